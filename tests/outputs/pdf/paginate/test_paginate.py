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
    random_complaint,
    words,
)
from tests.support.sheets import (
    SENTENCE,
    allegations,
    distance_from_grid,
    engine_finding,
    first_number_baseline,
    large_paper,
    pages_of,
    runs,
    text_with_note,
    texts,
)

pytestmark = pytest.mark.pdf

# -- the grid ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("court", ["wawd", "wasuper", "cand"])
def test_every_line_is_on_a_number_or_halfway_between_two(court: str) -> None:
    complaint, pages = large_paper(court)
    setup = complaint.page_setup
    run_count, largest_distance = distance_from_grid(pages, setup, setup.pitch / 2, first_number_baseline(pages, setup))
    assert run_count > 300
    assert largest_distance < 0.05


@pytest.mark.slow
@pytest.mark.parametrize("font_family", ["TeX Gyre Schola", "Courier Prime"])
@pytest.mark.parametrize(("size", "pitch", "lines"), [(12, 24, 24), (12, 24, 25), (14, 28, 21)])
def test_the_grid_holds_in_other_fonts_sizes_and_line_counts(
    font_family: str, size: int, pitch: int, lines: int
) -> None:
    if font_family.lower() not in fonts.installed_families():
        pytest.skip(f"{font_family} is not installed")
    bottom = 792 - 72 - lines * pitch
    paper = replace(WAWD, families=(font_family,), size=size, pitch=pitch, lines=lines, bottom=bottom)
    quoted_paragraph = (Words(SENTENCE * 5), Words("Smith v. Jones", "both"), Words(SENTENCE, "strong"))
    quotation = Quotation((quoted_paragraph,) * 4)
    pages = pages_of(build_plan(*allegations(3), quotation, Paragraph(words(SENTENCE * 9)), page_setup=paper))
    run_count, largest_distance = distance_from_grid(pages, paper, pitch / 2, first_number_baseline(pages, paper))
    assert pages.family == font_family
    assert run_count > 60
    assert largest_distance < 0.05


@pytest.mark.slow
def test_double_spaced_lines_are_on_numbers() -> None:
    complaint = build_plan(*allegations(14))
    pages = pages_of(complaint)
    middle_pages = list(runs(pages))[1:-1]
    baselines = [baseline for page in middle_pages for _, baseline, _ in page]
    assert len(baselines) > 40
    first_baseline = first_number_baseline(pages, complaint.page_setup)
    for baseline in baselines:
        line_count = (baseline - first_baseline) / 24
        assert abs(line_count - round(line_count)) * 24 < 0.05


@pytest.mark.slow
def test_lines_of_plain_paper_are_on_one_grid_within_the_margins() -> None:
    complaint, pages = large_paper("nysd")
    _, first_baseline, _ = next(runs(pages))[0]
    run_count, largest_distance = distance_from_grid(
        pages, complaint.page_setup, step=12, first_baseline=first_baseline
    )
    lowest = max(baseline for page in runs(pages) for _, baseline, _ in page)
    assert run_count > 300
    assert largest_distance < 0.05
    assert 700 < lowest <= 792 - complaint.page_setup.bottom


def test_a_long_address_stays_between_the_margins() -> None:
    address = "https://example.com/" + "a1b2" * 95
    text = (Words(f"See {address}"), Note(1, words(f"At {address}.")))
    pages = pages_of(build_plan(Paragraph(text, number=1, id="p1"), Quotation((words(address),))))
    sheets = [page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1) for page in pdfium.PdfDocument(pages.pdf)]
    right_edges = []
    for sheet in sheets:
        for item in sheet:
            _, _, right, _ = item.get_bounds()
            right_edges.append(right)
    assert len(right_edges) > 30
    assert max(right_edges) <= 612 - 36 + 1
    assert "".join(texts(pages)).replace("\r\n", "").replace("\ufffe", "").count("a1b2") > 250


# -- breaks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentences", range(8, 24, 3))
def test_a_signature_block_is_on_a_page_with_two_lines_of_text(sentences: int) -> None:
    complaint = build_plan(*allegations(4, sentences), Paragraph(words("Short.")), lead=())
    *_, last_page = runs(pages_of(complaint))
    signature_baselines = [baseline for left, baseline, _ in last_page if left > 300]
    assert signature_baselines
    lines_above = {round(baseline) for _, baseline, _ in last_page if baseline < min(signature_baselines) - 30}
    assert len(lines_above) >= 2


@pytest.mark.slow
def test_a_signature_block_of_many_signers_is_divided_between_signers() -> None:
    page_texts = texts(
        pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER,) * 14)))
    )
    (first_page,) = (index for index, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[first_page]
    assert "A. Lawyer" in page_texts[first_page]
    last_lines = [text.splitlines()[-1] for text in page_texts[first_page:]]
    assert set(last_lines) == {"Attorney for Plaintiff Alpha LLC"}
    assert len(last_lines) > 2


@pytest.mark.slow
def test_the_first_listed_firm_is_on_the_signatures_page_and_the_others_may_be_on_the_next_page() -> None:
    firms = tuple(replace(SIGNER, listed=True, lines=(f"Firm {index}", *SIGNER.lines)) for index in range(14))
    page_texts = texts(
        pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (SIGNER, *firms))))
    )
    (first_page,) = (index for index, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[first_page]
    assert "Firm 0" in page_texts[first_page]
    assert "Firm 13" in page_texts[-1]
    assert len(page_texts) > first_page + 1


def test_a_firm_with_more_attorneys_than_a_page_has_lines_is_divided() -> None:
    signer = replace(SIGNER, lines=tuple(f"Attorney {index}" for index in range(90)))
    page_texts = texts(pages_of(build_plan(*allegations(3), signature=Signature("DATED: May 1, 2021.", (signer,)))))
    (first_page,) = (index for index, text in enumerate(page_texts) if "DATED" in text)
    assert "Beta knew of it" in page_texts[first_page]
    assert "Attorney 0" in page_texts[first_page]
    assert "Attorney 89" in page_texts[-1]


@pytest.mark.parametrize("sentences", range(10, 30, 4))
def test_headings_and_counts_stay_with_their_text(sentences: int) -> None:
    count = Count("COUNT ONE", words("Fraud"), "(Against Beta)", "count-1", words("RCW 1.1"))
    heading = Heading(level=1, label="I.", text=words("THE CLAIM"), id="claim")
    complaint = build_plan(
        *allegations(3, sentences), heading, count, Paragraph(words(SENTENCE * 9), number=9, id="p9")
    )
    first_pages = {name: first for name, (first, _) in pages_of(complaint).places.items()}
    assert first_pages["claim"] == first_pages["count-1"] == first_pages["p9"]


@pytest.mark.slow
def test_a_caption_longer_than_a_page_breaks_between_parties() -> None:
    names = [f"PARTY {number}, a company with a name that runs over its line," for number in range(40)]
    left = tuple(CaptionLine(name, "party") for name in names)
    complaint = build_plan(*allegations(1), caption=replace(CAPTION, left=(*left, *CAPTION.left[1:])))
    pages = pages_of(complaint)
    assert pages.places["caption-left"] == (1, 4)
    page_texts = " ".join(" ".join(texts(pages)).split())
    assert [name for name in names if name not in page_texts] == []
    _, largest_distance = distance_from_grid(
        pages, complaint.page_setup, step=12, first_baseline=first_number_baseline(pages, complaint.page_setup)
    )
    assert largest_distance < 0.05


@pytest.mark.slow
def test_a_statement_on_a_separate_page_begins_a_page() -> None:
    complaint, pages = large_paper("wawd")
    _, last_page_of_body = pages.places[complaint.body[0].id]  # type: ignore[union-attr]
    first_page, _ = pages.places["verification"]
    assert first_page > last_page_of_body
    assert texts(pages)[first_page - 1].count("VERIFICATION") == 1


# -- notes -------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_long_notes_are_complete_and_in_order() -> None:
    body = [Paragraph(text_with_note(number, 3 + number * 7 % 40), number, f"p{number}") for number in range(1, 14)]
    complaint = build_plan(*body)
    pages = pages_of(complaint)
    order = sorted(range(1, 14), key=lambda number: pages.places[f"note-{number}"])
    assert order == list(range(1, 14))
    _, largest_distance = distance_from_grid(
        pages, complaint.page_setup, step=12, first_baseline=first_number_baseline(pages, complaint.page_setup)
    )
    assert largest_distance < 0.05


@pytest.mark.slow
def test_notes_that_the_engine_reverses_are_put_in_order() -> None:
    complaint = replace(
        random_complaint(10, "wawd"), page_setup=replace(WAWD, families=("Courier Prime", "Liberation Mono"))
    )
    pages = pages_of(complaint)
    notes = [name for name in pages.places if name.startswith("note-")]
    assert len(notes) > 20
    assert notes == sorted(notes, key=lambda name: int(name.removeprefix("note-")))


def test_a_note_longer_than_a_page_is_named() -> None:
    finding = engine_finding(build_plan(Paragraph(text_with_note(3, 400), number=1, id="p1")))
    assert finding.code == "PAG004"
    assert "footnote 3 is longer than a page" in finding.message


@pytest.mark.slow
def test_notes_that_stay_out_of_order_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padding, "notes", lambda _: ["note-2", "note-1"])
    finding = engine_finding(build_plan(Paragraph((*text_with_note(1, 1), *text_with_note(2, 1)), number=1, id="p1")))
    assert "are out of order" in finding.message


@pytest.mark.slow
def test_notes_that_leave_no_room_for_text_stop_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "head", lambda _: -600.0)
    assert "no room" in engine_finding(build_plan(Paragraph(text_with_note(1, 1), number=1, id="p1"))).message


def test_a_failure_of_the_engine_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("weasyprint.HTML.render", fail)

    def zero_heights(_: Any, copy: Any) -> dict[str, float]:
        return {"": 0.0} | {element.get("data-block", ""): 0.0 for element in copy.iter()}

    monkeypatch.setattr(heights, "block_heights", zero_heights)
    assert "found no room" in engine_finding(build_plan()).message
