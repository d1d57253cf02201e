"""PRF002."""

from collections import Counter
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.prove.proof import Proof, squeezed
from assembler.rules.rule import Problem, rule


@rule(
    "PRF002",
    cite="this program",
    basis="program",
    fix="shorten the note, or move part of it into the text: a note stands whole on one page",
    bad="""
        read: {notes: []}
    """,
    good=(
        """
        read: {notes: ["1.Exhibit A."]}
        """,
        """
        {expected: {notes: [1. A., 2. B.]}, read: {notes: [1. A., 2. B.]}}
        """,
    ),
)
def notes_lost_or_out_of_order(proof: Proof) -> Iterator[Problem]:
    """A footnote is missing, doubled, changed, or out of the order of its calls.

    Notes are compared with what was to be printed one by one, number and text, white space left out.
    """
    said, read = [squeezed(note) for note in proof.expected.notes], [squeezed(note) for note in proof.read.notes]
    if said == read:
        return
    if Counter(said) == Counter(read):
        order = ", ".join(f"`{note.partition('.')[0]}`" for note in read)
        yield Problem((), f"the notes are printed in the order {order}")
    yield from _missing(proof, said, read)
    yield from _strange(proof, said, read)


def _missing(proof: Proof, said: list[str], read: list[str]) -> Iterator[Problem]:
    counts, asked = Counter(read), Counter(said)
    for note, letters in zip(proof.expected.notes, said, strict=True):
        if counts[letters] < asked[letters]:
            yield Problem((), f"the note `{brief(note)}` is not printed as it is written", page=_called(proof, note))
        elif counts[letters] > asked[letters]:
            yield Problem((), f"the note `{brief(note)}` is printed {counts[letters]} times", page=_called(proof, note))


def _strange(proof: Proof, said: list[str], read: list[str]) -> Iterator[Problem]:
    for note, letters in zip(proof.read.notes, read, strict=True):
        if letters not in said:
            yield Problem((), f"the page has a note `{brief(note)}`, which the text does not have")


def _called(proof: Proof, note: str) -> int:
    """Return the page of the call of *note*, 0 where it has none."""
    number = note.strip().partition(".")[0]
    return next((page.number for page in proof.pages if number in map(str, page.calls)), 0)
