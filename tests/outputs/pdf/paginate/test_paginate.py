"""The lines of a paper: on the grid, and where pages break."""

from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from assembler.outputs.pdf.paginate import fonts, heights, padding
from assembler.plan import line_grid as grid
from assembler.plan.blocks import Count, Heading, Note, Paragraph, Quotation, Words
from assembler.plan.plan import CaptionLine, Signature
from tests.support.plans import (
    CAPTION,
    SIGNER,
    WAWD,
    build_plan,
    by_chance,
    words,
)
from tests.support.sheets import (
    SENTENCE,
    allegations,
    engine_finding,
    first_number,
    large_paper,
    misses,
    noted,
    pages_of,
    runs,
    texts,
)

pytestmark = pytest.mark.pdf

# -- the grid ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("court", ["wawd", "wasuper", "cand"])
def test_every_line_is_on_a_number_or_halfway_between_two(court: str) -> None:
    complaint, pages = large_paper(court)
    count, worst = misses(
        pages, complaint.page_setup, complaint.page_setup.pitch / 2, first_number(pages, complaint.page_setup)
    )
    assert count > 300
    assert worst < 0.05


@pytest.mark.parametrize("family", ["TeX Gyre Schola", "Courier Prime"])
@pytest.mark.parametrize(("size", "pitch", "lines"), [(12, 24, 24), (12, 24, 25), (14, 28, 21)])
def test_the_grid_holds_in_other_fonts_sizes_and_line_counts(family: str, size: int, pitch: int, lines: int) -> None:
    if family.lower() not in fonts.installed():
        pytest.skip(f"{family} is not installed")
    bottom = 792 - 72 - lines * pitch
    paper = replace(WAWD, families=(family,), size=size, pitch=pitch, lines=lines, bottom=bottom)
    quotation = Quotation((((Words(SENTENCE * 5), Words("Smith v. Jones", "both"), Words(SENTENCE, "strong"))),) * 4)
    pages = pages_of(build_plan(*allegations(3), quotation, Paragraph(words(SENTENCE * 9)), paper=paper))
    count, worst = misses(pages, paper, pitch / 2, first_number(pages, paper))
    assert pages.family == family
    assert count > 60
    assert worst < 0.05


def test_double_spaced_lines_are_on_numbers() -> None:
    complaint = build_plan(*allegations(14))
    pages = pages_of(complaint)
    rows = [base for page in list(runs(pages))[1:-1] for _, base, _ in page]
    assert len(rows) > 40
    phase = first_number(pages, complaint.page_setup)
    assert max(min((base - phase) % 24, 24 - (base - phase) % 24) for base in rows) < 0.05


@pytest.mark.slow
def test_lines_of_plain_paper_are_on_one_grid_within_the_margins() -> None:
    complaint, pages = large_paper("nysd")
    count, worst = misses(pages, complaint.page_setup, 12, next(runs(pages))[0][1])
    lowest = max(base for page in runs(pages) for _, base, _ in page)
    assert count > 300
    assert worst < 0.05
    assert 700 < lowest <= 792 - complaint.page_setup.bottom


def test_a_long_address_stays_between_the_margins() -> None:
    address = "https://example.com/" + "a1b2" * 95
    text = (Words(f"See {address}"), Note(1, words(f"At {address}.")))
    pages = pages_of(build_plan(Paragraph(text, 1, "p1"), Quotation((words(address),))))
    sheets = [page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1) for page in pdfium.PdfDocument(pages.pdf)]
    edges = [item.get_bounds()[2] for sheet in sheets for item in sheet]
    assert len(edges) > 30
    assert max(edges) <= 612 - 36 + 1
    assert "".join(texts(pages)).replace("\r\n", "").replace("\ufffe", "").count("a1b2") > 250


# -- breaks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentences", range(8, 24, 3))
def test_a_signature_block_is_on_a_page_with_two_lines_of_text(sentences: int) -> None:
    complaint = build_plan(*allegations(4, sentences), Paragraph(words("Short.")), lead=())
    last = list(runs(pages_of(complaint)))[-1]
    signed = [base for left, base, _ in last if left > 300]
    above = {round(base) for left, base, _ in last if base < min(signed) - 30}
    assert signed
    assert len(above) >= 2


def test_a_signature_block_of_many_signers_is_divided_between_signers() -> None:
    page_texts = texts(
        pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER,) * 14)))
    )
    (begins,) = (number for number, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[begins]
    assert "A. Lawyer" in page_texts[begins]
    ends = [text.splitlines()[-1] for text in page_texts[begins:]]
    assert ends == ["Attorney for Plaintiff Alpha LLC"] * len(ends)
    assert len(ends) > 2


def test_the_first_of_many_listed_firms_is_on_the_page_of_the_signature_and_others_may_follow() -> None:
    firms = tuple(replace(SIGNER, listed=True, lines=(f"Firm {number}", *SIGNER.lines)) for number in range(14))
    page_texts = texts(
        pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER, *firms))))
    )
    (begins,) = (number for number, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[begins]
    assert "Firm 0" in page_texts[begins]
    assert "Firm 13" in page_texts[-1]
    assert len(page_texts) > begins + 1


def test_a_firm_with_more_attorneys_than_a_page_has_lines_is_divided() -> None:
    signer = replace(SIGNER, lines=tuple(f"Attorney {number}" for number in range(90)))
    page_texts = texts(pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (signer,)))))
    (begins,) = (number for number, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[begins]
    assert "Attorney 0" in page_texts[begins]
    assert "Attorney 89" in page_texts[-1]


@pytest.mark.parametrize("sentences", range(10, 30, 4))
def test_headings_and_counts_stay_with_their_text(sentences: int) -> None:
    count = Count("COUNT ONE", words("Fraud"), "(Against Beta)", "count-1", words("RCW 1.1"))
    heading = Heading(1, "I.", words("THE CLAIM"), "claim")
    complaint = build_plan(*allegations(3, sentences), heading, count, Paragraph(words(SENTENCE * 9), 9, "p9"))
    places = pages_of(complaint).places
    assert places["claim"][0] == places["count-1"][0] == places["p9"][0]


def test_a_caption_longer_than_a_page_breaks_between_parties() -> None:
    names = [f"PARTY {number}, a company with a name that runs over its line," for number in range(40)]
    left = tuple(CaptionLine(name, "party") for name in names)
    complaint = build_plan(*allegations(1), caption=replace(CAPTION, left=(*left, *CAPTION.left[1:])))
    pages = pages_of(complaint)
    first, last = pages.places["caption-left"]
    assert (first, last) == (1, 4)
    page_texts = " ".join(" ".join(texts(pages)).split())
    assert [name for name in names if name not in page_texts] == []
    assert misses(pages, complaint.page_setup, 12, first_number(pages, complaint.page_setup))[1] < 0.05


@pytest.mark.slow
def test_a_statement_on_a_separate_page_begins_a_page() -> None:
    complaint, pages = large_paper("wawd")
    before = pages.places[complaint.body[0].id][1]  # type: ignore[union-attr]
    assert pages.places["verification"][0] > before
    assert texts(pages)[pages.places["verification"][0] - 1].count("VERIFICATION") == 1


# -- notes -------------------------------------------------------------------------------------------------------------


def test_long_notes_are_complete_and_in_order() -> None:
    body = [Paragraph(noted(number, 3 + number * 7 % 40), number, f"p{number}") for number in range(1, 14)]
    complaint = build_plan(*body)
    pages = pages_of(complaint)
    order = sorted(range(1, 14), key=lambda number: pages.places[f"note-{number}"])
    assert order == list(range(1, 14))
    assert misses(pages, complaint.page_setup, 12, first_number(pages, complaint.page_setup))[1] < 0.05


@pytest.mark.slow
def test_notes_that_the_engine_reverses_are_put_in_order() -> None:
    complaint = replace(by_chance(10, "wawd"), page_setup=replace(WAWD, families=("Courier Prime", "Liberation Mono")))
    pages = pages_of(complaint)
    notes = [name for name in pages.places if name.startswith("note-")]
    assert len(notes) > 20
    assert notes == sorted(notes, key=lambda name: int(name.removeprefix("note-")))


def test_a_note_longer_than_a_page_is_named() -> None:
    finding = engine_finding(build_plan(Paragraph(noted(3, 400), 1, "p1")))
    assert finding.code == "PAG004"
    assert "footnote 3 is longer than a page" in finding.message


def test_notes_that_stay_out_of_order_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padding, "notes", lambda _: ["note-2", "note-1"])
    finding = engine_finding(build_plan(Paragraph((*noted(1, 1), *noted(2, 1)), 1, "p1")))
    assert "are out of order" in finding.message


def test_notes_that_leave_no_room_for_text_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "head", lambda _: -600.0)
    assert "no room" in engine_finding(build_plan(Paragraph(noted(1, 1), 1, "p1"))).message


def test_a_failure_of_the_engine_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("weasyprint.HTML.render", fail)
    none = {"": 0.0}
    monkeypatch.setattr(
        heights, "heights", lambda _, copy: none | {element.get("data-block", ""): 0.0 for element in copy.iter()}
    )
    assert "found no room" in engine_finding(build_plan()).message
