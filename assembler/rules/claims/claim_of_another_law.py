"""CLM008."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.places import CODES, state_name
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule

IN_FEDERAL_COURT = "Klaxon Co. v. Stentor Elec. Mfg. Co., 313 U.S. 487 (1941) (memory)"
"""The authority for the choice-of-law rules of the state in a federal court."""

OF_PREMISES = re.compile(r"\b(?:possession|restitution) of the (?:premises|dwelling unit)\b")
"""The remedy of an eviction."""


@rule(
    "CLM008",
    cite="the choice-of-law rules of the state of the court",
    basis="memory",
    severity=Severity.WARNING,
    fix="plead why the other law governs, or plead a claim under the law of the court's state: a cause of the catalog,"
    " or your own `title:` and `law:`",
)
def claim_of_another_law(matter: Matter) -> Iterator[Problem]:
    """A claim is brought under the law of another state.

    A court applies the choice-of-law rules of its own state, and a federal court those of the state where it sits.
    Another state's law may govern, under a clause of the contract or because of where the events occurred; then the
    complaint says why. An eviction is a warning: the possession of premises is awarded where they are. A court that
    sits in no state is not checked.
    """
    home, federal = matter.court.state, matter.court.system == "federal"
    for pleading in counts(matter):
        law = pleading.claim.cause.jurisdiction
        if home and law in CODES and law != home:
            where, other = state_name(home), state_name(law)
            message = f"`{pleading.claim.cause.id}` is a claim under the law of {other}, and the court sits in {where}"
            cite = IN_FEDERAL_COURT if federal else f"the choice-of-law rules of {where}"
            path = ("claims", pleading.number, "cause")
            if _of_premises(pleading.claim.cause):
                message = f"{message}: premises are recovered where they are"
                fix = f"file in a court of {other}, or choose the cause of {where}"
                yield Problem(path, message, cite="the local action rule (memory)", fix=fix)
            else:
                yield Problem(path, message, Severity.NOTE, cite=cite)


def _of_premises(cause: Cause) -> bool:
    return any(OF_PREMISES.search(remedy.prayer) for remedy in cause.remedies)
