"""Defines a change: words of the paper that a file has lost, and words that it has in their place."""

from dataclasses import dataclass

from assembler.verify.tokens import Token


@dataclass(frozen=True)
class Change:
    """A change: the *lost* tokens of the paper, and the *gained* tokens that replace them in the file.

    *start* is the index of the first lost token in the paper, or of the token before which words were added. *at* is
    the index of the first gained token in the file, or of the token after the lost tokens' place.
    """

    lost: tuple[Token, ...]
    gained: tuple[Token, ...]
    start: int
    at: int
    block: int
    moved: bool = False
