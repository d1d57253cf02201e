"""Makes a matter from an existing paper in PDF, Word or plain text."""
