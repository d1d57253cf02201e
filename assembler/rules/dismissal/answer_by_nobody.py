"""DIS008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_reasons import said
from assembler.law.dismissal_scope import came_before, unattributed
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals, told
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
    good="""
        events:
          - {event: answer, date: 2025-06-20}
    """,
)
def answer_by_nobody(matter: Matter) -> Iterator[Problem]:
    """What closes the way to dismiss the party who did it is listed, and nobody says who did.

    An answer ends the right to dismiss by notice as against the party who served it, and so the party must be known.
    """
    for number, filing, instrument in dismissals(matter):
        for place, event in enumerate(matter.events):
            came = came_before(event.day, event, filing) or (event.day == filing.date and event.order is None)
            if unattributed(instrument, event) and came:
                message = f"{said(event, matter)}: the {instrument.way} may dismiss the party who did"
                weight = None if instrument.until.basis == "verified" else Severity.WARNING
                cite = told(instrument.until.cite or instrument.rule, instrument.until.basis)
                yield Problem(("filings", number, "dismisses"), message, weight, also=(("events", place),), cite=cite)
