"""TXT002."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from operator import eq

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose, titles, unquoted, words_of
from assembler.rules.rule import Problem, rule

TWICE = re.compile(r"(?<![\w’'-])([A-Za-z]+)\s+\1(?![\w’'-])", re.IGNORECASE)
PHRASE = re.compile(r"\b(\w{3,}\s+(?:of|to|for|with|by|that|from))\s+\1\b", re.IGNORECASE)
"""A word with its preposition: "violation of violation of"."""
ARTICLES = re.compile(r"\b((?:the|an?)\s+(?:the|an?))\s+(?!priori\b|fortiori\b|posteriori\b)[a-z]{3,}")
TWO_ARTICLES = frozenset(product(("the", "a", "an"), repeat=2))
MEANT = frozenset({"had", "that", "who", "in", "very", "her"})
"""Words that may be doubled: "the fact that that firm", "what he had had", "what came in in May"."""


@rule(
    "TXT002",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of the two; if both are intended, waive TXT002 and say why",
)
def doubled_word(matter: Matter) -> Iterator[Problem]:
    """A word or a phrase is repeated, or two articles follow each other.

    A reader overlooks it, most of all where a line ends between the two. Quotations are not checked, and neither are
    names, which begin with a capital.
    """
    for path, text in (*prose(matter), *titles(matter)):
        own = unquoted(text)
        if not _may_repeat(words_of(own)):
            continue
        for found in passages(TWICE, own):
            first, second = found[0].split()
            if second.islower() and first.lower() not in MEANT and (len(first) > 1 or first.lower() == "a"):
                yield Problem(path, f"`{second}` is repeated")
        for found in passages(PHRASE, own):
            yield Problem(path, f"`{one_line(found[1]).lower()}` is repeated")
        for found in passages(ARTICLES, own):
            first, second = found[1].split()
            if first != second:
                yield Problem(path, f"`{first} {second}`: two articles in a row")


def _may_repeat(words: tuple[str, ...]) -> bool:
    """Whether one of *words* or one pair of them follows itself, or two articles follow each other.

    The patterns also look at what is between the words, and take much longer.
    """
    pairs = [*pairwise(words)]
    repeated = any(map(eq, words, words[1:])) or any(map(eq, pairs, pairs[2:]))
    return repeated or not TWO_ARTICLES.isdisjoint(pairs)
