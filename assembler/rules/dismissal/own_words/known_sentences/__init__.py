"""The sentences that agree with a dismissal paper, and the conditions under which they agree."""
