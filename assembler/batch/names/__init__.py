"""The search for names that belong to other filings, in the rows and in finished papers."""
