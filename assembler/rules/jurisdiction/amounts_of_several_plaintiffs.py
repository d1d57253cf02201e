"""JUR021."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR021",
    cite="Exxon Mobil Corp. v. Allapattah Servs., Inc., 545 U.S. 546 (2005)",
    basis="memory",
    fix="make sure that the claims of one plaintiff alone exceed $75,000; `amounts:` under the claims adds them up",
    severity=Severity.NOTE,
)
def amounts_of_several_plaintiffs(matter: Matter) -> Iterator[Problem]:
    """Several plaintiffs plead a single amount in controversy.

    One plaintiff may aggregate all claims against one defendant. The separate claims of several plaintiffs are not
    aggregated: those of one plaintiff must exceed the amount, and supplemental jurisdiction may then cover the others.
    If the claims have `amounts:`, JUR025 adds them.
    """
    plaintiffs = of_side(pleaded(matter), "plaintiff")
    given = any(claim.amounts for claim in matter.claims)
    if "diversity" in grounds(matter) and matter.amount is not None and len(plaintiffs) > 1 and not given:
        fact = f"`{matter.amount}` is pleaded for {len(plaintiffs)} plaintiffs, but separate claims are not aggregated"
        yield Problem(("amount",), fact)
