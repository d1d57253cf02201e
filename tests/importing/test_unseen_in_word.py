"""Words of a Word file that its page does not show: white, tiny, in the color of their ground; and its equations."""

from pathlib import Path

import pytest

from assembler.importing.read_document import ReadDocument, SetAside, SourcePlace, text_blocks
from assembler.importing.records import document_of, document_record
from assembler.importing.unseen_doubts import doubts_on_unseen
from assembler.importing.word.read_word import read_word
from tests.importing.test_read_word import texts
from tests.support.typed_docx import paragraph, run, typed_docx

WHITE = '<w:color w:val="FFFFFF"/>'
GRAY_SHADE = '<w:shd w:val="clear" w:fill="404040"/>'
BLACK_SHADE = '<w:shd w:val="solid" w:color="000000" w:fill="000000"/>'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def read(folder: Path, body: str, **parts: str) -> ReadDocument:
    return read_word(typed_docx(folder, body, parts))


def kites(properties: str) -> str:
    return paragraph("The kites flew with", run("out", properties), " a string.")


@pytest.mark.parametrize("properties", [WHITE, '<w:sz w:val="2"/>', '<w:color w:val="ffffff"/><w:sz w:val="24"/>'])
def test_white_and_tiny_words_are_hidden_with_a_doubt(tmp_path: Path, properties: str) -> None:
    document = read(tmp_path, kites(properties))
    assert texts(document) == ["The kites flew with a string."]
    assert document.set_aside == (SetAside("hidden text", "out", SourcePlace(0, 1)),)
    assert [doubt.about for doubt in doubts_on_unseen(document)] == [
        "1 hidden word was left out, `out`: type it if the paper needs it"
    ]


def test_white_words_of_a_style_are_hidden(tmp_path: Path) -> None:
    style = f'<w:style w:type="character" w:styleId="ghost"><w:rPr>{WHITE}</w:rPr></w:style>'
    document = read(tmp_path, kites('<w:rStyle w:val="ghost"/>'), styles=style)
    assert [aside.text for aside in document.set_aside] == ["out"]


@pytest.mark.parametrize(
    "body",
    [
        kites(f"{WHITE}{GRAY_SHADE}"),
        kites(f'{WHITE}<w:highlight w:val="blue"/>'),
        kites('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'),
        kites('<w:color w:val="C0C0C0"/><w:sz w:val="8"/>'),
        f"<w:tbl><w:tr><w:tc><w:tcPr>{GRAY_SHADE}</w:tcPr>{kites(WHITE)}</w:tc></w:tr></w:tbl>",
        paragraph("The kites flew with", run("out", WHITE), " a string.", properties=GRAY_SHADE),
    ],
    ids=["on a shade", "highlighted", "automatic on black", "gray and small", "in a dark cell", "in a dark paragraph"],
)
def test_words_that_the_page_shows_are_read(tmp_path: Path, body: str) -> None:
    document = read(tmp_path, body)
    (block,) = text_blocks(document.blocks)
    assert block.text == "The kites flew without a string."
    assert document.set_aside == ()


@pytest.mark.parametrize("properties", [BLACK_SHADE, '<w:highlight w:val="black"/>', f"{BLACK_SHADE}<w:b/>"])
def test_black_words_on_black_become_the_mark_of_a_redaction(tmp_path: Path, properties: str) -> None:
    body = kites(properties) + paragraph("Ann Sample saw it.") + kites(properties)
    document = read(tmp_path, body)
    assert texts(document)[::2] == ["The kites flew with[redacted] a string."] * 2
    assert [aside.text for aside in document.set_aside] == ["███", "███"]
    assert document.remarks == ()
    assert [(doubt.place.line, doubt.about) for doubt in doubts_on_unseen(document)] == [
        (line, "1 word is under a box, left out as `[redacted]`: the file still has it; compare the page")
        for line in (1, 3)
    ]


def test_a_fraction_keeps_its_bar_and_an_equation_is_a_doubt(tmp_path: Path) -> None:
    fraction = "<m:f><m:num><m:r><m:t>100</m:t></m:r></m:num><m:den><m:r><m:t>7</m:t></m:r></m:den></m:f>"
    body = paragraph("Each pilot owes ", f"<m:oMath {MATH}>{fraction}</m:oMath>", " kites.")
    document = document_of(document_record(read(tmp_path, body)))
    assert texts(document) == ["Each pilot owes 100/7 kites."]
    assert [(doubt.place, doubt.about) for doubt in doubts_on_unseen(document)] == [
        (
            SourcePlace(0, 1),
            (
                "an equation was read as `100/7`, without its layout: compare the page, and type it in words or "
                "figures on one line"
            ),
        )
    ]
