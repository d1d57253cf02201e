"""Things and places that two texts describe by different words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assembler.catalog.localities import localities_in
from assembler.facts.fact import StatedPlace
from assembler.facts.reading import texts_with_facts
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.places import STATE, county_in_state, postal_abbreviation
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._roots import root, roots_in
from assembler.rules.contradictions._likeness import rarity
from assembler.rules.rule import Problem, Words, rule

OWNER = r"(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]{1,20}[’']s?)"
KIN = {
    "parent": "mother|father|stepmother|stepfather",
    "grandparent": "grandmother|grandfather",
    "sibling": "sister|brother|stepsister|stepbrother",
    "child": "son|daughter|stepson|stepdaughter",
    "spouse": "wife|husband",
    "grandchild": "grandson|granddaughter",
    "aunt or uncle": "aunt|uncle",
    "niece or nephew": "niece|nephew",
}
COLORS = "white|black|red|blue|green|gray|grey|silver|yellow|brown|orange|beige|maroon"
DIRECTIONS = "north|south|east|west|northern|southern|eastern|western|northeast|northwest|southeast|southwest"
BOUND = "northbound|southbound|eastbound|westbound"
ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
LEVELS = "floor|level|deck|tier|bay|row|shift|stairwell"
HOURS = "morning|afternoon|evening|night"
SEASONS = "spring|summer|fall|autumn|winter"
THINGS_WITH_DIRECTION = (
    "side|wall|door|wing|lot|line|end|entrance|entry|tower|boundary|fence|parcel|lane|corner|half|slope|elevation|dock"
)
THINGS_WITH_ENDS = "bumper|axle|wheel|tire|seat|brake|deck|level|unit|porch|leg|arm|back|lip|jaw"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

WORDS_OF_KINDS: Mapping[str, str] = {
    **{kin: rf"{OWNER}\s(?:late\s|elderly\s|[a-z]+-old\s)?(?P<word>{words})\b" for kin, words in KIN.items()},
    "hand": r"\b(?P<word>left|right)\s(?P<head>[a-z]{3,12})\b",
    "direction": rf"\b(?P<word>{DIRECTIONS}|{BOUND})\s(?P<head>{THINGS_WITH_DIRECTION})s?\b",
    "end": rf"\b(?P<word>front|rear|upper|lower|inner|outer)[\s-]"
    rf"(?P<head>{THINGS_WITH_DIRECTION}|{THINGS_WITH_ENDS})s?\b",
    "level": rf"\b(?P<word>{ORDINALS}|ground|top)[\s-](?P<head>{LEVELS})\b",
    "color": rf"\b(?P<word>{COLORS})\s(?P<head>[A-Za-z][a-z]{{2,14}})\b",
    "hour": rf"\b(?P<word>{HOURS})\sof\s(?P<head>(?:{MONTHS})\s\d{{1,2}})\b",
    "season": rf"\b(?:in|of|since|by)\s(?:the\s)?(?:early\s|late\s)?(?P<word>{SEASONS})\sof\s(?P<head>\d{{4}})\b",
    "model": r"(?<![\w-])(?P<head>(?!(?:I|US|SR|FM|CR)-?\d)[A-Z]{1,4}-?|(?!USC|CFR)[A-Z]{2,4}\s(?=\d{2,5}[A-Z]\b))"
    r"(?P<word>\d{2,5}[A-Z]?)(?![\w,.-]?\d|-|\w)",
    "place": r"\b(?P<head>Suite|Unit|Apartment|Apt\.|Room|Bay|Gate|Pier|Warehouse|Dock|Well|Tank|Line|Platform"
    r"|Trailer|Slip|(?:[A-Z][a-z]{3,14}\sNo\.))\s(?P<word>\d{1,5}[A-Z]?|[A-Z])(?![\w-]|,\d|\sand\s\d|,\s\d)",
}
"""For each kind of words, the pattern of a `word` of the kind and of the noun that it describes, `head`."""

NOT_NOUNS = frozenset(
    "the and that which who for from with its his her their was were had has after before when into away now there here"
    " over only all out off but not because under about behind home work alone message"
    " without messages voicemail this".split()
)
"""Words that follow a word of a kind without being a noun: "left the", "right away"."""

SECOND_THING = Regex(
    r"(?i)\b(?:other|another|both|either|each|instead|unlike|moved|changed|replac\w*|then|opposite|whereas)\b"
)
"""Words that show that a sentence may be about a second thing."""

MIN_RARITY = 0.5
"""The minimum rarity, as defined in `_likeness`, of the words that two sentences on one thing share."""

MIN_RARITY_OF_PAIR = 1.5
"""The minimum rarity if only one other sentence is about the thing, and a count does not restate the facts."""

OFTEN_MISTAKEN = frozenset(KIN) | {"model"}
"""Kinds of words that usually differ by mistake, so that fewer shared words are enough."""

KINDS_OF_NUMBERS = frozenset({"model", "place"})
"""Kinds that are numbers; only numbers that differ as if by a typing error are compared."""

WORDS_OF_A_MISTAKE = 2
"""If the texts use more words than this for one thing, none of them looks like a mistake."""


@dataclass(frozen=True)
class _Use:
    """A use of a word of a kind: the path of its text, the words to report, its sentence and the whole text."""

    word: str
    path: KeyPath
    at: Words
    sentence: str
    text: str


@rule(
    "FCT054",
    cite="house style: one thing is described in one way",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the text that is wrong; if there are two things, name both",
)
def described_in_two_ways(matter: Matter) -> Iterator[Problem]:
    """A text describes a thing with one word, and other texts with another word of the same kind.

    The kinds are kin ("her mother", "her father"), left and right, directions, floors, colors, times of day, seasons,
    models ("K-770", "PC 1847V") and numbered places ("Suite 210"). The word must be used once, its alternative in other
    texts, and the sentences must share rare words. If a sentence has both words, or says "the other", there are
    probably two things.
    """
    if not has_complaint(matter):
        return
    by_thing: dict[tuple[str, str], list[_Use]] = {}
    for path, text in prose(matter):
        if path[-1] != "heading":
            for kind, noun, use in _uses(path, unquoted(text)):
                by_thing.setdefault((kind, noun), []).append(use)
    for (kind, _), uses in by_thing.items():
        if len({use.word for use in uses}) > 1:
            yield from _contradicting_use(kind, uses, matter)


def _uses(path: KeyPath, text: str) -> Iterator[tuple[str, str, _Use]]:
    """Yield each word of a kind in *text*, which is at *path*, with its kind and the noun that it describes."""
    for kind, pattern in _patterns().items():
        for match in pattern.finditer(text):
            noun = match.groupdict().get("head") or ""
            if noun not in NOT_NOUNS:
                begin, end = sentence_span(text, *match.span())
                use = _Use(match["word"], path, Words(match[0], match.start()), text[begin:end], text)
                yield kind, root(noun) if noun.islower() else noun, use


@cache
def _patterns() -> Mapping[str, Regex]:
    needs = {
        **KIN, "hand": "left|right", "color": COLORS, "hour": HOURS, "season": SEASONS, "level": LEVELS,
        "direction": "north|south|east|west", "end": "front|rear|upper|lower|inner|outer",
    }  # fmt: skip
    return {kind: Regex(pattern, needs=needs.get(kind, "")) for kind, pattern in WORDS_OF_KINDS.items()}


def _contradicting_use(kind: str, uses: Sequence[_Use], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for the last of *uses*, all of words that describe one noun, that contradicts the others."""
    word_counts = Counter(use.word for use in uses)
    for use in reversed(uses):
        other_uses = [other_use for other_use in uses if other_use.word != use.word and other_use.path != use.path]
        if word_counts[use.word] > 1 or not other_uses or SECOND_THING.search(use.sentence):
            continue
        other_words = [word for word in word_counts if word != use.word]
        if any(re.search(rf"\b{re.escape(word)}\b", use.sentence) for word in other_words):
            continue
        if kind == "model" and any(_names_two_models(use, other_use) for other_use in other_uses):
            continue
        rarities = [rarity(roots_in(use.sentence) & roots_in(other_use.sentence), matter) for other_use in other_uses]
        highest = max(rarities)
        usual = other_uses[rarities.index(highest)]
        is_range = RANGE_AFTER.match(usual.text, usual.at.start + len(usual.at.words))
        if kind in KINDS_OF_NUMBERS and (is_range or not _is_slip(use.word, usual.word)):
            continue
        others_agree = len({other_use.path for other_use in other_uses}) > 1 and len(word_counts) == WORDS_OF_A_MISTAKE
        restates = kind in OFTEN_MISTAKEN and (use.path[0] == "claims") != (usual.path[0] == "claims")
        min_rarity = MIN_RARITY if restates or (others_agree and kind not in KIN) else MIN_RARITY_OF_PAIR
        if others_agree and kind == "model":
            min_rarity = 0
        if highest >= min_rarity and not SECOND_THING.search(usual.sentence):
            message = f"the text says `{one_line(use.at.words)}`, but elsewhere `{one_line(usual.at.words)}`"
            yield Problem(use.path, message, at=use.at, also=(usual.path,), also_at=(usual.at,))
            return


RANGE_AFTER = Regex(r"(?:\s(?:through|to)\s|[-–])\S{0,6}\d")
"""The words after the first number of a range, such as "C-13 through C-16"."""


def _names_two_models(use: _Use, other_use: _Use) -> bool:
    """Whether the text of *use* also has the model of *other_use*, and neither is the other with digits transposed."""
    return other_use.at.words in use.text and not is_transposition(use.word, other_use.word)


def _is_slip(number: str, other_number: str) -> bool:
    return differing_digit(number, other_number) is not None or is_transposition(number, other_number)


NAME_BEFORE = Regex(
    r"(?P<place>[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3})(?:,\s(?:[A-Z][a-z]{2,15},\s)?(?:in\s)?|\s(?:is\s|lies\s|sits\s)?in\s)\Z"
)
"""A name before a county: "the Meadowlark Ranch in Weld County", "Bellevue, King County"."""

THING_BEFORE = Regex(r"\b(?:the|its|his|her|their|that|this)\s(?P<thing>[a-z]{4,15})(?:,?\s[a-z]{2,12}){0,4}\sin\s\Z")
"""A thing before a county: "the farm lies in Weld County"."""

NOT_A_THING = frozenset(
    "court division district clerk county courts sheriff recorder office records case action suit".split()
)
"""Nouns that may stand before a county although they are not located there."""

RESIDENCE = Regex(
    rf"(?P<city>[A-Z][\w.’' -]{{1,40}}),\s(?P<county>[A-Z][\w.’' -]{{1,30}})\sCounty(?:,\s(?P<state>{STATE}))?"
)


@rule(
    "FCT027",
    cite="house style: one place is in one county",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out in which county the place is, and correct the other; venue and the division may depend on it",
)
def place_in_two_counties(matter: Matter) -> Iterator[Problem]:
    """One text puts a place in one county, and another text puts it in a different county.

    The rule reads "the Meadowlark Ranch in Weld County", "Bellevue, King County" and "the farm lies in Weld County",
    and the residences of parties. A city is also reported if the program's table puts it in another county, and the
    matter names that county more often. Places in a sentence that names two counties are not compared.
    """
    counties: dict[str, list[StatedPlace]] = {}
    use_counts: Counter[str] = Counter()
    for text in texts_with_facts(matter):
        stated_counties = [place for place in text.places if place.kind == "county" and not place.quoted]
        for place in stated_counties:
            county = _county(place)
            use_counts[county] += 1
            name = _thing_before(place)
            if name and sum(stated_county.sentence is place.sentence for stated_county in stated_counties) == 1:
                counties.setdefault(name, []).append(place)
    homes = _homes(matter)
    use_counts.update(homes.values())
    use_counts.update([matter.county] if matter.county else [])
    for name, places in counties.items():
        yield from _two_counties(name, places, homes)
        yield from _against_table(name, places, use_counts, homes, matter)


def _county(place: StatedPlace) -> str:
    """Return the county's name without the words before it: "King" for "Bellevue, King County"."""
    return place.place.rpartition(", ")[2]


def _thing_before(place: StatedPlace) -> str:
    """Return the name or the noun of what the text puts in the county *place*; "" if there is none."""
    name_match = NAME_BEFORE.search(place.before[-90:])
    if name_match:
        return name_match["place"].removeprefix("The ")
    thing_match = THING_BEFORE.search(place.before[-90:])
    return thing_match["thing"] if thing_match and thing_match["thing"] not in NOT_A_THING else ""


def _homes(matter: Matter) -> dict[str, str]:
    """Return the county of each city in which a party resides, if the matter gives it."""
    homes: dict[str, str] = {}
    for _, person in persons(matter.parties):
        for key in ("resides_in", "principal_place"):
            residence = getattr(person, key, None)
            match = RESIDENCE.fullmatch(residence) if isinstance(residence, str) else None
            if match:
                homes[match["city"]] = match["county"]
    return homes


def _two_counties(name: str, places: Sequence[StatedPlace], homes: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem if *places*, the counties of the thing called *name*, differ from each other or from its home."""
    use_counts = Counter(map(_county, places))
    if name in homes:
        wrong_places = [place for place in places if _county(place) != homes[name]]
        if wrong_places and len(use_counts) <= 2:
            message = f"the text says `{wrong_places[0].words}`, but a party resides in {name}, {homes[name]} County"
            yield problem_on(wrong_places[0], message)
    elif len(use_counts) == 2:
        (common_county, common_uses), (rare_county, rare_uses) = use_counts.most_common()
        rare_place = next(place for place in places if _county(place) == rare_county)
        common_place = next(place for place in places if _county(place) == common_county)
        is_one_place = common_uses > 1 or name[0].isupper()
        if rare_uses == 1 and is_one_place and rare_place.path != common_place.path:
            fact = f"the text puts {name} in `{rare_place.words}`, but elsewhere in `{common_place.words}`"
            yield problem_on(rare_place, fact, common_place)


def _against_table(
    name: str, places: Sequence[StatedPlace], use_counts: Counter[str], homes: dict[str, str], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the table of cities puts the city in another county, which the matter names more often.

    *use_counts* has how often the matter names each county.
    """
    if name in homes:
        return
    for place in places:
        state = (postal_abbreviation(place.state) if place.state else matter.court.state) or ""
        counties = sorted({row.county for row in localities_in(state) if name in row.cities})
        if len(counties) != 1:
            continue
        [county] = counties
        if _county(place) != county and use_counts[county] > use_counts[_county(place)]:
            fact = f"{name} is in {county_in_state(county, state)}"
            yield problem_on(place, f"the text says `{place.words}`, but {fact}")
