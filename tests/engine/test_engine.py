"""What stops a paper, and the behavior of the engine on which the program relies."""

import builtins
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pydyf
import pytest
from weasyprint.css import get_all_computed_styles

from assembler.engine import load
from assembler.findings.finding import MatterError
from assembler.outputs.pdf.paginate import fonts
from assembler.outputs.pdf.paginate.engine_warnings import record_warnings
from assembler.outputs.pdf.paginate.typeset import parsed_html, write
from assembler.outputs.pdf.paginate.typeset import render as render_pages
from assembler.outputs.render import render
from assembler.plan.blocks import Link, Paragraph
from assembler.plan.plan import Footer, FooterLine
from tests.support.growth import TIME_LIMIT, growth
from tests.support.plans import NYSD, WAWD, build_plan, words
from tests.support.sheets import allegations, engine_finding, pages_of

pytestmark = pytest.mark.pdf

# -- what stops a paper ------------------------------------------------------------------------------------------------


def test_a_character_that_no_font_has_is_named_with_its_place() -> None:
    finding = engine_finding(build_plan(Paragraph(words("Before \U0010fffd after"), number=4, id="p4")))
    assert finding.code == "PAG003"
    assert "U+10FFFD" in finding.message
    assert "in `p4`" in finding.message
    assert finding.words[finding.at] == "\U0010fffd"
    assert "Before \U0010fffd after" in finding.words


def test_a_character_that_only_the_footer_has_is_named_each_time() -> None:
    paper_plan = build_plan(footer=Footer(left=(), center=(FooterLine("Firm \U0010fffd"),), right=()))
    for _ in range(2):
        finding = engine_finding(paper_plan)
        assert (finding.code, finding.words) == ("PAG003", "\U0010fffd")
        assert finding.message.startswith("the footer contains")


def test_a_reference_without_a_target_is_named() -> None:
    finding = engine_finding(build_plan(Paragraph((Link("paragraph 9", "p9"),), number=1, id="p1")))
    assert "has the target `p9`" in finding.message


def test_any_warning_of_the_engine_stops_the_paper() -> None:
    html = render(build_plan()).replace("</style>", "p { colr: red }</style>")
    assert "the page engine warns: " in engine_finding(build_plan(), html).message


@pytest.mark.parametrize("tag", ['<img src="x.png" alt="x">', '<link rel="stylesheet" href="http://127.0.0.1/x.css">'])
def test_a_paper_takes_nothing_from_outside(tag: str) -> None:
    html = render(build_plan()).replace("<body>", f'<base href="file:///etc/"><body>{tag}')
    assert "a paper cannot use outside resources" in engine_finding(build_plan(), html).message


def test_a_paper_whose_font_is_not_installed_says_how_to_install_one() -> None:
    finding = engine_finding(build_plan(page_setup=replace(NYSD, families=("No Such Font", "Nor This One"))))
    assert finding.code == "PAG002"
    assert "`No Such Font`, `Nor This One`" in finding.message
    assert "apt-get install" in finding.fix


def test_the_first_family_that_is_installed_is_used() -> None:
    paper = replace(WAWD, families=("No Such Font", "liberation serif"))
    assert pages_of(build_plan(page_setup=paper)).family == "liberation serif"


def test_a_machine_without_pango_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = builtins.__import__

    def import_without_pango(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real_import(name, *rest)

    monkeypatch.setattr(builtins, "__import__", import_without_pango)
    monkeypatch.setattr(fonts, "load", load.__wrapped__)
    with pytest.raises(MatterError) as stop:
        fonts.load_engine.__wrapped__()
    (finding,) = stop.value.findings
    assert "libpango" in finding.message
    assert "apt-get install" in finding.fix


# -- what the program relies on in the engine --------------------------------------------------------------------------


def engine_pages(css: str, body: str) -> list[Any]:
    html = f'<html lang="en"><title>x</title><style>@page {{ size: 300px 100px; margin: 0 }} {css}</style>{body}</html>'
    return list(render_pages(parsed_html(html)).pages)


def _boxes_of_paragraphs(box: Any) -> Iterator[Any]:
    if box.element is not None and box.element.tag == "p" and box.style["anchor"]:
        yield box
    for child in box.all_children():
        yield from _boxes_of_paragraphs(child)


def _texts_in(box: Any) -> Iterator[str]:
    yield getattr(box, "text", "")
    for child in box.all_children():
        yield from _texts_in(child)


CSS = """
body { margin: 0; font: 10px/20px 'Liberation Serif'; orphans: 1; widows: 1 }
p { margin: 0 }
@footnote { margin: 0 }
"""


def test_the_engine_gives_the_rectangle_of_each_id_in_pixels_on_each_of_its_pages() -> None:
    first, second = engine_pages(CSS, f'<p id="a">one<p id="b">{"two<br>" * 6}three')
    assert first.anchors["a"] == pytest.approx((0, 0, 300, 20))
    _, top, _, bottom = first.anchors["b"]
    assert (top, bottom) == pytest.approx((20, 100))
    _, top, _, bottom = second.anchors["b"]
    assert (top, bottom) == pytest.approx((0, 60))


def test_the_engine_moves_a_line_whose_note_has_no_room() -> None:
    note = '<span class="n">note<br>note<br>note</span>'
    css = f"{CSS} .n {{ float: footnote; footnote-policy: %s }}"
    for policy, is_on_first_page in (("line", False), ("auto", True)):
        pages = engine_pages(css % policy, f"<p>a<br>b<br>c{note}<br>d")
        assert ("c" in "".join(_texts_in(pages[0]._page_box))) is is_on_first_page, policy


def test_elements_that_differ_only_in_their_id_share_a_style() -> None:
    (page,) = engine_pages(CSS, '<p id="a" style="widows: 2">one<p id="b" style="widows: 2">two<p id="c">three')
    first, second, third = (box.style for box in _boxes_of_paragraphs(page._page_box))
    assert first.shared is second.shared
    assert third.shared is not second.shared
    assert [style["anchor"] for style in (first, second, third)] == ["a", "b", "c"]
    assert [style["widows"] for style in (first, second, third)] == [2, 2, 1]


def test_the_references_to_the_pages_of_a_file_are_cached() -> None:
    fonts.engine()
    file = pydyf.PDF()
    file.add_page(pydyf.Dictionary())
    assert file.page_references is file.page_references
    file.add_page(pydyf.Dictionary())
    assert len(file.page_references) == 2


def test_a_faulty_style_sheet_causes_a_warning_in_each_paper() -> None:
    for _ in range(2):
        for css, fault_count in (("p { colr: red }", 1), ("p { color: red }", 0)):
            with record_warnings() as warnings:
                engine_pages(css, "<p>a")
            assert len(warnings) == fault_count


def test_the_engine_continues_notes_on_the_next_page_when_their_area_is_full() -> None:
    css = f"{CSS} @footnote {{ max-height: 40px }} .n {{ float: footnote; footnote-policy: auto }}"
    notes = "".join(f'<span class="n" id="n{index}">note</span>' for index in range(4))
    pages = engine_pages(css, f"<p>a{notes}")
    assert [[name for name in page.anchors if name.startswith("n")] for page in pages] == [["n0", "n1"], ["n2", "n3"]]


def test_the_engine_does_not_let_a_lowered_line_grow() -> None:
    css = f"{CSS} p {{ line-height: 10px }} span {{ line-height: 0; vertical-align: -4.9px }} b {{ line-height: 0 }}"
    (page,) = engine_pages(css, '<p id="a"><span>low <b>and bold</b></span>')
    _, _, _, bottom = page.anchors["a"]
    assert bottom == pytest.approx(10)


def test_a_style_that_is_set_on_a_parsed_paper_applies_to_its_next_layout() -> None:
    html = parsed_html('<html lang="en"><p id="a">x</html>')
    _, top, _, bottom = render_pages(html).pages[0].anchors["a"]
    next(html.etree_element.iter("p")).set("style", "padding-bottom: 100px")
    _, new_top, _, new_bottom = render_pages(html).pages[0].anchors["a"]
    assert new_bottom - new_top == pytest.approx(bottom - top + 100)


def test_the_engine_lets_us_write_its_metadata() -> None:
    document = render_pages(parsed_html('<html lang="en"><title>x</title>y</html>'))
    document.metadata.generate_rdf_metadata = lambda *_: b"<rdf:ours/>"
    assert b"<rdf:ours/>" in document.write_pdf(pdf_variant="pdf/a-2a", uncompressed_pdf=True)


def test_the_engine_draws_each_text_between_the_marks_that_we_put_around_it() -> None:
    document = render_pages(parsed_html('<html lang="en"><title>x</title><p>a <b>क</b></html>'))
    pdf = write(document, pdf_variant="pdf/a-2a", uncompressed_pdf=True)
    assert re.search(rb"/MCID 1>>\s*BDC\s*/Span\s*<</ActualText <feff0915>>>\s*BDC", pdf)
    assert pdf.count(b"/ActualText") == 2


@pytest.mark.slow
def test_the_styles_of_a_paper_take_twice_the_time_for_twice_the_paragraphs() -> None:
    papers = [parsed_html(render(build_plan(*allegations(count, 1)), own_templates=[])) for count in (100, 800)]
    styles = partial(get_all_computed_styles, font_config=fonts.configuration())

    assert growth([partial(styles, paper) for paper in papers], max_first_seconds=TIME_LIMIT) == ""
