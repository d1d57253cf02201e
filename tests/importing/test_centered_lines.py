"""Lines in the middle of a PDF page: lines of a title are centered, lines of an indented quotation are not."""

from pathlib import Path

import pytest

from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import TextBlock
from tests.importing.test_read_pdf import FULL, texts
from tests.support.typed_pdf import at, lines, typed_pdf

TITLE = "Fraud in Violation of a Section of the Act on the Sale of All the Kites"
"""A title that begins at the left edge of the first lines of paragraphs."""

WIDE = f"{FULL} Kites flew."
"""A line that is as wide as the text between equal margins."""

QUOTED = (
    "16. In that capacity, upon information and belief, Mr.",
    "Sample and the other agents were entrusted by Kites with",
    "making representations and promises to the buyers of kites",
    "which were to encourage them to buy some of them soon,",
    "and did.",
)
"""An indented quotation, some lines of which have the middle of the page."""


def test_the_lines_of_a_quotation_in_the_middle_of_the_page_are_not_centered(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL] * 8), *lines(QUOTED, 284, 142, 14)]))
    assert texts(document)[1:] == [" ".join(QUOTED)]


def test_a_quotation_continues_on_the_next_page_after_a_title_before_a_name(tmp_path: Path) -> None:
    first_page = [*lines([FULL] * 8), *lines(QUOTED[:1], 284, 142, 14)]
    document = read_pdf(typed_pdf(tmp_path, first_page, lines(QUOTED[1:], left=142, spacing=14)))
    assert texts(document)[1:] == [" ".join(QUOTED)]


def test_a_line_of_a_title_that_begins_where_paragraphs_begin_is_centered_too(tmp_path: Path) -> None:
    title = [
        at(250, 264, "COUNT III", font="bold"),
        at(108, 278, TITLE, font="bold"),
        at(253, 292, "and a Rule", font="bold"),
    ]
    paragraphs = [at(108, 72 + 24 * index, "Kites are sold on Main Street.") for index in range(6)]
    document = read_pdf(typed_pdf(tmp_path, [*paragraphs, *title, *lines([FULL] * 2, 330)]))
    block = document.blocks[7]
    assert isinstance(block, TextBlock)
    assert (block.text, block.align) == (f"{TITLE} and a Rule", "center")


def test_a_bold_line_in_the_middle_that_begins_where_paragraphs_begin_is_centered(tmp_path: Path) -> None:
    heading = at(105.5, 216, TITLE, font="bold")
    paragraphs = [at(105.5, 72 + 24 * index, "Kites are sold on Main Street.") for index in range(6)]
    paragraphs.append(at(105.5, 240, "Kites are sold on Main Street, as is the line for them, every Friday"))
    document = read_pdf(typed_pdf(tmp_path, [*paragraphs, heading, *lines([FULL] * 2, 264)]))
    aligns = {block.text: block.align for block in document.blocks if isinstance(block, TextBlock)}
    assert aligns[TITLE] == "center"


def test_an_item_in_the_middle_of_the_page_goes_on_below_its_text_even_with_a_capital(tmp_path: Path) -> None:
    item = [
        at(126, 264, "a."),
        at(144, 264, "Recovery of the price of the kites as the Invented Code of the"),
        at(144, 288, "Attorneys of Kites prescribes; and"),
        at(126, 312, "b."),
        at(144, 312, "Costs of suit."),
    ]
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL] * 8), *item]))
    assert [text.replace("\t", " ") for text in texts(document)[1:]] == [
        "a. Recovery of the price of the kites as the Invented Code of the Attorneys of Kites prescribes; and",
        "b. Costs of suit.",
    ]


@pytest.mark.parametrize(
    ("first_line", "left", "second_line", "second_left"),
    [
        (
            "The Owners’ Practice of Failing to Answer Any of the Usual Reports of Old Torn Kites,",
            81.7,
            "Lines, and Reels",
            264.2,
        ),
        (
            "The Owners Were Indifferent to the Danger of Torn Lines and Broke Their Own Duty to",
            77.8,
            "Buyers of Kites",
            266.6,
        ),
    ],
)
def test_a_centered_title_whose_first_line_is_as_wide_as_the_text_is_in_one_piece(
    tmp_path: Path, first_line: str, left: float, second_line: str, second_left: float
) -> None:
    title = [at(left, 264, first_line, font="bold"), at(second_left, 278, second_line, font="bold")]
    document = read_pdf(typed_pdf(tmp_path, [*lines([WIDE] * 8), *title, *lines([WIDE] * 8, 302)]))
    aligns = {block.text: block.align for block in document.blocks if isinstance(block, TextBlock)}
    assert aligns[f"{first_line} {second_line}"] == "center"
