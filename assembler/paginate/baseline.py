"""One baseline for all characters of a line, whatever font lends them.

The engine centers a character over its line by the height of its font, so that a character of another font would push
the lines apart. Here it stands as if the paper's own font had it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

NOTICED = 0.001
"""Pixels by which two baselines differ."""


def keep_baseline() -> None:
    """Have the engine, which is imported already, set all characters on the baseline of their line's own font."""
    from weasyprint.layout import inline  # noqa: PLC0415 - the engine is imported when it is needed

    inline.split_first_line = _level(inline.split_first_line, inline.strut)


def _level(split: Callable[..., Any], strut: Callable[[Any], tuple[float, float]]) -> Callable[..., Any]:
    """Return *split*, the engine's step that takes a line from a text, with the baseline of the style's *strut*."""

    @wraps(split)
    def level(text: str, style: Any, *rest: Any, **named: Any) -> Any:
        *line, height, baseline = split(text, style, *rest, **named)
        line_height, own = strut(style)
        wanted = own - (line_height - height) / 2
        return (*line, height, wanted if abs(wanted - baseline) > NOTICED else baseline)

    return level
