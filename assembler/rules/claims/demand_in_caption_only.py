"""JRY001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "JRY001",
    cite="Wash. CR 38(b), (d)",
    basis="verified",
    fix="serve and file the demand as a paper of its own, and pay the jury fee",
    bad="""
        court: wasuper
        county: Spokane
        division: none
        number: 25-2-00000-0
        jury_demand: true
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good="""
        jury_demand: true
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    severity=Severity.NOTE,
)
def demand_in_caption_only(matter: Matter) -> Iterator[Problem]:
    """A demand for a jury in the complaint is not yet a demand.

    In Washington's superior courts it is served, filed and paid for before the case is set for trial; else the jury is
    waived.
    """
    law = matter.court.jury
    if matter.jury_demand and not law.value.in_caption_suffices and any(opening(matter)):
        yield Problem(("jury_demand",), f"the complaint's demand does not suffice: {law.value.how}", cite=law.authority)
