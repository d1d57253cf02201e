"""DIS008."""

from collections.abc import Iterator

from assembler.law.dismissal_events import unattributed
from assembler.law.dismissal_papers import DismissalPaper
from assembler.law.dismissal_reasons import described
from assembler.model.law import cited, weight
from assembler.rules.rule import Problem, rule


@rule(
    "DIS008",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `by:` with the parties who served it",
    bad="""
        events:
          - {event: answer, date: 2025-05-20}
    """,
    good=(
        """
        events:
          - {event: answer, date: 2025-06-20}
        docket_read: 2025-06-20
        """,
        """
        events:
          - {event: trial set, date: 2026-02-02}
        """,
    ),
)
def answer_by_nobody(paper: DismissalPaper) -> Iterator[Problem]:
    """What closes the way to dismiss the party who did it is listed, and nobody says who did.

    An answer ends the right to dismiss by notice as against the party who served it, and so the party must be known.
    """
    instrument = paper.instrument
    for place, event in enumerate(paper.matter.events):
        open_day = event.day == paper.filing.date and event.order is None
        if unattributed(instrument, event) and (open_day or paper.scope.came_before(event.day, event)):
            message = f"{described(event, paper.matter)}: the {instrument.way} may dismiss the party who did"
            cite = cited(instrument.until.cite or instrument.rule, instrument.until.basis)
            path = ("filings", paper.place, "dismisses")
            yield Problem(path, message, weight(instrument.until.basis), also=(("events", place),), cite=cite)
