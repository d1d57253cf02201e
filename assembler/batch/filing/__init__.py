"""One filing of a batch: fill the base from a row, take it through the line, and record the outcome."""
