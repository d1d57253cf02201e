"""One baseline for all characters of a line, whatever their font.

The engine centers a character in its line by the height of its font, so that a character from another font would push
lines apart. Here it gets the baseline of the paper's own font.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

NOTICED = 0.001
"""Pixels from which two baselines count as different."""


def keep_baseline() -> None:
    """Make the engine, which is imported already, set all characters on the baseline of their line's own font."""
    from weasyprint.layout import inline  # noqa: PLC0415 - the engine is imported only when needed

    inline.split_first_line = _level(inline.split_first_line, inline.strut)


def _level(split: Callable[..., Any], strut: Callable[[Any], tuple[float, float]]) -> Callable[..., Any]:
    """Return *split*, the engine's function that takes a line from a text, with the baseline of the style's *strut*."""

    @wraps(split)
    def level(text: str, style: Any, *rest: Any, **named: Any) -> Any:
        *line, height, baseline = split(text, style, *rest, **named)
        line_height, own = strut(style)
        level_with_own = own - (line_height - height) / 2
        return (*line, height, level_with_own if abs(level_with_own - baseline) > NOTICED else baseline)

    return level
