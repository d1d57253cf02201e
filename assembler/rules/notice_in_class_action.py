"""DIS009."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._notices import before
from assembler.rules._papers import notices


@rule(
    "DIS009",
    cite="Fed. R. Civ. P. 23(e), 41(a)(1)(A)",
    basis="verified",
    fix="ask the court for its approval, Rule 23(e); waive the rule where the claims of the class are not dismissed",
    bad="""
        events:
          - {event: class certified, date: 2025-05-20}
    """,
    good="""
        events:
          - {event: class certified, date: 2025-06-20}
    """,
)
def notice_in_class_action(matter: Matter) -> Iterator[Problem]:
    """A notice dismisses the claims of a class that the court has certified.

    The right to dismiss by notice stands under Rule 23(e): such claims are dismissed with the court's approval only.
    """
    for number, filing in notices(matter):
        for place, event in enumerate(matter.events):
            if event.event == "class certified" and before(event, filing):
                message = f"a class was certified on {event.date}, and a notice alone does not dismiss its claims"
                yield Problem(("filings", number, "dismisses"), message, also=(("events", place),))
