"""Each of the user's own texts on a dismissal paper, compared with the paper sentence by sentence."""
