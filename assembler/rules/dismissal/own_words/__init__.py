"""The user's own words on a dismissal paper: where they are, and whether they agree with the paper.

The rules read these words in three steps: `known_sentences/` recognizes the sentences that agree with the paper,
`contradictions/` recognizes those that contradict it, and `readings/` applies both to each text and leaves the other
sentences to the person who signs. `stated_facts/` reads which facts of the case the grounds of a motion state.
"""
