"""Searches rows and finished papers for names that belong to other filings."""
