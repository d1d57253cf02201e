"""What the engine asks of each block several times, answered in fewer steps; not a byte of a paper differs."""

from collections.abc import Callable, Iterable
from typing import Any

from assembler.paginate.engine_speed import FLOWING, resolving


def answer_quickly() -> None:
    """Make the engine, which is imported already, lay out blocks with less work."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - the engine is imported only when needed
    from weasyprint.layout import block  # noqa: PLC0415

    block.resolve_percentages = resolving(block.resolve_percentages)
    block.collapse_margin = collapsed
    boxes.Box.establishes_formatting_context = _establishing(boxes.BlockBox, boxes.Box.establishes_formatting_context)


def collapsed(margins: Iterable[float]) -> float:
    """Return what *margins* that touch come to: the largest, less the most negative."""
    most: float = 0
    least: float = 0
    for margin in margins:
        if margin > most:
            most = margin
        elif margin < least:
            least = margin
    return most + least


def _establishing(plain: Any, establishes: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return the engine's way to see whether a box *establishes* a context of its own, quicker for a *plain* block."""

    def establishing(box: Any) -> bool:
        style = box.style
        if type(box) is not plain or style["float"] != "none" or style["position"] not in FLOWING or box.is_column:
            return establishes(box)
        return style["overflow"] != "visible" or "flow-root" in style["display"]

    return establishing
