"""Makes the alphabet of stamps: the codes and widths of characters in a font that is embedded once per file."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf

Letters = Callable[[str], bytes]
"""A function that returns a PDF with one line of the given characters, each as a separate glyph."""


@dataclass(frozen=True)
class Alphabet:
    """A font embedded in a file, with the code of each character and its width in thousandths of the type size."""

    font: pikepdf.Object
    codes: Mapping[str, bytes]
    widths: Mapping[str, float]

    def width(self, text: str, size: float) -> float:
        """Return the width of *text* in points, set at *size* points."""
        return sum(self.widths[character] for character in text) * size / 1000

    def operators(self, text: str, size: float, x: float, y: float, name: str) -> bytes:
        """Return the operators that show *text* in the font resource *name*, at *x* on the baseline *y*."""
        codes = b"".join(self.codes[character] for character in text).hex()
        return f"BT {name} {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm <{codes}> Tj ET".encode()


def alphabet(texts: Iterable[str], letters: Letters, target: pikepdf.Pdf) -> Alphabet:
    """Return the alphabet for *texts*, in the font of *letters*, which is embedded in the file *target*."""
    characters = "".join(sorted({character for text in texts for character in text}))
    with pikepdf.open(io.BytesIO(letters(characters))) as sheet:
        page = sheet.pages[0]
        codes_shown = b""
        font = ""
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "Tf":
                font = str(step.operands[0])
            elif str(step.operator) == "TJ":
                codes_shown += b"".join(bytes(part) for part in step.operands[0] if isinstance(part, pikepdf.String))
        resource = page.obj.Resources.Font[font]
        codes = {
            character: codes_shown[2 * index : 2 * index + 2]  # a code has two bytes
            for index, character in enumerate(characters)
        }
        widths = dict(_widths(resource.DescendantFonts[0].W))
        return Alphabet(
            target.copy_foreign(resource),
            codes,
            {character: widths[int.from_bytes(code)] for character, code in codes.items()},
        )


def _widths(array: Iterable[pikepdf.Object]) -> Iterator[tuple[int, float]]:
    """Yield the character codes of a composite font, each with its width (ISO 32000-1, 9.7.4.3)."""
    entries = iter(array)
    for first in entries:
        second = next(entries)
        if isinstance(second, pikepdf.Array):
            yield from enumerate(map(float, second), int(first))
        else:
            width = float(next(entries))
            yield from ((code, width) for code in range(int(first), int(second) + 1))
