"""Attorneys whose signature line stays blank beside the electronic signature of another firm."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.papers.filers import parties_who_file
from assembler.rules.rule import Problem, rule


@rule(
    "SIG026",
    cite="this program",
    basis="program",
    severity=Severity.NOTE,
    fix="add the attorney to `signed:`; or add `signs: false` to an attorney who signs no paper of the matter",
)
def colleague_has_blank_line(matter: Matter) -> Iterator[Problem]:
    """One firm of a party has signed a paper electronically, but an attorney of another firm has a blank line.

    One signature is sufficient, and a blank line beside it looks like a missing signature. With `signs: false` an
    attorney is listed without a line, and so are the attorneys of a firm of which somebody has signed. The first such
    paper is reported for each attorney; nothing is reported on a paper without electronic signatures.
    """
    for name, attorney in matter.counsel.items():
        for index, filing in enumerate(matter.filings if attorney.has_line else ()):
            if colleague := _colleague_who_signed(name, matter, filing):
                fact = f"`{attorney.name}` has a blank signature line in `{filing.name}`"
                message = f"{fact}, which `{matter.counsel[colleague].name}` has signed"
                yield Problem(("counsel", name), message, also=(("filings", index, "signed"),))
                break


def _colleague_who_signed(name: str, matter: Matter, filing: Filing) -> str:
    """Return an attorney of another firm who has signed *filing* for a client of *name*.

    Return "" if there is none, or if *name* or an attorney of the same firm has signed too.
    """
    signers = (*filing.signed, *filing.consents)
    firm = matter.counsel[name].firm or name
    if any((matter.counsel[signer].firm or signer) == firm for signer in signers if signer in matter.counsel):
        return ""
    clients = [party for party in _signing_parties(matter, filing) if name in party.counsel]
    colleagues = {colleague for client in clients for colleague in client.counsel}
    return next((signer for signer in signers if signer in colleagues), "")


def _signing_parties(matter: Matter, filing: Filing) -> list[Party]:
    """Return the parties whose counsel sign *filing*: all parties, the parties who file it, or none if others sign."""
    if filing.paper.signer == "all":
        return list(matter.parties.values())
    return list(parties_who_file(matter, filing).values()) if filing.paper.signer in {"plaintiffs", "filers"} else []
