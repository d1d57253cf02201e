"""Compares the parties of the caption with those that the text introduces, as in "Defendant Ann Sample is a ..."."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt, DraftParty, value_text
from assembler.importing.read_document import Block, SourcePlace, TextBlock
from assembler.importing.zones.party_words import BOTH_NAMES
from assembler.language.english import series

INTRODUCED = re.compile(
    r"\b(?P<role>Plaintiff|Defendant|Petitioner|Respondent)\s"
    r"(?P<name>[A-Z][\w.’'&-]{1,40}(?:,?\s(?:[A-Z][\w.’'&-]{0,40}|of|the|and|for|de|la|van|von)){0,8})"
    r"(?=,?\s\(|,?\s(?:is|was|resides|lives)\s(?:an?|the|and|in|at|of)\b)"
)
"""The role and the name of a party in the sentence that introduces it, such as "Plaintiff Ann Sample is a ..."."""

COMMON_WORDS = frozenset(
    "inc incorporated corp corporation co company llc llp lp ltd limited pc pllc and the for of del van von her his "
    "plaintiff plaintiffs defendant defendants petitioner respondent individual class members member doe does john "
    "jane officer director named county city state department district group holdings trust bank american america "
    "united states national international first action unknown entity entities".split()
)
"""Words that the names of several parties may have in common."""

NAME_KEYS = ("name", "called", "dba", "aka", "fka", "nka")
"""Keys of a party whose values are names."""

MIN_LETTERS = 3
"""The minimum number of letters in a word by which a name is recognized."""

MAX_NAMED = 4
"""The maximum number of names in a doubt."""


def doubts_on_names(blocks: Sequence[Block], parties: Sequence[DraftParty]) -> Iterator[Doubt]:
    """Yield doubts about names only in the text, and about defendants whom the text never mentions.

    *blocks* are the blocks of the text. A plaintiff, or a defendant with the name of a person, need not be mentioned.
    """
    caption_words = {word for party in parties for word in _party_words(party)}
    unknown_names: dict[str, SourcePlace] = {}
    words: set[str] = set()
    for block in blocks:
        if not isinstance(block, TextBlock):
            continue
        words |= _words(block.text)
        for match in INTRODUCED.finditer(block.text):
            name_words = _words(match["name"])
            if name_words and name_words.isdisjoint(caption_words):
                unknown_names.setdefault(f"{match['role']} {match['name']}", block.place)
    if unknown_names and parties:
        names = [f"`{name}`" for name in unknown_names]
        if len(names) > MAX_NAMED:
            names = [*names[:MAX_NAMED], f"{len(names) - MAX_NAMED} more"]
        about = f"the text speaks of {series(names)}, but no party in the caption has such a name: compare `parties:`"
        yield Doubt(about, next(iter(unknown_names.values())))
    for party in parties:
        is_person = BOTH_NAMES.match(value_text(party.values["name"]).title())
        party_words = _party_words(party)
        if party.side == "defendant" and not is_person and words and party_words and party_words.isdisjoint(words):
            about = f"the text never mentions `{party.values['name']}`, a party in the caption: compare `parties:`"
            yield Doubt(about, party.place)


def _party_words(party: DraftParty) -> set[str]:
    return {word for key in NAME_KEYS for word in _words(value_text(party.values.get(key, "")))}


def _words(text: str) -> set[str]:
    """Return the words of *text* by which a name is recognized."""
    words = (word.casefold() for word in re.findall(rf"[^\W\d_]{{{MIN_LETTERS},}}", text.replace("’", "'")))
    return {word for word in words if word not in COMMON_WORDS}
