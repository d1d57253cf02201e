"""Makes small PDFs from texts at given positions and rules, as any program might draw them."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf

FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}

PAGE_WIDTH = 612
PAGE_HEIGHT = 792
DOUBLE_SPACING = 24.0


def at(left: float, top: float, text: str, size: float = 12, font: str = "roman") -> str:
    """Return the operators that draw *text*, with its baseline *top* points below the top of the page."""
    escaped_text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {left} {PAGE_HEIGHT - top} Tm ({escaped_text}) Tj ET"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """Return the operators that draw a line from (*left*, *top*) to (*right*, *bottom*)."""
    return f"0.5 w {left} {PAGE_HEIGHT - top} m {right} {PAGE_HEIGHT - bottom} l S"


def lines(texts: Sequence[str], top: float = 72, left: float = 72, spacing: float = DOUBLE_SPACING) -> list[str]:
    """Return the operators that draw *texts* one below the other."""
    return [at(left, top + spacing * index, text) for index, text in enumerate(texts)]


def line_numbers(count: int, top: float = 72, spacing: float = DOUBLE_SPACING) -> list[str]:
    """Return the operators that draw line numbers from 1 to *count* at the left edge of the page."""
    return lines([str(number) for number in range(1, count + 1)], top=top, left=40, spacing=spacing)


def typed_pdf(folder: Path, *pages: Sequence[str]) -> Path:
    """Write a PDF to *folder*, and return its path; each of *pages* is the operators that draw the page."""
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {
            f"/{name}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{base_font}"),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
            for name, base_font in FONTS.items()
        }
    )
    for operators in pages:
        page = pdf.add_blank_page(page_size=(PAGE_WIDTH, PAGE_HEIGHT))
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        page.obj.Contents = pdf.make_stream("\n".join(operators).encode("cp1252"))
    file = folder / "paper.pdf"
    pdf.save(file)
    return file
