"""Files of exhibits that tests make."""

import io
from typing import Any

import pikepdf

from assembler.paginate import archival
from assembler.paginate.layout import VARIANT
from assembler.paginate.typeset import parse, render


def lease(pages: int) -> bytes:
    """Return a tagged PDF of so many *pages*, each with words of its own in every corner."""
    leaves = "".join(
        f"<section><p class=top>Top {n}</p><p>Clause {n} of the lease.</p><p class=end>Bottom {n}</p></section>"
        for n in range(1, pages + 1)
    )
    style = (
        "@page { size: letter; margin: 10pt } section { break-after: page; position: relative; height: 760pt }"
        " .top, .end { margin: 0; text-align-last: justify; white-space: pre-wrap }"
        " .top, .end { font-size: 14pt; line-height: 40pt } .end { position: absolute; bottom: 0; left: 0; right: 0 }"
    )
    filled = leaves.replace("Top", "Top " + "words " * 18).replace("Bottom", "Bottom " + "words " * 18)
    html = f"<html lang=en><title>Lease</title><style>{style}</style>{filled}</html>"
    return archival(render(parse(html), pdf_variant=VARIANT))


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def text_over(before: str, text: str, after: str) -> None:
    """Save the PDF *before* as *after*, with *text* on each page, not drawn, as programs that recognize text put it."""
    with pikepdf.open(before) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for page in pdf.pages:
            name = page.add_resource(font, pikepdf.Name.Font)
            page.contents_add(f"BT 3 Tr {name} 12 Tf 100 300 Td ({text}) Tj ET".encode())
        pdf.save(after)
