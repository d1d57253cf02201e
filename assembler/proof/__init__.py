"""The measurements of a finished file, as values that rules can check without the page engine or the file."""
