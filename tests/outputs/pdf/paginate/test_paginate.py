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
    by_chance,
    plan,
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


@pytest.mark.parametrize("court", ["wawd", "wasuper", "cand"])
def test_every_line_stands_on_a_number_or_half_way(court: str) -> None:
    made, pages = large_paper(court)
    count, worst = misses(pages, made.page_setup, made.page_setup.pitch / 2, first_number(pages, made.page_setup))
    assert count > 300
    assert worst < 0.05


@pytest.mark.parametrize("family", ["TeX Gyre Schola", "Courier Prime"])
@pytest.mark.parametrize(("size", "pitch", "lines"), [(12, 24, 24), (12, 24, 25), (14, 28, 21)])
def test_other_faces_sizes_and_counts_of_lines_keep_the_grid(family: str, size: int, pitch: int, lines: int) -> None:
    if family.lower() not in fonts.installed():
        pytest.skip(f"{family} is not installed")
    bottom = 792 - 72 - lines * pitch
    paper = replace(WAWD, families=(family,), size=size, pitch=pitch, lines=lines, bottom=bottom)
    quotation = Quotation((((Words(SENTENCE * 5), Words("Smith v. Jones", "both"), Words(SENTENCE, "strong"))),) * 4)
    pages = pages_of(plan(*allegations(3), quotation, Paragraph(words(SENTENCE * 9)), paper=paper))
    count, worst = misses(pages, paper, pitch / 2, first_number(pages, paper))
    assert pages.family == family
    assert count > 60
    assert worst < 0.05


def test_double_spaced_lines_stand_on_numbers() -> None:
    made = plan(*allegations(14))
    pages = pages_of(made)
    rows = [base for page in list(runs(pages))[1:-1] for _, base, _ in page]
    assert len(rows) > 40
    phase = first_number(pages, made.page_setup)
    assert max(min((base - phase) % 24, 24 - (base - phase) % 24) for base in rows) < 0.05


def test_plain_paper_keeps_one_grid_and_its_margins() -> None:
    made, pages = large_paper("nysd")
    count, worst = misses(pages, made.page_setup, 12, next(runs(pages))[0][1])
    lowest = max(base for page in runs(pages) for _, base, _ in page)
    assert count > 300
    assert worst < 0.05
    assert 700 < lowest <= 792 - made.page_setup.bottom


def test_a_long_address_stays_between_the_margins() -> None:
    address = "https://example.com/" + "a1b2" * 95
    text = (Words(f"See {address}"), Note(1, words(f"At {address}.")))
    pages = pages_of(plan(Paragraph(text, 1, "p1"), Quotation((words(address),))))
    sheets = [page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1) for page in pdfium.PdfDocument(pages.pdf)]
    edges = [one.get_bounds()[2] for sheet in sheets for one in sheet]
    assert len(edges) > 30
    assert max(edges) <= 612 - 36 + 1
    assert "".join(texts(pages)).replace("\r\n", "").replace("\ufffe", "").count("a1b2") > 250


# -- breaks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentences", range(8, 24, 3))
def test_a_signature_block_keeps_two_lines_of_text(sentences: int) -> None:
    made = plan(*allegations(4, sentences), Paragraph(words("Short.")), lead=())
    last = list(runs(pages_of(made)))[-1]
    signed = [base for left, base, _ in last if left > 300]
    above = {round(base) for left, base, _ in last if base < min(signed) - 30}
    assert signed
    assert len(above) >= 2


def test_a_signature_block_of_many_is_divided_between_signers() -> None:
    shown = texts(pages_of(plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER,) * 14))))
    (begins,) = (number for number, text in enumerate(shown) if "DATED" in text)
    assert "Beta knew of it" in shown[begins]
    assert "A. Lawyer" in shown[begins]
    ends = [text.splitlines()[-1] for text in shown[begins:]]
    assert ends == ["Attorney for Plaintiff Alpha LLC"] * len(ends)
    assert len(ends) > 2


def test_of_many_firms_that_are_only_listed_the_first_stays_with_the_signature_and_others_may_follow_on_pages() -> None:
    firms = tuple(replace(SIGNER, listed=True, lines=(f"Firm {number}", *SIGNER.lines)) for number in range(14))
    shown = texts(pages_of(plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER, *firms)))))
    (begins,) = (number for number, text in enumerate(shown) if "DATED" in text)
    assert "Beta knew of it" in shown[begins]
    assert "Firm 0" in shown[begins]
    assert "Firm 13" in shown[-1]
    assert len(shown) > begins + 1


def test_a_firm_with_more_attorneys_than_a_page_has_lines_is_divided() -> None:
    signer = replace(SIGNER, lines=tuple(f"Attorney {number}" for number in range(90)))
    shown = texts(pages_of(plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (signer,)))))
    (begins,) = (number for number, text in enumerate(shown) if "DATED" in text)
    assert "Beta knew of it" in shown[begins]
    assert "Attorney 0" in shown[begins]
    assert "Attorney 89" in shown[-1]


@pytest.mark.parametrize("sentences", range(10, 30, 4))
def test_headings_and_counts_stay_with_their_text(sentences: int) -> None:
    count = Count("COUNT ONE", words("Fraud"), "(Against Beta)", "count-1", words("RCW 1.1"))
    heading = Heading(1, "I.", words("THE CLAIM"), "claim")
    made = plan(*allegations(3, sentences), heading, count, Paragraph(words(SENTENCE * 9), 9, "p9"))
    places = pages_of(made).places
    assert places["claim"][0] == places["count-1"][0] == places["p9"][0]


def test_a_caption_longer_than_a_page_breaks_between_parties() -> None:
    names = [f"PARTY {number}, a company with a name that runs over its line," for number in range(40)]
    left = tuple(CaptionLine(name, "party") for name in names)
    made = plan(*allegations(1), caption=replace(CAPTION, left=(*left, *CAPTION.left[1:])))
    pages = pages_of(made)
    first, last = pages.places["caption-left"]
    assert (first, last) == (1, 4)
    shown = " ".join(" ".join(texts(pages)).split())
    assert [name for name in names if name not in shown] == []
    assert misses(pages, made.page_setup, 12, first_number(pages, made.page_setup))[1] < 0.05


def test_a_statement_on_a_separate_page_begins_a_page() -> None:
    made, pages = large_paper("wawd")
    before = pages.places[made.body[0].id][1]  # type: ignore[union-attr]
    assert pages.places["verification"][0] > before
    assert texts(pages)[pages.places["verification"][0] - 1].count("VERIFICATION") == 1


# -- notes -------------------------------------------------------------------------------------------------------------


def test_long_notes_cross_pages_whole_and_in_order() -> None:
    body = [Paragraph(noted(number, 3 + number * 7 % 40), number, f"p{number}") for number in range(1, 14)]
    made = plan(*body)
    pages = pages_of(made)
    order = sorted(range(1, 14), key=lambda number: pages.places[f"note-{number}"])
    assert order == list(range(1, 14))
    assert misses(pages, made.page_setup, 12, first_number(pages, made.page_setup))[1] < 0.05


def test_notes_that_the_engine_reverses_are_put_in_order_again() -> None:
    made = replace(by_chance(10, "wawd"), page_setup=replace(WAWD, families=("Courier Prime", "Liberation Mono")))
    pages = pages_of(made)
    notes = [name for name in pages.places if name.startswith("note-")]
    assert len(notes) > 20
    assert notes == sorted(notes, key=lambda name: int(name.removeprefix("note-")))


def test_a_note_longer_than_a_page_is_named() -> None:
    finding = engine_finding(plan(Paragraph(noted(3, 400), 1, "p1")))
    assert finding.code == "PAG004"
    assert "footnote 3 is longer than a page" in finding.message


def test_notes_that_come_out_of_order_for_good_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padding, "notes", lambda _: ["note-2", "note-1"])
    finding = engine_finding(plan(Paragraph((*noted(1, 1), *noted(2, 1)), 1, "p1")))
    assert "are out of order" in finding.message


def test_notes_without_room_for_text_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "head", lambda _: -600.0)
    assert "no room" in engine_finding(plan(Paragraph(noted(1, 1), 1, "p1"))).message


def test_a_failure_of_the_engine_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("weasyprint.HTML.render", fail)
    none = {"": 0.0}
    monkeypatch.setattr(
        heights, "heights", lambda _, copy: none | {element.get("data-block", ""): 0.0 for element in copy.iter()}
    )
    assert "found no room" in engine_finding(plan()).message
