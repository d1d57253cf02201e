"""SIG018."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules.rule import Problem, rule


@rule(
    "SIG018",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="add the attorney to `signed:`, or let all sign by hand",
)
def plaintiff_not_signed_for(matter: Matter) -> Iterator[Problem]:
    """One plaintiff's attorney has signed a paper, and another plaintiff's has not.

    The paper would be filed with one electronic signature and one blank line.
    """
    for number, filing in enumerate(matter.filings):
        if filing.paper.signer not in {"plaintiffs", "all"}:
            continue
        signing = {*filing.signed, *filing.consents}
        ours = [party for party in _filing(matter, filing) if party.counsel]
        blank = [party for party in ours if not signing & set(party.counsel)]
        for party in blank if len(blank) < len(ours) else ():
            message = f"nobody has signed `{filing.name}` for `{party.name}`, and others have"
            yield Problem(("filings", number, "signed"), message)


def _filing(matter: Matter, filing: Filing) -> Iterator[Party]:
    """Yield the plaintiffs who file the paper: those who dismiss, or all who are still there."""
    dismissing = {name for entry in filing.dismisses for name in entry.by}
    for name, party in of_side(matter.parties, "plaintiff").items():
        if not has_left(party, filing.date) and (not dismissing or name in dismissing):
            yield party
