"""Finds the font and the type size in which most of a Word file's text is set."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from assembler.verify.reader.word_labels import W

MAX_STYLE_CHAIN = 20
"""The maximum number of styles of which each is based on the next."""

Type = tuple[str, str]
"""A font and a size in half-points, each "" if it is not given."""


def main_type(document: Any, styles: Any) -> list[str]:
    """Return the font, and the size in points, of most letters of *document*; "" for a value that is not given."""
    by_name = {} if styles is None else {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    default = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    normal = next((name for name, style in by_name.items() if _is_default(style)), "")
    letters: Counter[Type] = Counter()
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = list(_style_properties(normal if style is None else style.get(f"{W}val", ""), by_name))
        for run in paragraph.iter(f"{W}r"):
            count = sum(len(text.text or "") for text in run.iter(f"{W}t"))
            letters[_type([run.find(f"{W}rPr"), *inherited, default])] += count
    font, size = max(letters, key=lambda type_: letters[type_], default=("", ""))
    return [font, f"{int(size) / 2:g}" if size.isdecimal() else ""]


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") not in {None, "0", "false", "off"}


def _style_properties(name: str, by_name: dict[str, Any]) -> Iterator[Any]:
    """Yield the run properties of the style called *name*, and of each style on which it is based."""
    for _ in range(MAX_STYLE_CHAIN):
        if name not in by_name:
            return
        yield by_name[name].find(f"{W}rPr")
        base = by_name[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(f"{W}val", "")


def _type(properties: list[Any]) -> Type:
    """Return the first font and the first size that *properties* give."""
    return _first_value(properties, "rFonts", "ascii"), _first_value(properties, "sz", "val")


def _first_value(properties: list[Any], tag: str, key: str) -> str:
    for part in properties:
        element = None if part is None else part.find(f"{W}{tag}")
        value = "" if element is None else element.get(f"{W}{key}", "")
        if value:
            return str(value)
    return ""
