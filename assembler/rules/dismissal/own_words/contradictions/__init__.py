"""The sentences that contradict a dismissal paper, each with its message and remedy."""
