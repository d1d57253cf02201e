"""VEN004."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules._complaint import opening, printed
from assembler.rules.rule import Problem, rule

OWN = ("assignment", "division", "intradistrict")
"""The beginnings of the ids of sections that are taken for the paragraph."""


@rule(
    "VEN004",
    cite="N.D. Cal. Civ. L.R. 3-5(b)",
    basis="memory",
    fix="add `assignment:` with the counties where the events occurred, and list it among the `sections:`",
)
def no_assignment(matter: Matter) -> Iterator[Problem]:
    """A complaint lacks the paragraph on assignment to a division that the court requires.

    A section whose id begins with `assignment`, `division` or `intradistrict` is taken for that paragraph.
    """
    law = matter.court.assignment
    own = {section.id for section in matter.sections if section.id.startswith(OWN)}
    if law is None or not law.value.required:
        return
    for number, filing in opening(matter):
        sections = set(printed(filing))
        if own and ("facts" in sections or own & sections):
            continue
        if matter.assignment is None:
            fact = f"`{filing.name}` has no paragraph on the division, which {matter.court.citation} requires"
            yield Problem(("filings", number), fact, weight(law.basis), cite=law.authority)
        elif "assignment" not in sections:
            fact = f"`{filing.name}` leaves out the section `assignment`"
            yield Problem(("filings", number, "sections"), fact, weight(law.basis), cite=law.authority)
