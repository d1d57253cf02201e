"""Defines a change: words of the paper that are deleted in a file, and words that the file has in their place."""

from dataclasses import dataclass

from assembler.verify.tokens import Token


@dataclass(frozen=True)
class Change:
    """A change: the *deleted* tokens of the paper, and the *added* tokens that replace them in the file.

    *start* is the index of the first deleted token in the paper, or of the token before which words were added.
    *file_start* is the index of the first added token in the file, or of the token that follows the deleted words.
    """

    deleted: tuple[Token, ...]
    added: tuple[Token, ...]
    start: int
    file_start: int
    block: int
    has_moved: bool = False
