"""Finds the boxes of elements with an id on a page laid out by the engine."""

from typing import Any

from assembler.plan.plan import Box
from assembler.plan.units import PIXEL


def boxes(page: Any) -> dict[str, Box]:
    """Return the box of each element of the engine's *page* that has an id, in points."""
    return {name: Box(*(length * PIXEL for length in sides)) for name, sides in page.anchors.items()}
