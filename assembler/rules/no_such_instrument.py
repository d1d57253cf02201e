"""DIS004."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._law import weight


@rule(
    "DIS004",
    cite="Wash. CR 41(a)(1); Fed. R. Civ. P. 41(a)",
    basis="verified",
    fix="file one of the papers that the message names",
    bad="""
        court: wasuper
        county: Spokane
        division: none
        number: 25-2-00000-0
    """,
    good="""
        court: nysd
        division: none
    """,
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
            known = "; ".join(f"{one.title} ({one.rule})" for one in instruments)
            message = f"`{filing.paper.id}` ends no case under {law.value.name}, which has: {known}"
            yield Problem(("filings", number, "paper"), message, weight(law))
