"""A long paper whose pages free memory early has the same bytes."""

import gc
from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from assembler.engine import page_memory
from assembler.engine.page_boxes import boxes_of, page_box
from assembler.outputs.pdf.paginate import archival_pdf
from assembler.outputs.pdf.paginate.layout import VARIANT
from assembler.outputs.pdf.paginate.typeset import parsed_html, render

pytestmark = pytest.mark.pdf

WORDS = "<p>Alpha <em>pressed</em> cider<a href=#a title=there>, as above</a>, in שלום <b>offices</b>.</p>" * 12
PAPER = f"""<html lang=en><title>Cider</title><style>
@page {{ size: 300px 200px; margin: 20px 30px }}
p {{ margin: 0 -4px 3px 5px; padding: 2px }} h1 {{ border-bottom: 1px solid; border-radius: 3px }}
.note {{ float: footnote }} .box {{ position: relative; max-width: 90px; min-height: 9px; overflow: hidden }}
.over {{ position: absolute; left: 3px }} td {{ border: 1px solid }} table {{ border-collapse: collapse }}
</style><body><h1 id=a>Cider</h1>{WORDS}
<table><thead><tr><th>Tons<th>Price</thead>{"<tr><td rowspan=2>40<td>600<tr><td>500" * 12}</table>
<ul><li>Apples<li><div class=box>Pears <span class=over>Plums</span></div></ul>
<p>Quinces<span class=note>Each of {WORDS}</span>.</p>{WORDS}PICTURE"""


def picture() -> str:
    stream = BytesIO()
    Image.new("RGB", (9, 9), "red").save(stream, "PNG")
    return f'<img src="data:image/png;base64,{b64encode(stream.getvalue()).decode()}" alt="A press">'


def write_pages(monkeypatch: pytest.MonkeyPatch, *, max_short_pages: int) -> tuple[int, bytes]:
    """Return the number of pages and the file; papers of up to *max_short_pages* free no memory early."""
    monkeypatch.setattr(page_memory, "MAX_SHORT_PAGES", max_short_pages)
    document = render(parsed_html(PAPER.replace("PICTURE", picture())), pdf_variant=VARIANT)
    return len(document.pages), archival_pdf(document)


@pytest.mark.slow
def test_a_paper_whose_pages_free_memory_early_has_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page_count, pdf = write_pages(monkeypatch, max_short_pages=1000)
    assert page_count > 6
    assert write_pages(monkeypatch, max_short_pages=2) == (page_count, pdf)


@pytest.mark.slow
def test_the_boxes_for_the_layout_are_freed_after_it() -> None:
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415

    gc.collect()
    earlier_count = sum(isinstance(item, Box) for item in gc.get_objects())
    gc.disable()
    try:
        document: Any = render(parsed_html(f"<html lang=en><title>Cider</title>{WORDS}"))
        new_count = sum(isinstance(item, Box) for item in gc.get_objects()) - earlier_count
    finally:
        gc.enable()
    boxes_of_pages = [box for page in document.pages for box in boxes_of(page_box(page))]
    assert new_count == len(boxes_of_pages) > 50
