"""SIG017."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule


@rule(
    "SIG017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="name attorneys who sign the paper, or delete the name",
    bad="""
        parties:
          strings: {counsel: [other]}
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [2 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        filings:
          - {paper: complaint, date: 2025-06-02, signed: [other]}
    """,
    good=(
        """
        filings:
          - {paper: complaint, date: 2025-06-02, signed: [placeholder]}
        """,
        """
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without,
             signed: [placeholder]}
        """,
    ),
)
def signed_by_another(papers: Papers) -> Iterator[Problem]:
    """An attorney is to have signed a paper that has no signature block for that attorney.

    Only the attorneys of the parties who file or join a paper sign it, and only those who are not just listed.
    """
    planned = {plan.id: plan for plan in papers.plans}
    for number, filing in enumerate(papers.matter.filings):
        for place, name in enumerate(filing.signed if filing.name in planned else ()):
            attorney = papers.matter.counsel[name].name
            if not any(attorney in line for line in _signatures(planned[filing.name])):
                message = f"`{attorney}` does not sign `{filing.name}`"
                yield Problem(("filings", number, "signed", place), message)


def _signatures(plan: Plan) -> Iterator[str]:
    for signature in (plan.signature, *(statement.signature for statement in plan.statements)):
        yield from (signer.signed for signer in signature.signers)
