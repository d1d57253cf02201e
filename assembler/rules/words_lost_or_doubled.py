"""PRF001."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from assembler.proof import Proof, alike, squeezed
from assembler.rule import Problem, rule

WINDOW = 40
"""Words compared one by one from where the texts part."""
QUOTED = 60
"""Letters of a passage that a message quotes."""


@rule(
    "PRF001",
    cite="this program",
    basis="program",
    fix="let templates print each word as text, not by a style sheet's `content:`, `display:` or `text-transform:`,"
    " and see that no box is cut off",
    bad="""
        shown: {main: 1. Alpha signed. 2. Beta broke it.}
        read: {main: 1. Alpha signed. 2. Beta it.}
    """,
    good="""
        shown: {main: 1. Alpha signed. 2. Beta broke it.}
        read: {main: 1.Alpha  signed. 2. Beta broke it.}
    """,
)
def words_lost_or_doubled(proof: Proof) -> Iterator[Problem]:
    """The running text of the PDF is not the text of the paper.

    What the PDF gives back in reading order, to a search or a screen reader, is compared letter by letter with what
    was to be printed. White space does not count.
    """
    said, read = squeezed(proof.shown.main), squeezed(proof.read.main)
    if said != read:
        fact, letters = _difference(proof.shown.main.split(), proof.read.main.split(), alike(said, read))
        yield Problem((), fact, page=_page(proof, letters))


def _difference(said: list[str], read: list[str], common: int) -> tuple[str, int]:
    """Say how the words part that have *common* letters before them, and how many letters stand before that."""
    said_edges, read_edges = _edges(said), _edges(read)
    start = max(letters for letters in said_edges.keys() & read_edges.keys() if letters <= common)
    first, other = said_edges[start], read_edges[start]
    lost, found = _parted(said[first : first + WINDOW], read[other : other + WINDOW])
    return _fact(_quoted(lost), _quoted(found), " ".join(said[max(0, first - 4) : first])), start


def _edges(words: list[str]) -> dict[int, int]:
    """Return the number of each word by the letters before it."""
    return {letters: number for number, letters in enumerate(accumulate(map(len, map(squeezed, words)), initial=0))}


def _parted(said: list[str], read: list[str]) -> tuple[str, str]:
    """Return the first words of each that the other does not have."""
    for _, first, last, other, end in SequenceMatcher(None, said, read, autojunk=False).get_opcodes():
        lost, found = " ".join(said[first:last]), " ".join(read[other:end])
        if squeezed(lost) != squeezed(found):
            return lost, found
    return " ".join(said), " ".join(read)


def _fact(lost: str, found: str, before: str) -> str:
    after = f", after `{before}`" if before else ""
    if not found:
        return f"`{lost}` is not on the page{after}"
    if not lost:
        return f"`{found}` is on the page and not in the text, or is there twice{after}"
    return f"the page reads `{found}` where the text says `{lost}`{after}"


def _quoted(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


def _page(proof: Proof, letters: int) -> int:
    """Return the page on which the letter after *letters* stands."""
    for page in proof.pages:
        letters -= sum(len(squeezed(one.text)) for one in page.lines if one.part == "main")
        if letters < 0:
            return page.number
    return len(proof.pages)
