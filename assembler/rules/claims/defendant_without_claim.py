"""CLM012."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening, pleaded
from assembler.rules.rule import Problem, rule

NOMINAL = re.compile(r"(?i)\bnominal|\brelief defendant|\bstakeholder|\binterested party|\breal party")
"""Words that explain why a party against which nothing is claimed is in the caption."""

HOUSE_STYLE = "house style: each defendant is sued on a claim"


@rule(
    "CLM012",
    cite="Fed. R. Civ. P. 8(a)(2)",
    basis="memory",
    severity=Severity.WARNING,
    fix="name the party under `against:` of a claim, or say why it is sued, as in `role: nominal defendant`",
)
def defendant_without_claim(matter: Matter) -> Iterator[Problem]:
    """No claim is brought against a defendant who is in the caption.

    A complaint shows that the pleader is entitled to relief from each defendant. A defendant whom no claim names was
    usually forgotten under a count, and is dismissed on the first motion.
    """
    if not matter.claims or not any(opening(matter)):
        return
    accused = {name for claim in matter.claims for name in claim.against}
    for name, party in pleaded(matter).items():
        said = " ".join(filter(None, [party.role, party.described, party.capacity, party.paragraph]))
        exempt = party.kind == "property" or NOMINAL.search(said)
        if party.on_side == "defendant" and name not in accused and not exempt:
            cite = HOUSE_STYLE if matter.court.system == "state" else ""
            yield Problem(("parties", name), f"no claim is brought against `{party.name}`", cite=cite)
