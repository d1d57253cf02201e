"""Finds the place of a fact's words in the file of the matter."""

import re

from assembler.facts.fact import Fact
from assembler.findings.finding import Place
from assembler.load.source import Source


def earlier_occurrences(text: str, start: int, words: str) -> int:
    """Return how often *words* occur in *text* before *start*, with any white space between them."""
    return len(re.findall(r"\s+".join(map(re.escape, words.split())), text[:start])) if words.strip() else 0


def fact_place(fact: Fact, text: str, source: Source) -> Place:
    """Return the place of the words of *fact*, which is in *text*; of the whole text if they cannot be found."""
    words = text[fact.start : fact.end]
    return source.place_within(fact.path, words, earlier_occurrences(text, fact.start, words))
