"""PRF001."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.prove.proof import Proof, squeezed
from assembler.prove.text_diff import Difference, differences
from assembler.rules.rule import Problem, rule

MOST = 10
"""The most differences that are reported one by one."""


@rule(
    "PRF001",
    cite="this program",
    basis="program",
    fix="print each word as text of the template, not by `content:`, `display:` or `text-transform:` of a style sheet,"
    " and make sure that no box is cut off",
)
def words_lost_or_doubled(proof: Proof) -> Iterator[Problem]:
    """The running text of the PDF differs from the text of the paper.

    The text that the PDF gives a search or a screen reader, in reading order, is compared letter by letter with the
    text of the paper. White space does not count.
    """
    found = differences(proof.expected.main, proof.read.main)
    for difference in found[:MOST]:
        yield Problem((), _fact(difference), page=_page(proof, difference.read))
    if len(found) > MOST:
        yield Problem((), f"the page and the text differ in {len(found) - MOST} more places")


def _fact(difference: Difference) -> str:
    lost, found = (f"`{brief(text)}`" if text else "" for text in (difference.lost, difference.found))
    after = f", after `{difference.before}`" if difference.before else ""
    if not found:
        return f"{lost} is not on the page{after}"
    if not lost:
        return f"{found} is on the page but not in the text, or is there twice{after}"
    return f"the page reads {found} where the text says {lost}{after}"


def _page(proof: Proof, letters: int) -> int:
    """Return the page of the letter after *letters*."""
    for page in proof.pages:
        letters -= sum(len(squeezed(line.text)) for line in page.lines if line.part == "main")
        if letters < 0:
            return page.number
    return len(proof.pages)
