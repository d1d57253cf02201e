"""Finds the links of a finished paper, as a viewer does."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw


@dataclass(frozen=True)
class LinkPlace:
    """A link: its description, its words, its height in points, and whether a click in its middle follows it."""

    description: str
    words: str
    height: float
    is_clickable: bool


def link_places(data: bytes) -> list[list[LinkPlace]]:
    """Return the links of each page of the PDF *data*."""
    with pdfium.PdfDocument(data) as pdf, pikepdf.open(BytesIO(data)) as file:
        return [
            [_place(pdfium_page, annotation) for annotation in page.obj.get("/Annots", ())]
            for pdfium_page, page in zip(pdf, file.pages, strict=True)
        ]


def _place(page: pdfium.PdfPage, annotation: pikepdf.Object) -> LinkPlace:
    left, first_y, right, second_y = map(float, annotation.Rect)
    bottom, top = sorted((first_y, second_y))
    words = page.get_textpage().get_text_bounded(left, bottom, right, top).strip()
    link_in_middle = raw.FPDFLink_GetLinkAtPoint(page, (left + right) / 2, (bottom + top) / 2)
    return LinkPlace(str(annotation.Contents), words, top - bottom, bool(link_in_middle))
