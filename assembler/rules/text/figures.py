"""Amounts of money, ordinal numbers and dates that are malformed or impossible."""

import re
from calendar import day_name, monthrange
from collections.abc import Iterator
from datetime import date

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.dates import MONTH, MONTHS
from assembler.language.english import endings
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule

MONEY = Regex(
    r"\$[ \t]?\d(?:,[ \t](?=\d{3}(?!\d))|[\d,])*(?:\.\d+|\.[ \t]\d{2}(?=\s+(?:per|in|and|to|for|each|plus)\b|[,;)]))?"
)
"""An amount, well formed or not. A space in it is read as part of it: "$15, 264.86", "$500. 00 per"."""

WELL_FORMED = Regex(r"\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?")
UNIT_AFTER = Regex(r"\s+(?:thousand|million|billion|trillion)\b|\s*[-–]\s*[a-z]|(?:[KMBTkmb]|MM|bn|mn)\b|/")
FURTHER_AMOUNT = Regex(r"(?:,?\s{1,3}(?:to|and|or|through)|\s{0,3}[-–—,])\s{0,3}(?:US)?\$?\d[\d.,]{0,30}(?=\W)")
"""A second amount, from which the amount before it takes its unit, as in "$1.5 to $2 million"."""

CHARACTERS_READ = 40
"""How many characters after an amount are searched for its unit."""

MAX_DIGITS_WITHOUT_COMMA = 4
"""The maximum number of digits in an amount that needs no comma."""


@rule(
    "TXT003",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write amounts as $15,264.86: commas between groups of three digits, no space, two digits for cents",
)
def malformed_money(matter: Matter) -> Iterator[Problem]:
    """An amount of money is written so that it can be misread.

    A hasty reader may take "$15, 264.86" for fifteen dollars, and a line may end in the middle of the amount.
    """
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        for match in MONEY.finditer(unquoted_text):
            if not is_well_formed(match[0].rstrip(","), words_after(unquoted_text, match.end())):
                yield Problem(path, f"the amount `{match[0]}` is malformed")


def words_after(text: str, end: int) -> str:
    """Return the words of *text* that follow the amount ending at *end* and any further amounts in the same series."""
    while amount_match := FURTHER_AMOUNT.match(text, end):
        end = amount_match.end()
    return text[end : end + CHARACTERS_READ]


def is_well_formed(amount: str, words_after: str) -> bool:
    """Whether *amount* is well formed; fractions of a cent, of a million or of a similar unit are allowed."""
    dollars, _, cents = amount.removeprefix("$").partition(".")
    if WELL_FORMED.fullmatch(amount):
        return len(dollars) <= MAX_DIGITS_WITHOUT_COMMA or "," in dollars or bool(UNIT_AFTER.match(words_after))
    is_rate = dollars == "0" or len(cents) > 2
    return not re.search(r"[ \t,]", amount) and (is_rate or bool(UNIT_AFTER.match(words_after)))


ORDINAL = Regex(
    r"(?<![.§-])\b(?P<number>\d+)(?P<ending>st|nd|rd|th|ST|ND|RD|TH|d(?= Cir\.| Dep’t| Dep't| Dist\.))\b(?![-(])"
)


@rule(
    "TXT006",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write 1st, 2nd or 2d, 3rd or 3d, 4th, 11th, 12th, 13th, 21st",
)
def wrong_ordinal(matter: Matter) -> Iterator[Problem]:
    """An ordinal number has the wrong ending.

    This happens when somebody changes a number but not its ending. The forms 2d and 3d are correct. Numbers of sections
    and forms with a letter, such as § 2000d and Schedule 14D, are not checked.
    """
    for path, text in prose(matter):
        for match in passages(ORDINAL, unquoted(text)):
            number = match["number"]
            right_endings = endings(int(number))
            if match["ending"].lower() not in right_endings:
                yield Problem(path, f"`{match[0]}` should be `{number}{right_endings[0]}`")


WEEKDAYS = tuple(day_name)
DATE = Regex(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+)?\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{4}})\b"
)

WEEKDAY_AFTER = Regex(
    rf",\s(?:(?:which\swas|being)\s)?(?:an?\s)?(?P<weekday>{'|'.join(WEEKDAYS)})\b|\s\((?:an?\s)?(?P<in_parentheses>{'|'.join(WEEKDAYS)})\)"
)
"""The day of the week after a date: ", a Friday", " (Friday)"."""

WEEKDAY_AND_DAY = Regex(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),\s(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\b(?!,\s\d{{4}}|\s\d{{4}})",
    needs="day,",
)
"""A day of the week and a date without a year: "Friday, May 9"."""

DATE_WITHOUT_YEAR = Regex(
    rf"\b(?<!In\s)(?<!in\s)(?P<month>{MONTH})\s(?P<day>3[01])(?=,\s(?!\d{{4}}\b)|[.;)]|\s(?:and|or|to|through|until)\b)",
    needs="30|31",
)
"""A date without a year, as in "April 3, April 19 and May 8, 2024"."""

LEAP_YEAR = 2024
"""The year that is assumed for a date without one, so that February 29 is accepted."""


@rule(
    "TXT008",
    cite="the Gregorian calendar",
    basis="verified",
    severity=Severity.WARNING,
    fix="find out the right date, and correct it",
)
def impossible_date(matter: Matter) -> Iterator[Problem]:
    """A date does not exist, or has the wrong day of the week.

    The other side will notice such a mistake. A date without its own year is checked too, as in "April 31 and May 8,
    2024", and in "Friday, May 9" in each year that the matter mentions. So are quotations; waive TXT008 if the quoted
    original is wrong.
    """
    years = {int(match["year"]) for _, text in prose(matter) for match in passages(DATE, text)}
    for path, text in prose(matter):
        yield from _wrong_weekdays_without_year(path, text, years)
        for match in passages(DATE, text):
            typed_date = one_line(match[0])
            try:
                day = date(int(match["year"]), MONTHS[match["month"]], int(match["day"]))
            except ValueError:
                yield Problem(path, f"`{typed_date}` is not a calendar date")
                continue
            after_match = WEEKDAY_AFTER.match(text, match.end())
            typed_weekdays = {
                match["weekday"],
                after_match and (after_match["weekday"] or after_match["in_parentheses"]),
            }
            weekday = WEEKDAYS[day.weekday()]
            if typed_weekdays - {None, weekday}:
                typed_date += one_line(after_match[0]) if after_match else ""
                yield Problem(path, f"`{typed_date}` has the wrong day of the week: that date is a {weekday}")
        for match in passages(DATE_WITHOUT_YEAR, text):
            if int(match["day"]) > monthrange(LEAP_YEAR, MONTHS[match["month"]])[1]:
                yield Problem(path, f"`{one_line(match[0])}` is not a calendar date", at=matched(match))


def _wrong_weekdays_without_year(path: KeyPath, text: str, years: set[int]) -> Iterator[Problem]:
    """Yield a problem for each "Friday, May 9" in *text* that is a Friday in none of *years*, those of the matter."""
    for match in passages(WEEKDAY_AND_DAY, text):
        month, day = MONTHS[match["month"]], int(match["day"])
        possible_years = [year for year in years if 1 <= day <= monthrange(year, month)[1]]
        weekdays = {WEEKDAYS[date(year, month, day).weekday()] for year in possible_years}
        if weekdays and match["weekday"] not in weekdays:
            message = f"`{one_line(match[0])}` has the wrong day of the week in every year that the matter mentions"
            yield Problem(path, message, at=matched(match))
