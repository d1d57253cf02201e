"""Makes fonts, and the environments of machines that have them, on which a paper must not depend."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, fontconfig

from assembler.outputs.pdf.paginate.fonts import configuration

POSTSCRIPT_NAME = 6
"""The number of the entry with a font's PostScript name, which has no spaces."""

NAME_IDS = (1, 3, 4, POSTSCRIPT_NAME, 16)
"""The numbers of a font's entries that contain its name."""


@cache
def file_of(family: str) -> Path:
    """Return the file of the regular face of *family*, which is installed."""
    fonts = fontconfig.FcConfigGetFonts(configuration()._config, fontconfig.FcSetSystem)
    pattern_of_face = {(_text(pattern, b"family"), _text(pattern, b"style")): pattern for pattern in _patterns(fonts)}
    return Path(_text(pattern_of_face[family, "Regular"], b"file"))


def _patterns(fonts: object) -> list[object]:
    patterns: list[object] = ffi.unpack(fonts.fonts, fonts.nfont)  # type: ignore[attr-defined]
    return patterns


def _text(pattern: object, name: bytes) -> str:
    value = ffi.new("FcChar8 **")
    fontconfig.FcPatternGetString(pattern, name, 0, value)
    text: str = ffi.string(value[0]).decode()
    return text


def make_font(family: str, characters: str, folder: Path) -> None:
    """Write a font of *family* to *folder*: Liberation Serif, with an additional "A" for each of *characters*."""
    font = TTFont(file_of("Liberation Serif"))
    for name in font["name"].names:
        if name.nameID in NAME_IDS:
            name.string = family.replace(" ", "") if name.nameID == POSTSCRIPT_NAME else family
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(character): "A" for character in characters})
    folder.mkdir(parents=True, exist_ok=True)
    font.save(folder / f"{family}.ttf")


def hostile_environment(folder: Path) -> Mapping[str, str]:
    """Return the environment of a machine, made in *folder*, whose font settings are all wrong.

    Its system's and its user's rules make each font bold and slanted, replace every font by another, and reject
    the font that most papers use. Its languages prefer other letter forms.
    """
    make_font(
        "Droid Sans Fallback",
        "\N{CJK UNIFIED IDEOGRAPH-6F22}\N{WHITE SMILING FACE}\N{CHECK MARK}",
        folder / "data/fonts",
    )
    rules = tostring(_rules(folder / "data/fonts"))
    for file in (folder / "system.conf", folder / "config/fontconfig/fonts.conf", folder / "fonts.conf"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rules)
    return {
        **user_environment(folder),
        "FONTCONFIG_FILE": str(folder / "system.conf"),
        "FONTCONFIG_PATH": str(folder),
        "FONTCONFIG_SYSROOT": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "LANGUAGE": "sr:mr:ja:ur",
        "PANGO_LANGUAGE": "sr:mr:ja:ur",
        "HB_SHAPER_LIST": "fallback",
    }


def user_environment(folder: Path) -> Mapping[str, str]:
    """Return the environment of a machine whose user's fonts are in `data/fonts` of *folder*."""
    return {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}


def _rules(folder: Path) -> Element:
    root = Element("fontconfig")
    for fonts_folder in (folder, "/usr/share/fonts", "/usr/share/texmf/fonts/opentype"):
        SubElement(root, "dir").text = str(fonts_folder)
    rule_of_faces = SubElement(root, "match", target="font")
    bold = SubElement(rule_of_faces, "edit", name="embolden", mode="assign")
    SubElement(bold, "bool").text = "true"
    slant = SubElement(rule_of_faces, "edit", name="matrix", mode="assign")
    matrix = SubElement(slant, "matrix")
    for number in ("1", "0.3", "0", "1"):
        SubElement(matrix, "double").text = number
    rule_of_families = SubElement(root, "match", target="pattern")
    replacement = SubElement(rule_of_families, "edit", name="family", mode="prepend", binding="strong")
    SubElement(replacement, "string").text = "Droid Sans Fallback"
    return root
