"""The user's own words on a paper that dismisses: where they are, and whether they agree with the paper.

The rules on own words read them in three steps: `known_sentences/` recognizes the sentences that agree with the paper,
`contradictions/` those that contradict it, and `readings/` does so for each text and leaves the rest for the person who
signs. `stated_facts/` reads which facts of the case the grounds of a motion state.
"""
