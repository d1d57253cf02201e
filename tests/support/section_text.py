"""The text of one section of a paper, in the suit of the small matters with changes."""

from assembler.plan.body import set_body
from assembler.plan.sections import section_drafts
from tests.support.matters import COMPLAINT, case
from tests.support.plan_text import body_text, without_plan_marks

SEVERAL_PARTIES = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: plaintiff, kind: limited liability company, counsel: [ann]}
  delta: {name: Delta Paper Co., called: Delta, role: defendant, kind: corporation, formed_in: Ohio,
    principal_place: "Toledo, Ohio"}
  epsilon: {name: Epsilon Glue LP, called: Epsilon, role: defendant, kind: limited partnership}
claims:
  - {id: contract, cause: ny-breach-of-contract, by: [alpha], against: [beta, delta], elements: {contract: [signed]}}
"""

FEDERAL_AND_STATE_CLAIMS = """\
jurisdiction: [federal question, supplemental]
claims:
  - {cause: us-copyright-infringement, against: [beta]}
  - {cause: ny-breach-of-contract, against: [beta]}
"""


def lines_of(name: str, changes: str = "", paper: int = COMPLAINT) -> list[str]:
    """Return the lines of the section *name*, with plain spaces, and without marks of unbroken words and ids.

    *name* may be several sections, separated by commas.
    """
    context = case(changes, paper)
    body, _ = set_body([draft for section in name.split(",") for draft in section_drafts(section, context)], context)
    return [without_plan_marks(line) for line in body_text(*body) if line]


def filing(choices: str, paper: str = "complaint") -> str:
    return f"filings: [{{paper: {paper}, date: 2025-06-02, {choices}}}]\n"


def zeta(fields: str) -> str:
    """Return changes that replace Beta by a defendant called Zeta."""
    return (
        f"parties: {{beta: none, zeta: {{name: Zeta, role: defendant, {fields}}}}}\n"
        "claims: [{cause: ny-breach-of-contract, against: [zeta]}]\n"
    )
