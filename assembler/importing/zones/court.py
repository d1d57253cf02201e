"""Finds the court of a paper in the records of courts, by the lines of its name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import capwords

from assembler.catalog import Catalog
from assembler.importing.zones.counsel_signs import CITY, STREET
from assembler.language.places import STATE, sovereign, state_name, state_named
from assembler.model.court import Court

COMMON_WORDS = frozenset("in the for of and a at an".split())
"""Words that do not distinguish courts."""

OPTIONAL_WORDS = frozenset("state united states county judicial civil division department trial".split())
"""Words in the title of a court that a paper may leave out."""

NAME_WORD = r"[A-Z][\w.'’]{0,60}"
"""A word with a capital letter."""

NOT_AROUND = r"(?!(?:COURT|FOR|OF|THE|IN|AND|STATE|DISTRICT|Court|For|Of|The)\b)"
"""Excludes words that may be next to the name of a county but are not part of it."""

COUNTY = re.compile(
    rf"\b(?:COUNTY|PARISH|County|Parish) (?:OF|of) (?P<after>{NAME_WORD}(?: {NOT_AROUND}{NAME_WORD}){{0,2}})|"
    rf"\b(?P<before>{NOT_AROUND}{NAME_WORD}(?: {NOT_AROUND}{NAME_WORD}){{0,2}}),? (?:COUNTY|PARISH|County|Parish)\b"
)
"""The name of a county in the lines of a court."""

ABSTRACT_RECORDS = frozenset({"federal", "state"})
"""Records that courts extend but that are not courts themselves."""

MAX_LINE_LENGTH = 60
"""The maximum number of capitals, bold as a court's name is, that fit on a line of a letter-size page."""

MIN_LEAD = 2
"""How many times as often as any other state a paper must name the state of its court."""

TOWN_WITH_COUNTY = re.compile(rf"(?i)(?P<town>[^,]{{2,40}}),\s[^,]{{2,40}}\s(?:county|parish),\s(?:{STATE})\.?")
"""The line of an address with a town, its county and its state, which needs no ZIP code."""

COURT_WORD = re.compile(r"(?i)\b(?:court|tribunal)\b")
"""The word that shows the name of a court."""

PART_OF_NAME = re.compile(
    r"(?i)\b(?:district|division|circuit|county|parish|state|commonwealth|superior|supreme|judicial|law|"
    r"chancery|part|in and for|department|vicinage|branch|civil(?! rights| liberties)|unlimited|trial)\b"
)
"""Words in the lines around the line with "court"."""

COUNTY_ALONE = re.compile(r"[A-Z][A-Za-z. ]{2,30},? ?[Ss][Ss]\.?:?")
"""The line of a county alone, with "ss.", among the lines of a court."""

NOT_IN_PARTY_NAMES = re.compile(
    r"(?i)\b(?:court|district|division|circuit|county|parish|superior|supreme|judicial|chancery|vicinage|"
    r"civil(?! rights| liberties)|unlimited|in and for|at)\b|"
    r"^(?:(?:for|in) )?(?:the )?(?:state|commonwealth) of\b|"
    r"^(?:part|department|branch|trial term)\W{0,3}\w+$"
)
"""Words that the name of a court may have, and that the name of a party rarely has."""


COMPANY = re.compile(r"\b(?:Inc|INC|LLC|L\.L\.C|LLP|Corp|CORP|Ltd|LTD)\b")
"""The end of a company's name, which the name of a court hardly has."""


@dataclass(frozen=True, slots=True)
class CourtRead:
    """The court that lines of a caption name: its id, the county and division; "" where uncertain."""

    id: str = ""
    county: str = ""
    division: str = ""


def _significant_words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"[a-z]+", text.casefold()) if word not in COMMON_WORDS)


def court_of(lines: Sequence[str], catalog: Catalog) -> CourtRead:
    """Return the court whose title shares the most words with *lines*, which may lack only optional words of the title.

    The result is empty if no court or several courts fit.
    """
    text = re.sub(r"\bU\.\s?S\.", "United States", "\n".join(lines))
    words = set(_significant_words(text))
    candidates: list[tuple[int, Court]] = []
    for court in _courts_of_states(words, catalog):
        title_lines = (re.sub(r"\{\w+\}", "", line) for line in court.title_lines.value)
        title = frozenset(_significant_words(" ".join(title_lines)))
        if any(word not in OPTIONAL_WORDS for word in title - words):
            continue
        if court.system == "federal" and not {"united", "states"} <= words and "us" not in words:
            continue
        candidates.append((len(title & words), court))
    if not candidates:
        return CourtRead()
    most_words = max(count for count, _ in candidates)
    courts = [court for count, court in candidates if count == most_words]
    court = next((court for court in courts if _county_in(court, text)), courts[0])
    county = _county_in(court, text)
    if len(courts) > 1 and not county:
        return CourtRead()
    return CourtRead(court.id, "" if court.system == "federal" else county, _division_in(court, text))


def court_by_state_of_text(lines: Sequence[str], text: str, catalog: Catalog) -> CourtRead:
    """Return the court that *lines*, which name no state, fit in the state that *text*, the paper, names most.

    The result is empty if *text* names a second state more than half as often, or if no court or several courts fit.
    """
    counts = Counter(match[0] for match in re.finditer(rf"\b(?:{STATE})\b", text)).most_common(2)
    if not counts or (len(counts) == 2 and counts[1][1] * MIN_LEAD > counts[0][1]):
        return CourtRead()
    state, _ = counts[0]
    return court_of([sovereign(state), *lines], catalog)


def _courts_of_states(words: set[str], catalog: Catalog) -> Iterator[Court]:
    """Yield the courts in the states that the *words* of a caption name."""
    for name in catalog.names("court"):
        layers = catalog.inherited(name)
        state = next((str(layer["state"]) for _, layer in layers if layer.get("state")), "")
        if name not in ABSTRACT_RECORDS and words.issuperset(_significant_words(state_name(state) or "")):
            court = catalog.record("court", name)
            if court.title_lines:
                yield court


def lines_of_name(lines: Sequence[str], division: str) -> tuple[str, ...]:
    """Return *lines*, the name of a court; a single long one is divided where courts divide their names.

    That is before "for the" and before the name of the *division*.
    """
    if len(lines) != 1 or len(lines[0]) <= MAX_LINE_LENGTH:
        return tuple(lines)
    starts = [r"(?<=court) (?=(?:in and )?for the\b)"]
    if division:
        starts.append(rf" (?={re.escape(division)} division\b)")
    return tuple(re.split("|".join(starts), lines[0], flags=re.IGNORECASE))


def _county_in(court: Court, text: str) -> str:
    """Return the county of *court* that *text*, the lines of its name, has; "" if it has none."""
    lines = " ; ".join(" ".join(line.split()) for line in text.casefold().split("\n"))
    joined = lines.replace(" ;", "")
    before_county = r"\b{name},? (?:county(?! of\b)|parish(?! of\b)|ss\b)"
    after_county = r"\b(?:county|parish) of {name}\b"
    for words, pattern in ((joined, after_county), (lines, before_county), (joined, before_county)):
        for county in sorted(court.counties, key=len, reverse=True):
            if re.search(pattern.format(name=re.escape(county.casefold())), words):
                return county
    match = COUNTY.search(text) or COUNTY.search(text.replace("\n", " "))
    return capwords(match["after"] or match["before"]) if match and not court.counties else ""


def other_county_in(lines: Sequence[str], court: CourtRead, catalog: Catalog) -> str:
    """Return a county of *court*'s state that *lines*, the name of the court, have beside its own; "" if they do not.

    "At" before the name of a county, as in "Superior Court at Fresno", shows one only if two lines name a court.
    """
    if not court.county:
        return ""
    at = "|at {name}" if sum(bool(COURT_WORD.search(line)) for line in lines) > 1 else ""
    text = re.sub(r"\s+", " ", " ; ".join(lines).casefold())
    for county in map(str, catalog.record("court", court.id).counties):
        name = re.escape(county.casefold())
        is_in_name = re.search(rf"\b(?:{name} county(?! of\b)|county of {name}{at.format(name=name)})\b", text)
        if is_in_name and county.casefold() not in court.county.casefold():
            return county
    return ""


def _division_in(court: Court, text: str) -> str:
    """Return the division of *court* that *text* names; "" if it names none or several."""
    folded = text.casefold().replace("\n", " ")
    names = [
        str(division.name)
        for division in (court.divisions.value if court.divisions else ())
        if f"{division.name.casefold()} division" in folded or (division.line and division.line.casefold() in folded)
    ]
    return names[0] if len(names) == 1 else ""


def is_court_line(text: str) -> bool:
    """Whether *text* may be a line of the name of a court."""
    return bool(COURT_WORD.search(text)) and len(text.split()) <= 24


def may_be_party(text: str) -> bool:
    """Whether *text*, a line of the court's name, may also be a party's name, such as "IMAGINARY STATE CONFERENCE"."""
    is_of_court = NOT_IN_PARTY_NAMES.search(text) or is_court_address(text)
    return len(text.split()) > 1 and not is_of_court and state_named(text.strip(" .,")) is None


def is_beside_court(text: str) -> bool:
    """Whether *text* may be a line right before or after the one that names the court."""
    return (
        len(text.split()) <= 12
        and not is_town(text)
        and not text.rstrip().endswith(",")
        and ";" not in text
        and bool(PART_OF_NAME.search(text) or re.match(r"(?i)for the\b", text))
        and not re.search(
            r"\d{3}(?!(?:st|nd|rd|th)\b)|@|plaintiff|defendant|complaint|case|no\.|\b(?:ll[cp]|pllc|inc)\b",
            text,
            re.IGNORECASE,
        )
    )


def is_town(text: str) -> bool:
    """Whether *text* is the line of an address with a town, its county and its state."""
    match = TOWN_WITH_COUNTY.fullmatch(text.strip())
    return match is not None and not PART_OF_NAME.search(match["town"])


def is_county(text: str) -> bool:
    """Whether *text* is the name of a county with "ss.", which names the place of the court."""
    return COUNTY_ALONE.fullmatch(text) is not None


def is_above_court(text: str) -> bool:
    """Whether *text*, the line above one of a court's name, may be a line of that name too."""
    return (is_beside_court(text) or is_county(text)) and len(text.split()) <= 5


def is_court_address(text: str) -> bool:
    """Whether *text*, below the name of a court, is its address or the last line of it, such as "Akron, OH 44308"."""
    return bool(CITY.match(text) or (CITY.search(text) and STREET.match(text)))
