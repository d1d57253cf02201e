"""DIS005."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_reasons import said
from assembler.law.dismissal_scope import closings
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS005",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `order: before the notice` or `order: after the notice` to the event",
    bad="""
        events:
          - {event: answer, by: [strings], date: 2025-06-02}
    """,
    good="""
        events:
          - {event: answer, by: [strings], date: 2025-06-02, order: after the notice}
    """,
)
def event_on_the_day(matter: Matter) -> Iterator[Problem]:
    """What closes the paper's way to dismiss is of the paper's own day, and nobody says which came first.

    If an answer was served first, a notice in a federal court dismisses nothing.
    """
    for number, filing, instrument in dismissals(matter):
        for closing, place, event, day in closings(matter, filing, instrument):
            if day == filing.date and event.order is None and not closing.days_before:
                basis = closing.basis or instrument.until.basis
                cite = told(closing.cite or instrument.until.cite or instrument.rule, basis)
                message = f"{said(event, matter)}, the day of the {instrument.way}, and which came first is not said"
                weight = None if basis == "verified" else Severity.WARNING
                yield Problem(("filings", number, "dismisses"), message, weight, also=(("events", place),), cite=cite)
