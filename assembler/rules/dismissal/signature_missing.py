"""DIS021."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    waivable="none",
    fix="give the party `counsel:`, or `pro_se: true` if it is a person without counsel",
)
def signature_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation of dismissal lacks the signature of a party who must sign it.

    In a federal court all parties who have appeared must sign: also those who are not dismissed, and those who have
    already left. A stipulation that lacked one has been disregarded years later. A party with neither counsel nor
    `pro_se:` has no signature block.
    """
    signed_by, listed = paper.instrument.signed_by, paper.filing.stipulated_by
    if paper.filing.paper.signer != "all":
        return
    for name in (*paper.scope.plaintiffs, *paper.option.signers):
        party = paper.matter.parties[name]
        left_out = listed and name in paper.option.signers and name not in listed
        if left_out:
            why, fix = "is not in the list", "add the party to `stipulated_by:`, or delete the key"
        elif not (party.counsel or party.pro_se):
            why, fix = "has neither `counsel:` nor `pro_se:`, and so no signature block", ""
        else:
            continue
        message = f"`{party.name}` must sign, but {why} ({signed_by.says})"
        cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
        path = ("filings", paper.place, "stipulated_by")
        yield Problem(path, message, also=(("parties", name),), fix=fix, cite=cite, promise=True, passes_draft=True)
