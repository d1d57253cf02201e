"""Makes files of exhibits for tests."""

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from assembler.attach import sheets
from assembler.attach.merger.alphabet import Letters
from assembler.outputs.pdf.paginate import archival_pdf
from assembler.outputs.pdf.paginate.layout import VARIANT
from assembler.outputs.pdf.paginate.typeset import parsed_html, render
from tests.support.runs import Run, build, write_matter

OUT = Path("output/matter")

TEXTS = """
exhibits:
  lease: {title: Lease, date: 2024-01-05, file: lease.pdf}
  gate: {title: Photograph of the gate, file: gate.png}
more_facts:
  - id: papers
    heading: Papers
    paragraphs:
      - {id: gate-seen, text: The gate stood open., exhibit: gate}
      - {id: lease-signed, text: "Alpha and Beta signed [[lease]]."}
filings: [{paper: complaint, date: 2025-06-02}]
"""
"""A lease and a photograph, both cited, in a federal court."""


def lease(page_count: int) -> bytes:
    """Return a tagged PDF of *page_count* pages, each with different words in every corner."""
    filler = "words " * 18
    sections = "".join(
        f"<section><p class=top>Top {filler} {number}</p><p>Clause {number} of the lease.</p>"
        f"<p class=end>Bottom {filler} {number}</p></section>"
        for number in range(1, page_count + 1)
    )
    style = (
        "@page { size: letter; margin: 10pt } section { break-after: page; position: relative; height: 760pt }"
        " .top, .end { margin: 0; text-align-last: justify; white-space: pre-wrap }"
        " .top, .end { font-size: 14pt; line-height: 40pt } .end { position: absolute; bottom: 0; left: 0; right: 0 }"
    )
    html = f"<html lang=en><title>Lease</title><style>{style}</style>{sections}</html>"
    return archival_pdf(render(parsed_html(html), pdf_variant=VARIANT))


def letters_of(family: str) -> Letters:
    """Return the letters of the font *family*."""
    return lambda characters: sheets.letters(characters, family)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def text_over(before: str, text: str, after: str) -> None:
    """Save the PDF *before* as *after*, with invisible *text* on each page, as programs for text recognition add it."""
    with pikepdf.open(before) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for page in pdf.pages:
            name = page.add_resource(font, pikepdf.Name.Font)
            page.contents_add(f"BT 3 Tr {name} 12 Tf 100 300 Td ({text}) Tj ET".encode())
        pdf.save(after)


def with_exhibits(folder: Path) -> Path:
    """Write the files that TEXTS names to *folder*, and return the folder."""
    (folder / "lease.pdf").write_bytes(lease(3))
    Image.new("RGB", (400, 300), "lightblue").save(folder / "gate.png")
    return folder


def build_matter(folder: Path, form: str = "", texts: str = TEXTS) -> Run:
    """Build a matter with *texts* in *folder*; *form* is its `exhibit_form`."""
    changes = f"{texts}exhibit_form: {form}\n" if form else texts
    return build(write_matter(folder, changes))


def page_texts(file: Path) -> list[str]:
    """Return the text of each page of *file*."""
    document = pypdfium2.PdfDocument(file)
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def manifest_entry() -> Any:
    """Return the manifest's entry for the complaint."""
    return json.loads((OUT / "manifest.json").read_text("utf-8"))["papers"]["complaint.pdf"]
