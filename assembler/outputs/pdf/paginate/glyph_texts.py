"""Finds the text of each glyph of a font in the font's own tables.

The engine instead records, for each glyph, the characters of the glyph's first occurrence. If several glyphs make up
one letter, the engine assigns all characters to the last glyph and none to the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple
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
    characters = _characters_by_glyph(face)
    composed_texts = _composed_texts(face, characters)
    for glyph_number, text in texts.items():
        name = face.getGlyphName(glyph_number)
        texts[glyph_number] = _best_text(text, characters.get(name, []), composed_texts.get(name, []))


def _best_text(text: str, characters: Sequence[str], composed_texts: Sequence[str]) -> str:
    """Return the correct text of a glyph that the engine recorded as *text*: it, a character or a composed text."""
    is_mirrored = mirrored(text[:1] or " ")
    candidates = [*characters] if is_mirrored else [*characters, *composed_texts]
    if not candidates or _plain_text(text) in map(_plain_text, candidates):
        return text
    return max(candidates, key=lambda candidate: len(candidate) if set(candidate) <= set(text) else 0)


def _plain_text(text: str) -> str:
    return normalize("NFKC", text)


def _characters_by_glyph(face: TTFont) -> dict[str, list[str]]:
    """Return the characters of each glyph of *face* according to its character map, lowest first."""
    characters: dict[str, list[str]] = defaultdict(list)
    for point, name in sorted(face.getBestCmap().items()):
        characters[name].append(chr(point))
    return characters


class Substitution(NamedTuple):
    """A substitution in a font: the glyphs that are replaced, and the glyph that replaces them, by their names."""

    parts: tuple[str, ...]
    glyph: str


def _composed_texts(face: TTFont, texts: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Return the possible texts of the glyphs that *face* substitutes for others, given the *texts* of the others."""
    composed_texts: dict[str, list[str]] = defaultdict(list)
    substitutions = sorted(_substitutions(face), key=lambda substitution: -len(substitution.parts))
    for _ in range(MAX_SUBSTITUTIONS):
        for parts, glyph in substitutions:
            readings = [texts.get(part) or composed_texts.get(part) for part in parts]
            text = "".join(options[0] for options in readings if options)
            if all(readings) and text not in composed_texts[glyph]:
                composed_texts[glyph].append(text)
    return composed_texts


def _substitutions(face: TTFont) -> Iterator[Substitution]:
    """Yield the substitutions of *face* that replace one glyph, or several by a ligature."""
    table = face["GSUB"].table if "GSUB" in face else None
    if not table or not table.LookupList:
        return
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            if lookup.LookupType == EXTENSION:
                yield from _substitutions_in(subtable.ExtSubTable, subtable.ExtensionLookupType)
            else:
                yield from _substitutions_in(subtable, lookup.LookupType)


def _substitutions_in(subtable: Any, kind: int) -> Iterator[Substitution]:
    if kind == SINGLE:
        for old_glyph, new_glyph in subtable.mapping.items():
            yield Substitution((old_glyph,), new_glyph)
    elif kind == LIGATURE:
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                yield Substitution((first, *ligature.Component), ligature.LigGlyph)
