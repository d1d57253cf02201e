"""Review: nothing is signed unless the row names a reviewer and the text has not changed since the review."""
