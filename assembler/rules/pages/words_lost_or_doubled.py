"""PRF001."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.prove.proof import Proof, squeezed
from assembler.prove.text_diff import Difference, differences
from assembler.rules.rule import Problem, rule

MOST = 10
"""Differences that are named one by one."""


@rule(
    "PRF001",
    cite="this program",
    basis="program",
    fix="let templates print each word as text, not by a style sheet's `content:`, `display:` or `text-transform:`,"
    " and see that no box is cut off",
    bad="""
        expected: {main: 1. Alpha signed. 2. Beta broke it.}
        read: {main: 1. Alpha signed. 2. Beta it.}
    """,
    good=(
        """
        expected: {main: 1. Alpha signed. 2. Beta broke it.}
        read: {main: 1.Alpha  signed. 2. Beta broke it.}
        """,
        """
        read: {main: ""}
        expected: {main: " "}
        """,
    ),
)
def words_lost_or_doubled(proof: Proof) -> Iterator[Problem]:
    """The running text of the PDF is not the text of the paper.

    What the PDF gives back in reading order, to a search or a screen reader, is compared letter by letter with what
    was to be printed. White space does not count.
    """
    found = differences(proof.expected.main, proof.read.main)
    for one in found[:MOST]:
        yield Problem((), _fact(one), page=_page(proof, one.read))
    if len(found) > MOST:
        yield Problem((), f"the page and the text part in {len(found) - MOST} more places")


def _fact(one: Difference) -> str:
    lost, found = (f"`{brief(text)}`" if text else "" for text in (one.lost, one.found))
    after = f", after `{one.before}`" if one.before else ""
    if not found:
        return f"{lost} is not on the page{after}"
    if not lost:
        return f"{found} is on the page and not in the text, or is there twice{after}"
    return f"the page reads {found} where the text says {lost}{after}"


def _page(proof: Proof, letters: int) -> int:
    """Return the page on which the letter after *letters* stands."""
    for page in proof.pages:
        letters -= sum(len(squeezed(line.text)) for line in page.lines if line.part == "main")
        if letters < 0:
            return page.number
    return len(proof.pages)
