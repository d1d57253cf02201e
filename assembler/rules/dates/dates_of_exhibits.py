"""Exhibits whose date differs from the text that cites them."""

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.dates import dates_in
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.regex import Regex
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._exhibit_titles import CitingText, citing_texts, roots
from assembler.rules.dates import contradictory_dates
from assembler.rules.rule import Problem, Words, rule


@rule(
    "ATT005",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its date in the list of exhibits or in the text",
)
def exhibit_dated_unlike_the_text(matter: Matter) -> Iterator[Problem]:
    """The date of an exhibit differs from the date in the text that cites it.

    An exhibit is reported if no text that cites it has its date, and a date there looks like a slip for it: another
    year, another month, a wrong digit, or day and month exchanged. If the citing sentence has only one date and names
    the kind of document, that date must be the exhibit's. A sentence with "the next day" or "two weeks later" is
    not compared. An exhibit that is dated after the complaint is reported, too, and so is the year of an exhibit if no
    other date is of that year, but a text has the same day of another year. DAT003 reports further differences.
    """
    reported_elsewhere = [*contradictory_dates.exhibit_of_another_date(matter)]
    reported_names = {path[1] for problem in reported_elsewhere for path in (problem.path, *problem.also)}
    complaint_date = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    if not has_complaint(matter):
        return
    for name, passages in citing_texts(matter).items():
        exhibit = matter.exhibits[name]
        if name in reported_names:
            continue
        if exhibit.date and complaint_date and exhibit.date > complaint_date:
            message = (
                f"`{name}` is dated {plain_date(exhibit.date)}, after the complaint of {plain_date(complaint_date)}"
            )
            yield Problem(("exhibits", name, "date"), message)
        elif exhibit.date and passages:
            problems = [*_wrong_day(name, exhibit, exhibit.date, passages)]
            yield from problems or _lonely_year(name, exhibit.date, matter)


def _lonely_year(name: str, day: date, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for an exhibit dated March 4, 2024, if no other date is of 2024, but a text has March 4, 2025."""
    stated_days = [
        (path, stated) for path, text in prose(matter) for stated in dates_in(text) if stated.first == stated.last
    ]
    years = {stated.first.year for _, stated in stated_days}
    years |= {other.date.year for key, other in matter.exhibits.items() if other.date and key != name}
    if day.day == 1 or day.year in years:
        return
    for path, stated in stated_days:
        if (stated.first.month, stated.first.day) == (day.month, day.day):
            fact = f"`{name}` is dated {plain_date(day)}, the only date of that year"
            at = Words(stated.words, stated.start)
            message = f"{fact}, but a text says `{stated.words}`"
            yield Problem(("exhibits", name, "date"), message, also=(path,), also_at=(at,))
            return


RELATIVE_DAY = Regex(
    r"(?i)\b(?:next|following|previous|preceding|same|very)\s(?:(?:business|working)\s)?(?:day|morning|afternoon|evening|night|week|month|year)\b"
    r"|\b(?:days?|weeks?|months?|years?|hours?)\s(?:later|earlier|after|before|thereafter|afterwards?)\b"
    r"|\bthe\sday\s(?:after|before)\b|\bthat\s(?:day|morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""Words that date the exhibit by another event: "On the next day he handed her a warning"."""


def _wrong_day(name: str, exhibit: Exhibit, day: date, passages: Sequence[CitingText]) -> Iterator[Problem]:
    """Yield a problem for the first date in *passages* that may be meant to be *day*, unless one of them has *day*."""
    if any(stated.first <= day <= stated.last for passage in passages for stated in dates_in(passage.words)):
        return
    if any(RELATIVE_DAY.search(passage.sentence) or _has_yearless_day(day, passage) for passage in passages):
        return
    title_roots = roots(exhibit.title)
    for passage in passages:
        exact_dates = [stated for stated in dates_in(unquoted(passage.words)) if stated.first == stated.last]
        suspects = [stated for stated in exact_dates if _is_slip(day, stated.first)]
        if not suspects and len(exact_dates) == 1 and title_roots & roots(passage.sentence):
            suspects = [stated for stated in exact_dates if passage.begin <= stated.start < passage.end]
        if suspects:
            suspect = suspects[0]
            stated_words = passage.words[suspect.start : suspect.end]
            message = f"`{name}` is dated {plain_date(day)}, but the text that cites it says `{stated_words}`"
            at = Words(stated_words, suspect.start)
            yield Problem(("exhibits", name, "date"), message, also=(passage.path,), also_at=(at,))
            return


def _has_yearless_day(day: date, passage: CitingText) -> bool:
    """Whether *passage* has the month and the day of *day* without a year: "on August 19 and on September 9, 2024"."""
    return bool(Regex(rf"\b{day:%B}\s{day.day}\b(?!,?\s\d{{4}})").search(passage.words))


def _is_slip(day: date, stated_day: date) -> bool:
    """Whether two dates differ only in the year, the month or one digit of the day, or have parts exchanged.

    The day and the month may be exchanged, or the two digits of the day.
    """
    if (day.day, day.month, day.year) == (stated_day.month, stated_day.day, stated_day.year):
        return True
    has_same_year = day.year == stated_day.year
    has_same_month = day.month == stated_day.month
    if day.day == stated_day.day:
        return has_same_year != has_same_month
    if not (has_same_year and has_same_month):
        return False
    digits = f"{day.day:02}"
    stated_digits = f"{stated_day.day:02}"
    differing_digits = [
        digit for digit, stated_digit in zip(digits, stated_digits, strict=True) if digit != stated_digit
    ]
    return digits == stated_digits[::-1] or len(differing_digits) == 1
