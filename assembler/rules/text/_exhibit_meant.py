"""Finds the exhibit that a sentence describes with words of its title, although it cites another exhibit by letter."""

from collections import Counter

from assembler.language.regex import Regex
from assembler.model.matter import Matter

CHARACTERS_BESIDE = 80
"""How many characters before and after a typed letter are searched for words of a title."""

WORD = Regex(r"[a-z]{5,30}")
NOT_DISTINCTIVE = frozenset("exhibit letter email dated between signed amended first second notice parties".split())


def exhibit_meant(text: str, start: int, end: int, cited_exhibit: str, matter: Matter) -> str:
    """Return the exhibit that the words near a typed letter describe; "" if it is *cited_exhibit*.

    *cited_exhibit* is the exhibit with that letter.
    """
    before = text[max(0, start - CHARACTERS_BESIDE) : start]
    after = text[end : end + CHARACTERS_BESIDE]
    nearby_words = set(WORD.findall(f"{before} {after}".lower()))
    described_exhibits = [name for name, words in _distinctive_words(matter).items() if words & nearby_words]
    if len(described_exhibits) != 1 or described_exhibits[0] == cited_exhibit:
        return ""
    return described_exhibits[0]


def _distinctive_words(matter: Matter) -> dict[str, set[str]]:
    """Return for each exhibit the words of its title and name that no other exhibit and no party has."""
    words_by_name = {
        name: set(WORD.findall(f"{name} {exhibit.title}".lower())) for name, exhibit in matter.exhibits.items()
    }
    exhibit_counts = Counter(word for words in words_by_name.values() for word in words)
    shared_words = {word for word, count in exhibit_counts.items() if count > 1}
    party_words = {word for party in matter.parties.values() for word in WORD.findall(party.name.lower())}
    common_words = NOT_DISTINCTIVE | party_words | shared_words
    return {name: words - common_words for name, words in words_by_name.items()}
