"""Each of the user's own texts on a paper that dismisses, compared with the paper sentence by sentence."""
