"""PRF024."""

from collections.abc import Iterator

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof, squeezed
from assembler.rules.pages._pages import foot, inside
from assembler.rules.rule import Problem, rule

NEAR = 2.0
"""Points by which an edge may differ."""


@rule(
    "PRF024",
    cite="this program",
    basis="program",
    fix="keep counsel's block where the base template puts it, by the court's profile",
)
def counsel_out_of_place(proof: Proof) -> Iterator[Problem]:
    """Counsel's block is not where the court's profile puts it.

    At the upper left it begins the first page, at the left margin; under the caption it follows the parties; in the
    footer the firm's lines are on each page; otherwise only the signature block has them.
    """
    if proof.page_rules and (fact := _fact(proof, proof.page_rules)):
        yield Problem((), fact, page=1)


def _fact(proof: Proof, rules: CourtPageRules) -> str:
    page = proof.pages[0]
    above, under = inside(page, "counsel"), _places(proof, "counsel-under")
    match rules.counsel:
        case "upper left" if not above:
            return "counsel's block is not at the upper left of the first page"
        case "upper left":
            highest = min(line.baseline for line in page.lines)
            placed = above[0].baseline < highest + NEAR and abs(above[0].left - rules.left * INCH) < NEAR
            return "" if placed else f"`{above[0].text}` is not at the upper left of the first page, at the margin"
        case "under the caption":
            placed = bool(under) and under[0] > max(_places(proof, "caption"), default=(0, 0.0))
            return "" if placed else "counsel's block is not under the caption"
        case "footer" if not _in_footer(proof):
            return "counsel's block is not in the footer of each page"
    return f"`{above[0].text}` is on the first page, where counsel's block does not belong" if above else ""


def _places(proof: Proof, part: str) -> list[tuple[int, float]]:
    """Return page and baseline of each line of a *part* of the paper."""
    return [(page.number, line.baseline) for page in proof.pages for line in inside(page, part)]


def _in_footer(proof: Proof) -> bool:
    """Whether each footer has a line of a signer's block, or the name with which one begins."""
    signers = {squeezed(line.text) for page in proof.pages for line in inside(page, "signer")}
    feet = [[squeezed(line.text) for line in foot(page, proof)] for page in proof.pages]
    return not signers or all(
        any(said and signer.startswith(said) for said in lines for signer in signers) for lines in feet
    )
