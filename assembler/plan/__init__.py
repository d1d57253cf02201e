"""Makes a `Plan` from a matter and one of its filings; a plan settles every number, letter, label and reference."""
