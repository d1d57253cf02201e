"""Reads the names and places in a text: names of two or more words, counties, and cities with their states."""

import re
from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.language.dates import MONTHS
from assembler.language.places import COUNTY_IN_STATE, STATE
from assembler.language.regex import Regex

NAME = Regex(
    r"(?<![\w’'.-])[A-Z][\w’'-]{1,30}(?:\s(?:[A-Z]\.|(?:of|&|de|van|von)\s(?=[A-Z]))?\s?[A-Z][\w’'-]{0,30}){1,5}"
    r"(?:,?\s(?:Inc|LLC|L\.L\.C|LLP|L\.P|LP|Ltd|Co|Corp|N\.A|P\.C|P\.S|PLLC|GmbH|Jr|Sr)\b\.?)?"
)
CITY = Regex(
    rf"(?<![\w.’'-])(?P<city>[A-Z][\w.’'-]++(?:\s[A-Z][\w.’'-]++){{0,2}}),\s(?P<state>{STATE})\b(?!\s(?:Code|Stat|Rev))"
)
COUNTY_OF = Regex(r"\bCounty\sof\s(?P<county>[A-Z][\w’'-]++(?:\s[A-Z][\w’'-]++){0,2})", needs="county")
POSSESSIVE = Regex(r"(?:['’]s|['’])\b(?=\s|\Z).*", re.DOTALL)
NOT_IN_NAMES = frozenset((*MONTHS, *day_name, "No", "Nos"))
"""Capitalized words of dates and numbers, which are not names."""
OPENING_WORDS = frozenset(
    "A An And As At By But For From He Her His If In Its It No Not Of On Or Our She That The Their These They This "
    "Those To Under Upon When Where Which While With Each Every All Any Both Neither Because Although Between Until "
    "Before After Since During Within Without Section Sections Article Exhibit Plaintiff Plaintiffs Defendant "
    "Defendants".split()
)
"""Words that may begin a sentence and do not belong to a name."""


@dataclass(frozen=True)
class Locality:
    """A county or a city in a text: its bounds, its kind, its name and its state."""

    start: int
    end: int
    kind: str
    name: str
    state: str


def localities(text: str) -> Iterator[Locality]:
    """Yield the counties and the cities with their states in *text*."""
    if "County" in text or "Parish" in text:
        for match in COUNTY_IN_STATE.finditer(text):
            county = " ".join(word for word in match["county"].split() if word not in OPENING_WORDS)
            if county:
                start = match.start() + match["county"].find(county)
                yield Locality(start, match.end(), kind="county", name=county, state=match["state"] or "")
    for match in COUNTY_OF.finditer(text):
        yield Locality(*match.span(), kind="county", name=" ".join(match["county"].split()), state="")
    for match in CITY.finditer(text):
        if not match["city"].endswith((" County", " Parish")):
            city = " ".join(match["city"].split())
            yield Locality(*match.span(), kind="city", name=city, state=match["state"])


def _without_opening_words(name: str) -> str:
    """Return *name* without the words that only begin its sentence, except a last word."""
    first_word = name.split(maxsplit=1)[0]
    while " " in name and first_word in OPENING_WORDS:
        name = name[len(first_word) :].lstrip()
        first_word = name.split(maxsplit=1)[0]
    return name


def names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds and the words of each name of two or more words in *text*, without the dates."""
    for match in NAME.finditer(text):
        name = POSSESSIVE.sub("", _without_opening_words(match[0]))
        start = match.end() - len(match[0]) + match[0].index(name)
        words = name.split()
        if len(words) > 1 and not NOT_IN_NAMES.intersection(words):
            yield start, start + len(name), " ".join(words)
