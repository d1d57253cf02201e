"""The style of fonts with neutral names, which only the embedded font file gives."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from assembler.importing.pdf.font_style import BOLD_STYLE, ITALIC_STYLE, style_in_file
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import TextBlock
from tests.importing.test_read_pdf import FULL
from tests.support.typed_pdf import at, lines, typed_pdf

LETTERS = "KVevinstr"


def font_file(style: int) -> bytes:
    """Return a font file whose letters are empty, with the bits of *style*."""
    names = [".notdef", *LETTERS]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): letter for letter in LETTERS})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Kites", "styleName": "Neutral"})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].macStyle = style
    file = BytesIO()
    builder.font.save(file)
    return file.getvalue()


def with_neutral_font(file: Path, content: bytes) -> Path:
    """Return *file* with *content* embedded as its font `/italic`, under a name that does not give its style."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/ABCDEF+F6"),
            Flags=32,
            FontBBox=[0, -200, 1000, 800],
            ItalicAngle=0,
            Ascent=800,
            Descent=-200,
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_stream(content),
        )
        pdf.pages[0].obj.Resources.Font.italic = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name("/ABCDEF+F6"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=126,
            Widths=[500] * 95,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
        pdf.save(file)
    return file


@pytest.mark.parametrize(
    ("style", "emphasis"),
    [(0, (False, False)), (ITALIC_STYLE, (False, True)), (BOLD_STYLE | ITALIC_STYLE, (True, True))],
)
def test_the_embedded_file_of_a_font_with_a_neutral_name_shows_its_style(
    tmp_path: Path, style: int, emphasis: tuple[bool, bool]
) -> None:
    pages = [*lines([FULL] * 8), at(72, 264, "Kites v. Strings", font="italic"), at(200, 264, "is cited.")]
    document = read_pdf(with_neutral_font(typed_pdf(tmp_path, pages), font_file(style)))
    block = document.blocks[-1]
    assert isinstance(block, TextBlock)
    run = next(run for run in block.runs if "Strings" in run.text)
    assert (run.bold, run.italic) == emphasis


@pytest.mark.parametrize(
    "content", [b"", b"%!PS-AdobeFont", b"\x00\x01\x00\x00\x00\x05head", font_file(ITALIC_STYLE)[:200]]
)
def test_a_file_that_is_not_a_complete_font_file_gives_no_style(content: bytes) -> None:
    assert style_in_file(content) == 0
