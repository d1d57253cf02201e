"""Makes a `Plan` from a matter and one of its filings, with every number, letter, label and reference decided."""
