"""What the engine computes again and again though it stays the same, computed once; not a byte of a paper differs."""

import gc
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pydyf

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{space}_{side}" for space in ("margin", "padding") for side in SIDES),
    *(f"{limit}{length}" for limit in ("", "min_", "max_") for length in ("width", "height")),
)
USED = (*LENGTHS, *(f"border_{side}_width" for side in SIDES))
"""What a box takes from its style: lengths, which may be a part of those of the box around it, and borders."""
FLOWING = ("static", "relative")
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
NAMED_PAGES: list[str] = []
"""Names that styles of the paper that is being set give to pages."""
NONE: dict[str, Any] = {}
OWN = 4
"""How many values a style with a name has besides those that it shares: the name, and what is asked most."""


def quicken() -> None:
    """Make the engine, which is imported already, keep what it would compute anew.

    What was imported until now is never garbage: the collector no longer looks through it.
    """
    from weasyprint.css import targets  # noqa: PLC0415 - imported only when needed
    from weasyprint.formatting_structure.boxes import Box, ParentBox  # noqa: PLC0415
    from weasyprint.layout import background, inline  # noqa: PLC0415

    Box.is_in_normal_flow = _flowing(Box.is_in_normal_flow)
    ParentBox.page_values = _named(Box.page_values, ParentBox.page_values)
    targets.copy = SimpleNamespace(deepcopy=_counters)
    pydyf.PDF.page_references = property(_page_references)
    inline.resolve_percentages = resolving(inline.resolve_percentages)
    background.layout_box_backgrounds = _painting(background.layout_box_backgrounds)
    gc.freeze()


def plain_style(style: Any) -> Any:
    """Return the style with which *style* shares all its values besides a name, or else itself."""
    shared = vars(style).get("shared")
    return style if shared is None or len(style) > OWN else shared


def _counters(values: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return a copy of the *values* of a page's counters, by their names, for each target on the page."""
    return {name: [*numbers] for name, numbers in values.items()}


def _flowing(flows: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return the engine's way to see whether a box *flows* normally, quicker for those of which two values say so."""

    def flowing(box: Any) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in FLOWING) or flows(box)

    return flowing


def _named(own: Callable[[Any], Any], of_all: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the engine's way to find the names of the pages of a box, which are its *own* if no page has a name."""

    def names(box: Any) -> Any:
        return of_all(box) if NAMED_PAGES else own(box)

    return names


def resolving(resolve: Callable[..., None]) -> Callable[..., None]:
    """Return the engine's way to *resolve* the lengths of a box, once for each style that has no percentages."""

    def resolved(box: Any, around: Any) -> None:
        known = vars(plain_style(box.style))
        used = known.get("known_lengths")
        if used:
            vars(box).update(used)
            return
        resolve(box, around)
        if used is None:
            fixed = box.style["border_collapse"] != "collapse" and all(_is_fixed(box.style[name]) for name in LENGTHS)
            known["known_lengths"] = {name: getattr(box, name) for name in USED} if fixed else NONE

    return resolved


def _is_fixed(length: Any) -> bool:
    return length == "auto" or getattr(length, "unit", "") == "px"


def _painting(paint: Callable[..., None]) -> Callable[..., None]:
    """Return the engine's way to find what to *paint* behind a box and those in it, once for styles with nothing."""

    def painted(page: Any, box: Any, fetch: Any, **other: Any) -> None:
        known = vars(plain_style(box.style))
        bare = known.get("known_bare")
        if box is page or not bare:
            paint(page, box, fetch, **other)
        else:
            for child in box.all_children():
                painted(page, child, fetch)
        if box is not page and bare is None:
            known["known_bare"] = _bare(box)

    return painted


def _bare(box: Any) -> dict[str, Any]:
    """Return what the engine notes of *box* if its style paints nothing behind it; nothing if it does."""
    style = box.style
    framed = any(style[f"{frame}_source"][0] != "none" for frame in ("border_image", "mask_border"))
    round_ = any((0, "px") not in style[radius] for radius in RADII)
    if framed or round_ or box.background is not None:
        return NONE
    return {"background": None, **dict.fromkeys(RADII, (0, 0))}


def _page_references(file: Any) -> tuple[bytes, ...]:
    """Return the references to all pages of *file*; the engine asks for them at each tag, and takes one."""
    known: tuple[bytes, ...] = vars(file).get("known_references", ())
    if len(known) != file.pages["Count"]:
        known = vars(file)["known_references"] = tuple(b"%d 0 R" % number for number in file.pages["Kids"][::3])
    return known


class Written(pydyf.Object):  # type: ignore[misc]
    """A *part* of a file as the bytes that are written; the engine makes these anew for the hash of the file."""

    data = b""
    compressible = False

    def __init__(self, part: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = part.number, part.generation, part.free
        self.data, self.compressible = part.data, part.compressible


def settle(file: Any) -> None:
    """Replace the parts of a *file* that is complete by the bytes that are written, one after the other."""
    for number, part in enumerate(file.objects):
        file.objects[number] = part if part.free == "f" else Written(part)


def pack(stream: Any) -> None:
    """Replace the operators of a *stream* that is complete by their bytes, which take a fraction of the room."""
    stream.stream = [b"\n".join(map(pydyf._to_bytes, stream.stream))]  # noqa: SLF001 - as they are written
