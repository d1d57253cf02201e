"""Hearings on days on which the court is closed or may be closed."""

from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.law.court_days import FEDERAL, SATURDAY, holidays_on
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.papers.keys import hearing_of
from assembler.rules.rule import Problem, rule


@rule(
    "DAT006",
    cite="the court's calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the `date:` of the hearing",
)
def hearing_on_closed_day(matter: Matter) -> Iterator[Problem]:
    """A hearing is on a Saturday, a Sunday or a legal holiday.

    The holidays are those of the court's state and those of federal law. The finding is a note if the law on the
    holiday was not read, or if the court is a state court and the holiday is only federal.
    """
    for index, filing in enumerate(matter.filings):
        path = ("filings", index, "hearing", "date")
        if hearing := hearing_of(filing):
            yield from _closed_days(path, hearing.date, matter)


def _closed_days(path: tuple[str | int, ...], day: date, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the court is, or may be, closed on *day*."""
    if day.weekday() >= SATURDAY:
        yield Problem(path, f"the hearing is on a {day:%A}, {plain_date(day)}")
        return
    places = frozenset({matter.court.state, FEDERAL} - {""})
    for holiday in holidays_on(day, places)[:1]:
        date_and_name = f"{plain_date(day)} ({holiday.name})"
        if matter.court.system == "federal" or holiday.place != FEDERAL:
            severity = None if was_read(holiday.basis) else Severity.NOTE
            message = f"the hearing is on a legal holiday, {date_and_name}"
            yield Problem(path, message, severity, cite=holiday.cite, basis=holiday.basis)
        else:
            message = f"the hearing is on a federal holiday, {date_and_name}"
            yield Problem(path, message, Severity.NOTE, basis="memory")
