"""SIG017."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.filing import Filing
from assembler.model.walk import signatory
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule


@rule(
    "SIG017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="name attorneys who sign the paper, or delete the name",
)
def signed_by_another(papers: Papers) -> Iterator[Problem]:
    """An attorney is to have signed a paper that has no signature block for that attorney, or consented to it.

    Only the attorneys of the parties who file or join a paper sign it, and only those who are not just listed.
    """
    planned = {plan.id: plan for plan in papers.plans}
    for number, filing in enumerate(papers.matter.filings):
        plan = planned.get(filing.name)
        for path, name in _signing(filing):
            attorney = signatory(papers.matter, name)
            if plan and not any(attorney in line for line in _blocks(plan)):
                message = f"`{attorney}` does not sign `{filing.name}`"
                yield Problem(("filings", number, *path), message)


def _signing(filing: Filing) -> Iterator[tuple[KeyPath, str]]:
    """Yield the attorneys who have signed *filing* or consented to it, each with the place that says so."""
    yield from ((("signed", place), name) for place, name in enumerate(filing.signed))
    yield from ((("consents", name), name) for name in filing.consents)


def _blocks(plan: Plan) -> Iterator[str]:
    """Yield the signatures and the lines under each place to sign."""
    for signature in (plan.signature, *(statement.signature for statement in plan.statements)):
        for signer in signature.signers:
            yield signer.signed
            yield from () if signer.listed else signer.lines
