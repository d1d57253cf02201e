"""Words in other scripts, and signs that the fonts of papers lack: they print, and the file reads what was said."""

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
from assembler.outputs.pdf.prove.opened import Opened
from assembler.outputs.pdf.prove.pdf_tags import tags
from assembler.outputs.render import render
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Footer, FooterLine
from assembler.proof.drawn_order import agree, comparable, turned
from assembler.proof.proof import Proof, squeezed
from tests.support import matters
from tests.support.plans import plan, words
from tests.support.proved import prove, prove_paper
from tests.support.scripts import MARKS, NAMES, suit

pytestmark = pytest.mark.pdf

HEBREW, HINDI = NAMES["Hebrew"], NAMES["Devanagari"]


@cache
def paper() -> tuple[Pages, Proof, list[Finding]]:
    """Return the complaint against everybody, read back."""
    made = matters.plan(suit())
    html = render(made, ())
    pages = paginate(html, made)
    return (pages, *prove(pages, html, made, Place("matter.yaml")))


def test_a_dozen_scripts_and_more_are_tried() -> None:
    assert len(NAMES) >= 30
    assert sum(bool(ANY_RIGHT_TO_LEFT.search(name)) for name in NAMES.values()) >= 10
    assert sum(bool(ANY_REORDERED.search(name)) for name in NAMES.values()) >= 12


@pytest.mark.tools
def test_a_paper_with_names_in_all_scripts_keeps_each_promise_of_the_program() -> None:
    assert paper()[2] == []


@pytest.mark.tools
def test_a_name_in_each_script_is_in_the_caption_in_the_text_and_in_a_note() -> None:
    proof = paper()[1]
    caption = squeezed("".join(line.text for page in proof.pages for line in page.lines if "party" in line.within))
    text, notes = squeezed(proof.read.main).removeprefix(caption), squeezed("".join(proof.read.notes))
    lost = [script for script, name in NAMES.items() if squeezed(name.upper()) not in caption]
    lost += [script for script, name in NAMES.items() for part in (text, notes) if squeezed(name) not in part]
    assert (caption != "", lost) == (True, [])
    assert squeezed(MARKS) in text
    assert squeezed(MARKS) in notes


@pytest.mark.tools
def test_the_tags_give_the_text_of_each_passage_from_right_to_left() -> None:
    with pikepdf.open(BytesIO(paper()[0].pdf)) as file:
        tag_texts = {tag.reads for tag in tags(Opened(file)).order}
    names = [name for name in NAMES.values() if ANY_RIGHT_TO_LEFT.search(name)]
    assert [name for name in names if name not in tag_texts] == []


@pytest.mark.tools  # takes many seconds
def test_another_reader_finds_the_letters_that_a_script_reorders() -> None:
    with pypdfium2.PdfDocument(paper()[0].pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert [HINDI in text, NAMES["Khmer"] in text] == [True, True]


def test_a_letter_after_a_combining_accent_is_read_as_itself() -> None:
    proof, findings = prove_paper(plan(Paragraph(words("First x́, then x; first m̃, then m."), 1, "p1")))
    assert findings == []
    assert squeezed("First x́, then x; first m̃, then m.") in squeezed(proof.read.main)


def test_signs_of_other_fonts_do_not_move_their_line() -> None:
    proof, findings = prove_paper(plan(Paragraph(words("☐ ℠ ب क ཀ " * 60), 1, "p1")))
    lines = [line.baseline for line in proof.pages[0].lines if "☐" in line.text]
    assert findings == []
    assert {round(after - before, 1) for before, after in pairwise(lines)} == {24.0}


@pytest.mark.parametrize("word", ["נבוכדנצר", "अलेक्जेंडर", "محمدباقر"])
def test_a_word_of_another_script_goes_to_the_next_line_whole(word: str) -> None:
    proof, findings = prove_paper(plan(Paragraph(words(f"Alpha, {word} and " * 40), 1, "p1")))
    lines = [line.text for page in proof.pages for line in page.lines if "Alpha" in line.text]
    assert findings == []
    assert len(lines) > 6
    assert sum(line.count(word) for line in lines) == 40


def test_what_follows_a_name_from_right_to_left_stays_behind_it() -> None:
    proof, findings = prove_paper(plan(Paragraph(words(f"See {HEBREW} 12, who paid."), 1, "p1")))
    (line,) = [line for line in proof.pages[0].lines if HEBREW in line.text]
    assert findings == []
    assert f"See {HEBREW} 12, who paid." in line.text


def test_a_list_of_names_runs_from_left_to_right() -> None:
    names = ["Alpha", HEBREW, NAMES["Arabic"], "Beta"]
    made = plan(Paragraph(words(f"{series(names)} paid."), 1, "p1"))
    with pikepdf.open(BytesIO(paginate(render(made, ()), made).pdf)) as file:
        assert [tag.reads for tag in tags(Opened(file)).order if tag.reads] == names[1:3]
    assert prove_paper(made)[1] == []


def test_a_footer_may_have_other_scripts_too() -> None:
    lines = [FooterLine(f"{name} & Partners") for name in (HEBREW, NAMES["Arabic"], HINDI, NAMES["Khmer"])]
    made = plan(
        Paragraph(words("Text."), 1, "p1"),
        footer=Footer(tuple(lines[:2]), (FooterLine("", page=True),), tuple(lines[2:])),
    )
    proof, findings = prove_paper(made)
    assert findings == []
    assert {squeezed(line.text) for line in lines[:2]} <= set(map(squeezed, proof.read.margin[0]))


def test_a_letter_that_a_footer_in_another_script_lacks_is_missed() -> None:
    assert comparable(f"{HINDI} & Co.") == comparable(f"& Co. {HINDI}")
    assert comparable(HINDI) != comparable(HINDI.replace("ज", ""))
    assert comparable("& Co.") != comparable("Co. &")


# -- what the proof sees ----------------------------------------------------------------------------------------------


def changed(change: Callable[[pikepdf.Object], None]) -> Callable[[bytes], bytes]:
    """Return what makes a *change* to each dictionary of a PDF."""

    def doctored(pdf: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as file:
            for thing in file.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    change(thing)
            file.save(out)
        return out.getvalue()

    return doctored


def misread(thing: pikepdf.Object) -> None:
    """Let a tag say that its passage reads backwards."""
    if "/ActualText" in thing:
        thing.ActualText = pikepdf.String(HEBREW[::-1])


def misdrawn(thing: pikepdf.Object) -> None:
    """Let a font draw a Hebrew letter where another is said."""
    if "/ToUnicode" in thing:
        thing.ToUnicode.write(thing.ToUnicode.read_bytes().replace(b"<05e9>", b"<05ea>"))


@pytest.mark.parametrize("change", [misread, misdrawn])
def test_a_tag_that_reads_something_else_than_is_drawn_is_an_error(change: Callable[[pikepdf.Object], None]) -> None:
    made = plan(Paragraph(words(f"Alpha wrote to {HEBREW} once."), 1, "p1"))
    assert [one.code for one in prove_paper(made, file=changed(change))[1]] == ["PRF001"]
    assert prove_paper(made)[1] == []


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("ab", "ab"),
        (f"to {HEBREW[::-1]}, once", f"to {HEBREW}, once"),
        ("מ״עב 2000 רוא", "אור 2000 בע״מ"),
        ("יול (ןהכ) םולש", "שלום (כהן) לוי"),
        ("12.50 ןהכ 3:04 םולש", "12.50 שלום 3:04 כהן"),
    ],
)
def test_visual_order_is_converted_to_reading_order(drawn: str, read: str) -> None:
    assert turned(drawn) == read


@pytest.mark.parametrize("drawn", [HEBREW, HEBREW[::-1][1:], HEBREW[::-1] + "x", HEBREW[::-1].replace("ה", "ח")])
def test_letters_from_right_to_left_that_are_turned_lost_added_or_changed_do_not_agree(drawn: str) -> None:
    assert agree(HEBREW, HEBREW[::-1])
    assert not agree(HEBREW, drawn)


def test_another_word_in_a_script_that_reorders_letters_does_not_agree() -> None:
    assert agree(HINDI, HINDI[::-1])
    assert agree(HINDI, HINDI.replace("ज", ""))
    assert not agree(HINDI, "हिन्दी")
    assert not agree(HINDI, "")
