"""Gives all characters of a line one baseline, whatever their font.

The engine centers a character in its line by the height of its own font, so that a character from a fallback font moves
its line, and with it every line after it, off the numbers in the margin. With this patch, the character gets the
baseline of the paper's own font.

Gain: lines stay on the grid. This patch is on with every version of the engine that has the two functions, even without
the patches for speed.

To the authors: CSS 2.1, 10.6.1 does not define the height of an inline box with glyphs of several fonts.
`split_first_line` returns the baseline that Pango gives for the shaped line. If the line has a fallback font, this
baseline differs from the strut's by up to several pixels, although `line-height` is a length. Returning the strut's
baseline, shifted by half of the leading, keeps lines whose `line-height` is a length on a grid.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from assembler.engine.patch import Patch

MAX_DIFFERENCE = 0.001
"""The largest difference in pixels at which two baselines still count as equal."""


def keep_baseline() -> None:
    """Make the imported engine set all characters on the baseline of their line's own font."""
    from weasyprint.layout import inline  # noqa: PLC0415 - the engine is imported only when needed

    inline.split_first_line = _with_own_baseline(inline.split_first_line, inline.strut)


def _with_own_baseline(split: Callable[..., Any], strut: Callable[[Any], tuple[float, float]]) -> Callable[..., Any]:
    """Return *split*, the engine's function that splits a line off a text, changed to return the *strut*'s baseline."""

    @wraps(split)
    def split_on_baseline(text: str, style: Any, *arguments: Any, **keywords: Any) -> Any:
        *line, height, baseline = split(text, style, *arguments, **keywords)
        line_height, strut_baseline = strut(style)
        own_baseline = strut_baseline - (line_height - height) / 2
        if abs(own_baseline - baseline) > MAX_DIFFERENCE:
            baseline = own_baseline
        return (*line, height, baseline)

    return split_on_baseline


PATCH = Patch(
    "baseline",
    __doc__,
    {
        "weasyprint.layout.inline.split_first_line": "text style context max_width justification_spacing is_line_start"
        " minimum",
        "weasyprint.layout.inline.strut": "style",
    },
    keep_baseline,
)
