"""DIS005."""

from collections.abc import Iterator

from assembler.law.dismissal_events import closings
from assembler.law.dismissal_papers import DismissalPaper
from assembler.law.dismissal_reasons import described
from assembler.model.law import cited, weight
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
    good=(
        """
        events:
          - {event: answer, by: [strings], date: 2025-06-02, order: after the notice}
        """,
        """
        events:
          - {event: motion to dismiss, by: [strings], date: 2025-06-02}
        """,
    ),
)
def event_on_the_day(paper: DismissalPaper) -> Iterator[Problem]:
    """What closes the paper's way to dismiss is of the paper's own day, and nobody says which came first.

    If an answer was served first, a notice in a federal court dismisses nothing.
    """
    until, way = paper.instrument.until, paper.instrument.way
    for closing, place, event, day in closings(paper.scope, paper.instrument):
        if day == paper.filing.date and event.order is None and not closing.days_before:
            basis = closing.basis or until.basis
            cite = cited(closing.cite or until.cite or paper.instrument.rule, basis)
            message = f"{described(event, paper.matter)}, the day of the {way}, and which came first is not said"
            path = ("filings", paper.place, "dismisses")
            yield Problem(path, message, weight(basis), also=(("events", place),), cite=cite)
