"""Pages and pictures that are not part of a paper's text: exhibits, cover sheets, watermarks and scans."""

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftCaption, DraftClosing
from assembler.importing.exhibits import with_exhibits
from assembler.importing.import_paper import draft_matter
from assembler.importing.pdf.attached_pages import attached_pages
from assembler.importing.pdf.blocks import in_reading_order
from assembler.importing.pdf.page_parts import Page, Picture, Piece, Row, Rule, Word
from assembler.importing.pdf.page_pictures import without_page_pictures
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.pdf.rows import with_underlines
from assembler.importing.read_document import AttachedPages
from assembler.importing.records import document_of, document_record
from assembler.load.yaml_reader import read_yaml
from tests.support.typed_pdf import at, lines, typed_pdf


def word(text: str, left: float = 72, y: float = 100) -> Word:
    return Word((Piece(text),), left, left + 20, y, size=12)


def page_rows(*pages: list[str]) -> dict[int, list[Row]]:
    return {
        number: [
            Row((word(text),), 100.0 + 14 * line, size=12, page=number, line=line) for line, text in enumerate(lines, 1)
        ]
        for number, lines in enumerate(pages, 1)
    }


def exhibit_pages(*pages: list[str]) -> tuple[AttachedPages, ...]:
    return attached_pages(
        [Page(number, width=612, height=792, words=()) for number in range(1, len(pages) + 1)], page_rows(*pages)
    )


TEXT = ["1. The kite flew.", "EXHIBIT A"]
SIGNATURES = ["Respectfully submitted,", "Ann Sample"]
COVER_SHEET = ["JS 44 (Rev. 01/25) CIVIL COVER SHEET", *["an imaginary question of a form"] * 60]


def test_a_labeled_page_after_the_signatures_begins_an_exhibit() -> None:
    pages = exhibit_pages(TEXT, SIGNATURES, ["EXHIBIT A", "Price List of Strings"], ["A price."], ["Exhibit B"], [], [])
    assert [(exhibit.label, exhibit.title, exhibit.first, exhibit.last) for exhibit in pages] == [
        ("A", "Price List of Strings", 3, 4),
        ("B", "", 5, 7),
    ]


def test_a_second_label_on_a_page_is_not_the_title_of_the_first_exhibit() -> None:
    (exhibit,) = exhibit_pages(TEXT, SIGNATURES, ["EXHIBIT A", "EXHIBIT B", "Price List"])
    assert (exhibit.label, exhibit.title) == ("A", "")


def test_a_label_before_the_signatures_or_among_many_words_does_not_begin_an_exhibit() -> None:
    assert not exhibit_pages(TEXT, ["EXHIBIT A"], SIGNATURES)
    assert not exhibit_pages(TEXT, SIGNATURES, ["EXHIBIT A", *["five words of a list"] * 10])


def test_a_civil_cover_sheet_extends_to_the_next_exhibit_and_may_be_the_first_page() -> None:
    pages = exhibit_pages(
        COVER_SHEET,
        TEXT,
        SIGNATURES,
        COVER_SHEET,
        ["CIVIL COVER SHEET ADDENDUM", "Ann Sample"],
        ["EXHIBIT 1"],
        [],
    )
    assert [(part.kind, part.first, part.last) for part in pages] == [
        ("civil cover sheet", 1, 1),
        ("civil cover sheet", 4, 5),
        ("exhibit", 6, 7),
    ]


def test_another_paper_after_the_signatures_is_set_aside_unless_it_is_a_verification() -> None:
    order = ["IMAGINARY COURT OF OHIO", "Sample Kites LLC v. Imaginary Strings, Inc.", "[PROPOSED] ORDER"]
    pages = exhibit_pages(TEXT, SIGNATURES, ["IMAGINARY COURT OF OHIO", "VERIFICATION"], order, ["It is so ordered."])
    assert [(part.kind, part.first, part.last) for part in pages] == [("another paper", 4, 5)]


def test_exhibits_after_the_signatures_become_files_of_the_matter(tmp_path: Path) -> None:
    paper = [
        *lines(["1. The kite flew. See Exhibit A.", "2. It fell.", "3. It broke."]),
        *lines(["Dated: June 2, 2025"], top=300),
    ]
    cover = [at(280, 300, "EXHIBIT A"), at(250, 330, "Price List of Strings")]
    document = read_pdf(typed_pdf(tmp_path, paper, cover, lines(["Forty strings at a price."])))
    (exhibit,) = document.attached
    assert len(pdfium.PdfDocument(exhibit.content)) == 1
    imported = draft_matter(
        document_of(json.loads(json.dumps(document_record(document)))), "kites.pdf", catalog_of(root=None)
    )
    assert read_yaml(imported.files["matter.yaml"].decode(), "matter.yaml").data["exhibits"] == {
        "exhibit_a": {"title": "Price List of Strings", "label": "A", "file": "exhibit-a.pdf"}
    }
    assert imported.files["exhibit-a.pdf"] == exhibit.content
    assert [doubt.about for doubt in imported.draft.doubts if "Exhibit" in doubt.about] == [
        "Exhibit A (page 3) was cut out of the source: compare the file with it"
    ]
    assert not imported.balance.lost


def test_an_exhibit_with_text_outside_the_visible_page_is_not_attached() -> None:
    draft = Draft(DraftCaption(), lead="", parts=(), closing=DraftClosing())
    pages = AttachedPages("exhibit", first=3, last=4, label="A", title="Price List", content=b"%PDF-", cropped=True)
    draft = with_exhibits(draft, [pages])
    assert [(exhibit.title, exhibit.file) for exhibit in draft.exhibits] == [("Price List", "")]
    assert draft.doubts[-1].about.startswith("Exhibit A (page 4) has text outside the visible page")


def test_text_outside_the_visible_page_of_an_exhibit_is_reported(tmp_path: Path) -> None:
    paper = lines(["1. The kite flew.", "2. It fell.", "Dated: June 2, 2025"])
    file = typed_pdf(tmp_path, paper, [at(280, 300, "EXHIBIT A")], lines(["Forty strings."]))
    assert [pages.cropped for pages in read_pdf(file).attached] == [False]
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[2].CropBox = pikepdf.Array([0, 0, 612, 400])
        pdf.save(file)
    assert [pages.cropped for pages in read_pdf(file).attached] == [True]


def page_picture(content: bytes, top: float = 72, bottom: float = 120) -> Picture:
    return Picture(left=72, top=top, right=540, bottom=bottom, content=content, media_type="image/png")


def test_a_picture_on_several_pages_is_a_watermark_but_a_picture_on_two_pages_is_not() -> None:
    pages = [
        Page(
            number,
            width=612,
            height=792,
            words=(),
            pictures=(page_picture(b"logo"), *([page_picture(b"kite")] if number < 3 else [])),
        )
        for number in (1, 2, 3)
    ]
    cleaned, asides = without_page_pictures(pages)
    assert [[picture.content for picture in page.pictures] for page in cleaned] == [[b"kite"], [b"kite"], []]
    assert [aside.kind for aside in asides] == ["repeated picture"] * 3


def test_pictures_side_by_side_are_read_from_left_to_right() -> None:
    def picture(content: bytes, left: float, top: float, bottom: float) -> Picture:
        return Picture(left=left, top=top, right=left + 100, bottom=bottom, content=content, media_type="image/png")

    pictures = [picture(b"third", 72, 400, 500), picture(b"second", 300, 72, 250), picture(b"first", 72, 80, 300)]
    assert [entry.content for entry in in_reading_order(pictures)] == [b"first", b"second", b"third"]


def test_a_picture_under_recognized_words_is_the_scan_of_the_page() -> None:
    words = tuple(word("kite", y=80.0 + line) for line in range(30))
    scan = Page(
        number=1,
        width=612,
        height=792,
        words=words,
        pictures=(page_picture(b"scan"), page_picture(b"kite", 400, 500)),
        recognized=True,
    )
    (cleaned,), asides = without_page_pictures([scan])
    assert [picture.content for picture in cleaned.pictures] == [b"kite"]
    assert [aside.kind for aside in asides] == ["picture of a page"]


def test_a_summons_in_front_of_the_complaint_is_set_aside() -> None:
    summons = ["SUMMONS", "You are being sued.", "Answer this summons and the complaint.", "Summons", "Summons"]
    proof = ["Proof of Service", *["I served the summons and the complaint."] * 4]
    pages = exhibit_pages(COVER_SHEET, summons, proof, TEXT, SIGNATURES)
    assert [(part.kind, part.first, part.last) for part in pages] == [
        ("civil cover sheet", 1, 1),
        ("another paper", 2, 3),
    ]


CAPTION = ["SUPERIOR COURT OF OHIO", "ANN SAMPLE, Plaintiff,", "v.", "BOB EXAMPLE, Defendant."]
LETTER = ["Ann Sample", "Re: Sample v. Example", "Dear Clerk:", "I enclose a complaint.", "Sincerely,"]
NOTICE = [*CAPTION, "NOTICE OF FILING OF", "AMENDED COMPLAINT", "Plaintiff gives notice."]
COMPLAINT = [*CAPTION, "AMENDED COMPLAINT", "1. The kite flew."]


@pytest.mark.parametrize(
    ("pages_before", "last"), [([LETTER], 1), ([NOTICE], 1), ([COVER_SHEET, LETTER, ["page 2"]], 3), ([], 0)]
)
def test_the_pages_of_a_letter_or_notice_before_the_complaint_are_set_aside(
    pages_before: list[list[str]], last: int
) -> None:
    pages = exhibit_pages(*pages_before, COMPLAINT, TEXT, SIGNATURES)
    assert max((part.last for part in pages), default=0) == last


@pytest.mark.parametrize("first_page", [COMPLAINT, CAPTION, ["1. The kite flew."], ["PETITION", "Dear reader:"]])
def test_pages_before_a_complaint_that_may_belong_to_it_are_not_set_aside(first_page: list[str]) -> None:
    assert not exhibit_pages(first_page, TEXT, COMPLAINT, SIGNATURES)


def test_a_notice_in_front_of_a_caption_without_a_title_stays() -> None:
    assert not exhibit_pages(NOTICE, CAPTION, COMPLAINT, SIGNATURES)


def test_an_amended_complaint_after_the_signatures_is_another_paper() -> None:
    pages = exhibit_pages([*CAPTION, "COMPLAINT"], SIGNATURES, COMPLAINT, SIGNATURES)
    assert [(part.kind, part.first, part.last) for part in pages] == [("another paper", 3, 4)]


def test_a_page_with_its_own_caption_after_the_signatures_is_another_paper_whatever_its_title() -> None:
    pages = exhibit_pages(
        [*CAPTION, "COMPLAINT"], SIGNATURES, [*CAPTION, "INTRODUCTION TO THE PHOTOGRAPHS"], ["A kite."]
    )
    assert [(part.kind, part.first, part.last) for part in pages] == [("another paper", 3, 4)]
    assert not exhibit_pages([*CAPTION, "COMPLAINT"], SIGNATURES, [*CAPTION, "VERIFICATION"])


def test_several_papers_set_aside_are_reported_in_one_doubt() -> None:
    draft = Draft(DraftCaption(), lead="", parts=(), closing=DraftClosing())
    draft = with_exhibits(
        draft, [AttachedPages("another paper", first=1, last=2), AttachedPages("another paper", first=9, last=9)]
    )
    (doubt,) = draft.doubts
    assert doubt.about.startswith("pages 1-2 and page 9: a letter or another paper, which is not part of the paper")


def test_the_first_caption_is_the_papers_even_after_a_signature() -> None:
    assert not exhibit_pages(["A packet for the court.", *SIGNATURES], [*CAPTION, "FACTS"], ["1. A kite flew."])


def test_pages_with_the_first_count_are_not_set_aside_as_a_letter() -> None:
    assert not exhibit_pages(LETTER, ["COUNT I: FRAUD", "1. A kite flew."], ["The end."], COMPLAINT)


def test_the_first_count_in_a_table_of_contents_does_not_begin_the_complaint() -> None:
    pages = page_rows(NOTICE, ["TABLE OF CONTENTS", "COUNT I FRAUD"], COMPLAINT, TEXT, SIGNATURES)
    pages[2][1] = replace(pages[2][1], words=(word("COUNT I FRAUD"), word("........", left=300), word("9", left=400)))
    attached = attached_pages([Page(number, width=612, height=792, words=()) for number in pages], pages)
    assert [(part.kind, part.first, part.last) for part in attached] == [("another paper", 1, 2)]


def test_a_rule_between_two_vertical_rules_is_the_side_of_a_cell_and_underlines_nothing() -> None:
    below = Rule(left=70, top=101, right=120, bottom=101)
    sides = [Rule(left=edge, top=80, right=edge, bottom=101) for edge in (70, 120)]
    (underlined,), no_rules = with_underlines([word("kite")], [below])
    assert (underlined.pieces[0].underline, no_rules) == (True, [])
    (plain,), rules = with_underlines([word("kite")], [below, *sides])
    assert (plain.pieces[0].underline, len(rules)) == (False, 3)
