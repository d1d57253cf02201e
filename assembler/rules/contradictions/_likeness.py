"""Measures how likely two facts are about the same event or thing, by the rare words that their sentences share."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from assembler.facts.fact import Fact
from assembler.facts.reading import texts_with_facts
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.rules._roots import roots_in

CHARACTERS_BESIDE = 100
"""How many characters before and after a fact, in its sentence, are compared."""

ANOTHER_EVENT = Regex(
    r"(?i)\b(?:another|second|third|fourth|fifth|first|last|final|later|earlier|next|again|each|every|additional|further"
    r"|renew\w*|amend\w*|extend\w*|revis\w*|prior|previous\w*|subsequent\w*|anniversary|instead|originally)\b"
)
"""Words that show that a sentence may be on another event or thing of the same kind."""


def likeness(fact: Fact, other_fact: Fact, matter: Matter) -> float:
    """Return a score for the words near both facts in their sentences; rare words score higher.

    A word in only two texts of the matter counts 1, a word in three texts 1/2, a word in eleven texts 1/10.
    """
    return rarity(roots_beside(fact) & roots_beside(other_fact), matter)


def rarity(roots: frozenset[str], matter: Matter) -> float:
    """Return the sum of the weights of *roots*; the rarer a root is in the matter, the more it weighs."""
    return summed_weight(roots, _text_counts(ByIdentity(matter)))


def summed_weight(words: frozenset[str], text_counts: Mapping[str, int]) -> float:
    """Return the sum of the weights of *words*: 1 for a word in two texts, 1/2 for one in three texts, and so on."""
    return sum(1 / max(1, text_counts[word] - 1) for word in words)


def roots_beside(fact: Fact) -> frozenset[str]:
    """Return the roots of the words beside *fact* in its sentence."""
    return roots_in(f"{fact.before[-CHARACTERS_BESIDE:]} {fact.after[:CHARACTERS_BESIDE]}")


@lru_cache(maxsize=2)
def _text_counts(key: ByIdentity) -> Counter[str]:
    """Return the number of texts of the matter that have each root."""
    return Counter(word_root for text in texts_with_facts(key.matter) for word_root in roots_in(text.text))
