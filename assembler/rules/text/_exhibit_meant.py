"""Finds the exhibit that a sentence is about by the words of its title, if the typed letter is another exhibit's."""

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
    words = set(
        WORD.findall(f"{text[max(0, start - CHARACTERS_BESIDE) : start]} {text[end : end + CHARACTERS_BESIDE]}".lower())
    )
    described = [name for name, title in _distinctive_words(matter).items() if title & words]
    return described[0] if len(described) == 1 and described[0] != cited_exhibit else ""


def _distinctive_words(matter: Matter) -> dict[str, set[str]]:
    """Return for each exhibit the words of its title and name that no other exhibit and no party has."""
    titles = {name: set(WORD.findall(f"{name} {exhibit.title}".lower())) for name, exhibit in matter.exhibits.items()}
    times = Counter(word for words in titles.values() for word in words)
    of_parties = {word for party in matter.parties.values() for word in WORD.findall(party.name.lower())}
    passed = NOT_DISTINCTIVE | of_parties | {word for word, number in times.items() if number > 1}
    return {name: words - passed for name, words in titles.items()}
