"""DIS017."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.language.english import article, series
from assembler.law.dismissal.events import described
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.event import Event
from assembler.rules.dismissal._reasons import doubt
from assembler.rules.rule import Problem, rule


@rule(
    "DIS017",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="find out when it was served, and add that day as `date:`; the court's electronic system usually serves"
    " the papers that are filed",
    bad="""
        events:
          - {event: answer, by: [strings], filed: 2025-05-20}
    """,
    good=(
        """
        events:
          - {event: answer, by: [strings], filed: 2025-06-20}
        docket_read: 2025-06-20
        """,
        """
        events:
          - {event: motion to dismiss, by: [strings], filed: 2025-05-20}
        """,
    ),
    severity=Severity.WARNING,
)
def filed_not_served(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that would bar this dismissal was filed, and the matter does not say that it was served.

    Where service counts, filing alone does not end the right to dismiss; but a filed paper has usually been served. In
    a federal court filing serves those who are registered (Rule 5(b)(2)(E)): a later day of service is a doubt.
    """
    for place, event in enumerate(paper.matter.events):
        if _would_close(paper, event) and paper.scope.came_before(event.day, event):
            message = f"{described(event, paper.matter)}, but service counts, and none is listed"
            yield Problem(("filings", paper.place, "dismisses"), message, also=(("events", place),))
        elif _filed_first(paper, event):
            who = series([f"`{paper.matter.parties[name].name}`" for name in event.by])
            what = f"{article(event.event)} {event.event}"
            message = f"{who} filed {what} on {event.filed}; in a federal court filing serves a registered user"
            cite = "Fed. R. Civ. P. 5(b)(2)(E) (memory)"
            found = Problem(("filings", paper.place, "dismisses"), message, also=(("events", place),), cite=cite)
            yield doubt(paper, replace(found, promise=True))


def _filed_first(paper: DismissalPaper, event: Event) -> bool:
    """Whether *event* was filed before the paper in a federal court, and is said to be served after it."""
    day = paper.filing.date
    late = bool(day and event.filed and event.date and event.filed <= day < event.date)
    return late and paper.matter.court.system == "federal" and _by_service(paper, event)


def _would_close(paper: DismissalPaper, event: Event) -> bool:
    return event.date is None and _by_service(paper, event)


def _by_service(paper: DismissalPaper, event: Event) -> bool:
    """Whether *event* closes the instrument of *paper* once it is served."""
    closed_by = paper.instrument.until.closed_by
    by_service = {what for closing in closed_by if closing.once == "served" for what in closing.events}
    theirs = bool(set(event.by) & set(paper.scope.dismissed))
    return theirs and bool(event.means & by_service)
