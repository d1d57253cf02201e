"""Finds the user's own words on a dismissal paper, and checks whether they agree with the paper.

`known_sentences/` recognizes sentences that agree with the paper, and `contradictions/` recognizes sentences that
contradict it. `readings/` applies both to each text, and leaves all other sentences to the person who signs.
Sentences are recognized by patterns, because a pattern never guesses: the same words always have the same result, and a
sentence that no pattern matches is read by a person, so the patterns need not cover all that can be written.
`stated_facts/` finds the facts of the case that the grounds of a motion state or deny.
"""
