"""The measurements of a finished file, as values that the rules read without the engine or the file."""
