"""Rules on the wording, numbers, marks and blanks of the text."""
