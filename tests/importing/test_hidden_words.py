"""Words of a PDF that its pages do not show are set aside with a doubt; pages with damaged content are reported."""

import zlib
from pathlib import Path

import pikepdf
import pytest

from assembler.importing.pdf.read_pdf import read_pdf
from tests.importing.test_read_pdf import FULL, texts
from tests.support.typed_pdf import lines, typed_pdf

INVISIBLE_INK = "BT 3 Tr /roman 12 Tf 72 500 Td (kites of ink) Tj ET"
OUTSIDE = "BT /roman 12 Tf 900 500 Td (kites outside) Tj ET"
ON_LAYER = "/OC /P0 BDC BT /roman 12 Tf 72 500 Td (kites on a layer) Tj ET EMC"


def test_a_page_whose_content_is_damaged_is_reported(tmp_path: Path) -> None:
    file = typed_pdf(tmp_path, *[lines([f"{FULL} {number}" for number in range(25)])] * 3)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        packed = zlib.compress(pdf.pages[1].Contents.read_bytes())
        middle = len(packed) // 2
        content = pdf.make_stream(packed[:middle] + bytes(28) + packed[middle + 28 :], Filter=pikepdf.Name.FlateDecode)
        pdf.pages[1].Contents = content
        pdf.save(file, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    document = read_pdf(file)
    assert len(" ".join(texts(document))) < 3 * 25 * len(FULL)
    assert document.remarks == ("page 2: its content is damaged, and words may be missing; compare it with the matter",)


def layered(file: Path, *layers: str) -> Path:
    """Give the PDF *file* the *layers*, each "on" or "off", all with one name; `ON_LAYER` is on the first layer."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        groups = [
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Notes"))) for _ in layers
        ]
        hidden = [group for group, state in zip(groups, layers, strict=True) if state == "off"]
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(groups), D=pikepdf.Dictionary(OFF=pikepdf.Array(hidden))
        )
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(P0=groups[0])
        pdf.save(file)
    return file


@pytest.mark.parametrize(
    ("hidden", "text"),
    [(INVISIBLE_INK, "kites of ink"), (OUTSIDE, "kites outside"), (ON_LAYER, "kites on a layer")],
)
def test_words_that_a_page_does_not_show_are_set_aside_with_a_doubt(tmp_path: Path, hidden: str, text: str) -> None:
    document = read_pdf(layered(typed_pdf(tmp_path, [*lines([FULL]), hidden]), "off"))
    assert texts(document) == [FULL]
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [("hidden text", text)]
    (remark,) = document.remarks
    assert remark.startswith(f"page 1: `{text}` is in the file, but")


@pytest.mark.parametrize("layers", [("on",), ("off", "on")])
def test_words_on_a_layer_that_may_be_on_are_part_of_the_paper(tmp_path: Path, layers: tuple[str, ...]) -> None:
    document = read_pdf(layered(typed_pdf(tmp_path, [*lines([FULL]), ON_LAYER]), *layers))
    assert texts(document) == [FULL, "kites on a layer"]


def test_invisible_words_on_a_picture_are_its_recognized_text(tmp_path: Path) -> None:
    file = typed_pdf(tmp_path, [*lines([FULL]), "q 200 0 0 60 60 480 cm /scan Do Q", INVISIBLE_INK])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        scan = pdf.make_stream(
            bytes(100),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=10,
            Height=10,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(scan=scan)
        pdf.save(file)
    document = read_pdf(file)
    assert texts(document) == [FULL, "kites of ink"]
    assert not document.set_aside
