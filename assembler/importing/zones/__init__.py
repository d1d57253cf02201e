"""The zones of a paper: each module recognizes one, and says which words it took."""
