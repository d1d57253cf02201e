"""What one section of a paper says, over the suit of the small matters and changes to it."""

from assembler.plan.numbering import set_body
from assembler.plan.sections import section
from tests.matters import COMPLAINT, case
from tests.plan_text import body_text

MANY = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: plaintiff, kind: limited liability company, counsel: [ann]}
  delta: {name: Delta Paper Co., called: Delta, role: defendant, kind: corporation, formed_in: Ohio,
    principal_place: "Toledo, Ohio"}
  epsilon: {name: Epsilon Glue LP, called: Epsilon, role: defendant, kind: limited partnership}
claims:
  - {id: contract, cause: ny-breach-of-contract, by: [alpha], against: [beta, delta], elements: {contract: [signed]}}
"""

FEDERAL = """\
jurisdiction: [federal question, supplemental]
claims:
  - {cause: us-copyright-infringement, against: [beta]}
  - {cause: ny-breach-of-contract, against: [beta]}
"""


def written(name: str, changes: str = "", paper: int = COMPLAINT) -> list[str]:
    """Return what the section *name* says: no-break spaces as spaces, without the marks of kept words and of places.

    Of several, with commas between them, all is said.
    """
    made = case(changes, paper)
    body, _ = set_body([draft for one in name.split(",") for draft in section(one, made)], made)
    return [line.partition("  {")[0].replace("~", " ").replace("|", "") for line in body_text(*body) if line]


def filing(choices: str, paper: str = "complaint") -> str:
    return f"filings: [{{paper: {paper}, date: 2025-06-02, {choices}}}]\n"


def zeta(fields: str) -> str:
    """Return changes that put a defendant called Zeta in Beta's place."""
    return (
        f"parties: {{beta: none, zeta: {{name: Zeta, role: defendant, {fields}}}}}\n"
        "claims: [{cause: ny-breach-of-contract, against: [zeta]}]\n"
    )
