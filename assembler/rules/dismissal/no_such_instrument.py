"""DIS004."""

from collections.abc import Iterator

from assembler.model.dismissal import Dismissals
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "DIS004",
    cite="Wash. CR 41(a)(1); Fed. R. Civ. P. 41(a)",
    basis="verified",
    fix="file one of the papers that the message names, or what the rule of the court asks for",
    bad="""
        court: wasuper
        county: Spokane
        division: none
        number: 25-2-00000-0
    """,
    good=(
        """
        court: nysd
        division: none
        """,
        """
        parties:
          strings: {counsel: [other]}
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        """,
    ),
)
def no_such_instrument(matter: Matter) -> Iterator[Problem]:
    """The court's law of dismissal knows no such paper.

    Courts differ in how a plaintiff may end a case. In Washington's superior courts the court dismisses, on a motion or
    on a stipulation: a bare notice dismisses nothing.
    """
    law = matter.court.dismissal
    instruments = law.value.instruments.values()
    for number, filing in enumerate(matter.filings):
        if "dismisses" in filing.paper.choices and filing.paper.id not in {one.paper for one in instruments}:
            yield Problem(("filings", number, "paper"), _told(filing.paper.id, law.value), weight(law.basis))


def _told(paper: str, law: Dismissals) -> str:
    """Return what is wrong with *paper* under *law*, and what that law has instead, where it is recorded."""
    known = "; ".join(f"{one.title} ({one.rule})" for one in law.instruments.values())
    if known:
        return f"`{paper}` ends no case under {law.name}, which has: {known}"
    return f"`{paper}` has no rule to go by: how a plaintiff ends a case in this court is not recorded"
