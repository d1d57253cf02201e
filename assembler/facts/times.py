"""Reads times of day and lengths of time in hours and minutes: 9:30 p.m., noon, ten hours, 95 minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.lengths import NUMBER_WORDS
from assembler.language.regex import Regex

MINUTES_OF_HALF_DAY = 12 * 60
TIME = Regex(
    r"(?i)(?<![\w:.$])(?:(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<word>noon|midnight)\b)",
    needs="am|pm|a.m|p.m|noon|midnight",
)
HOURS = Regex(
    r"(?i)(?<![\w.,$:-])(?P<number>\d{1,4}|[a-z]{3,9}(?:-[a-z]{3,5})?|an?)(?P<half>\sand\s(?:a|one)\shalf|\sand\sone-half|\.5)?\s"
    r"(?:full\s)?(?P<unit>hour|minute)s?\b(?:\sand\s(?P<minutes>\d{1,2}|[a-z]{3,6}(?:-[a-z]{3,5})?)\sminutes?\b)?",
    needs="hour|minute",
)


@dataclass(frozen=True)
class TimeOfDay:
    """A time of day in a text: its bounds, its words, and the minutes since midnight."""

    start: int
    end: int
    words: str
    minutes: int


@dataclass(frozen=True)
class LengthInMinutes:
    """A length of time in a text: its bounds, its words, and its minutes."""

    start: int
    end: int
    words: str
    minutes: int


def times_of_day(text: str) -> Iterator[TimeOfDay]:
    """Yield the times of day in *text*, in order."""
    for match in TIME.finditer(text):
        if match["word"]:
            minutes = MINUTES_OF_HALF_DAY if match["word"].lower() == "noon" else 0
        else:
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            minutes = hour * 60 + int(match["minute"] or 0)
        yield TimeOfDay(*match.span(), words=" ".join(match[0].split()), minutes=minutes)


def lengths_in_minutes(text: str) -> Iterator[LengthInMinutes]:
    """Yield the lengths of time in *text* that are in hours or minutes, in order."""
    for match in HOURS.finditer(text):
        number = _number(match["number"])
        if number is None:
            continue
        minutes = number * (60 if match["unit"].lower() == "hour" else 1)
        if match["half"] and match["unit"].lower() == "hour":
            minutes += 30
        minutes += _number(match["minutes"]) or 0 if match["minutes"] else 0
        yield LengthInMinutes(*match.span(), words=" ".join(match[0].split()), minutes=minutes)


def _number(written: str) -> int | None:
    """Return the number that *written* means, in figures or in words; None if it is not a number."""
    written = written.lower()
    if written in {"a", "an"}:
        return 1
    return int(written) if written.isdigit() else NUMBER_WORDS.get(written)
