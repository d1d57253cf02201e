"""PRF023."""

from collections.abc import Iterator

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof, ProofPage
from assembler.rules.pages._pages import OVERHANG, foot, inked, inside
from assembler.rules.rule import Problem, rule


@rule(
    "PRF023",
    cite="this program",
    basis="program",
    fix="keep the upper part of the first page free: shorten counsel's lines",
)
def print_in_the_clerks_space(proof: Proof) -> Iterator[Problem]:
    """Text is printed in the space for the clerk's stamp.

    The court keeps a part of the first page blank. Line numbers and the rules of the paper do not count.
    """
    if proof.page_rules is None or not proof.page_rules.clerk:
        return
    page = proof.pages[0]
    left = page.width / 2 if proof.page_rules.clerk == "upper right" else 0.0
    top, bottom = _extent(page, proof.page_rules)
    for line in (*page.lines, *foot(page, proof)):
        if line.right > left + OVERHANG and line.baseline > top + OVERHANG and inked(line) < bottom - OVERHANG:
            yield Problem((), f"`{line.text}` is in the space reserved for the clerk", page=1)


def _extent(page: ProofPage, rules: CourtPageRules) -> tuple[float, float]:
    """Return where the space begins and ends, points from the top: by lines, by inches, or down to the court's name."""
    top = rules.top * INCH
    if rules.clerk_lines is not None:
        return top, top + rules.clerk_lines * rules.pitch
    if rules.clerk_inches is not None:
        return 0.0, rules.clerk_inches * INCH
    return top, min(map(inked, inside(page, "court")), default=top)
