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
    fix="see that the footer's lines fit beside each other: shorten the short title, or the firm's address",
    bad="""
        read:
          margin: {2: ["1", "2", "3", "4", COMPLAINT - 2, COMPLAINT - 2]}
    """,
    good=(
        """
        read:
          margin: {2: ["2", "1", "3", "4", COMPLAINT -2]}
        """,
        """
        expected: {main: Another text}
        read: {main: Another text}
        """,
    ),
)
def margin_text_missing_or_doubled(proof: Proof) -> Iterator[Problem]:
    """A page lacks a line number or a line of its footer, or has one that it should not have.

    Each line that the paper prints in its margins stands there once, on each page; a draft says so on each.
    """
    for page, asked, read in zip(proof.pages, proof.expected.margin, proof.read.margin, strict=True):
        for fact in _facts(asked, read):
            yield Problem((), fact, page=page.number)


def _facts(asked: Sequence[str], read: Sequence[str]) -> Iterator[str]:
    wanted, found = Counter(map(settled, asked)), Counter(map(settled, read))
    if missing := _named(asked, wanted - found):
        yield f"the margins lack {missing}"
    if extra := _named(read, found - wanted):
        yield f"the margins have {extra}, which does not belong there, or stands there twice"


def _named(lines: Sequence[str], letters: Counter[str]) -> str:
    return ", ".join(dict.fromkeys(f"`{line}`" for line in lines if settled(line) in letters))
