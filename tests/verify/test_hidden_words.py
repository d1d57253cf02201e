"""Hidden words of a file are found, and visible words that became invisible are reported as missing."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from assembler.findings.finding import Severity
from assembler.verify.reader.word_paragraphs import paragraphs
from assembler.verify.reader.word_unread import unread_parts
from tests.support.returned_papers import Bench, annotate, codes_and_messages, only_finding, paragraph_of


def strike_through(font: Any) -> None:
    font.strike = True


def make_white(font: Any) -> None:
    font.color.rgb = RGBColor(255, 255, 255)


def make_tiny(font: Any) -> None:
    font.size = Pt(1)


@pytest.mark.slow
@pytest.mark.parametrize("hide", [strike_through, make_white, make_tiny])
def test_invisible_words_in_a_word_file_are_missing(bench: Bench, hide: Callable[[Any], None]) -> None:
    def hide_paragraph(file: Any) -> None:
        for run in paragraph_of(file, "AWS called the step").runs:
            hide(run.font)

    messages = [message for _, message in codes_and_messages(bench.word_findings(hide_paragraph))]
    assert messages[0].startswith("the file has words that are hidden, struck out, white or tiny: `AWS called")
    assert "paragraph 3: `AWS called the step a suspension. In effect it was a termination.` is missing" in messages[1]


@pytest.mark.slow
def test_white_words_on_a_dark_background_are_visible(bench: Bench) -> None:
    def reverse(file: Any) -> None:
        paragraph = paragraph_of(file, "AWS called the step")
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000000"/>'))
        for run in paragraph.runs:
            make_white(run.font)

    assert codes_and_messages(bench.word_findings(reverse)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "name"),
    [
        ('<w:sym {} w:font="Symbol" w:char="F061"/>', "a sign from a symbol font"),
        ('<w:endnoteReference {} w:id="2"/>', "an endnote"),
    ],
)
def test_a_part_that_is_not_compared_is_an_error(bench: Bench, part: str, name: str) -> None:
    def add(file: Any) -> None:
        paragraph_of(file, "AWS called the step").add_run()._r.append(parse_xml(part.format(nsdecls("w"))))

    finding = only_finding(bench.word_findings(add), "VER015")
    assert (finding.message, finding.severity) == (f"not compared: {name}", Severity.ERROR)


@pytest.mark.parametrize(("font", "code", "text"), [("Symbol", "F0B7", "• a"), ("Symbol", "F061", "a")])
def test_a_bullet_of_a_symbol_font_is_read_and_compared(font: str, code: str, text: str) -> None:
    sign = f'<w:sym w:font="{font}" w:char="{code}"/>'
    words = "<w:t> a</w:t>"
    root = parse_xml(f"<w:body {nsdecls('w')}><w:p><w:r>{sign}{words}</w:r></w:p></w:body>")
    (block,) = paragraphs(root, None)
    assert "".join(piece for piece, _ in block["pieces"]).strip() == text
    assert bool(unread_parts(root, zipfile.ZipFile(io.BytesIO(), "w"))) is (code == "F061")


@pytest.mark.slow
def test_words_in_the_footer_of_a_word_file_are_compared(bench: Bench) -> None:
    def add(file: Any) -> None:
        file.sections[0].footer.paragraphs[0].add_run(" Pay nothing")

    assert only_finding(bench.word_findings(add), "VER003").message.startswith(
        "a header or footer has words that differ from the paper's: `"
    )


@pytest.mark.slow
def test_an_annotation_without_an_appearance_is_read(bench: Bench) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        annotate(pdf, page_number=3, words="pay nothing", box=[108, 300, 300, 316])
        del pdf.pages[2].Annots[0]["/AP"]

    messages = [finding.message for finding in bench.page_findings(add) if finding.code == "VER003"]
    assert messages == ["text typed on the page has words that only some programs show: `pay nothing`"]


@pytest.mark.slow
def test_words_on_a_hidden_layer_are_not_printed(bench: Bench) -> None:
    def switch_off(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Layer"))
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=pikepdf.Array([layer]))
        )
        page = pdf.pages[2]
        resources = pikepdf.Dictionary(dict(page.Resources.items()))
        resources.Properties = pikepdf.Dictionary(Layer=layer)
        page.obj["/Resources"] = resources
        page.contents_add(pikepdf.Stream(pdf, b"/OC /Layer BDC"), prepend=True)
        page.contents_add(pikepdf.Stream(pdf, b"EMC"))

    errors = [finding for finding in bench.page_findings(switch_off) if finding.code == "VER015"]
    assert [finding.page for finding in errors] == [3]
    assert errors[0].message.startswith("words on page 3 are in the file, but not printed: `")
