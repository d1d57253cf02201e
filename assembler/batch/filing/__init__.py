"""Makes one filing of a batch: fills the base from a row, runs it through the pipeline, and records the outcome."""
