"""Pictures of an imported paper: in its head, in its text and among its signatures."""

from dataclasses import replace
from pathlib import Path

import pikepdf

from assembler.catalog import catalog_of
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import PictureBlock, ReadDocument, SourcePlace
from assembler.importing.recognize import recognize
from tests.importing.test_body import HEAD, document, doubt_texts
from tests.support.typed_pdf import lines, typed_pdf


def test_a_picture_among_the_signatures_is_left_out_of_the_matter_with_one_doubt() -> None:
    read = document("WHEREFORE, Plaintiff asks for judgment.\nRespectfully submitted,\nAnn Sample")
    pictures = (PictureBlock(SourcePlace(3, 4), b"", "image/png"),) * 2
    draft = recognize(ReadDocument(3, (*read.blocks, *pictures)), catalog_of(root=None))
    (about,) = (about for about in doubt_texts(draft) if "picture" in about)
    assert about == "2 pictures are in the signatures, and not in the matter: see in the source who signed"
    assert not draft.pictures


def test_a_picture_above_the_text_is_a_doubt() -> None:
    read = document("3. It rained.")
    picture = PictureBlock(SourcePlace(0, 2), content=b"", media_type="image/png")
    draft = recognize(replace(read, blocks=(read.blocks[0], picture, *read.blocks[1:])), catalog_of(root=None))
    assert [text for text in doubt_texts(draft) if text.startswith("1 picture above the text is not in the matter")]


def test_pictures_without_words_are_one_doubt() -> None:
    read = document("3. The strings were on the lawn.")
    pictures = [PictureBlock(SourcePlace(page, 4), b"", "image/png") for page in (3, 4)]
    draft = recognize(ReadDocument(4, (*read.blocks, *pictures)), catalog_of(root=None))
    assert doubt_texts(draft) == [
        (
            "`picture-1.png` and `picture-2.png` need descriptions, on pages 3 and 4 of the source: "
            "replace the words between the brackets of `![...]`"
        )
    ]


def with_stamp_in_a_form(file: Path) -> Path:
    """Return *file* with a picture at the top right of the first page, within a form that has its own axes."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        stamp = pdf.make_stream(
            bytes(range(256)) * 3,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=16,
            Height=16,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
        )
        form = pdf.make_stream(
            b"q 165 0 0 78 0 0 cm /Stamp Do Q",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 165, 78],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Stamp=stamp)),
        )
        page = pdf.pages[0]
        page.obj.Resources.XObject = pikepdf.Dictionary(Form=form)
        page.contents_add(b"q 0.8 0 0 0.8 420 700 cm /Form Do Q")
        pdf.save(file)
    return file


def test_a_stamp_drawn_within_a_form_at_the_top_of_the_first_page_is_a_doubt_and_not_in_a_paragraph(
    tmp_path: Path,
) -> None:
    texts = [*HEAD.splitlines(), "3. It rained.", "4. It snowed."]
    read = read_pdf(with_stamp_in_a_form(typed_pdf(tmp_path, lines(texts, 120, spacing=30))))
    draft = recognize(read, catalog_of(root=None))
    assert isinstance(read.blocks[0], PictureBlock)
    assert not draft.pictures
    (doubt,) = (doubt for doubt in draft.doubts if "picture" in doubt.about)
    assert doubt.about.startswith("1 picture above the text is not in the matter")
    assert doubt.place == SourcePlace(1, 1)
