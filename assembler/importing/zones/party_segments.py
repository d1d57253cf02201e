"""Divides the words of one side of a caption into parties, by semicolons, commas and "and"."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import (
    BEFORE_DOES,
    BOTH_NAMES,
    DESCRIBED,
    DOES,
    ENTITY_WORD,
    OFFICE,
    SUFFIX,
    SUFFIX_FIRST,
    is_office,
)
from assembler.language.places import state_named

JOINER = re.compile(r"(?i)^and\b[\s,]*")

CAPACITY = re.compile(r"(?i)(?:both |solely )?in (?:his|her|its)\b[\w\s]{0,40}\bcapacit(?:y|ies)\b")

CAPACITIES = re.compile(r"(?i)(?:all |each |both |solely )?in their\b[\w\s]{0,40}\bcapacit(?:y|ies)\b")
"""The capacity in which several parties before it sue or are sued."""

STATE_AS_PARTY = re.compile(r"(?i)(?:state|commonwealth|people) of\b")
"""The beginning of the name of a state that is a party, and not the state of the party before it."""

AGENCY = re.compile(
    r"(?i)^(?:the )?(?:u\.?\s?s\.?\s|united states |federal )?(?:department|agency|administration|bureau|commission|"
    r"office|service)\b"
)
"""The beginning of the name of an agency."""

BREAK = "\x1f"
"""The character put between two lines if the second begins another party, but no comma or "and" divides them."""


def split_text(text: str, number: str = "") -> list[str]:
    """Return the parties in *text*, the words of one side.

    *number* is "one" or "several" if the word of the role says how many they are, and "" otherwise.
    """
    if ";" in text:
        chunks = [chunk.strip() for chunk in re.split(rf"[;{BREAK}]", text) if chunk.strip(" ,;")]
        pieces = [
            name
            for chunk in chunks
            for part in BEFORE_DOES.split(JOINER.sub("", chunk))
            for run in _officials(part)
            for name in _persons(run)
        ]
        return [piece for piece in _with_descriptions(pieces) if not re.fullmatch(r"(?i)[\s,]*and[\s,]*", piece)]
    return _split_commas(text, number)


def _with_descriptions(pieces: Sequence[str]) -> list[str]:
    """Return *pieces*, joining a piece that only describes a party to the piece before it."""
    joined: list[str] = []
    for piece in pieces:
        if joined and describes(piece):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _officials(text: str) -> list[str]:
    """Return the parties in *text*, split where only a comma divides persons who, by their capacities, are parties."""
    pieces = re.split(r",\s*", text)
    shared = next((place for place, piece in enumerate(pieces) if CAPACITIES.match(piece)), 0)
    runs = [pieces[0]]
    for place, piece in enumerate(pieces[1:], 1):
        bare = JOINER.sub("", piece)
        capacity = CAPACITY.match(pieces[place + 1]) if place + 1 < len(pieces) else None
        if capacity and (in_capitals(bare) or CAPACITY.search(runs[-1])) and is_person(bare):
            runs.append(bare)
        elif place < shared and all(map(is_person, _and_parts(bare))):
            runs += _and_parts(bare)
        else:
            runs[-1] = f"{runs[-1]}, {piece}"
    return runs


def is_person(text: str) -> bool:
    """Whether *text* may be a person's name alone, and not an office, a state or an entity."""
    name = " ".join(word for word in text.split() if not SUFFIX.match(word))
    not_a_person = describes(text) or is_state(text) or ENTITY_WORD.search(text)
    return bool(BOTH_NAMES.match(name)) and not not_a_person and not re.search(r"(?i)\b(?:of|for|and)\b", name)


def _persons(text: str) -> list[str]:
    """Return [*text*], split at the "and" between two persons if it begins with their names."""
    name, comma, description = text.partition(",")
    names = _split_and(name, is_last_of_list=False, number="")
    return [*names[:-1], f"{names[-1]}{comma}{description}"]


def _split_commas(text: str, number: str) -> list[str]:
    pieces: list[str] = []
    segments = list(_segments(text, number))
    first = first_words(segments[0][0]) if segments else ""
    capitals = " " in first and in_capitals(first)
    described, before = False, ""
    for bare, joined in segments:
        begins = _begins_party(bare, joined=joined, described=described, capitals=capitals, number=number)
        is_agency, before = is_agency_of(before, bare), bare
        if pieces and (is_agency or not begins):
            described = described or (describes(bare) and not SUFFIX.match(bare))
            goes_on = joined == "and" or (joined == "broken" and not describes(bare))
            pieces[-1] = f"{pieces[-1]}{' ' if goes_on else ', '}{_with_and(bare, joined)}"
        else:
            pieces.append(bare)
            described = bool(re.search(r"(?i)\b(?:individually|on behalf of|in (?:his|her|their|its) )", bare))
    return pieces


def is_agency_of(office: str, text: str) -> bool:
    """Whether *text* is the agency of the *office* before it, as in "Secretary, U.S. DEPARTMENT OF KITES"."""
    match = OFFICE.match(office)
    return bool(match and match.end() == len(office) and AGENCY.match(text))


def _with_and(bare: str, joined: str) -> str:
    return f"and {bare}" if joined.endswith("and") else bare


def first_words(text: str) -> str:
    """Return the first two words of *text*, without an article."""
    return " ".join(without_article(text).split()[:2])


def without_article(text: str) -> str:
    """Return *text* without "the" at its beginning."""
    return re.sub(r"(?i)^the\s+", "", text)


def _begins_party(bare: str, *, joined: str, described: bool, capitals: bool, number: str) -> bool:
    """Whether the words *bare* begin a party, rather than describe the party before them."""
    name = without_article(bare)
    is_capital = capitals and in_capitals(first_words(name)) and not is_office(name)
    is_state_alone = is_state(name) and not (joined == "broken" and STATE_AS_PARTY.match(name))
    if SUFFIX.match(name) or (SUFFIX_FIRST.match(bare) and joined != "broken") or is_state_alone:
        return False
    if joined == "broken":
        return not describes(bare) or is_capital
    if DOES.match(name):
        return True
    if describes(bare) or number == "one":
        return False
    if capitals:
        return is_capital
    return not described or _is_surely_name(name)


def describes(text: str) -> bool:
    """Whether *text* describes the party before it: an office, a capacity, a relation."""
    if re.match(r"the [a-z]", text):
        return True
    words = without_article(text)
    return bool(DESCRIBED.match(words) or SUFFIX.match(words.rstrip(",")) or is_office(words)) and not DOES.match(words)


def _is_surely_name(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1]
    return bool(BOTH_NAMES.match(text) and not is_office(text)) or bool(SUFFIX.match(last) and len(text.split()) > 1)


def is_state(text: str) -> bool:
    """Whether *text* is the name of a state."""
    return state_named(text.strip(" .,")) is not None


def _segments(text: str, number: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of *text* between commas and "and", each with what joins it: "", "and", ", and" or "broken"."""
    parts = re.split(rf"(,|{BREAK})(?![^(]{{0,400}}\))\s*", text)
    texts, signs = parts[::2], ["", *parts[1::2]]
    names = sum(not describes(words) and bool(words.strip()) for words in texts)
    is_list = names > 2
    for place, (words, sign) in enumerate(zip(texts, signs, strict=True)):
        bare = JOINER.sub("", words.strip())
        joined = ", and" if JOINER.match(words.strip()) else "broken" if sign == BREAK else ""
        last = place == len(texts) - 1 or not "".join(texts[place + 1 :]).strip(" ,;and")
        for name in _split_and(
            bare, is_last_of_list=is_list and last and not joined, number=number, is_alone=names == 1
        ):
            if name.strip():
                yield name.strip(), joined
            joined = "and"


def _split_and(words: str, *, is_last_of_list: bool, number: str, is_alone: bool = False) -> list[str]:
    """Return the two parties that "and" joins in *words*, or *words* if they are one name or a description."""
    parts = _and_parts(words)
    if len(parts) != 2 or describes(words) or describes(parts[1]):
        return [words]
    first, second = parts
    persons = all(BOTH_NAMES.match(part) and not ENTITY_WORD.search(part) for part in parts)
    in_list = is_last_of_list and number != "one"
    small = " and " in words and in_capitals(words.replace(" and ", " "))
    is_divided = (is_alone and number == "several") or (number != "one" and small)
    is_divided = is_divided or (number == "several" and SUFFIX.match(first) is not None)
    is_divided = is_divided and (" and " in words or len(first.split()) > 1) and len(second.split()) > 1
    return parts if persons or in_list or is_divided or DOES.match(second) else [words]


def _and_parts(words: str) -> list[str]:
    """Return the parts of *words* between "and"; amid capitals, only at a lowercase "and", if there is just one."""
    small = re.split(r"\s{1,9}and\s{1,9}", words)
    if len(small) == 2 and in_capitals(words.replace(" and ", " ")):
        return small
    return re.split(r"(?i)\s{1,9}and\s{1,9}", words)
