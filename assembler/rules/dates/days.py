"""Hearings on days on which the court is closed, and dates that the user's own date line prints above a signature."""

from collections.abc import Iterator
from datetime import date

from assembler.facts.dates import dates_in
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import days_in, plain_date
from assembler.law.court_days import FEDERAL, SATURDAY, holidays_on
from assembler.model.filing import Filing
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.papers.keys import hearing_of
from assembler.rules.rule import Problem, Words, rule


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


def own_signature_words(matter: Matter) -> Iterator[tuple[KeyPath, str, list[Filing]]]:
    """Yield each of the user's own sentences before a signature: its path, its words and the papers that print it."""
    for index, filing in enumerate(matter.filings):
        if filing.words.signature:
            yield ("filings", index, "words", "signature"), filing.words.signature, [filing]
    if matter.words.signature:
        filings = [filing for filing in matter.filings if not filing.words.signature]
        yield ("words", "signature"), matter.words.signature, filings


DATE_LINES = ("dated", "dated_at")
"""The sentences that can print a date above a signature."""

CORRECT_DATE = "write the date of the paper, or correct the `date:` of the paper"


@rule(
    "DAT007",
    cite="this program",
    basis="program",
    fix="write `{date}` in the sentence, so that each paper prints its own date; or correct the `date:` of the paper",
)
def date_line_of_another_date(matter: Matter) -> Iterator[Problem]:
    """The date above a signature is not the date of the paper.

    A date written out in `sentences: {signature: {dated: ...}}` is printed on every paper of the matter, and of each
    matter that extends it. A sentence of the user's own before the signature, as in "Respectfully submitted this 4th
    day of March, 2026", is compared too.
    """
    for path, words, filings in own_signature_words(matter):
        for written_date in dates_in(words):
            for filing in filings:
                if filing.date and not written_date.first <= filing.date <= written_date.last:
                    paper_date = plain_date(filing.date)
                    message = f"the line prints `{written_date.words}`, but `{filing.name}` is dated {paper_date}"
                    yield Problem(path, message, fix=CORRECT_DATE, at=Words(written_date.words, written_date.start))
                    break
    for name in DATE_LINES:
        line = matter.sentences.get("signature", {}).get(name, "")
        for day in days_in(line):
            for filing in matter.filings:
                if filing.date and filing.date != day:
                    fact = f"`{filing.name}` is dated {plain_date(filing.date)}"
                    yield Problem(("sentences", "signature", name), f"the line prints {plain_date(day)}, but {fact}")
                    break
