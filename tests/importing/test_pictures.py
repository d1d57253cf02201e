"""Pictures of an imported paper: in its head, in its text and among its signatures."""

from dataclasses import replace

from assembler.catalog import catalog_of
from assembler.importing.read_document import PictureBlock, ReadDocument, SourcePlace
from assembler.importing.recognize import recognize
from tests.importing.test_body import document, doubt_texts


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
