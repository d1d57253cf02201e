"""CLM004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.pleading import Relief, meant
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

CATCH_ALL = re.compile(r"(?i)\b(any|such|all|other|further)\b[^.;]*\brelief\b|^\s*award\s+(\w+\s+){0,4}costs\b")
"""What is asked for in every case, and is the relief of no count: the costs, and what else is just."""


@rule(
    "CLM004",
    cite="Fed. R. Civ. P. 8(a)(3); Wash. CR 8(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `relief:` to the claim, or name the claim under the `claims:` of what is asked for on it",
    bad="""
        relief: [grant any other relief that is just]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        relief: [{text: award damages, claims: us-copyright-infringement}, grant any other relief that is just]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        relief: [award damages, grant any other relief that is just]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def count_without_relief(matter: Matter) -> Iterator[Problem]:
    """Nothing is asked for on a count.

    A claim for relief ends with a demand for the relief that is sought. Where each thing asked for names its counts,
    or is what every prayer has (costs, any other relief), a count that none of them names asks for nothing. A thing
    asked for without naming a count is asked for on all of them.
    """
    if not any(opening(matter)) or any(_general(one) for one in matter.relief):
        return
    named = {place for one in matter.relief for name in one.claims for place in meant(matter.claims, name)}
    for number, claim in enumerate(matter.claims):
        if not claim.relief and number not in named:
            yield Problem(("claims", number), f"nothing is asked for on `{claim.id or claim.cause.id}`")


def _general(relief: Relief) -> bool:
    return not relief.claims and not CATCH_ALL.search(relief.text)
