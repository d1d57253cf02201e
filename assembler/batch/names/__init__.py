"""Names of other filings: in the cells of a row before it is built, and in its finished papers."""
