"""Review: nothing is signed unless the row says who has reviewed it, and its text is still the one that was read."""
