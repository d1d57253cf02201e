"""What each glyph of a font reads, by the font's own tables.

The engine notes for a glyph the letters of the place where it meets it first. Of several glyphs over one another it
gives all letters to the last and none to the others, so that a plain `e` would read nothing after one with two accents.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from unicodedata import mirrored, normalize

from fontTools.ttLib import TTFont

ROUNDS = 4
"""How many substitutions may follow one another: a letter, its form in the middle of a word, its ligature."""

SINGLE, LIGATURE, EXTENSION = 1, 4, 7
"""Types of lookups in a font's table of substitutions."""


def correct(texts: dict[int, str], font: bytes, index: int) -> None:
    """Correct *texts*, what glyphs read by their numbers, where the file *font* knows better; *index* is its face."""
    face = TTFont(BytesIO(font), fontNumber=index, lazy=True)
    characters = _characters(face)
    composed = _composed(face, characters)
    for number, text in texts.items():
        name = face.getGlyphName(number)
        texts[number] = _best(text, characters.get(name, []), composed.get(name, []))


def _best(text: str, characters: Sequence[str], composed: Sequence[str]) -> str:
    """Return what a glyph reads that the engine met as *text*: one of its *characters*, or what it is *composed* of.

    A bracket that the engine has mirrored reads as it looks. Of several possible readings, the longest is taken that
    the text has the letters of.
    """
    possible = [*characters, *([] if mirrored(text[:1] or " ") else composed)]
    if not possible or _plain(text) in map(_plain, possible):
        return text
    return max(possible, key=lambda one: (set(one) <= set(text)) * len(one))


def _plain(text: str) -> str:
    return normalize("NFKC", text)


def _characters(face: TTFont) -> dict[str, list[str]]:
    """Return the characters that each glyph of *face* is the plain form of, the lowest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for point, name in sorted(face.getBestCmap().items()):
        found[name].append(chr(point))
    return found


def _composed(face: TTFont, texts: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Return what those glyphs read that *face* puts in place of others, of several rather than of one.

    *texts* are what the others read that are the plain form of a character.
    """
    found: dict[str, list[str]] = defaultdict(list)
    substitutions = sorted(_substitutions(face), key=lambda one: -len(one[0]))
    for _ in range(ROUNDS):
        for parts, name in substitutions:
            known = [texts.get(part) or found.get(part) for part in parts]
            text = "".join(one[0] for one in known if one)
            if all(known) and text not in found[name]:
                found[name].append(text)
    return found


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
            yield from (((first, *ligature.Component), ligature.LigGlyph) for ligature in ligatures)
