"""Measures the share of one text's word sequences that also occur in another text."""

from collections.abc import Sequence

from assembler.verify.tokens import Token

SEQUENCE_LENGTH = 4
"""The number of tokens in a sequence."""


def share(tokens: Sequence[Token], other_tokens: Sequence[Token]) -> float:
    """Return the share, between 0 and 1, of the sequences of *tokens* that also occur in *other_tokens*."""
    sequences = sequences_of(tokens)
    if not sequences:
        return 0.0
    return len(sequences & sequences_of(other_tokens)) / len(sequences)


def sequences_of(tokens: Sequence[Token]) -> set[tuple[str, ...]]:
    """Return the word sequences of *tokens*, without the numbers of paragraphs."""
    keys = [token.key for token in tokens if not token.number]
    if not keys:
        return set()
    starts = range(max(1, len(keys) - SEQUENCE_LENGTH + 1))
    return {tuple(keys[start : start + SEQUENCE_LENGTH]) for start in starts}
