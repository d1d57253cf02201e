"""The sentences that contradict a paper that dismisses, each with its message and remedy."""
