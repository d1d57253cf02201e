"""Makes one filing of a batch: fills the base from a row, builds the matter, and returns the outcome."""
