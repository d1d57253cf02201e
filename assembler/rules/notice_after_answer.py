"""DIS001."""

from collections.abc import Iterator

from assembler.dismissal import ending
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._notices import before, said
from assembler.rules._papers import notices


@rule(
    "DIS001",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="file a stipulation signed by all parties who have appeared, or move under Fed. R. Civ. P. 41(a)(2)",
    bad="""
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
    """,
    good="""
        events:
          - {event: motion to dismiss, by: [strings], date: 2025-05-20}
    """,
)
def notice_after_answer(matter: Matter) -> Iterator[Problem]:
    """A notice dismisses a party who has served an answer or a motion for summary judgment.

    Either ends the right to dismiss that party by notice. A motion to dismiss does not, nor does what another party
    served. What counts is service, not filing.
    """
    for number, filing in notices(matter):
        for place, event in ending(matter, filing):
            if before(event, filing):
                when = f"the notice of {filing.date}" if filing.date else "this notice, which has no date yet"
                message = f"{said(event, matter)}, before {when}"
                yield Problem(("filings", number, "dismisses"), message, also=(("events", place),))
