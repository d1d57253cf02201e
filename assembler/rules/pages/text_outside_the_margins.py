"""PRF004."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.plan.plan import PageSetup
from assembler.prove.proof import Proof, ProofLine, ProofPage
from assembler.rules.pages._pages import OVERHANG, inked
from assembler.rules.rule import Problem, rule


@rule("PRF004", cite="this program", basis="program", fix="break the long word or line, or shorten the note")
def text_outside_the_margins(proof: Proof) -> Iterator[Problem]:
    """Text runs into a margin, or margin text over the edge of the page.

    The margins are the court's. Letters may overhang them by 1.5 points, as italics do. A single-spaced line is a
    quarter of the pitch lower in its line than a double-spaced one, and may be so at the bottom margin.
    """
    for page in proof.pages:
        for side, found in _over(page, proof.page_setup).items():
            over, text = max(found)
            more = f"; {len(found) - 1} more lines of this page do" if len(found) > 1 else ""
            yield Problem((), f"`{brief(text)}` runs {over:.1f} pt past {side}{more}", page=page.number)


def _over(page: ProofPage, paper: PageSetup) -> dict[str, list[tuple[float, str]]]:
    """Return the lines that pass each limit of *page*: by how many points, and their text."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for line in (*page.lines, *page.margin):
        for over, side in _limits(line, page, paper):
            if over > OVERHANG:
                found[side].append((over, line.text))
    return found


def _limits(line: ProofLine, page: ProofPage, paper: PageSetup) -> Iterator[tuple[float, str]]:
    """Yield how far *line* passes each of its limits, in points."""
    text = line.part != "margin"
    left, right, top, bottom = (paper.left, paper.right, paper.top, paper.bottom) if text else (0.0, 0.0, 0.0, 0.0)
    kind = "margin" if text else "edge of the page"
    yield left - line.left, f"the left {kind}"
    yield line.right - (page.width - right), f"the right {kind}"
    yield top - inked(line), f"the top {kind}"
    hangs = paper.pitch / 4 if line.single else 0.0
    yield line.baseline - hangs - (page.height - bottom), f"the bottom {kind}"
