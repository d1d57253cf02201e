"""One side of a caption: its lines become parties, each with the words that describe it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assembler.importing.draft import Doubt, Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_signs import CITY, EMAIL, PHONE, STREET
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_lines import ENTITY_AT_END, LINE_GOES_ON, OF_A_LONGER_NAME, with_breaks
from assembler.importing.zones.party_segments import (
    BREAK,
    CAPACITIES,
    JOINER,
    describes,
    first_words,
    is_agency_of,
    is_person,
    split_text,
)
from assembler.importing.zones.party_words import (
    BOTH_NAMES,
    DESCRIBED,
    DOES,
    ENTITY_WORD,
    LIST_OF_PARTNERS,
    SUFFIX,
    SUFFIX_FIRST,
)

Line = tuple[str, SourcePlace]


@dataclass(slots=True)
class PartyText:
    """The words of a caption on one party: the name with its description, and the lines of an address."""

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


MARK = re.compile(r"(?:^|(?<=\n)|(?<=[;,] )|(?<=\band ))\(?(?P<number>\d{1,3})[.)][ \t]+(?=[^\W\d])")
"""The number of a party in a list, such as "1." or "(1)"."""

BULLET = re.compile(r"(?:^|(?<=\n))[•●▪◦*–—-][ \t]+(?=\w)")

AND_ALONE = re.compile(r"(?i)[\s–—-]{0,9}and[\s–—-]{0,9}$")
"""A line that has only "and", which is between two parties."""

ENDS = re.compile(r"(?i)[\s,;]{1,20}(?:and)?[\s,;]{0,20}$")
"""Commas, semicolons and "and" after a party."""

ENDS_ENTITY = re.compile(r"(?i)(?:inc|llc|l\.l\.c|llp|corp|ltd|lp)\.?")
"""The ending of the name of an entity."""

JOINED = re.compile(r"(?i)\b(?:of|for|by|as|to|through|d/?b/?a|a/?k/?a|f/?k/?a|n/?k/?a|known|business|and)\b")
"""Words by which the name of an entity is a part of the description of the party before it."""

FULL_STOP = re.compile(r"(?<=[a-zA-Z]{5})(?<!Assoc)\.$")
"""The period after the last party of a side."""

RANGE = re.compile(r"\d{1,4}\s{0,3}(?:-|–|through|thru|to)\s{0,3}\d{1,4}\b")
"""The numbers of Does at the beginning of a line, which are not the number of a house."""

STREET_AT_END = re.compile(
    r"(?:^|\s)(?P<address>(?:\d{1,6}[A-Z]?(?:-\d+)?|P\.?\s?O\.?)\s+(?:[\w.'-]+\s){0,5}(?:Street|St\.|"
    r"Drive|Dr\.|Avenue|Ave\.?|Road|"
    r"Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Way|Court|Ct\.?|Place|Plaza|Parkway|Pkwy\.?|Highway|Hwy\.?|Box)\b.*)$"
)
"""A street address at the end of a party's description."""


def read_side(lines: Sequence[Line], role: str = "") -> SideRead:
    """Return the parties that *lines* name; *role* is the word that follows them, "" if none does."""
    side = SideRead(text=" ".join(text.strip() for text, _ in lines))
    number = _number(role)
    groups = _groups(lines, number)
    chunks = [chunk for group in groups for chunk in _chunks(group, side)]
    one_an_address = sum(bool(chunk.address) for chunk in chunks) > 1
    for chunk in chunks:
        text = with_breaks(
            [line.strip() for line, _ in chunk.lines],
            "one" if one_an_address and chunk.address else number,
            apart=len(groups) > 1,
        )
        side.broken = side.broken or BREAK in text
        parties = [
            PartyText(piece, chunk.place_of(piece))
            for piece in split_text(text, "one" if one_an_address and chunk.address else number)
        ]
        if parties:
            parties[-1].address += chunk.address
            side.parties += parties
        elif side.parties:
            side.parties[-1].address += chunk.address
    for party in side.parties:
        party.text = ENDS.sub("", JOINER.sub("", party.text.replace(BREAK, " ").strip())).strip(" ,;")
        party.text = FULL_STOP.sub("", party.text)
    side.parties = [party for party in side.parties if party.text]
    side.doubts += _doubts(side, role)
    return side


def _groups(lines: Sequence[Line], number: str) -> list[list[Line]]:
    """Return *lines* in groups, divided at each "and" on its own line unless a description follows it."""
    groups: list[list[Line]] = [[]]
    first = lines[0][0].split(maxsplit=1)[0] if lines and lines[0][0].strip() else ""
    for place, (text, at) in enumerate(lines):
        below = lines[place + 1][0].strip() if place + 1 < len(lines) else ""
        begins = bool(below) and (not describes(below) or below.startswith(f"{first} "))
        if number != "one" and groups[-1] and begins and AND_ALONE.match(text):
            groups.append([])
        else:
            groups[-1].append((text, at))
    return groups


def _number(role: str) -> str:
    """Return whether *role* is that of "one" party or of "several"; "" if the word does not say."""
    if not role or "(" in role or role.casefold().startswith("real part"):
        return ""
    return "several" if re.search(r"(?i)s(?:$|[-/ ]in\b)", role) else "one"


def is_plural(role: str) -> bool:
    """Whether *role* is in the plural."""
    return _number(role) == "several"


def is_singular(role: str) -> bool:
    """Whether *role* is in the singular."""
    return _number(role) == "one"


# -- chunks, divided by list numbers and addresses --------------------------------------------------------------------


@dataclass(slots=True)
class Chunk:
    """Lines of a side between two list numbers or addresses, and the address below them."""

    lines: list[Line] = field(default_factory=list)
    address: list[str] = field(default_factory=list)

    def place_of(self, piece: str) -> SourcePlace:
        """Return the place of the line in which *piece* begins."""
        start = " ".join(piece.replace(BREAK, " ").split()[:2])
        return next((place for text, place in self.lines if start in text), self.lines[0][1])


def _chunks(lines: Sequence[Line], side: SideRead) -> Iterator[Chunk]:
    """Yield *lines* in chunks, and add the list numbers between them to the marks of *side*."""
    chunk = Chunk()
    numbered = _is_numbered("\n".join(text for text, _ in lines))
    for text, place in lines:
        for words, begins in _at_marks(text, place, side) if numbered else ((text, False),):
            if chunk.lines and _is_address(words):
                chunk.address.append(_without_semicolon(words))
                continue
            if chunk.lines and (begins or chunk.address):
                yield chunk
                chunk = Chunk()
            street = STREET_AT_END.search(words)
            before = words[: street.start()].strip(" ,;") if street else words
            if street and not chunk.lines and not (before and CITY.search(words, street.start())):
                street, before = None, words
            if before:
                chunk.lines.append((before, place))
            if street:
                chunk.address += _address_lines(street["address"])
    if chunk.lines:
        yield chunk


def _address_lines(text: str) -> list[str]:
    """Return *text*, an address, with an e-mail address and telephone numbers at its end as a separate line."""
    starts = [match.start() for match in (EMAIL.search(text), PHONE.search(text)) if match]
    cut = min(starts, default=len(text))
    return [line.strip(" ,;") for line in (text[:cut], text[cut:]) if line.strip(" ,;")]


def _without_semicolon(line: str) -> str:
    """Return *line* without the ";" or "; and" at its end."""
    return line.removesuffix(" and").rstrip("; ") if line.endswith((";", "; and")) else line


def _is_numbered(text: str) -> bool:
    numbers = [int(match["number"]) for match in MARK.finditer(text)]
    return (len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))) or len(BULLET.findall(text)) > 1


def _at_marks(text: str, place: SourcePlace, side: SideRead) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text* between list numbers or bullets, each with whether such a mark is before it."""
    start, begins = 0, False
    for match in sorted((*MARK.finditer(text), *BULLET.finditer(text)), key=lambda match: match.start()):
        if words := text[start : match.start()].strip():
            yield words, begins
        side.marks.append(Expressed("number of a party", match[0].strip(), place))
        start, begins = match.end(), True
    if words := text[start:].strip():
        yield words, begins


def _is_address(text: str) -> bool:
    """Whether *text* is a line of an address; a name such as "24 Example LLC" is not one."""
    if (CITY.search(text) or EMAIL.search(text) or PHONE.search(text)) and len(text.split()) <= 8:
        return True
    last = text.strip(" ,;").rsplit(maxsplit=1)[-1]
    if ";" in text.rstrip("; ") or not re.search(r"\d", text) or RANGE.match(text):
        return False
    return bool(STREET.match(text) and not DOES.match(text) and not SUFFIX.match(last) and not ENTITY_WORD.search(last))


OF_AGENCY = re.compile(
    r"(?i)\b(?:departments?|centers?|offices?|agency|administration|institutes?|bureau|commission|board|division)\b"
    r"[^,;]{0,60}?\band \w+$"
)
"""The end of the name of an agency that has two objects, such as "Department of Health and Welfare"."""

# -- doubts -----------------------------------------------------------------------------------------------------------


def _doubts(side: SideRead, role: str) -> Iterator[Doubt]:
    """Yield doubts about how a side was divided into parties, and about parties that it does not name."""
    if not side.parties or not role:
        return
    yield from _doubts_on_number(side, role)
    for before, party in pairwise(side.parties):
        if (shared := CAPACITIES.search(party.text)) and "capacit" not in before.text:
            yield Doubt(
                f"`{shared[0]}` describes several parties, but the matter has it only for the last: add it to each in "
                "`parties:`",
                party.place,
            )
    for party in side.parties:
        if re.search(r"(?i)\bet al\b", party.text):
            yield Doubt(
                f"`{party.text}`: the caption does not name all parties; add the others to `parties:`", party.place
            )
        elif _number(role) != "one" and _goes_on_behind_suffix(party.text):
            yield Doubt(f"`{party.text}` was read as one party: divide it in `parties:` if it names two", party.place)
        elif within := _party_within(re.split(r"\bc/o\b", party.text)[0], role):
            yield Doubt(
                f"`{within}` was read as a description of `{party.text[:40]}`: add it to `parties:` if it is a party",
                party.place,
            )
        elif _number(role) != "one" and re.search(r"(?i)\band\b(?!/or)", OF_AGENCY.sub("", _name_part(party.text))):
            yield Doubt(f"`{party.text}` was read as one party: divide it in `parties:` if it names two", party.place)


def _party_within(text: str, role: str) -> str:
    return _entity_within(text) or _person_within(text) or _agency_within(text, role)


def _doubts_on_number(side: SideRead, role: str) -> Iterator[Doubt]:
    """Yield a doubt if *role* does not agree with the number of parties read, or if their division is unclear."""
    parties, number = side.parties, _number(role)
    place, names = parties[0].place, ", ".join(f"`{party.text[:40]}`" for party in parties[:3])
    named = [party for party in parties if not DOES.match(party.text)]
    if number == "one" and len(named) > 1:
        yield Doubt(
            f"the caption says `{role}`, but {len(parties)} parties were read: {names}; check `parties:`", place
        )
    elif number == "several" and len(parties) == 1:
        yield Doubt(f"the caption says `{role}`, but only one party was read: {names}; check `parties:`", place)
    elif side.broken and len(parties) > 1:
        yield Doubt(
            f"no comma or `and` divides some of these {len(parties)} parties: {names} ...; check `parties:`", place
        )
    elif len(parties) == 2 and f"{parties[0].text} and {parties[1].text}" in side.text:
        first, second = (party.text.split(",", maxsplit=1)[0] for party in parties)
        are_entities = all(ENTITY_AT_END.search(party.text) for party in parties)
        if not are_entities and not all(
            BOTH_NAMES.match(name) or in_capitals(first_words(name)) for name in (first, second)
        ):
            yield Doubt(
                f"`{first} and {second}` was read as two parties: join them in `parties:` if they are one", place
            )


def _goes_on_behind_suffix(text: str) -> bool:
    """Whether words that may be another name follow the suffix of a name in *text*, as in "Sample, Inc. Example"."""
    parts = re.split(r",\s*", text)[1:]
    return any(SUFFIX_FIRST.match(part) and not OF_A_LONGER_NAME.search(part) for part in parts)


def _entity_within(text: str) -> str:
    """Return the first description in *text* that looks like the name of another entity; "" without one."""
    for part in re.split(r",\s*", LIST_OF_PARTNERS.sub("", text))[1:]:
        last = part.rsplit(maxsplit=1)[-1] if part else ""
        names = len(part.split()) > 1 and ENDS_ENTITY.fullmatch(last) and not JOINED.search(part)
        if names:
            return part
    return ""


def _person_within(text: str) -> str:
    """Return the first name of a person in capitals amid the small letters of a description; "" without one."""
    parts = [JOINER.sub("", part) for part in re.split(r",\s*", text)]
    persons = [
        part
        for before, part in pairwise(parts)
        if in_capitals(part) and is_person(part) and not LINE_GOES_ON.search(before)
    ]
    return persons[0] if persons and any(not in_capitals(part) for part in parts) else ""


def _agency_within(text: str, role: str) -> str:
    """Return the agency after an office in *text* that may be another party; "" if none, or if *role* says "one"."""
    pairs = pairwise(re.split(r",\s*", text) if _number(role) != "one" else ())
    return next((agency for office, agency in pairs if is_agency_of(office, agency)), "")


def _name_part(text: str) -> str:
    """Return the words of *text* before its description; "" if they name an entity or are a description."""
    name = text.split(",", maxsplit=1)[0]
    return (
        ""
        if ENTITY_WORD.search(text)
        or DESCRIBED.match(name)
        or re.search(r"(?i)\b(?:individually|as|on behalf)\b", name)
        else name
    )
