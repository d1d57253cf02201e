"""DIS017."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_reasons import said
from assembler.law.dismissal_scope import came_before, dismissed
from assembler.model.dismissal import Instrument
from assembler.model.event import Event
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals
from assembler.rules.rule import Problem, rule


@rule(
    "DIS017",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="find out when it was served, and add that day as `date:`; the court's electronic system mostly serves"
    " what is filed with it",
    bad="""
        events:
          - {event: answer, by: [strings], filed: 2025-05-20}
    """,
    good="""
        events:
          - {event: answer, by: [strings], filed: 2025-06-20}
    """,
    severity=Severity.WARNING,
)
def filed_not_served(matter: Matter) -> Iterator[Problem]:
    """What would close the way to dismiss was filed, and the matter does not say that it was served.

    Where service counts, filing alone leaves the right where it was; but what was filed has mostly been served.
    """
    for number, filing, instrument in dismissals(matter):
        for place, event in enumerate(matter.events):
            if _would_close(matter, filing, instrument, event) and came_before(event.day, event, filing):
                message = f"{said(event, matter)}, and its service, which counts, is not listed"
                yield Problem(("filings", number, "dismisses"), message, also=(("events", place),))


def _would_close(matter: Matter, filing: Filing, instrument: Instrument, event: Event) -> bool:
    by_service = {what for one in instrument.until.closed_by if one.once == "served" for what in one.events}
    theirs = bool(set(event.by) & set(dismissed(matter, filing)))
    return event.date is None and theirs and bool(event.means & by_service)
