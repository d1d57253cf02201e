"""Names the defendants of a matter, and reads the words that mean all of them."""

import re
from collections.abc import Collection, Iterator

from assembler.language.english import cardinal, series
from assembler.model.matter import Matter
from assembler.model.walk import of_side

NUMBER = rf"(?:{'|'.join(cardinal(number) for number in range(2, 13))}|\d{{1,2}})"
EVERYBODY = rf"(?P<everybody>(?:[Aa]ll|[Ee]ach|[Ee]very|[Bb]oth)\s+(?:of\s+the\s+)?(?:{NUMBER}\s+)?Defendants?\b)"


def means_group_of(size: int, everybody: str) -> bool:
    """Whether *everybody*, such as "both Defendants", means a group of *size* defendants."""
    words = everybody.lower()
    spelled = rf"\b(?:{cardinal(size)}|{size})\b" if size > 1 else "(?!)"
    return bool(re.search(spelled, words)) or (words.startswith("both") and size == 2)


def all_defendants(matter: Matter) -> Iterator[str]:
    """Yield the keys of the defendants who are still in the case, without Doe defendants."""
    for key, party in of_side(matter.parties, "defendant").items():
        if not party.terminated and not party.does:
            yield key


def party_list(keys: Collection[str], matter: Matter) -> str:
    """Return the short names of the parties with *keys*, for a message."""
    return series([f"`{party.called or party.name}`" for key, party in matter.parties.items() if key in keys])
