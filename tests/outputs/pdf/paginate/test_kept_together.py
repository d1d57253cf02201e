"""Text that a page break does not separate: a quotation and its lead, an epigraph and its heading, two rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Block, Count, Heading, Paragraph, Quotation, Table
from tests.support.plans import WAWD, build_plan, words
from tests.support.sheets import pages_of


def pages(before: int, blocks: Sequence[Block]) -> dict[str, int]:
    """Return the page of each line of a paper with this number of paragraphs *before* its *blocks*."""
    trees = (Paragraph(words(f"Alpha planted tree {n}."), n, f"p{n}") for n in range(1, before + 1))
    after = (Paragraph(words(f"Beta sold plot {n}."), n, f"p{n}") for n in range(91, 95))
    complaint = build_plan(*trees, *blocks, *after)
    typeset = pages_of(complaint)
    proof = measure(typeset.pdf, render(complaint, ()), complaint, typeset.family, typeset.places)
    return {line.text: number for number, page in enumerate(proof.pages, 1) for line in page.lines}


def at_the_foot(blocks: Sequence[Block], *texts: str) -> list[list[int]]:
    """Return the pages of *texts*, parts of lines of *blocks*, for several positions of the blocks near the foot."""
    first = sum(page == 1 and "tree" in text for text, page in pages(40, ()).items())
    layouts = [pages(before, blocks) for before in range(first - 4, first + 1)]
    return [[next(page for line, page in layout.items() if text in line) for text in texts] for layout in layouts]


LEAD = (Paragraph(words("The letter says:"), 90, "p90"), Quotation((words("Alpha keeps the orchard."),)))
EPIGRAPH = (
    Heading(1, "I.", words("The Orchard"), "s-orchard"),
    Quotation((words("A tree is a promise."),)),
    Paragraph(words("Beta felled it."), 90, "p90"),
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("blocks", "texts"),
    [
        (LEAD, ("The letter says:", "Alpha keeps the orchard.")),
        (EPIGRAPH, ("The Orchard", "A tree is a promise.", "Beta felled it.")),
    ],
)
def test_blocks_that_belong_together_are_on_one_page(blocks: Sequence[Block], texts: Sequence[str]) -> None:
    pages_of_texts = at_the_foot(blocks, *texts)
    assert {tuple(set(texts)) for texts in pages_of_texts} == {(1,), (2,)}


@pytest.mark.slow
def test_no_page_has_only_one_row_of_a_table() -> None:
    cells = [words(f"plum {n}") for n in range(4)]
    table = Table((words("Fruit"),), tuple((cell,) for cell in cells), ("left",))
    lead = Paragraph(words("The trees were:"), 90, "p90")
    pages_of_texts = at_the_foot((lead, table), "plum 0", "plum 1", "plum 2", "plum 3")
    assert {tuple(texts) for texts in pages_of_texts} >= {(2, 2, 2, 2)}
    assert not any(texts.count(page) == 1 for texts in pages_of_texts for page in (1, 2))


@pytest.mark.slow
def test_a_table_that_fits_on_a_page_is_not_divided() -> None:
    cells = [words(f"plum {n}") for n in range(8)]
    table = Table((words("Fruit"),), tuple((cell,) for cell in cells), ("left",))
    pages_of_texts = at_the_foot(
        (Paragraph(words("The trees were:"), 90, "p90"), table), *(f"plum {n}" for n in range(8))
    )
    assert {tuple(set(texts)) for texts in pages_of_texts} == {(2,)}


@pytest.mark.slow
def test_a_quotation_of_five_lines_is_not_divided() -> None:
    text = " ".join(["first", *["plums and pears"] * 18, "last"])
    pages_of_texts = at_the_foot((LEAD[0], Quotation((words(text),))), "first", "last")
    assert {first for first, _ in pages_of_texts} == {1, 2}
    assert [first for first, last in pages_of_texts if first != last] == []


def baselines(*blocks: Block, size: float = 12) -> dict[str, float]:
    """Return the baseline of each line of a paper with *blocks*, in type of *size*."""
    complaint = build_plan(*blocks, paper=replace(WAWD, size=size))
    typeset = pages_of(complaint)
    proof = measure(typeset.pdf, render(complaint, ()), complaint, typeset.family, typeset.places)
    return {line.text: line.baseline for page in proof.pages for line in page.lines}


DAY = "November 21, 2025"
LONG = words("Installation of the paneling, the casework and the reception desks in all rooms of the hotel")


def test_a_date_in_a_table_is_on_one_line_and_a_row_of_two_lines_has_no_extra_space() -> None:
    heads = tuple(words(head) for head in ("Stage", "Certified", "Paid"))
    rows = tuple((text, words(DAY), words(paid)) for text, paid in ((LONG, "$1"), (words("Total"), "$2")))
    lines = baselines(
        LEAD[0], Table(heads, rows, ("left", "left", "right")), Paragraph(words("Beta sold it."), 91, "p")
    )
    first, second = lines[f"{DAY} $1"], lines[f"{DAY} $2"]
    assert second - first == pytest.approx(36)
    assert (lines["91. Beta sold it."] - 87.549) % 24 == pytest.approx(0)


@pytest.mark.parametrize("words_", [20, 40, 60])
@pytest.mark.parametrize("size", [12, 14])
def test_a_citation_below_a_quotation_is_on_the_next_line_number(words_: int, size: float) -> None:
    quoted = Quotation((words("plums " * words_ + "last"),))
    citation = Paragraph(words("Ex. A at 2."), continued=True)
    sold = Paragraph(words("Beta sold it."), 91, "p91")
    last_words = Paragraph(words("Beta kept the price."), 92, "p92")
    lines = baselines(LEAD[0], quoted, citation, sold, last_words, size=size)
    last = next(level for text, level in lines.items() if text.endswith("last"))
    assert 0 < lines["Ex. A at 2."] - last < 25
    assert lines["91. Beta sold it."] - lines["Ex. A at 2."] == pytest.approx(24)
    assert (lines["91. Beta sold it."] - 87.549) % 24 == pytest.approx(0) or size > 12


@pytest.mark.slow
def test_a_lead_in_of_two_lines_may_be_on_the_page_before_its_table() -> None:
    cells = [words(f"plum {n}") for n in range(8)]
    table = Table((words("Fruit"),), tuple((cell,) for cell in cells), ("left",))
    heading = Heading(1, "I.", words("The Orchard"), "s-orchard")
    lead = Paragraph(
        words("The trees of the orchard were planted in these years, and Beta paid for only two of them:"), 90
    )
    pages_of_texts = at_the_foot((heading, lead, table), "The Orchard", "The trees of", "plum 0", "plum 7")
    assert (1, 1, 2, 2) in {tuple(texts) for texts in pages_of_texts}
    assert all(len({*texts[:2]}) == len({*texts[2:]}) == 1 for texts in pages_of_texts)


@pytest.mark.slow
def test_a_table_taller_than_half_a_page_is_divided_if_it_leaves_a_third_of_a_page_empty() -> None:
    cells = [words(f"plum {n}") for n in range(14)]
    table = Table((words("Fruit"),), tuple((cell,) for cell in cells), ("left",))
    first = sum(page == 1 and "tree" in text for text, page in pages(40, ()).items())
    for before, page_count in ((4, 1), (12, 2), (21, 1)):
        page_of_line = pages(first + before, (LEAD[0], table))
        assert len({page for text, page in page_of_line.items() if "plum" in text}) == page_count


@pytest.mark.slow
def test_no_line_of_a_short_quotation_is_below_the_last_line_number() -> None:
    quoted = Quotation((words("plums and pears " * 18),))
    for before in range(15, 25):
        trees = (Paragraph(words(f"Alpha planted tree {n}."), n, f"p{n}") for n in range(1, before))
        complaint = build_plan(*trees, LEAD[0], quoted)
        typeset = pages_of(complaint)
        proof = measure(typeset.pdf, render(complaint, ()), complaint, typeset.family, typeset.places)
        quotation = [(line, page) for page in proof.pages for line in page.lines if "plums" in line.text]
        assert len(quotation) == 4
        assert all(line.baseline < page.numbers[-1] + 1 for line, page in quotation)


@pytest.mark.parametrize(("size", "apart"), [(12, 12), (14, 24)])
def test_the_heading_of_a_count_is_one_block_followed_by_its_text(size: float, apart: float) -> None:
    count = Count("COUNT ONE", words("Breach of Contract"), "(Against Defendant Beta)", "c-1")
    lines = baselines(count, Paragraph(words("Beta sold it."), 1, "p1"), size=size)
    assert lines["Breach of Contract"] - lines["COUNT ONE"] == pytest.approx(apart)
    assert lines["(Against Defendant Beta)"] - lines["Breach of Contract"] == pytest.approx(apart)
    assert lines["1. Beta sold it."] - lines["(Against Defendant Beta)"] == pytest.approx(24)
