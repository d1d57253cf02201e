"""Makes problems from facts that contradict each other."""

from assembler.facts.fact import Fact
from assembler.rules.rule import Problem, Words


def problem_on(fact: Fact, message: str, *related: Fact) -> Problem:
    """Return a problem at the words of *fact*, with the words of *related* facts as further places."""
    also = tuple(related_fact.path for related_fact in related)
    also_at = tuple(_words(related_fact) for related_fact in related)
    return Problem(fact.path, message, also=also, at=_words(fact), also_at=also_at)


def _words(fact: Fact) -> Words:
    return Words(fact.words, fact.start)


def between(first: Fact, second: Fact) -> str:
    """Return the words between two facts of one sentence, *first* before *second*."""
    start = first.sentence.start
    return first.sentence.words[first.end - start : second.start - start]
