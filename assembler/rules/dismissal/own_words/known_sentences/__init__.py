"""The sentences that agree with a dismissal paper, and the condition of each."""
