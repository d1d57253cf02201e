"""Words of a closed set, such as directions, kin and colors, that differ between two texts on one thing."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assembler.facts.sentences import sentence
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._roots import root
from assembler.rules.contradictions._likeness import rarity, roots_in
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
SIDE_OF = (
    "side|wall|door|wing|lot|line|end|entrance|entry|tower|boundary|fence|parcel|lane|corner|half|slope|elevation|dock"
)

END_OF = "bumper|axle|wheel|tire|seat|brake|deck|level|unit|porch|leg|arm|back|lip|jaw"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

SETS: Mapping[str, str] = {
    **{kin: rf"{OWNER}\s(?:late\s|elderly\s|[a-z]+-old\s)?(?P<word>{words})\b" for kin, words in KIN.items()},
    "hand": r"\b(?P<word>left|right)\s(?P<head>[a-z]{3,12})\b",
    "direction": rf"\b(?P<word>{DIRECTIONS}|{BOUND})\s(?P<head>{SIDE_OF})s?\b",
    "end": rf"\b(?P<word>front|rear|upper|lower|inner|outer)[\s-](?P<head>{SIDE_OF}|{END_OF})s?\b",
    "level": rf"\b(?P<word>{ORDINALS}|ground|top)[\s-](?P<head>{LEVELS})\b",
    "color": rf"\b(?P<word>{COLORS})\s(?P<head>[A-Za-z][a-z]{{2,14}})\b",
    "hour": rf"\b(?P<word>{HOURS})\sof\s(?P<head>(?:{MONTHS})\s\d{{1,2}})\b",
    "season": rf"\b(?:in|of|since|by)\s(?:the\s)?(?:early\s|late\s)?(?P<word>{SEASONS})\sof\s(?P<head>\d{{4}})\b",
    "model": r"(?<![\w-])(?P<head>(?!(?:I|US|SR|FM|CR)-?\d)[A-Z]{1,4}-?|(?!USC|CFR)[A-Z]{2,4}\s(?=\d{2,5}[A-Z]\b))"
    r"(?P<word>\d{2,5}[A-Z]?)(?![\w,.-]?\d|-|\w)",
    "place": r"\b(?P<head>Suite|Unit|Apartment|Apt\.|Room|Bay|Gate|Pier|Warehouse|Dock|Well|Tank|Line|Platform"
    r"|Trailer|Slip|(?:[A-Z][a-z]{3,14}\sNo\.))\s(?P<word>\d{1,5}[A-Z]?|[A-Z])(?![\w-]|,\d|\sand\s\d|,\s\d)",
}
"""Closed sets of words, each with the pattern of its words and of the noun that they describe, `head`."""

NOT_NOUNS = frozenset(
    "the and that which who for from with its his her their was were had has after before when into away now there here"
    " over only all out off but not because under about behind home work alone message"
    " without messages voicemail this".split()
)
SECOND_THING = Regex(
    r"(?i)\b(?:other|another|both|either|each|instead|unlike|moved|changed|replac\w*|then|opposite|whereas)\b"
)
"""Words that show that a sentence may be on a second thing of the kind."""
MIN_RARITY = 0.5
"""How rare the words must be that two sentences on one thing share; see `_likeness`."""
VERY_RARE = 1.5
"""The same if only one other sentence is on it, and a count does not restate the facts."""


CLOSE = frozenset(KIN) | {"model"}
"""Sets whose words differ between two texts by mistake more often than not, so that fewer shared words are enough."""
NUMBERED = frozenset({"model", "place"})
"""Sets of numbers; only numbers that differ as if by a typing error are compared."""
WORDS_OF_A_MISTAKE = 2
"""The number of words of a set that the texts use for one thing if one of them may be a mistake."""


@dataclass(frozen=True)
class _Use:
    """A word of a closed set, its text, its sentence, and the words that a message shows."""

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
    """A text describes a thing with one word of a closed set, and other texts with another word of the set.

    The sets are kin ("her mother", "her father"), left and right, directions, floors, colors, times of day, seasons,
    models ("K-770", "PC 1847V") and numbered places ("Suite 210"). The word must be used once, its alternative in other
    texts, and the sentences must share rare words. If a sentence has both words, or says "the other", there are
    probably two things.
    """
    if not has_complaint(matter):
        return
    uses: dict[tuple[str, str], list[_Use]] = {}
    for path, text in prose(matter):
        if path[-1] != "heading":
            own_words = unquoted(text)
            for kind, pattern in _patterns().items():
                for match in pattern.finditer(own_words):
                    head = match.groupdict().get("head") or ""
                    if head not in NOT_NOUNS:
                        begin, end = sentence(own_words, *match.span())
                        use = _Use(match["word"], path, Words(match[0], match.start()), own_words[begin:end], own_words)
                        uses.setdefault((kind, root(head) if head.islower() else head), []).append(use)
    for (kind, _), of_thing in uses.items():
        yield from _other_word(kind, of_thing, matter) if len({use.word for use in of_thing}) > 1 else ()


def _distinguishes(use: _Use, other: _Use) -> bool:
    """Whether the text of *use* also has the model *other*, and the two are not one with two digits transposed."""
    return other.at.words in use.text and not is_transposition(use.word, other.word)


@cache
def _patterns() -> Mapping[str, Regex]:
    needs = {
        **KIN, "hand": "left|right", "color": COLORS, "hour": HOURS, "season": SEASONS, "level": LEVELS,
        "direction": "north|south|east|west", "end": "front|rear|upper|lower|inner|outer",
    }  # fmt: skip
    return {kind: Regex(pattern, needs=needs.get(kind, "")) for kind, pattern in SETS.items()}


def _other_word(kind: str, uses: Sequence[_Use], matter: Matter) -> Iterator[Problem]:
    words = Counter(use.word for use in uses)
    for use in reversed(uses):
        others = [other for other in uses if other.word != use.word and other.path != use.path]
        if words[use.word] > 1 or not others or SECOND_THING.search(use.sentence):
            continue
        if any(re.search(rf"\b{re.escape(other)}\b", use.sentence) for other in words if other != use.word):
            continue
        if kind == "model" and any(_distinguishes(use, other) for other in others):
            continue
        ranked = [(rarity(roots_in(use.sentence) & roots_in(other.sentence), matter), other) for other in others]
        degree, usual = max(ranked, key=lambda pair: pair[0])
        if kind in NUMBERED and not (
            differing_digit(use.word, usual.word) is not None or is_transposition(use.word, usual.word)
        ):
            continue
        several = len({other.path for other in others}) > 1 and len(words) == WORDS_OF_A_MISTAKE
        restates = kind in CLOSE and (use.path[0] == "claims") != (usual.path[0] == "claims")
        least = MIN_RARITY if restates or (several and kind not in KIN) else VERY_RARE
        least = 0 if several and kind == "model" else least
        if degree >= least and not SECOND_THING.search(usual.sentence):
            message = f"the text says `{one_line(use.at.words)}`, but elsewhere `{one_line(usual.at.words)}`"
            yield Problem(use.path, message, at=use.at, also=(usual.path,), also_at=(usual.at,))
            return
