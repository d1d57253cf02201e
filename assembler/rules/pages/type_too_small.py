"""PRF007."""

from collections.abc import Iterator

from assembler.plan.plan import PageSetup
from assembler.prove.proof import Proof, ProofLine, ProofPage
from assembler.rules.rule import Problem, rule

ROUNDING = 0.05
"""Points by which a size may differ, since the engine computes in pixels."""


@rule(
    "PRF007",
    cite="this program",
    basis="program",
    fix="remove `font-size:` from the template's style sheet: the sizes are in the court's profile",
)
def type_too_small(proof: Proof) -> Iterator[Problem]:
    """Type in the text, the footnotes or the footer is smaller than the court requires.

    The raised number that calls a footnote does not count.
    """
    for page in proof.pages:
        small = list(_small(page, proof.page_setup))
        if small:
            size, least, text = min(small)
            more = f"; {len(small) - 1} more passages of this page are too small" if len(small) > 1 else ""
            yield Problem((), f"`{text}` is set in {size:g} pt, and the least is {least:g} pt{more}", page=page.number)


def _small(page: ProofPage, paper: PageSetup) -> Iterator[tuple[float, float, str]]:
    """Yield the text that is too small on *page*: its size, the least that is allowed, its words."""
    for line in (*page.lines, *page.margin):
        least = _least(line, paper)
        for size, text in ((line.size, line.text), *((fragment.size, fragment.text) for fragment in line.fragments)):
            if size < least - ROUNDING:
                yield size, least, text


def _least(line: ProofLine, paper: PageSetup) -> float:
    return {"main": paper.size, "repeated": paper.size, "note": paper.note_size, "margin": paper.footer_size}[line.part]
