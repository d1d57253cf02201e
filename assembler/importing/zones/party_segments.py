"""Divides the words of one side of a caption into parties, by semicolons, commas and "and"."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import (
    BEFORE_DOES,
    BOTH_NAMES,
    DESCRIPTION_START,
    DOES,
    ENTITY_WORD,
    OFFICE,
    SUFFIX,
    SUFFIX_FIRST,
    is_office,
)
from assembler.language.places import state_named

JOINER = re.compile(r"(?i)^and\b[\s,]*")
"""The "and" at the beginning of the words of a party."""

CAPACITY = re.compile(r"(?i)(?:both |solely )?in (?:his|her|its)\b[\w\s]{0,40}\bcapacit(?:y|ies)\b")
"""The capacity in which one person sues or is sued."""

CAPACITIES = re.compile(r"(?i)(?:all |each |both |solely )?in their\b[\w\s]{0,40}\bcapacit(?:y|ies)\b")
"""The capacity in which all of the parties listed before these words sue or are sued."""

STATE_AS_PARTY = re.compile(r"(?i)(?:state|commonwealth|people) of\b")
"""The beginning of the name of a state that is a party, and not the state of the party before it."""

AGENCY = re.compile(
    r"(?i)^(?:the )?(?:u\.?\s?s\.?\s|united states |federal )?(?:department|agency|administration|bureau|commission|"
    r"office|service)\b"
)
"""The beginning of the name of an agency."""

UNITED_STATES = re.compile(r"(?i)(?:the )?(?:u\.\s?s\.|united states)\s")
"""The beginning of the name of a federal agency, which no person has."""

SEMICOLON = re.compile(r";(?![^()]{0,300}\))")
"""A semicolon outside parentheses, such as those around other names of a party."""

BREAK = "\x1f"
"""The character put between two lines if the second begins another party, but no comma or "and" divides them."""


def split_text(text: str, number: str = "") -> list[str]:
    """Return the parties in *text*, the words of one side.

    *number* is "one" or "several" if the word of the role says how many they are, and "" otherwise.
    """
    if SEMICOLON.search(text):
        chunks = [chunk.strip() for chunk in re.split(rf"{SEMICOLON.pattern}|{BREAK}", text) if chunk.strip(" ,;")]
        pieces: list[str] = []
        for chunk in chunks:
            parts = BEFORE_DOES.split(JOINER.sub("", chunk))
            for index, part in enumerate(parts, 1):
                for official in _officials(part, goes_on=index < len(parts)):
                    pieces += _persons(official)
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


def _officials(text: str, *, goes_on: bool) -> list[str]:
    """Return the parties in *text*, split at each comma before a person whose capacity follows.

    A person in capitals with the same description as the first in *text*, such as "an individual", is a party, too. So
    are the persons in a list that ends with "and", as in "Ann Sample, Pat Placeholder and Lee Lorem", or that *goes_on*
    with Does.
    """
    pieces = re.split(r",\s*", text)
    shared_capacity_index = next((index for index, piece in enumerate(pieces) if CAPACITIES.match(piece)), 0)
    pairs = (index for index in range(1, len(pieces)) if _are_two_persons(pieces[index]))
    list_end = len(pieces) if goes_on else next(pairs, 0)
    list_end = list_end if is_person(pieces[0]) else 0
    parties = [pieces[0]]
    for index, piece in enumerate(pieces[1:], 1):
        name = JOINER.sub("", piece)
        has_capacity = index + 1 < len(pieces) and CAPACITY.match(pieces[index + 1])
        is_sure = has_capacity and (in_capitals(name) or CAPACITY.search(parties[-1]))
        is_alike = 1 < index < len(pieces) - 1 and pieces[index + 1].casefold() == pieces[1].casefold()
        if (is_sure or (is_alike and in_capitals(name) and in_capitals(pieces[0]))) and is_person(name):
            parties.append(name)
        elif (index < shared_capacity_index or index <= list_end) and all(map(is_person, _and_parts(name))):
            parties += _and_parts(name)
        else:
            parties[-1] = f"{parties[-1]}, {piece}"
    return parties


def _are_two_persons(text: str) -> bool:
    """Whether *text* is two names of persons with "and" between them."""
    names = _and_parts(text)
    return len(names) == 2 and all(map(is_person, names))


def is_person(text: str) -> bool:
    """Whether *text* may be a person's name alone, and not an office, a state or an entity."""
    name = " ".join(word for word in text.split() if not SUFFIX.match(word))
    is_other = describes(text) or is_state(text) or ENTITY_WORD.search(text)
    return bool(BOTH_NAMES.match(name)) and not is_other and not re.search(r"(?i)\b(?:of|for|and)\b", name)


def _persons(text: str) -> list[str]:
    """Return *text* as a list of parties, split at the "and" between two persons if it begins with their names."""
    name, comma, description = text.partition(",")
    names = _split_and(name, is_last_of_list=False, number="")
    return [*names[:-1], f"{names[-1]}{comma}{description}"]


def _split_commas(text: str, number: str) -> list[str]:
    """Return the parties in *text*, in which commas and "and" divide parties and also precede descriptions."""
    pieces: list[str] = []
    segments = list(_segments(text, number))
    first_segment, _ = segments[0] if segments else ("", "")
    first = first_words(first_segment)
    has_capitals = " " in first and in_capitals(first)
    is_described = False
    words_before = ""
    for words, joined in segments:
        begins_party = _begins_party(words, joined=joined, described=is_described, capitals=has_capitals, number=number)
        if pieces and (is_agency_of(words_before, words) or not begins_party):
            is_described = is_described or (describes(words) and not SUFFIX.match(words))
            is_same_name = joined == "and" or (joined == "broken" and not describes(words))
            pieces[-1] = f"{pieces[-1]}{' ' if is_same_name else ', '}{_with_and(words, joined)}"
        else:
            pieces.append(words)
            is_described = bool(re.search(r"(?i)\b(?:individually|on behalf of|in (?:his|her|their|its) )", words))
        words_before = words
    return pieces


def is_abbreviated(name: str) -> bool:
    """Whether *name* ends with the initials of its words on both sides of an "and", as one name does."""
    match = re.search(r"\([“\"]?(?P<initials>[A-Z]{3,8})[”\"]?\)$", name)
    parts = _and_parts(name[: match.start()]) if match else []
    initials = ["".join(word[0] for word in re.findall(r"[A-Z][\w.’'-]*", part)) for part in parts]
    return match is not None and match["initials"] in {"".join(initials), "".join(initials)[1:]}


def is_agency_of(office: str, text: str) -> bool:
    """Whether *text* is the agency of the *office* before it, as in "Secretary, U.S. DEPARTMENT OF KITES"."""
    match = OFFICE.match(office)
    return bool(match and match.end() == len(office) and AGENCY.match(text))


def _with_and(words: str, joined: str) -> str:
    return f"and {words}" if joined.endswith("and") else words


def first_words(text: str) -> str:
    """Return the first two words of *text*, without an article."""
    return " ".join(without_article(text).split()[:2])


def without_article(text: str) -> str:
    """Return *text* without "the" at its beginning."""
    return re.sub(r"(?i)^the\s+", "", text)


def _begins_party(words: str, *, joined: str, described: bool, capitals: bool, number: str) -> bool:
    """Whether *words* begin a party, rather than describe the party before them.

    *joined* is what joins them to the words before, *described* says that the party before has a description, and
    *capitals* that the names of the side are in capitals. *number* is that of `split_text`.
    """
    name = without_article(words)
    is_capital = capitals and in_capitals(first_words(name)) and not is_office(name)
    is_state_alone = is_state(name) and not (joined == "broken" and STATE_AS_PARTY.match(name))
    if SUFFIX.match(name) or (SUFFIX_FIRST.match(words) and joined != "broken") or is_state_alone:
        return False
    if joined == "broken":
        return not describes(words) or is_capital
    if DOES.match(name):
        return True
    if describes(words) or number == "one":
        return False
    if capitals:
        return is_capital
    return not described or _is_surely_name(name)


def describes(text: str) -> bool:
    """Whether *text* describes the party before it: an office, a capacity, a relation."""
    if re.match(r"the (?!people of\b)[a-z]", text):
        return True
    words = without_article(text)
    return bool(
        DESCRIPTION_START.match(words) or SUFFIX.match(words.rstrip(",")) or is_office(words)
    ) and not DOES.match(words)


def _is_surely_name(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1]
    return bool(BOTH_NAMES.match(text) and not is_office(text)) or bool(SUFFIX.match(last) and len(text.split()) > 1)


def is_state(text: str) -> bool:
    """Whether *text* is the name of a state."""
    return state_named(text.strip(" .,")) is not None


def _segments(text: str, number: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of *text* between commas and "and", each with what joins it: "", "and", ", and" or "broken"."""
    parts = re.split(rf"(,|{BREAK})(?![^(]{{0,400}}\))\s*", text)
    texts = parts[::2]
    signs = ["", *parts[1::2]]
    name_count = sum(not describes(words) and bool(words.strip()) for words in texts)
    for index, (words, sign) in enumerate(zip(texts, signs, strict=True)):
        joined = "broken" if sign == BREAK else ""
        if JOINER.match(words.strip()):
            joined = ", and"
        is_last = not "".join(texts[index + 1 :]).strip(" ,;and")
        before_suffix = index + 1 < len(texts) and SUFFIX.match(texts[index + 1].strip()) is not None
        names = _split_and(
            JOINER.sub("", words.strip()),
            is_last_of_list=name_count > 2 and is_last and not joined,
            number=number,
            is_alone=name_count == 1,
            before_suffix=before_suffix,
        )
        are_entities = before_suffix and SUFFIX.match(names[0].strip()) is not None
        for name in names:
            if name.strip():
                yield name.strip(), joined
            joined = "broken" if are_entities else "and"


def _split_and(
    words: str, *, is_last_of_list: bool, number: str, is_alone: bool = False, before_suffix: bool = False
) -> list[str]:
    """Return the two parties that "and" joins in *words*, or *words* if they are one name or a description.

    *before_suffix* says that an ending such as "Inc." follows *words*; an entity whose name ends before the "and" is
    then another.
    """
    parts = _and_parts(words)
    if len(parts) != 2 or DOES.match(words) or describes(words) or describes(parts[1]):
        return [words]
    first, second = parts
    are_names = all(BOTH_NAMES.match(part) and not ENTITY_WORD.search(part) for part in parts)
    are_persons = are_names and not UNITED_STATES.match(first)
    may_be_several = number != "one"
    are_last_of_list = is_last_of_list and may_be_several
    if are_persons or are_last_of_list or DOES.match(second):
        return parts
    is_and_amid_capitals = " and " in words and in_capitals(words.replace(" and ", " "))
    are_several = number == "several" and (is_alone or SUFFIX.match(first) is not None)
    is_second_name = len(second.split()) > 1
    is_first_name = " and " in words or len(first.split()) > 1 or SUFFIX.match(first) is not None
    is_joint = are_several or (may_be_several and is_and_amid_capitals)
    are_entities = before_suffix and SUFFIX.match(first) is not None
    return parts if is_second_name and (are_entities or (is_first_name and is_joint)) else [words]


def _and_parts(words: str) -> list[str]:
    """Return the parts of *words* between "and"; amid capitals, only at a lowercase "and", if there is just one."""
    parts = re.split(r"\s{1,9}and\s{1,9}", words)
    if len(parts) == 2 and in_capitals(words.replace(" and ", " ")):
        return parts
    return re.split(r"(?i)\s{1,9}and\s{1,9}", words)
