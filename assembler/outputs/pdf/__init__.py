"""Makes a PDF from a plan: typesets the pages, reads them back, and measures the file as a court would."""
