"""The program's own fontconfig configuration, which the engine uses instead of the machine's.

The configuration finds the families that the program uses in every folder where fonts are installed, in a fixed order
of preference. The machine's other fonts and rules, and the user's `fonts.conf`, have no effect.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element, SubElement, tostring

from assembler.plan.font_families import all_families, fallback_families

FOLDERS = (
    ("", "/usr/share/fonts"),
    ("", "/usr/local/share/fonts"),
    ("", "/usr/share/texmf/fonts/opentype"),  # the folder of Debian's package fonts-texgyre
    ("", "/usr/share/texlive/texmf-dist/fonts/opentype"),
    ("", "/System/Library/Fonts"),
    ("", "/Library/Fonts"),
    ("", "~/Library/Fonts"),
    ("xdg", "fonts"),
    ("", "~/.fonts"),
)
"""The font folders on Linux and macOS, each with a prefix; missing folders are skipped.

The prefix `xdg` stands for `~/.local/share` and each folder in XDG_DATA_DIRS.
"""

XDG_VARIABLES = (("XDG_DATA_HOME", "~/.local/share"), ("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))
"""The environment variables that the prefix `xdg` stands for, and their defaults."""

WINDOWS_FOLDERS = (("", "WINDOWSFONTDIR"), ("", "WINDOWSUSERFONTDIR"))
"""fontconfig's names for the font folders of Windows, which it recognizes only on Windows."""

CACHE_FOLDERS = (("", "/var/cache/fontconfig"), ("xdg", "assembler/fontconfig"))
"""The folders for fontconfig's caches: the system's folder, and the program's own.

The user's cache is not used, because rules for scanned fonts in the user's `fonts.conf` could have changed its entries.
"""

PRIVATE_USE = ((0xE000, 0xF8FF),)
"""Private-use characters, for which each font has its own glyphs."""

EAST_ASIAN = ("CJK", " SC", " JP", " KR", " TC", " HK")
"""Parts of names that only font families for Chinese, Japanese and Korean have."""

EAST_ASIAN_SIGNS = ((0x3000, 0x303F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
"""Chinese, Japanese and Korean punctuation and full-width letters, which some other fonts have in unsuitable widths."""

REMOVED_VARIABLE = "FONTCONFIG_SYSROOT"
"""An environment variable that could make fontconfig read other folders."""

SHAPERS = "HB_SHAPER_LIST"
"""An environment variable that could make HarfBuzz shape text differently."""

LANGUAGE = "en"
"""The language whose letter forms Pango prefers, whatever the languages of the user's desktop are."""


def font_folders() -> Iterator[Path]:
    """Yield the folders in which fonts may be installed on Linux and macOS."""
    xdg_folders: list[str] = []
    for name, default in XDG_VARIABLES:
        xdg_folders += (os.environ.get(name) or default).split(os.pathsep)
    for prefix, folder in FOLDERS:
        if prefix:
            yield from (Path(xdg_folder, folder).expanduser() for xdg_folder in xdg_folders)
        else:
            yield Path(folder).expanduser()


@contextmanager
def use_own_fonts() -> Iterator[None]:
    """Make fontconfig read the program's configuration during the block, instead of the machine's.

    The configuration file is deleted when the block ends, because fontconfig has read it by then.
    """
    # These two variables stay changed, because the engine's libraries may read them later, when a paper is typeset.
    os.environ.pop(SHAPERS, None)
    os.environ["PANGO_LANGUAGE"] = LANGUAGE
    with (
        TemporaryDirectory(prefix="assembler-fonts-", ignore_cleanup_errors=True) as folder,
        _environment({"FONTCONFIG_FILE": str(_write_configuration(Path(folder)))}, REMOVED_VARIABLE),
    ):
        yield


@contextmanager
def _environment(variables: Mapping[str, str], *removed: str) -> Iterator[None]:
    variables_before = dict(os.environ)
    os.environ.update(variables)
    for name in removed:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        for name in (*variables, *removed):
            os.environ.pop(name, None)
            if name in variables_before:
                os.environ[name] = variables_before[name]


def _write_configuration(folder: Path) -> Path:
    """Write the configuration to *folder*, and return its file."""
    file = folder / "fonts.conf"
    file.write_bytes(tostring(configuration(folder), xml_declaration=True, encoding="utf-8"))
    return file


def configuration(spare: Path) -> Element:
    """Return the configuration in the format of fontconfig's `fonts.conf`; *spare* is the last cache folder to try."""
    root = Element("fontconfig")
    for prefix, folder in WINDOWS_FOLDERS if sys.platform == "win32" else FOLDERS:
        SubElement(root, "dir", {"prefix": prefix} if prefix else {}).text = folder
    for prefix, folder in (*CACHE_FOLDERS, ("", str(spare / "cache"))):
        SubElement(root, "cachedir", {"prefix": prefix} if prefix else {}).text = folder
    _select(SubElement(root, "selectfont"))
    order = SubElement(SubElement(root, "match", target="pattern"), "edit", name="family", mode="append_last")
    order.set("binding", "strong")  # otherwise, fontconfig would prefer fonts made for the text's language
    for family in fallback_families():
        SubElement(order, "string").text = family
    _remove_ranges(SubElement(root, "match", target="font"), PRIVATE_USE)
    fallback_match = SubElement(root, "match", target="font")
    for part in EAST_ASIAN:
        SubElement(SubElement(fallback_match, "test", name="family", compare="not_contains"), "string").text = part
    _remove_ranges(fallback_match, EAST_ASIAN_SIGNS)
    return root


def _select(select: Element) -> None:
    """Accept the families that the program uses, and reject all other fonts, whether scalable or not."""
    accept = SubElement(select, "acceptfont")
    reject = SubElement(select, "rejectfont")
    for family in all_families():
        _pattern(accept, "family", "string", family)
    for value in ("true", "false"):
        _pattern(reject, "scalable", "bool", value)


def _pattern(parent: Element, name: str, kind: str, value: str) -> None:
    SubElement(SubElement(SubElement(parent, "pattern"), "patelt", name=name), kind).text = value


def _remove_ranges(match: Element, ranges: Sequence[tuple[int, int]]) -> None:
    """Remove *ranges* of characters, each given by its first and last character, from the fonts in *match*."""
    minus = SubElement(SubElement(match, "edit", name="charset", mode="assign"), "minus")
    SubElement(minus, "name").text = "charset"
    characters = SubElement(minus, "charset")
    for points in ranges:
        span = SubElement(characters, "range")
        for point in points:
            SubElement(span, "int").text = f"{point:#x}"
