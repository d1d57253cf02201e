"""Text that a page break does not separate: a quotation and its lead, an epigraph and its heading, two rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Block, Count, Heading, Paragraph, Quotation, Table
from tests.support.plans import WAWD, build_plan, words
from tests.support.sheets import pages_of


def page_of_each_line(paragraphs_before: int, blocks: Sequence[Block]) -> dict[str, int]:
    """Return the page of each line of a paper with this number of paragraphs before its *blocks*."""
    trees = (Paragraph(words(f"Alpha planted tree {n}."), n, f"p{n}") for n in range(1, paragraphs_before + 1))
    plots = (Paragraph(words(f"Beta sold plot {n}."), n, f"p{n}") for n in range(91, 95))
    complaint = build_plan(*trees, *blocks, *plots)
    typeset = pages_of(complaint)
    proof = measure(typeset.pdf, render(complaint), complaint, typeset.family, typeset.places)
    return {line.text: page_number for page_number, page in enumerate(proof.pages, 1) for line in page.lines}


def paragraphs_on_first_page() -> int:
    """Return the number of paragraphs that fit on the first page."""
    pages = page_of_each_line(40, blocks=())
    return len([line for line, page in pages.items() if page == 1 and "tree" in line])


def pages_near_the_foot(blocks: Sequence[Block], *texts: str) -> list[list[int]]:
    """Return the pages of *texts*, parts of lines of *blocks*, for five positions of the blocks near the foot."""
    most = paragraphs_on_first_page()
    layouts = [page_of_each_line(before, blocks) for before in range(most - 4, most + 1)]

    def page_of(text: str, layout: dict[str, int]) -> int:
        return next(page for line, page in layout.items() if text in line)

    return [[page_of(text, layout) for text in texts] for layout in layouts]


LEAD = Paragraph(words("The letter says:"), number=90, id="p90")
LEAD_AND_QUOTATION = (LEAD, Quotation((words("Alpha keeps the orchard."),)))
HEADING_AND_EPIGRAPH = (
    Heading(level=1, label="I.", text=words("The Orchard"), id="s-orchard"),
    Quotation((words("A tree is a promise."),)),
    Paragraph(words("Beta felled it."), number=90, id="p90"),
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("blocks", "texts"),
    [
        (LEAD_AND_QUOTATION, ("The letter says:", "Alpha keeps the orchard.")),
        (HEADING_AND_EPIGRAPH, ("The Orchard", "A tree is a promise.", "Beta felled it.")),
    ],
)
def test_blocks_that_belong_together_are_on_one_page(blocks: Sequence[Block], texts: Sequence[str]) -> None:
    positions = pages_near_the_foot(blocks, *texts)
    assert all(len(set(pages)) == 1 for pages in positions)
    assert {page for pages in positions for page in pages} == {1, 2}


def plum_table(row_count: int) -> Table:
    """Return a table with this number of rows: plum 0, plum 1, and so on."""
    rows = tuple((words(f"plum {index}"),) for index in range(row_count))
    return Table((words("Fruit"),), rows, ("left",))


@pytest.mark.slow
def test_no_page_has_only_one_row_of_a_table() -> None:
    lead = Paragraph(words("The trees were:"), number=90, id="p90")
    positions = pages_near_the_foot((lead, plum_table(4)), "plum 0", "plum 1", "plum 2", "plum 3")
    assert [2, 2, 2, 2] in positions
    for pages in positions:
        assert pages.count(1) != 1
        assert pages.count(2) != 1


@pytest.mark.slow
def test_a_table_that_fits_on_a_page_is_not_divided() -> None:
    lead = Paragraph(words("The trees were:"), number=90, id="p90")
    rows = [f"plum {index}" for index in range(8)]
    positions = pages_near_the_foot((lead, plum_table(8)), *rows)
    assert {page for pages in positions for page in pages} == {2}


@pytest.mark.slow
def test_a_quotation_of_five_lines_is_not_divided() -> None:
    text = " ".join(["first", *["plums and pears"] * 18, "last"])
    positions = pages_near_the_foot((LEAD, Quotation((words(text),))), "first", "last")
    assert {first_page for first_page, _ in positions} == {1, 2}
    assert all(first_page == last_page for first_page, last_page in positions)


def baselines(*blocks: Block, size: float = 12) -> dict[str, float]:
    """Return the baseline of each line of a paper with *blocks*, in type of *size*."""
    complaint = build_plan(*blocks, page_setup=replace(WAWD, size=size))
    typeset = pages_of(complaint)
    proof = measure(typeset.pdf, render(complaint), complaint, typeset.family, typeset.places)
    return {line.text: line.baseline for page in proof.pages for line in page.lines}


FIRST_BASELINE = 87.549
"""The baseline of the first line number in type of 12 points, from which each line of the grid is 24 points apart."""
DAY = "November 21, 2025"
LONG_CELL = words("Installation of the paneling, the casework and the reception desks in all rooms of the hotel")


def test_a_date_in_a_table_is_on_one_line_and_a_row_of_two_lines_has_no_extra_space() -> None:
    heads = tuple(words(head) for head in ("Stage", "Certified", "Paid"))
    rows = (
        (LONG_CELL, words(DAY), words("$1")),
        (words("Total"), words(DAY), words("$2")),
    )
    lines = baselines(
        LEAD, Table(heads, rows, ("left", "left", "right")), Paragraph(words("Beta sold it."), number=91, id="p")
    )
    assert lines[f"{DAY} $2"] - lines[f"{DAY} $1"] == pytest.approx(36)
    assert (lines["91. Beta sold it."] - FIRST_BASELINE) % 24 == pytest.approx(0)


@pytest.mark.parametrize("word_count", [20, 40, 60])
@pytest.mark.parametrize("size", [12, 14])
def test_a_citation_below_a_quotation_is_on_the_next_line_number(word_count: int, size: float) -> None:
    quotation = Quotation((words("plums " * word_count + "last"),))
    citation = Paragraph(words("Ex. A at 2."), continued=True)
    sold = Paragraph(words("Beta sold it."), number=91, id="p91")
    last_words = Paragraph(words("Beta kept the price."), number=92, id="p92")
    lines = baselines(LEAD, quotation, citation, sold, last_words, size=size)
    end_of_quotation = next(baseline for text, baseline in lines.items() if text.endswith("last"))
    assert 0 < lines["Ex. A at 2."] - end_of_quotation < 25
    assert lines["91. Beta sold it."] - lines["Ex. A at 2."] == pytest.approx(24)
    if size == 12:
        assert (lines["91. Beta sold it."] - FIRST_BASELINE) % 24 == pytest.approx(0)


@pytest.mark.slow
def test_a_lead_in_of_two_lines_may_be_on_the_page_before_its_table() -> None:
    heading = Heading(level=1, label="I.", text=words("The Orchard"), id="s-orchard")
    lead = Paragraph(
        words("The trees of the orchard were planted in these years, and Beta paid for only two of them:"), 90
    )
    blocks = (heading, lead, plum_table(8))
    positions = pages_near_the_foot(blocks, "The Orchard", "The trees of", "plum 0", "plum 7")
    assert [1, 1, 2, 2] in positions
    for heading_page, lead_page, first_row_page, last_row_page in positions:
        assert heading_page == lead_page
        assert first_row_page == last_row_page


@pytest.mark.slow
def test_a_table_taller_than_half_a_page_is_divided_if_it_leaves_a_third_of_a_page_empty() -> None:
    on_first_page = paragraphs_on_first_page()
    for on_second_page, page_count in ((4, 1), (12, 2), (21, 1)):
        pages = page_of_each_line(on_first_page + on_second_page, (LEAD, plum_table(14)))
        assert len({page for line, page in pages.items() if "plum" in line}) == page_count


@pytest.mark.slow
def test_no_line_of_a_short_quotation_is_below_the_last_line_number() -> None:
    quotation = Quotation((words("plums and pears " * 18),))
    for lead_number in range(15, 25):
        trees = (Paragraph(words(f"Alpha planted tree {n}."), n, f"p{n}") for n in range(1, lead_number))
        complaint = build_plan(*trees, LEAD, quotation)
        typeset = pages_of(complaint)
        proof = measure(typeset.pdf, render(complaint), complaint, typeset.family, typeset.places)
        lines_of_quotation = [line for page in proof.pages for line in page.lines if "plums" in line.text]
        assert len(lines_of_quotation) == 4
        for page in proof.pages:
            assert all(line.baseline < page.numbers[-1] + 1 for line in page.lines if "plums" in line.text)


@pytest.mark.parametrize(("size", "distance"), [(12, 12), (14, 24)])
def test_the_heading_of_a_count_is_one_block_followed_by_its_text(size: float, distance: float) -> None:
    count = Count("COUNT ONE", words("Breach of Contract"), "(Against Defendant Beta)", "c-1")
    lines = baselines(count, Paragraph(words("Beta sold it."), number=1, id="p1"), size=size)
    assert lines["Breach of Contract"] - lines["COUNT ONE"] == pytest.approx(distance)
    assert lines["(Against Defendant Beta)"] - lines["Breach of Contract"] == pytest.approx(distance)
    assert lines["1. Beta sold it."] - lines["(Against Defendant Beta)"] == pytest.approx(24)
