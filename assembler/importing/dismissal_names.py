"""The places where a paper names parties: only the longest name at a place counts, and a short name may fit several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.importing.draft import DraftParty

NAME_SUFFIX = re.compile(r"(?i),?\s(?:jr|sr|ii|iii|iv|inc|llc|llp|ltd|corp|co|m\.d)\.?$")
"""A word after the last name of a person, or at the end of a company's name."""

MIN_LAST_NAME = 4
"""The minimum length of a last name by which a party is recognized."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name from *start* to *end* of a text, and the keys of the parties whom it fits; none if it is another name."""

    start: int
    end: int
    keys: frozenset[str]


def may_be_person(party: DraftParty) -> bool:
    """Whether *party* is a person, or nothing shows what kind of party it is."""
    return party.values.get("kind") in {"individual", "unknown"}


def whole_name(party: DraftParty) -> str:
    """Return the whole name of *party*, folded, without a period at its end."""
    return str(party.values["name"]).casefold().rstrip(".")


def short_names(party: DraftParty) -> Iterator[str]:
    """Yield the name of *party* without its suffix, and the last name of a person, both folded."""
    name = NAME_SUFFIX.sub("", str(party.values["name"])).casefold()
    yield name
    if may_be_person(party):
        yield name.rsplit(maxsplit=1)[-1]


def namings(text: str, parties: Sequence[DraftParty], other_names: Sequence[str] = ()) -> list[Naming]:
    """Return the places where *text* names one of *parties*, or has one of the *other_names*, such as those of counsel.

    A whole name, or one that the paper defines, names its own party; a short name fits each party in whose name it is.
    """
    keys_by_name: dict[str, set[str]] = {}
    for party in parties:
        keys_by_name.setdefault(whole_name(party), set()).add(party.key)
    for party in parties:
        for name in short_names(party):
            if len(name) >= MIN_LAST_NAME and name not in map(whole_name, parties):
                inside = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
                fitting = {other.key for other in parties if inside.search(whole_name(other))}
                keys_by_name.setdefault(name, set()).update(fitting, {party.key})
    keys_by_name |= {name.casefold(): set() for name in other_names if name and name.casefold() not in keys_by_name}
    keys_by_term = {str(party.values.get("called") or ""): {party.key} for party in parties}
    candidates = sorted(
        [(name, keys, False) for name, keys in keys_by_name.items()]
        + [(term, keys, True) for term, keys in keys_by_term.items() if term],
        key=lambda candidate: (-len(candidate[0]), not candidate[2]),
    )
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    places: list[Naming] = []
    for word in WORD.finditer(text):
        start = word.start()
        if places and start < places[-1].end:
            continue
        for name, keys, is_term in candidates:
            end = start + len(name)
            if (text if is_term else folded).startswith(name, start) and not WORD.match(text, end):
                places.append(Naming(start, end, frozenset(keys)))
                break
    return places


def named_keys(text: str, parties: Sequence[DraftParty], other_names: Sequence[str] = ()) -> frozenset[str]:
    """Return the keys of all *parties* whom a name in *text* fits."""
    return frozenset().union(*(naming.keys for naming in namings(text, parties, other_names)))


def with_tokens(text: str, parties: Sequence[DraftParty], other_names: Sequence[str] = ()) -> str | None:
    """Return *text* with a token in place of each name; None if a name fits a defendant and another party.

    The token of the first of *parties* is `Party0def` if it is a defendant, and `Party0pla` otherwise.
    """
    tokens = {
        party.key: f"Party{index}{'def' if party.side == 'defendant' else 'pla'}" for index, party in enumerate(parties)
    }
    pieces: list[str] = []
    position = 0
    for naming in namings(text, parties, other_names):
        words = " and ".join(token for key, token in tokens.items() if key in naming.keys) or "Othername"
        if " and " in words and "def" in words:
            return None
        pieces += [text[position : naming.start], words]
        position = naming.end
    return "".join([*pieces, text[position:]])


def without_names(text: str, parties: Sequence[DraftParty], other_names: Sequence[str] = ()) -> str:
    """Return *text* with an empty place for each name of *parties* and each of the *other_names*."""
    for naming in reversed(namings(text, parties, other_names)):
        text = f"{text[: naming.start]}_{text[naming.end :]}"
    return text
