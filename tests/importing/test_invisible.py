"""Invisible characters of a source are set aside, with their place."""

from assembler.catalog import catalog_of
from assembler.importing.docket.pasted import pasted_text
from assembler.importing.docket.sheet import caption_in
from assembler.importing.invisible import without_invisible
from assembler.importing.read_document import (
    FootNote,
    PictureBlock,
    ReadDocument,
    SetAside,
    SourcePlace,
    TableBlock,
    TextBlock,
    TextRun,
)

PLACE = SourcePlace(1, 2)


def block(text: str) -> TextBlock:
    return TextBlock(PLACE, (TextRun(text),))


def test_invisible_characters_are_left_out_everywhere_and_counted() -> None:
    blocks = (block("Tel. \u202a555-0100\u202c"), TableBlock(PLACE, (((block("a\x1bb"),),),)))
    picture = PictureBlock(PLACE, b"", "image/png", "a\ufeffkite")
    notes = (FootNote("1", (block("c\ud800d"),)),)
    document = without_invisible(ReadDocument(1, (*blocks, picture), notes, remarks=("read `\x7fx`",)))
    assert document.blocks[0] == block("Tel. 555-0100")
    assert document.blocks[1] == TableBlock(PLACE, (((block("ab"),),),))
    assert document.blocks[2] == PictureBlock(PLACE, b"", "image/png", "akite")
    assert document.notes == (FootNote("1", (block("cd"),)),)
    assert document.remarks == ("read `x`",)
    texts = (r"\u202a \u202c", r"\x1b", r"\ud800")
    assert document.set_aside == tuple(SetAside("invisible character", text, PLACE) for text in texts)


def test_a_soft_hyphen_and_characters_forbidden_in_a_matter_are_left_out() -> None:
    document = without_invisible(ReadDocument(1, (block("so\u00adft a\u034fbc\uffff\u0600"),)))
    assert document.blocks == (block("soft abc\u0600"),)
    assert document.set_aside == (SetAside("invisible character", r"\xad \u034f \uffff", PLACE),)


def test_separators_become_spaces_and_tabs_and_line_feeds_stay() -> None:
    document = without_invisible(ReadDocument(1, (block("one\u2028two\tthree\nfour\x0bfive"),)))
    assert document.blocks == (block("one two\tthree\nfour five"),)
    assert not document.set_aside


def test_a_pasted_caption_has_no_invisible_characters() -> None:
    text = (
        "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\nANN SAM\u200bPLE,\nPlaintiff,\nv.\nBOB ROE,\n"
        "Defendant.\nCase No. 5:25-cv-\u200b00000\nCOMPLAINT"
    )
    read = caption_in(pasted_text(text), catalog_of(root=None))
    caption = read.caption
    assert (caption.parties[0].values["name"], caption.number) == ("ANN SAMPLE", "5:25-cv-00000")
    assert not read.doubts
