"""Tells whether a reader of a page sees the letters of a run in Word: not if they are tiny, or as their ground is."""

from collections.abc import Iterator
from typing import Any, Literal

from assembler.verify.reader.word_labels import W

MIN_SEEN_SIZE = 6
"""The size of the smallest type that people read, three points, in Word's half points."""

WHITE = "FFFFFF"

BLACK = "000000"

HIGHLIGHTS = {"black": BLACK, "white": WHITE}
"""The colors of the highlights that letters in the usual colors may have."""

NO_COLOR = frozenset({"", "auto"})

Sight = Literal["seen", "unseen", "under color"]
"""Whether letters are seen, are unseen as nothing shows their place, or are under a color that shows it."""


def sight_of(run: Any, paragraph: Any, layers: list[Any], table_styles: list[Any]) -> Sight:
    """Return whether the letters of *run*, in *paragraph*, are seen on the page.

    *layers* are the formatting of the run, of its styles and of the file, the nearest first; *table_styles* are the
    styles of the table around the paragraph.
    """
    size = _nearest(layers, "sz", "val")
    if size.isdecimal() and int(size) < MIN_SEEN_SIZE:
        return "unseen"
    color = _nearest(layers, "color", "val").upper()
    highlight = HIGHLIGHTS.get(_nearest(layers, "highlight", "val"))
    shade = next(_shades(layers), "")
    letters = BLACK if color in {"", "AUTO"} else color
    is_adapted = color == "AUTO" and not highlight  # Word prints automatic letters white on a dark shade
    ground = highlight or shade
    if ground and ground != WHITE:
        is_black = ground == BLACK == letters and not is_adapted
        return "under color" if is_black or (color and ground == color) else "seen"
    is_white = color == WHITE and not _is_on_a_shade(run, paragraph, layers, table_styles)
    return "unseen" if is_white else "seen"


def _nearest(layers: list[Any], name: str, key: str) -> str:
    values = (child.get(f"{W}{key}") for layer in layers for child in layer.findall(f"{W}{name}"))
    return next((str(value) for value in values if value is not None), "")


def _shades(elements: list[Any]) -> Iterator[str]:
    """Yield the color of each shade in *elements*; a shade that is solid has the color of its pattern."""
    for element in elements:
        for shade in element.iter(f"{W}shd"):
            fill = shade.get(f"{W}color" if shade.get(f"{W}val") == "solid" else f"{W}fill", "")
            if fill not in NO_COLOR:
                yield fill.upper()


def _is_on_a_shade(run: Any, paragraph: Any, layers: list[Any], table_styles: list[Any]) -> bool:
    """Whether anything but white paper may be behind *run*: a shade, a highlight, a text box, or a colored page."""
    above = list(paragraph.iterancestors())
    cells = [
        child
        for element in above
        for child in element
        if child.tag in {f"{W}tcPr", f"{W}tblPr", f"{W}trPr", f"{W}background"}
    ]
    in_box = any(element.tag == f"{W}txbxContent" for element in above)
    has_background = any(child.tag == f"{W}background" for child in cells)
    properties = [child for child in paragraph if child.tag == f"{W}pPr"]
    shades = _shades([run, *properties, *layers, *cells, *table_styles])
    highlight = _nearest(layers, "highlight", "val")
    return in_box or has_background or highlight not in {"", "none", "white"} or any(color != WHITE for color in shades)
