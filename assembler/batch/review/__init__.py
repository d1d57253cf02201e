"""Review: nothing is signed unless the row names a reviewer, and the text is still the one that was reviewed."""
