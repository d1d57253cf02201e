"""Scans: a caption that was not recognized; specks, lost periods, and lines that were joined in recognized text."""

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.importing.import_paper import import_document
from assembler.importing.pdf.page_parts import Piece, Word
from assembler.importing.pdf.rows import rows_of
from assembler.importing.read_document import ReadDocument, SourcePlace
from assembler.importing.recognize import recognize
from tests.importing.test_body import draft_of, paragraph_numbers, relief
from tests.importing.test_recognize import COMPLAINT, document_of


def test_a_speck_before_an_items_letter_is_not_a_bullet_and_the_letter_may_lack_its_period() -> None:
    items = "a. damages of $600;\nb Interest on them;\n· c. costs."
    draft = draft_of(f"PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for:\n{items}")
    assert relief(draft).items == ("a. damages of $600;", "b Interest on them;", "c. costs.")


def test_the_line_of_a_party_without_counsel_begins_the_signatures_even_if_it_has_an_address() -> None:
    draft = draft_of("3. It broke.\nPlaintiff, Pro Se c/o 1 Example Street, Akron, OH 44308\n(330) 555-0100")
    assert "pro_se" in draft.caption.parties[0].values
    assert paragraph_numbers(draft) == [1, 2, 3]


def with_scan_first(text: str) -> ReadDocument:
    """Return the paper in *text* with a scan as its first page."""
    document = document_of(text)
    second_page = tuple(replace(block, place=SourcePlace(2, line)) for line, block in enumerate(document.blocks, 1))
    return replace(document, page_count=2, blocks=second_page, unread_pages=(1,))


def test_a_paper_is_refused_if_its_caption_is_on_a_scan_and_the_rest_has_no_count_or_relief(tmp_path: Path) -> None:
    paper = with_scan_first("1. It sold ten kites.\n\n2. They broke.\n\n3. It sold two strings.\n\n4. They broke too.")
    with pytest.raises(UnusableError, match="has no text on page 1, which is a scan, and its caption was not read"):
        import_document(paper, "paper.pdf", tmp_path / "paper")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_pleading_whose_caption_is_on_a_scan_is_imported_with_a_doubt(tmp_path: Path) -> None:
    text = COMPLAINT[COMPLAINT.index("1. ") :]
    paper = import_document(with_scan_first(text), "paper.pdf", tmp_path / "paper")
    assert any(doubt.about.startswith("the parties: none was recognized") for doubt in paper.draft.doubts)
    assert paper.comparison
    assert paper.comparison.stops == ()


def test_all_text_after_a_scanned_caption_belongs_to_the_complaint() -> None:
    first = "which fell on every kite and on all of the strings that had been sold by the Defendants."
    text = f"{first}\n\n1. Ann flies kites.\n\n2. Bob makes kites.\n\nB. Sale\n\n3. A court heard of it."
    text = f"{text}\n\nCOMPLAINT HISTORY\n\n4. Ann bought a kite.\n\n5. It fell."
    draft = recognize(with_scan_first(text), catalog_of(root=None))
    assert [number for number in paragraph_numbers(draft) if number] == [1, 2, 3, 4, 5]
    assert not draft.caption.legends


@pytest.mark.parametrize(("recognized", "text"), [(True, "10. On June 2"), (False, "On 10. June 2")])
def test_overlapping_words_are_from_left_to_right_only_if_they_were_recognized(*, recognized: bool, text: str) -> None:
    places = (("On", 90, 130), ("10.", 72, 100), ("June", 120, 160), ("2", 150, 170))
    words = [Word((Piece(word),), left, right, y=100, size=12) for word, left, right in places]
    (row,) = rows_of(words, page=1, recognized=recognized)
    assert row.text == text


def test_a_recognized_row_may_be_askew() -> None:
    words = [
        Word((Piece(f"w{index}"),), 40.0 * index, 40.0 * index + 30, 100 + index, 10 + index % 2) for index in range(9)
    ]
    below = [replace(word, pieces=(Piece("below"),), y=word.y + 24) for word in words]
    first, second = rows_of([*words, *below], page=1, recognized=True)
    assert first.text == "w0 w1 w2 w3 w4 w5 w6 w7 w8"
    assert second.text == " ".join(["below"] * 9)
