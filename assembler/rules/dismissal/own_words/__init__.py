"""Finds the user's own words on a dismissal paper, and checks whether they agree with the paper.

`known_sentences/` recognizes sentences that agree with the paper, and `contradictions/` recognizes sentences that
contradict it. `readings/` applies both to each text, and leaves all other sentences to the person who signs.
`stated_facts/` finds the facts of the case that the grounds of a motion state or deny.
"""
