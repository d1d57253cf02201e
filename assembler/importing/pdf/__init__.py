"""Reads a paper in PDF with PDFium: letters, rows, running heads and feet, notes, columns, paragraphs."""
