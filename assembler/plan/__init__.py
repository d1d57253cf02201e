"""plan: a matter and one of its filings become a `Plan`, with every number, letter, label and reference decided."""
