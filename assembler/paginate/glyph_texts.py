"""What each glyph of a font reads, by the font's own tables.

The engine notes for a glyph the letters of the place where it meets it first. Of several glyphs over one another it
gives all letters to the last and none to the others, so that a plain `e` would read nothing after one with two accents.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from unicodedata import normalize

from fontTools.ttLib import TTFont

ROUNDS = 4
"""How many substitutions may follow one another: a letter, its form in the middle of a word, its ligature."""

SINGLE, LIGATURE, EXTENSION = 1, 4, 7
"""Types of lookups in a font's table of substitutions."""


def correct(texts: dict[int, str], font: bytes, index: int) -> None:
    """Correct *texts*, what glyphs read by their numbers, where the file *font* knows better; *index* is its face."""
    face = TTFont(BytesIO(font), fontNumber=index, lazy=True)
    characters = _characters(face)
    known = _composed(face, {name: points[0] for name, points in characters.items()})
    for number, text in texts.items():
        name = face.getGlyphName(number)
        own = characters.get(name) or [known.get(name, text)]
        if _plain(text) not in map(_plain, own):
            texts[number] = own[0]


def _plain(text: str) -> str:
    return normalize("NFKC", text)


def _characters(face: TTFont) -> dict[str, list[str]]:
    """Return the characters that each glyph of *face* is the plain form of, the lowest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for point, name in sorted(face.getBestCmap().items()):
        found[name].append(chr(point))
    return found


def _composed(face: TTFont, texts: dict[str, str]) -> Mapping[str, str]:
    """Return *texts* with those of the glyphs that *face* puts in place of others, of several rather than of one."""
    substitutions = sorted(_substitutions(face), key=lambda one: -len(one[0]))
    for _ in range(ROUNDS):
        for parts, name in substitutions:
            if name not in texts and all(part in texts for part in parts):
                texts[name] = "".join(texts[part] for part in parts)
    return texts


def _substitutions(face: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the glyphs that others take the place of: one glyph for one, and one for several."""
    table = face["GSUB"].table if "GSUB" in face else None
    for lookup in table.LookupList.Lookup if table and table.LookupList else ():
        for subtable in lookup.SubTable:
            kind, inner = lookup.LookupType, subtable
            if kind == EXTENSION:
                kind, inner = subtable.ExtensionLookupType, subtable.ExtSubTable
            yield from _replaced(kind, inner)


def _replaced(kind: int, subtable: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if kind == SINGLE:
        yield from (((before,), after) for before, after in subtable.mapping.items())
    elif kind == LIGATURE:
        for first, ligatures in subtable.ligatures.items():
            yield from (((first, *one.Component), one.LigGlyph) for one in ligatures)
