"""DIS039."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._signed_for import signing_for
from assembler.rules.rule import Problem, rule


@rule(
    "DIS039",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    severity=Severity.WARNING,
    fix="record each consent under `consents:`; or have the blank lines signed by hand before it is filed, and waive"
    " the rule",
)
def signature_outstanding(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation is printed as signed for some, and with a blank line for a party of another side.

    It may be circulated so; but it dismisses nothing, and is not to be filed, until all have signed. A stipulation that
    nobody has signed yet is not reported: every line is blank, and all sign by hand.
    """
    filing, signed_by = paper.filing, paper.instrument.signed_by
    if filing.paper.signer != "all" or signed_by.in_writing or not {*filing.signed, *filing.consents}:
        return
    blank = [name for name in filing.stipulated_by or paper.option.signers if not _signed(paper, name)]
    if blank:
        who = series([f"`{paper.matter.parties[name].name}`" for name in blank])
        message = f"`{filing.name}` is not signed for {who}, and dismisses nothing until all have signed"
        cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
        also = tuple(("parties", name) for name in blank)
        yield Problem(("filings", paper.place, "signed"), message, also=also, cite=cite)


def _signed(paper: DismissalPaper, name: str) -> bool:
    """Whether the paper is printed as signed for the party *name*, or is to be: a consent that lacks is an error."""
    return bool({*paper.filing.signed, *paper.filing.consents} & {*signing_for(paper.matter, name)})
