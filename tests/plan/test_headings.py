"""Headings of four levels, numbered as the matter says; paragraphs without numbers."""

import re

import pytest

from assembler.plan.text.heading_labels import heading_label, heading_name
from tests.support.section_text import lines_of
from tests.support.stopped import refusal

FACTS = """
more_facts:
  - id: preface
    paragraphs:
      - {text: Alpha states its claim., numbered: false}
      - Beta is late.
  - id: contract-made
    heading: The Contract
    paragraphs:
      - {heading: The Offer, id: offer}
      - {heading: By Letter, level: 3}
      - {heading: The Letter of May 5, level: 4, id: letter-of-may}
      - Alpha wrote.
      - {heading: By Word, level: 3}
      - Alpha spoke.
  - id: breach
    heading: The Breach
    paragraphs:
      - {heading: The Delay}
      - {id: late, text: "Beta was late, as [[offer]], [[letter-of-may]] and [[contract-made]] say."}
"""


def test_the_first_level_may_have_no_label() -> None:
    headings = [line for line in facts_text("{labels: none A. 1.}") if line.startswith("#")]
    assert headings[:3] == ["#  The Contract", "## A. The Offer", "### 1. By Letter"]


SECTIONS = "preface,contract-made,breach"


def facts_text(headings: str = "{go_on: false}") -> list[str]:
    """Return the text of the facts, with the matter's key *headings*."""
    return lines_of(SECTIONS, f"{FACTS}\nheadings: {headings}\n")


def labels(headings: str) -> list[str]:
    """Return the labels of the headings; for a heading without one, its first word."""
    lines = [line for line in facts_text(headings) if line.startswith("#")]
    return [line.lstrip("#").split()[0] for line in lines]


def test_headings_have_four_levels_and_unnumbered_paragraphs_have_no_number() -> None:
    assert [re.sub(r"\]\(#[^)]*\)|\[", "", line) for line in facts_text()] == [
        "¶ Alpha states its claim.",
        "1. Beta is late.",
        "# I. The Contract",
        "## A. The Offer",
        "### 1. By Letter",
        "#### a. The Letter of May 5",
        "2. Alpha wrote.",
        "### 2. By Word",
        "3. Alpha spoke.",
        "# II. The Breach",
        "## A. The Delay",
        "4. Beta was late, as Section I.A, Section I.A.1.a and Section I say.",
    ]


@pytest.mark.parametrize(
    ("headings", "expected_labels"),
    [
        ("{go_on: true}", ["I.", "A.", "1.", "a.", "2.", "II.", "B."]),
        ("{labels: 1. a. i. A.}", ["1.", "a.", "i.", "A.", "ii.", "2.", "a."]),
        ("{labels: (A) 1)}", ["(A)", "1)", "By", "The", "By", "(B)", "1)"]),
        ("{labels: '1.0'}", ["1.0", "1.1", "1.1.1", "1.1.1.1", "1.1.2", "2.0", "2.1"]),
        ("{labels: none}", ["The", "The", "By", "The", "By", "The", "The"]),
    ],
)
def test_headings_are_numbered_as_the_matter_says(headings: str, expected_labels: list[str]) -> None:
    assert labels(headings) == expected_labels


def test_a_reference_to_a_heading_without_a_label_prints_its_words() -> None:
    assert "the section “The Offer”" in facts_text("{labels: none}")[-1]


@pytest.mark.parametrize(
    ("numbers", "form", "label", "name"),
    [
        ((2,), "I. A.", "II.", "II"),
        ((2, 3), "I. A.", "C.", "II.C"),
        ((2, 3, 1), "I. A.", "", ""),
        ((2, 3, 1), "1.0", "2.3.1", "2.3.1"),
        ((2,), "1.0", "2.0", "2.0"),
        ((4,), "(i)", "(iv)", "iv"),
    ],
)
def test_a_label_and_its_name_in_a_reference(numbers: tuple[int, ...], form: str, label: str, name: str) -> None:
    assert heading_label(numbers, form) == label
    assert heading_name(numbers, form) == name


def paragraph(words: str) -> str:
    return f"more_facts: [{{id: more, heading: More, paragraphs: [{words}]}}]"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            paragraph("{heading: Deep, level: 3}"),
            "a heading of level 3 skips a level: the heading before it has level 1",
        ),
        (paragraph("{heading: Deep, level: 5}"), "`level`, `5`"),
        (paragraph("{text: Beta paid., level: 3}"), "has `level`, which only a `heading` can have"),
        (paragraph("{heading: More, belief: true}"), "is a sub-heading, which cannot have `belief`"),
        (paragraph("{text: Beta paid., id: paid-it, numbered: false}"), "no number for a reference to print"),
        ("more_facts: [{id: more, paragraphs: [{heading: Under}]}]", "its section has no heading"),
        ("more_facts: [{id: more}]", "has neither `heading` nor `paragraphs`"),
        ("headings: {labels: I. x.}", "is not a numbering of headings"),
        ("headings: {labels: I. A. 1. a. i.}", "has labels for more than 4 levels"),
        ("more_facts: [{id: more, paragraphs: ['See [[more]].']}]", "`more` has no number in `complaint`"),
    ],
)
def test_an_impossible_heading_is_reported_in_one_line(changes: str, message: str) -> None:
    assert message in refusal(changes).message
