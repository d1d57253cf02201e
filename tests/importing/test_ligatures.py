"""Ligatures in a PDF: glyphs that stand for several letters, and letters that the font omits."""

from pathlib import Path

import pikepdf

from assembler.importing.ligatures import with_ligatures
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import TextBlock, text_blocks
from tests.importing.test_recognize import COMPLAINT, document_of, imported
from tests.support.typed_pdf import PAGE_HEIGHT, typed_pdf

WIDE = 150
"""The width of the letters in percent, so that the glyph of the ligature is wider than it is high."""

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <4D> <00540068> <65> <0065> endbfchar
1 beginbfrange <6B> <7A> <006B> endbfrange
endcmap end end"""
"""A table by which the glyph of the letter M is the two letters "Th"."""


def test_the_letters_of_one_glyph_stay_in_one_word(tmp_path: Path) -> None:
    file = typed_pdf(tmp_path, [f"{WIDE} Tz BT /roman 12 Tf 1 0 0 1 72 {PAGE_HEIGHT - 72} Tm (Me text) Tj ET"])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Resources.Font["/roman"].ToUnicode = pdf.make_stream(TO_UNICODE)
        pdf.save(file)
    assert [block.text for block in read_pdf(file).blocks if isinstance(block, TextBlock)] == ["The text"]


def test_a_role_that_lost_a_letter_of_its_ligature_is_a_role() -> None:
    paper = imported(COMPLAINT.replace("Plaintiff", "Plaintif"))
    parties = [(party.role, party.values["name"]) for party in paper.draft.caption.parties]
    assert parties[:2] == [("plaintiff", "Sample Kites LLC"), ("defendant", "Imaginary Strings, Inc.")]
    assert not [doubt.about for doubt in paper.draft.doubts if "names nobody in the caption" in doubt.about]


def restored(text: str) -> tuple[str, tuple[str, ...]]:
    document = with_ligatures(document_of(text))
    return " ".join(block.text for block in text_blocks(document.blocks)), document.remarks


def test_an_f_that_a_font_leaves_out_is_restored_in_common_words_with_a_remark() -> None:
    text, remarks = restored("Plaintif sufered insuficient and efective efects of the oficer, if of use.")
    assert text == "Plaintiff suffered insufficient and effective effects of the officer, if of use."
    assert len(remarks) == 1
    assert "`Plaintif` and other common words were read with ff" in remarks[0]


def test_words_of_a_paper_that_spells_plaintiff_right_stay_as_they_are() -> None:
    text = "Plaintiff saw Oficer Sample. The plaintif sufered."
    assert restored(text) == (text, ())
