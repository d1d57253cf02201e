"""Finds the text of each glyph of a font in the font's own tables.

The engine instead records, for each glyph, the characters of the glyph's first occurrence. If several glyphs make up
one letter, the engine assigns all characters to the last glyph and none to the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from unicodedata import mirrored, normalize

from fontTools.ttLib import TTFont

MAX_SUBSTITUTIONS = 4
"""The largest number of substitutions in a chain, such as from a letter to its medial form and then to a ligature."""

# Types of lookups in a font's glyph substitution table.
SINGLE = 1
LIGATURE = 4
EXTENSION = 7


def correct(texts: dict[int, str], font: bytes, index: int) -> None:
    """Correct *texts*, the text of each glyph by number, from the tables of face *index* in the *font* file."""
    face = TTFont(BytesIO(font), fontNumber=index, lazy=True)
    characters = _characters(face)
    composed = _composed(face, characters)
    for number, text in texts.items():
        name = face.getGlyphName(number)
        texts[number] = _best_text(text, characters.get(name, []), composed.get(name, []))


def _best_text(text: str, characters: Sequence[str], composed: Sequence[str]) -> str:
    """Return the correct text of a glyph that the engine recorded as *text*: it, a character or a composed text."""
    is_mirrored = mirrored(text[:1] or " ")
    candidates = [*characters] if is_mirrored else [*characters, *composed]
    if not candidates or _plain_text(text) in map(_plain_text, candidates):
        return text
    return max(candidates, key=lambda candidate: len(candidate) if set(candidate) <= set(text) else 0)


def _plain_text(text: str) -> str:
    return normalize("NFKC", text)


def _characters(face: TTFont) -> dict[str, list[str]]:
    """Return the characters of each glyph of *face* according to its character map, lowest first."""
    characters: dict[str, list[str]] = defaultdict(list)
    for point, name in sorted(face.getBestCmap().items()):
        characters[name].append(chr(point))
    return characters


def _composed(face: TTFont, texts: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Return the possible texts of the glyphs that *face* substitutes for others, given the *texts* of the others."""
    composed: dict[str, list[str]] = defaultdict(list)
    substitutions = sorted(_substitutions(face), key=lambda substitution: -len(substitution[0]))
    for _ in range(MAX_SUBSTITUTIONS):
        for parts, name in substitutions:
            readings = [texts.get(part) or composed.get(part) for part in parts]
            text = "".join(options[0] for options in readings if options)
            if all(readings) and text not in composed[name]:
                composed[name].append(text)
    return composed


def _substitutions(face: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each single or ligature substitution, as the replaced glyphs and the new glyph."""
    table = face["GSUB"].table if "GSUB" in face else None
    if not table or not table.LookupList:
        return
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            if lookup.LookupType == EXTENSION:
                yield from _replaced_glyphs(subtable.ExtensionLookupType, subtable.ExtSubTable)
            else:
                yield from _replaced_glyphs(lookup.LookupType, subtable)


def _replaced_glyphs(kind: int, subtable: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if kind == SINGLE:
        for old_glyph, new_glyph in subtable.mapping.items():
            yield (old_glyph,), new_glyph
    elif kind == LIGATURE:
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                yield (first, *ligature.Component), ligature.LigGlyph
