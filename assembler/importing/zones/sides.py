"""One side of a caption: its lines become parties, each with the words that describe it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assembler.importing.draft import Doubt
from assembler.importing.expressed import Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_chunks import Chunk, party_chunks
from assembler.importing.zones.party_lines import ENTITY_AT_END, LONGER_NAME_WORDS, UNFINISHED_LINE, with_breaks
from assembler.importing.zones.party_segments import (
    BREAK,
    CAPACITIES,
    JOINER,
    describes,
    first_words,
    is_abbreviated,
    is_agency_of,
    is_person,
    split_text,
)
from assembler.importing.zones.party_words import (
    BOTH_NAMES,
    DESCRIPTION_START,
    DOES,
    ENTITY_WORD,
    LIST_OF_PARTNERS,
    SUFFIX_FIRST,
)
from assembler.importing.zones.role_numbers import number_of

AND_ALONE = re.compile(r"(?i)[\s–—-]{0,9}(?:and|&)[\s–—-]{0,9}$")
"""A line that has only "and" or "&", between two parties."""

PARTY_END = re.compile(r"(?i)[\s,;]{1,20}(?:and)?[\s,;]{0,20}$")
"""Commas, semicolons and "and" after a party."""

ENTITY_ENDING = re.compile(r"(?i)(?:inc|llc|l\.l\.c|llp|corp|ltd|lp)\.?")
"""The ending of the name of an entity."""

DESCRIBING_WORDS = re.compile(r"(?i)\b(?:of|for|by|as|to|through|d/?b/?a|a/?k/?a|f/?k/?a|n/?k/?a|known|business|and)\b")
"""Words by which the name of an entity is a part of the description of the party before it."""

FULL_STOP = re.compile(r"(?<=[a-zA-Z]{5})(?<!Assoc)\.$")
"""The period after the last party of a side."""

IN_CARE_OF = re.compile(r"(?i)[\s,]{1,9}c/o\b")
"""The words before the person who accepts service for a party."""

AGENCY_AND_OBJECT = re.compile(
    r"(?i)\b(?:departments?|centers?|offices?|agency|administration|institutes?|bureau|commission|board|division)\b"
    r"[^,;]{0,60}?\band \w+$"
)
"""The end of the name of an agency with "and" in it, such as "Department of Health and Welfare"."""


@dataclass(slots=True)
class PartyText:
    """The words of a caption about one party: the name with its description, and the lines of an address."""

    text: str
    place: SourcePlace
    address: list[str] = field(default_factory=list)
    role: str = ""
    side: str = ""


@dataclass(slots=True)
class SideRead:
    """The parties of a side, the numbers before their names, and doubts about them."""

    parties: list[PartyText] = field(default_factory=list)
    marks: list[Expressed] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    text: str = ""
    broken: bool = False
    """Whether some parties have nothing between them but the end of a line."""


def read_side(lines: Sequence[Line], role: str = "") -> SideRead:
    """Return the parties that *lines* name; *role* is the word that follows them, "" if none does."""
    side = SideRead(text=" ".join(text.strip() for text, _ in lines))
    number = number_of(role)
    groups = _groups(lines, number)
    chunks: list[Chunk] = []
    for group in groups:
        chunks += party_chunks(group, side.marks)
    has_several_addresses = sum(bool(chunk.address) for chunk in chunks) > 1
    for chunk in chunks:
        chunk_number = "one" if has_several_addresses and chunk.address else number
        text = with_breaks([line.strip() for line, _ in chunk.lines], chunk_number, has_and_line=len(groups) > 1)
        side.broken = side.broken or BREAK in text
        parties = [PartyText(piece, chunk.place_of(piece)) for piece in split_text(text, chunk_number)]
        if parties:
            parties[-1].address += chunk.address
            side.parties += parties
        elif side.parties:
            side.parties[-1].address += chunk.address
    for party in side.parties:
        words = JOINER.sub("", party.text.replace(BREAK, " ").strip())
        party.text = FULL_STOP.sub("", PARTY_END.sub("", words).strip(" ,;"))
    side.parties = [party for party in side.parties if party.text]
    side.doubts += _doubts(side, role)
    return side


def _groups(lines: Sequence[Line], number: str) -> list[list[Line]]:
    """Return *lines* in groups, divided at each "and" on its own line unless a description follows it."""
    groups: list[list[Line]] = [[]]
    texts = [text.strip() for text, _ in lines]
    first_word = texts[0].split(maxsplit=1)[0] if texts and texts[0] else ""
    for index, (text, place) in enumerate(lines):
        below = texts[index + 1] if index + 1 < len(texts) else ""
        begins_party = bool(below) and (not describes(below) or below.startswith(f"{first_word} "))
        if number != "one" and groups[-1] and begins_party and AND_ALONE.match(text):
            groups.append([])
        else:
            groups[-1].append((text, place))
    return groups


# -- doubts -----------------------------------------------------------------------------------------------------------


def _doubts(side: SideRead, role: str) -> Iterator[Doubt]:
    """Yield doubts about how a side was divided into parties, and about parties that it does not name."""
    if not side.parties or not role:
        return
    yield from _doubts_on_number(side, role)
    for before, party in pairwise(side.parties):
        if (capacity := CAPACITIES.search(party.text)) and "capacit" not in before.text:
            about = f"`{capacity[0]}` describes several parties, but the matter has it only for the last"
            yield Doubt(f"{about}: add it to each in `parties:`", party.place)
    for party in side.parties:
        if re.search(r"(?i)\bet al\b", party.text):
            about = f"`{party.text}`: the caption does not name all parties; add the others to `parties:`"
            yield Doubt(about, party.place)
        elif number_of(role) != "one" and _has_words_after_suffix(IN_CARE_OF.split(party.text)[0]):
            yield Doubt(f"`{party.text}` was read as one party: divide it in `parties:` if it names two", party.place)
        elif inner_party := _inner_party(IN_CARE_OF.split(party.text)[0], role):
            about = f"`{inner_party}` was read as a description of `{party.text[:40]}`"
            yield Doubt(f"{about}: add it to `parties:` if it is a party", party.place)
        elif number_of(role) != "one" and _has_and(_name_part(party.text)):
            yield Doubt(f"`{party.text}` was read as one party: divide it in `parties:` if it names two", party.place)


def _has_and(name: str) -> bool:
    """Whether *name* has an "and" that is not part of the name of an agency, or of a name with its abbreviation."""
    may_join_names = re.search(r"(?i)\band\b(?!/or)", AGENCY_AND_OBJECT.sub("", name)) is not None
    return may_join_names and not is_abbreviated(name)


def _inner_party(text: str, role: str) -> str:
    """Return the first words of *text*, read as a description, that may name another party; "" if there is none."""
    return _entity_within(text) or _person_within(text) or _agency_within(text, role)


def _doubts_on_number(side: SideRead, role: str) -> Iterator[Doubt]:
    """Yield a doubt if *role* does not agree with the number of parties read, or if their division is unclear."""
    parties = side.parties
    number = number_of(role)
    place = parties[0].place
    names = ", ".join(f"`{party.text[:40]}`" for party in parties[:3])
    named_parties = [party for party in parties if not DOES.match(party.text)]
    if number == "one" and len(named_parties) > 1:
        about = f"the caption says `{role}`, but {len(parties)} parties were read: {names}; check `parties:`"
        yield Doubt(about, place)
    elif number == "several" and len(parties) == 1:
        yield Doubt(f"the caption says `{role}`, but only one party was read: {names}; check `parties:`", place)
    elif side.broken and len(parties) > 1:
        about = f"no comma or `and` divides some of these {len(parties)} parties: {names} ...; check `parties:`"
        yield Doubt(about, place)
    elif len(parties) == 2 and f"{parties[0].text} and {parties[1].text}" in side.text:
        first, second = (party.text.split(",", maxsplit=1)[0] for party in parties)
        are_entities = all(ENTITY_AT_END.search(party.text) for party in parties)
        if not are_entities and not all(
            BOTH_NAMES.match(name) or in_capitals(first_words(name)) for name in (first, second)
        ):
            about = f"`{first} and {second}` was read as two parties: join them in `parties:` if they are one"
            yield Doubt(about, place)


def _has_words_after_suffix(text: str) -> bool:
    """Whether words that may be another name follow the suffix of a name in *text*, as in "Sample, Inc. Example"."""
    parts = re.split(r",\s*", text)[1:]
    return any(SUFFIX_FIRST.match(part) and not LONGER_NAME_WORDS.search(part) for part in parts)


def _entity_within(text: str) -> str:
    """Return the first description in *text* that looks like the name of another entity; "" if there is none."""
    for part in re.split(r",\s*", LIST_OF_PARTNERS.sub("", text))[1:]:
        last = part.rsplit(maxsplit=1)[-1] if part else ""
        if len(part.split()) > 1 and ENTITY_ENDING.fullmatch(last) and not DESCRIBING_WORDS.search(part):
            return part
    return ""


def _person_within(text: str) -> str:
    """Return the first name of a person in capitals amid a description that is not in capitals; "" if there is none."""
    parts = [JOINER.sub("", part) for part in re.split(r",\s*", text)]
    persons = [
        part
        for before, part in pairwise(parts)
        if in_capitals(part) and is_person(part) and not UNFINISHED_LINE.search(before)
    ]
    return persons[0] if persons and any(not in_capitals(part) for part in parts) else ""


def _agency_within(text: str, role: str) -> str:
    """Return the agency after an office in *text* that may be another party; "" if none, or if *role* says "one"."""
    if number_of(role) == "one":
        return ""
    pairs = pairwise(re.split(r",\s*", text))
    return next((agency for office, agency in pairs if is_agency_of(office, agency)), "")


def _name_part(text: str) -> str:
    """Return the words of *text* before its description; "" if they name an entity or are a description."""
    name = text.split(",", maxsplit=1)[0]
    is_description = DESCRIPTION_START.match(name) or re.search(r"(?i)\b(?:individually|as|on behalf)\b", name)
    return "" if is_description or ENTITY_WORD.search(text) else name
