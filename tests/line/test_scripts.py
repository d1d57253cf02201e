"""Words in other scripts, and signs that the fonts of papers lack, are printed and read back correctly."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from assembler.findings.finding import Finding, Place
from assembler.language.english import series
from assembler.language.scripts import ANY_REORDERED, ANY_RIGHT_TO_LEFT
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.pdf.prove.open_file import OpenFile
from assembler.outputs.pdf.prove.pdf_tags import tags
from assembler.outputs.render import render
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Footer, FooterLine
from assembler.proof.drawn_order import agree, comparable, in_reading_order
from assembler.proof.proof import Proof, comparable_letters
from tests.support import matters
from tests.support.plans import build_plan, words
from tests.support.proved import prove, prove_paper
from tests.support.scripts import MARKS, NAMES, suit

pytestmark = pytest.mark.pdf

HEBREW, HINDI = NAMES["Hebrew"], NAMES["Devanagari"]


@cache
def paper() -> tuple[Pages, Proof, list[Finding]]:
    """Return the pages, the proof and the findings of a complaint against all these people."""
    complaint = matters.build_plan(suit())
    html = render(complaint)
    pages = paginate(html, complaint)
    return (pages, *prove(pages, html, complaint, Place("matter.yaml")))


def test_more_than_a_dozen_scripts_are_tested() -> None:
    assert len(NAMES) >= 30
    assert sum(bool(ANY_RIGHT_TO_LEFT.search(name)) for name in NAMES.values()) >= 10
    assert sum(bool(ANY_REORDERED.search(name)) for name in NAMES.values()) >= 12


@pytest.mark.slow
def test_a_paper_with_names_in_all_scripts_breaks_no_promise() -> None:
    _, _, findings = paper()
    assert findings == []


@pytest.mark.slow
def test_a_name_in_each_script_is_in_the_caption_in_the_text_and_in_a_note() -> None:
    _, proof, _ = paper()
    caption = comparable_letters(
        "".join(line.text for page in proof.pages for line in page.lines if "party" in line.within)
    )
    text, notes = (
        comparable_letters(proof.read.main).removeprefix(caption),
        comparable_letters("".join(proof.read.notes)),
    )
    assert caption
    for script, name in NAMES.items():
        assert comparable_letters(name.upper()) in caption, script
        assert comparable_letters(name) in text, script
        assert comparable_letters(name) in notes, script
    assert comparable_letters(MARKS) in text
    assert comparable_letters(MARKS) in notes


@pytest.mark.slow
def test_the_tags_have_the_text_of_each_right_to_left_passage() -> None:
    pages, _, _ = paper()
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        tag_texts = {tag.reads for tag in tags(OpenFile(file)).order}
    names = [name for name in NAMES.values() if ANY_RIGHT_TO_LEFT.search(name)]
    assert [name for name in names if name not in tag_texts] == []


@pytest.mark.slow
def test_another_reader_finds_the_letters_that_a_script_reorders() -> None:
    pages, _, _ = paper()
    with pypdfium2.PdfDocument(pages.pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert HINDI in text
    assert NAMES["Khmer"] in text


def test_a_letter_that_follows_itself_with_a_combining_accent_is_read_correctly() -> None:
    proof, findings = prove_paper(build_plan(Paragraph(words("First x́, then x; first m̃, then m."), number=1, id="p1")))
    assert findings == []
    assert comparable_letters("First x́, then x; first m̃, then m.") in comparable_letters(proof.read.main)


@pytest.mark.slow
def test_signs_of_other_fonts_do_not_move_their_line() -> None:
    proof, findings = prove_paper(build_plan(Paragraph(words("☐ ℠ ب क ཀ " * 60), number=1, id="p1")))
    baselines = [line.baseline for line in proof.pages[0].lines if "☐" in line.text]
    assert findings == []
    assert {round(lower - upper, 1) for upper, lower in pairwise(baselines)} == {24.0}  # points: double spacing


@pytest.mark.parametrize("word", ["נבוכדנצר", "अलेक्जेंडर", "محمدباقر"])
def test_a_word_in_another_script_is_not_broken(word: str) -> None:
    proof, findings = prove_paper(build_plan(Paragraph(words(f"Alpha, {word} and " * 40), number=1, id="p1")))
    lines = [line.text for page in proof.pages for line in page.lines if "Alpha" in line.text]
    assert findings == []
    assert len(lines) > 6
    assert sum(line.count(word) for line in lines) == 40


def test_text_after_a_right_to_left_name_stays_after_it() -> None:
    proof, findings = prove_paper(build_plan(Paragraph(words(f"See {HEBREW} 12, who paid."), number=1, id="p1")))
    (line,) = [line for line in proof.pages[0].lines if HEBREW in line.text]
    assert findings == []
    assert f"See {HEBREW} 12, who paid." in line.text


def test_a_list_with_right_to_left_names_is_ordered_from_left_to_right() -> None:
    arabic = NAMES["Arabic"]
    list_of_names = series(["Alpha", HEBREW, arabic, "Beta"])
    complaint = build_plan(Paragraph(words(f"{list_of_names} paid."), number=1, id="p1"))
    with pikepdf.open(BytesIO(paginate(render(complaint), complaint).pdf)) as file:
        assert [tag.reads for tag in tags(OpenFile(file)).order if tag.reads] == [HEBREW, arabic]
    _, findings = prove_paper(complaint)
    assert findings == []


@pytest.mark.slow
def test_a_footer_may_have_other_scripts() -> None:
    lines = [FooterLine(f"{name} & Partners") for name in (HEBREW, NAMES["Arabic"], HINDI, NAMES["Khmer"])]
    complaint = build_plan(
        Paragraph(words("Text."), number=1, id="p1"),
        footer=Footer(tuple(lines[:2]), (FooterLine(text="", page=True),), tuple(lines[2:])),
    )
    proof, findings = prove_paper(complaint)
    assert findings == []
    texts_in_margin = {comparable_letters(text) for text in proof.read.margin[0]}
    assert {comparable_letters(line.text) for line in lines[:2]} <= texts_in_margin


def test_a_missing_letter_in_a_footer_in_another_script_is_reported() -> None:
    assert comparable(f"{HINDI} & Co.") == comparable(f"& Co. {HINDI}")
    assert comparable(HINDI) != comparable(HINDI.replace("ज", ""))
    assert comparable("& Co.") != comparable("Co. &")


# -- faults that the proof finds --------------------------------------------------------------------------------------


def dictionary_change(change: Callable[[pikepdf.Object], None]) -> Callable[[bytes], bytes]:
    """Return a function that makes a *change* to each dictionary of a PDF."""

    def change_pdf(pdf: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as file:
            for item in file.objects:
                if isinstance(item, pikepdf.Dictionary):
                    change(item)
            file.save(out)
        return out.getvalue()

    return change_pdf


def reverse_tag_text(item: pikepdf.Object) -> None:
    """Reverse the text in the tag of a passage."""
    if "/ActualText" in item:
        item.ActualText = pikepdf.String(HEBREW[::-1])


def change_letter(item: pikepdf.Object) -> None:
    """Map the glyph of a Hebrew letter to a different letter."""
    if "/ToUnicode" in item:
        item.ToUnicode.write(item.ToUnicode.read_bytes().replace(b"<05e9>", b"<05ea>"))


@pytest.mark.parametrize("change", [reverse_tag_text, change_letter])
def test_a_tag_whose_text_differs_from_the_drawn_text_is_an_error(change: Callable[[pikepdf.Object], None]) -> None:
    complaint = build_plan(Paragraph(words(f"Alpha wrote to {HEBREW} once."), number=1, id="p1"))
    _, findings = prove_paper(complaint, edit_pdf=dictionary_change(change))
    assert [finding.code for finding in findings] == ["PRF001"]
    _, findings = prove_paper(complaint)
    assert findings == []


@pytest.mark.parametrize(
    ("drawn_text", "reading_order"),
    [
        ("ab", "ab"),
        (f"to {HEBREW[::-1]}, once", f"to {HEBREW}, once"),
        ("מ״עב 2000 רוא", "אור 2000 בע״מ"),
        ("יול (ןהכ) םולש", "שלום (כהן) לוי"),
        ("12.50 ןהכ 3:04 םולש", "12.50 שלום 3:04 כהן"),
    ],
)
def test_drawn_text_is_converted_to_reading_order(drawn_text: str, reading_order: str) -> None:
    assert in_reading_order(drawn_text) == reading_order


DRAWN_HEBREW = HEBREW[::-1]


@pytest.mark.parametrize("drawn_text", [HEBREW, DRAWN_HEBREW[1:], f"{DRAWN_HEBREW}x", DRAWN_HEBREW.replace("ה", "ח")])
def test_reversed_missing_added_or_changed_right_to_left_letters_do_not_agree(drawn_text: str) -> None:
    assert agree(HEBREW, DRAWN_HEBREW)
    assert not agree(HEBREW, drawn_text)


def test_another_word_in_a_script_that_reorders_letters_does_not_agree() -> None:
    assert agree(HINDI, HINDI[::-1])
    assert agree(HINDI, HINDI.replace("ज", ""))
    assert not agree(HINDI, "हिन्दी")
    assert not agree(HINDI, drawn="")
