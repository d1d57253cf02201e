"""The sentences that agree with a paper that dismisses, and the condition of each."""
