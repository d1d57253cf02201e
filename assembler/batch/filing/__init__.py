"""One filing of a batch: the base filled by a row, taken through the line, and what came of it."""
