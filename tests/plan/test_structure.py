"""The structure of a text: lists inside lists, numbers and labels that the user wrote, lines of a quotation."""

import pytest

from assembler.plan.blocks import LINE_BREAK, Item, Listing, Paragraph, Quotation, Words
from assembler.plan.text.structure import text_blocks
from tests.plan.test_text import fresh, lines
from tests.support.matters import build_plan, codes
from tests.support.plan_text import body_text
from tests.support.stopped import refusal


def list_lines(text: str) -> list[str]:
    """Return the lines of the list after the first words of a text."""
    return [line.rstrip() for line in lines(f"These:\n\n{text}")[1:]]


NESTED = """
- one
  - inner
    - deep
      - deepest
    - other
  - second
- two
"""


@pytest.mark.parametrize("text", ["* * * The tenant pays.", "* * * * The tenant pays."])
def test_asterisks_before_words_are_an_omission_and_not_a_list(text: str) -> None:
    assert [line.strip() for line in lines(text)] == [f"7. {text}  {{p-seven}}"]
    assert [line.strip(" >") for line in lines(f"The lease:\n\n> {text}")[1:]] == [text]


def test_a_list_in_a_list_has_the_labels_of_its_level() -> None:
    expected = ["  (a) one", "    (i) inner", "      (A) deep", "        (1) deepest"]
    assert list_lines(NESTED) == [*expected, "      (B) other", "    (ii) second", "  (b) two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one\n2. two", ["  1. one", "  2. two"]),
        ("1) one\n2) two", ["  1) one", "  2) two"]),
        ("* one\n* two", ["  • one", "  • two"]),
        ("- (a) one\n- (c) two", ["  (a) one", "  (c) two"]),
        ("- iv. one\n- v. two", ["  iv. one", "  v. two"]),
        ("- (a) one\n- two", ["  (a) (a) one", "  (b) two"]),
        ("- *(a)* one\n- *(b)* two", ["  (a) *(a)* one", "  (b) *(b)* two"]),
        ("1. one\n   - inner\n2. two", ["  1. one", "    (a) inner", "  2. two"]),
        ("- (a) one\n\n  - inner\n- (c) two", ["  (a) one", "    (i) inner", "  (c) two"]),
    ],
)
def test_a_list_keeps_the_numbers_and_labels_that_the_user_wrote(text: str, expected: list[str]) -> None:
    assert list_lines(text) == expected


def test_an_item_has_paragraphs_and_quotations_under_its_first_words() -> None:
    (_, listing) = text_blocks("These:\n\n- one\n\n  more\n\n  > said\n", fresh(), number=7, id_="p-7")
    inside = (Paragraph((Words("more"),)), Quotation(((Words("said"),),)))
    assert listing == Listing((Item("(a)", (Words("one"),), inside=inside),))


def test_a_list_in_a_quotation_keeps_its_labels() -> None:
    assert lines("> He must:\n>\n> 1. pay; and\n> 2. go.")[1:] == ["  > He must:", "  > 1. pay; and", "  > 2. go."]


def test_each_numbered_section_of_a_quotation_begins_a_line_but_a_number_in_a_sentence_does_not() -> None:
    text = "So:\n\n> 4.1 The Buyer pays, as section\n> 7.2 says.\n> 4.2 The *Seller*\n> delivers.\n"
    assert lines(text)[1:] == ["  > 4.1 The Buyer pays, as section~7.2 says.", "  > 4.2 The *Seller* delivers."]
    assert lines("So:\n\n> The Buyer pays.\n> 4.2 is void.\n")[1:] == ["  > The Buyer pays. 4.2 is void."]


def test_a_line_that_ends_with_a_backslash_ends_on_the_page() -> None:
    (_, quotation) = text_blocks("> One line\\\n> and another\n> that runs on.", fresh(), number=7, id_="p-7")
    assert quotation == Quotation(((Words("One line"), LINE_BREAK, Words("and another that runs on.")),))


def test_a_text_without_a_number_may_begin_with_a_quotation() -> None:
    assert body_text(*text_blocks("> Said.", fresh(), number=None, id_="")) == ["  > Said."]


DEEP = "\n".join("  " * depth + "- deep" for depth in range(7))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DEEP, "has a list nested inside 4 lists; the limit is 4 levels"),
        (
            "\n".join("> " * depth + "said" for depth in range(1, 30)),
            "has a quotation nested inside 4 quotations",
        ),
        ("He said.^[So ^[or so] it was.]", "has a footnote inside a footnote; a footnote cannot contain another"),
        (
            "One.^[First.\n\nSecond.]",
            "has a footnote that runs past its paragraph; a footnote is one paragraph",
        ),
        ("It was a " + "long" * 251, "has a word of 1,004 characters; the limit is 1,000"),
        ("These:\n\n5. five\n6. six", "has a list that begins with 5"),
        ('> "F.O.B."\n[emphasis added]', "has `[emphasis added]` right after a quotation, which would include it"),
    ],
)
def test_a_structure_that_cannot_be_printed_as_meant_is_reported_in_one_line(text: str, message: str) -> None:
    indented = text.replace("\n", "\n      ")
    finding = refusal(f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n    - |\n      {indented}\n")
    assert message in finding.message


def test_numbers_go_on_after_words_between_two_lists() -> None:
    assert lines("These:\n\n1. one\n\nand:\n\n2. two")[1:] == ["  1. one", "and:", "  2. two"]


@pytest.mark.parametrize(
    "text",
    [
        "account ****4471 and card ***-**-6789",
        "a bin of 4*6*8 ft",
        "card **6789 and card **4471",
        "at *3 and at *5",
        "he wrote f**k and s***t",
        "***4471***",
    ],
)
def test_asterisks_in_numbers_and_words_are_printed(text: str) -> None:
    assert lines(text) == [f"7. {text}  {{p-seven}}"]


@pytest.mark.parametrize(
    "text",
    [
        "*Id.*, and (*see* it)",
        "**Count 1** fails",
        "**1. The sale.** It",
        "a *Miranda*-like rule",
        "*302.9% more than on March 31, 2022*.",
    ],
)
def test_asterisks_around_whole_words_are_emphasis(text: str) -> None:
    (paragraph,) = text_blocks(text, fresh(), number=7, id_="p-7")
    assert isinstance(paragraph, Paragraph)
    assert any(isinstance(run, Words) and run.style != "plain" for run in paragraph.text)


def test_an_omission_is_a_line_of_a_quotation() -> None:
    assert lines("> He must pay.\n>\n> * * *\n>\n> He must go.")[1:] == [
        "  > He must pay.",
        "  > * * *",
        "  > He must go.",
    ]


@pytest.mark.parametrize(
    "markdown",
    ["a. seed\nb. feed\nc. urea", "(i) seed\n(ii) feed", "• seed\n• feed", "> From: A\n> To: B\n> Re: feed"],
)
def test_labels_bullets_and_the_head_of_a_message_begin_a_line(markdown: str) -> None:
    *_, block = text_blocks(markdown, fresh(), number=7, id_="p-7")
    assert isinstance(block, Paragraph | Quotation)
    text = block.text if isinstance(block, Paragraph) else block.paragraphs[0]
    assert text.count(LINE_BREAK) == markdown.count("\n")


def test_initials_at_the_beginning_of_a_line_run_on() -> None:
    assert lines("It was Mr.\nJ. Example who came.") == ["7. It was Mr. J. Example who came.  {p-seven}"]


@pytest.mark.parametrize("stars", ["*****", "* * * * *", "***"])
def test_a_paragraph_of_asterisks_is_a_divider_without_a_number(stars: str) -> None:
    section = f"more_facts: [{{id: more, heading: More, paragraphs: [It is blue., '{stars}', It is red.]}}]\n"
    paragraphs = [block for block in build_plan(section).body if isinstance(block, Paragraph)]
    (divider_index,) = (index for index, block in enumerate(paragraphs) if block.divider)
    before, divider, after = paragraphs[divider_index - 1 : divider_index + 2]
    assert divider.text == (Words(stars),)
    assert divider.number is None
    assert before.number
    assert after.number == before.number + 1
    assert "TXT012" not in codes(section)
