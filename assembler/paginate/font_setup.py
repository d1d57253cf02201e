"""What the engine finds fonts by: a configuration of fontconfig of the program's own, in place of the machine's.

It looks into every folder where fonts are installed, takes from there the families that the program names, and gives
them one order. A machine's other fonts and its rules, a user's `fonts.conf` among them, change nothing.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element, SubElement, tostring

from assembler.plan.font_families import fallback, named

FOLDERS = (
    ("", "/usr/share/fonts"),
    ("", "/usr/local/share/fonts"),
    ("", "/usr/share/texmf/fonts/opentype"),  # Debian's fonts-texgyre
    ("", "/usr/share/texlive/texmf-dist/fonts/opentype"),
    ("", "/System/Library/Fonts"),
    ("", "/Library/Fonts"),
    ("", "~/Library/Fonts"),
    ("xdg", "fonts"),
    ("", "~/.fonts"),
)
"""Where fonts are installed on Linux and macOS, each with its prefix. A missing folder is passed over.

`xdg` stands for `~/.local/share` and each folder of XDG_DATA_DIRS.
"""

WINDOWS = (("", "WINDOWSFONTDIR"), ("", "WINDOWSUSERFONTDIR"))
"""The names by which fontconfig knows the folders of Windows, and on Windows alone."""

CACHES = (("", "/var/cache/fontconfig"), ("xdg", "assembler/fontconfig"))
"""Where fontconfig keeps what it has read in the folders: the system's, and one of the program's own.

Not the user's: there, rules of a `fonts.conf` that work on scanned fonts have left their traces.
"""

PRIVATE = ((0xE000, 0xF8FF),)
"""Characters for private use: each font draws what it likes, and no reader can tell what it means."""

EAST_ASIAN = ("CJK", " SC", " JP", " KR", " TC", " HK")
"""What tells the names of the families for Chinese, Japanese and Korean from all others."""

EAST_ASIAN_SIGNS = ((0x3000, 0x303F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
"""Their full stops, quotation marks and wide letters: other fonts have some, of widths that do not fit."""

UNSET = "FONTCONFIG_SYSROOT"
"""A variable that would lead fontconfig into other folders."""

LANGUAGE = "en"
"""The language whose letter forms Pango prefers, in place of the languages of the user's desktop."""


@contextmanager
def own_fonts() -> Iterator[None]:
    """Let fontconfig read the program's configuration for as long as the block runs, instead of the machine's."""
    own = {"FONTCONFIG_FILE": str(_file())}
    os.environ["PANGO_LANGUAGE"] = LANGUAGE  # it is read at the first word of another script, long after this
    with _environment(own, UNSET):
        yield


@contextmanager
def _environment(added: Mapping[str, str], *removed: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(added)
    for name in removed:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        for name in (*added, *removed):
            os.environ.pop(name, None)
            os.environ.update({name: before[name]} if name in before else {})


@lru_cache(maxsize=1)
def _folder() -> TemporaryDirectory[str]:
    """Return a folder that lasts as long as the process."""
    return TemporaryDirectory(prefix="assembler-fonts-", ignore_cleanup_errors=True)


@lru_cache(maxsize=1)
def _file() -> Path:
    """Return the configuration as a file; beside it is room for a cache, where no other can be written."""
    folder = Path(_folder().name)
    file = folder / "fonts.conf"
    file.write_bytes(tostring(configuration(folder), xml_declaration=True, encoding="utf-8"))
    return file


def configuration(spare: Path) -> Element:
    """Return the configuration, in the words of fontconfig's `fonts.conf`; *spare* is a folder for a last cache."""
    root = Element("fontconfig")
    for prefix, folder in WINDOWS if sys.platform == "win32" else FOLDERS:
        SubElement(root, "dir", {"prefix": prefix} if prefix else {}).text = folder
    for prefix, folder in (*CACHES, ("", str(spare / "cache"))):
        SubElement(root, "cachedir", {"prefix": prefix} if prefix else {}).text = folder
    _select(SubElement(root, "selectfont"))
    order = SubElement(SubElement(root, "match", target="pattern"), "edit", name="family", mode="append_last")
    order.set("binding", "strong")  # before the languages that a font says it is for
    for family in fallback():
        SubElement(order, "string").text = family
    _without(SubElement(root, "match", target="font"), PRIVATE)
    others = SubElement(root, "match", target="font")
    for part in EAST_ASIAN:
        SubElement(SubElement(others, "test", name="family", compare="not_contains"), "string").text = part
    _without(others, EAST_ASIAN_SIGNS)
    return root


def _select(select: Element) -> None:
    """Take fonts of the families that the program names, and refuse all others."""
    accept, reject = SubElement(select, "acceptfont"), SubElement(select, "rejectfont")
    for family in named():
        _pattern(accept, "family", "string", family)
    for value in ("true", "false"):
        _pattern(reject, "scalable", "bool", value)


def _pattern(parent: Element, name: str, kind: str, value: str) -> None:
    SubElement(SubElement(SubElement(parent, "pattern"), "patelt", name=name), kind).text = value


def _without(match: Element, ranges: Sequence[tuple[int, int]]) -> None:
    """Take *ranges* of characters, each with its first and last, from the fonts of a *match*."""
    minus = SubElement(SubElement(match, "edit", name="charset", mode="assign"), "minus")
    SubElement(minus, "name").text = "charset"
    characters = SubElement(minus, "charset")
    for points in ranges:
        span = SubElement(characters, "range")
        for point in points:
            SubElement(span, "int").text = f"{point:#x}"
