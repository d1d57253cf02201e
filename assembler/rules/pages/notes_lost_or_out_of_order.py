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
    fix="shorten the note, or move part of it into the text: a note is never divided",
)
def notes_lost_or_out_of_order(proof: Proof) -> Iterator[Problem]:
    """A footnote is missing, doubled, changed or out of order.

    The footnotes are compared with those of the paper, number and text, except for white space.
    """
    said, read = [squeezed(note) for note in proof.expected.notes], [squeezed(note) for note in proof.read.notes]
    if said == read:
        return
    if Counter(said) == Counter(read):
        order = ", ".join(f"`{note.partition('.')[0]}`" for note in read)
        yield Problem((), f"the notes are printed in the order {order}")
    yield from _missing(proof, said, read)
    yield from _unexpected(proof, said, read)


def _missing(proof: Proof, said: list[str], read: list[str]) -> Iterator[Problem]:
    counts, expected = Counter(read), Counter(said)
    for note, letters in zip(proof.expected.notes, said, strict=True):
        if counts[letters] < expected[letters]:
            yield Problem((), f"the note `{brief(note)}` is missing or changed", page=_called(proof, note))
        elif counts[letters] > expected[letters]:
            yield Problem((), f"the note `{brief(note)}` is printed {counts[letters]} times", page=_called(proof, note))


def _unexpected(proof: Proof, said: list[str], read: list[str]) -> Iterator[Problem]:
    for note, letters in zip(proof.read.notes, read, strict=True):
        if letters not in said:
            yield Problem((), f"the page has a note `{brief(note)}` that the text does not have")


def _called(proof: Proof, note: str) -> int:
    """Return the page on which *note* is called; 0 where it is not called."""
    number = note.strip().partition(".")[0]
    return next((page.number for page in proof.pages if number in map(str, page.calls)), 0)
