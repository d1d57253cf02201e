"""DIS005."""

from collections.abc import Iterator

from assembler.dismissal import ending
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._notices import said, same_day
from assembler.rules._papers import notices


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
    """An answer or a motion for summary judgment is of the notice's own day, and nobody says which came first.

    If it was served first, the notice dismisses nothing.
    """
    for number, filing in notices(matter):
        for place, event in ending(matter, filing):
            if same_day(event, filing) and event.order is None:
                message = f"{said(event, matter)}, the day of the notice, and which came first is not said"
                yield Problem(("filings", number, "dismisses"), message, also=(("events", place),))
