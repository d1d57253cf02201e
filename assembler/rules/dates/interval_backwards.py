"""DAT002."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._dates import DAY, meant
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

TO = r"(?:,?\s+(?:to|through|thru|until)\s+|[–-])"
BETWEEN_DAYS = re.compile(
    rf"\b(?:(?P<between>[Bb]etween)\s+)?(?P<first>{DAY})(?P<to>{TO}|,?\s+and\s+)(?P<last>{DAY})\b"
)
BETWEEN_YEARS = re.compile(
    r"\b(?:[Ff]rom\s+(?P<first>(?:19|20)\d\d)\s+(?:to|through|until)\s+|[Bb]etween\s+(?P<begun>(?:19|20)\d\d)\s+and\s+)"
    r"(?P<last>(?:19|20)\d\d)\b(?![,.]\d|\s[a-z]+s\b)"
)
CLOCK = r"(\d{1,2})(?::(\d\d))?\s*(a\.?m|p\.?m)\b\.?"
BETWEEN_HOURS = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween)\s+(?:about\s+)?{CLOCK}\s+(?:to|until|and)\s+(?:about\s+)?{CLOCK}"
)


@rule("DAT002", cite="the calendar", basis="convention", severity=Severity.WARNING, fix="correct one of the two")
def interval_backwards(matter: Matter) -> Iterator[Problem]:
    """A period of time ends before it begins.

    One of its dates or hours is a typing error. A night from eleven to seven is not reported.
    """
    for path, text in prose(matter):
        own = unquoted(text)
        for found in passages(BETWEEN_DAYS, own):
            joined = found["to"].strip(" ,") == "and"
            first, last = meant(found["first"]), meant(found["last"])
            if first and last and last[1] < first[0] and (found["between"] or not joined):
                yield _backwards(path, found)
        for found in passages(BETWEEN_YEARS, own):
            if int(found["last"]) < int(found["first"] or found["begun"]):
                yield _backwards(path, found)
        for found in passages(BETWEEN_HOURS, own):
            hour, minute, half, to_hour, to_minute, to_half = found.groups()
            same = half.replace(".", "") == to_half.replace(".", "")
            if same and _minutes(to_hour, to_minute) < _minutes(hour, minute):
                yield _backwards(path, found)


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) % 12 * 60 + int(minute or 0)


def _backwards(path: tuple[str | int, ...], found: re.Match[str]) -> Problem:
    return Problem(path, f"`{one_line(found[0])}` ends before it begins")
