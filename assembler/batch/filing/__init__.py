"""One filing of a batch: fill the base from a row, run it through the pipeline, and record the outcome."""
