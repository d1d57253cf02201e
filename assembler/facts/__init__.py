"""Reads the sentences of a matter once into facts: sums, dates, lengths of time, numbers, sections, places, tables."""
