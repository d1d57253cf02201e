"""PRF003."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.prove.drawn_order import settled
from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF003",
    cite="this program",
    basis="program",
    fix="make sure that the footer's lines fit side by side: shorten the short title, or the firm's address",
)
def margin_text_missing_or_doubled(proof: Proof) -> Iterator[Problem]:
    """A line number or a line of the footer is missing, doubled or out of place.

    Each page has every line number and every line of the footer once, and in a draft the word DRAFT.
    """
    for page, expected, read in zip(proof.pages, proof.expected.margin, proof.read.margin, strict=True):
        for fact in _facts(expected, read):
            yield Problem((), fact, page=page.number)


def _facts(expected: Sequence[str], read: Sequence[str]) -> Iterator[str]:
    wanted, found = Counter(map(settled, expected)), Counter(map(settled, read))
    if missing := _named(expected, wanted - found):
        yield f"the margins lack {missing}"
    if extra := _named(read, found - wanted):
        yield f"the margins have {extra}, which does not belong there or is there twice"


def _named(lines: Sequence[str], letters: Counter[str]) -> str:
    return ", ".join(dict.fromkeys(f"`{line}`" for line in lines if settled(line) in letters))
