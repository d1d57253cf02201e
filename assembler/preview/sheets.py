"""Turns the pages of a finished PDF into what a browser shows: gray pictures, and lines of text with their places."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import pypdfium2 as pdfium

from assembler.outputs.pdf.prove.open_file import open_file
from assembler.outputs.pdf.prove.pages_before import page_hashes
from assembler.plan.plan import PageSetup
from assembler.proof.margins import besides_numbers
from assembler.proof.proof import Part, Proof, ProofLine, ProofPage

DOTS_PER_INCH = 150
"""The resolution of the pictures."""

POINTS_PER_INCH = 72


@dataclass(frozen=True)
class TextLine:
    """A line of a page: its text, where it starts, the level of its baseline, its width and its size, in points.

    *part* is the part of the page, and *within* the parts of the paper, that contain the line.
    """

    text: str
    left: float
    baseline: float
    width: float
    size: float
    part: Part = "main"
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A page for the screen. *key* is a hash of everything that the page draws; lengths are in points."""

    key: str
    width: float
    height: float
    label: str
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class Sheets:
    """The pages of a paper, and the PDF from which their pictures are made."""

    pdf: bytes
    pages: tuple[Sheet, ...]


def sheets_of(pdf: bytes, proof: Proof) -> Sheets:
    """Return the pages of *pdf*, whose lines were read back in *proof*."""
    keys = _keys(pdf, len(proof.pages))
    return Sheets(pdf, tuple(_sheet(key, page, proof.page_setup) for key, page in zip(keys, proof.pages, strict=True)))


def _keys(pdf: bytes, page_count: int) -> Sequence[str]:
    """Return a key for each page; if pages cannot be hashed one by one, the keys have the hash of the whole file."""
    with open_file(pdf) as file:
        hashes = page_hashes(file.pdf)
    if hashes:
        return [sha256(page_hash).hexdigest()[:24] for page_hash in hashes]
    digest = sha256(pdf).hexdigest()[:24]
    return [f"{digest}-{page_index}" for page_index in range(page_count)]


def _sheet(key: str, page: ProofPage, setup: PageSetup) -> Sheet:
    lines = (*page.lines, *besides_numbers(page.margin, setup))
    return Sheet(key, page.width, page.height, page.label, tuple(map(_text_line, lines)))


def _text_line(line: ProofLine) -> TextLine:
    return TextLine(
        line.text,
        left=round(line.left, 1),
        baseline=round(line.baseline, 1),
        width=round(max(line.right - line.left, 1.0), 1),
        size=line.size,
        part=line.part,
        within=line.within,
    )


def picture(pdf: bytes, page_index: int) -> bytes:
    """Return the page of *pdf* with this *page_index* as a gray PNG."""
    with pdfium.PdfDocument(pdf) as document:
        page = document[page_index]
        image = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil()
        page.close()
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()
