"""DIS008."""

from collections.abc import Iterator

from assembler.dismissal import ENDS_THE_RIGHT
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._notices import before, said, same_day
from assembler.rules._papers import notices


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
    """An answer or a motion for summary judgment is listed, and nobody says who served it.

    It ends the right to dismiss by notice as against the party who served it, and so the party must be known.
    """
    for number, filing in notices(matter):
        for place, event in enumerate(matter.events):
            came = before(event, filing) or (same_day(event, filing) and event.order is None)
            if event.event in ENDS_THE_RIGHT and not event.by and came:
                message = f"{said(event, matter)}: the notice may dismiss the party who did"
                yield Problem(("filings", number, "dismisses"), message, also=(("events", place),))
