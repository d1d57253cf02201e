"""The zones of a paper: each module recognizes a zone, and returns which words of the source it used."""
