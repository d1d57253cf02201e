"""DIS022."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.claims import has_left
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS022",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="list the party's appearance under `events:`, or remove the party from `stipulated_by:`",
    severity=Severity.WARNING,
)
def signature_of_a_stranger(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation has a signature block for a party who need not sign.

    A party who has not appeared need not sign, and counsel's signature may count as an appearance.
    """
    signed_by = paper.instrument.signed_by
    for name in paper.filing.stipulated_by:
        if name not in paper.option.signers and paper.matter.parties[name].on_side != "plaintiff":
            cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
            yield Problem(("filings", paper.place, "stipulated_by"), _message(paper, name), cite=cite)


def _message(paper: DismissalPaper, name: str) -> str:
    party = paper.matter.parties[name]
    if has_left(party, paper.filing.date):
        return f"`{party.name}` has left the case"
    known = "is not needed here" if name in paper.scope.appeared else "has not appeared, as far as the events say"
    return f"`{party.name}` {known}"
