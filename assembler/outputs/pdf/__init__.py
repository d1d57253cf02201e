"""A plan as a PDF: its pages are set, read back, and measured as a filing system will read them."""
