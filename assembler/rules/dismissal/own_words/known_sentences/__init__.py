"""The sentences that agree with a dismissal paper, and the condition on which each does."""
