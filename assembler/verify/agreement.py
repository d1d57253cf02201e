"""Measures how much of one text is in another, as the share of the text's word sequences that are in the other text."""

from collections.abc import Sequence

from assembler.verify.tokens import Token

LENGTH = 4
"""The number of tokens in a sequence."""


def share(tokens: Sequence[Token], other: Sequence[Token]) -> float:
    """Return the share, between 0 and 1, of the sequences of *tokens* that also occur in *other*."""
    wanted = _sequences(tokens)
    return len(wanted & _sequences(other)) / len(wanted) if wanted else 0.0


def _sequences(tokens: Sequence[Token]) -> set[tuple[str, ...]]:
    keys = [token.key for token in tokens if not token.number]
    return {tuple(keys[start : start + LENGTH]) for start in range(max(1, len(keys) - LENGTH + 1))} if keys else set()
