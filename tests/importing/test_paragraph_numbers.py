"""Paragraph numbers that restart, have letters, were lost, are inside a text, or were not read."""

from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftHeading, DraftParagraph, DraftSection
from assembler.importing.draft_counts import counts_of
from assembler.importing.import_paper import import_document
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from assembler.importing.zones.numbering import numbered_paragraphs
from tests.importing.test_body import HEAD, document, doubt_texts, draft_of, paragraph_numbers
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of


def texts(draft: Draft) -> list[str]:
    bodies = [part.body for part in draft.parts if isinstance(part, DraftSection)]
    return [entry.text for body in bodies for entry in body if isinstance(entry, DraftParagraph)]


def fallen_kites(first: int, end: int) -> str:
    """Return a numbered paragraph for each number from *first* up to, but without, *end*."""
    return "\n".join(f"{number}. Kite {number} fell." for number in range(first, end))


def test_numbers_that_restart_below_a_heading_are_paragraph_numbers_with_one_doubt() -> None:
    draft = draft_of(f"{fallen_kites(3, 8)}\nCOUNT I - FRAUD\n{fallen_kites(3, 10)}")
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5, 6, 7, *range(3, 10)]
    (about,) = (about for about in doubt_texts(draft) if "numbers" in about)
    assert about.startswith("the numbers of paragraphs go back from 7 to 3, up to 9 (paragraph 20); ")


def test_a_list_without_a_heading_above_it_does_not_restart_the_paragraphs() -> None:
    text = f"{fallen_kites(3, 8)}\n{fallen_kites(3, 6)}\n8. It broke."
    assert paragraph_numbers(draft_of(text)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_paragraph_with_a_letter_in_its_number_keeps_it_as_text_once() -> None:
    draft = draft_of("2A. The strings were wet.\n2B. They were short.\n3. They broke.\n3A. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 0, 0, 3, 0]
    assert texts(draft)[2:] == [
        "2A. The strings were wet.",
        "2B. They were short.",
        "They broke.",
        "3A. Nobody paid.",
    ]
    (about,) = doubt_texts(draft)
    assert about.startswith("the paragraphs 2A-2B (paragraph 14) and 3A (paragraph 17) have a letter in the number")


@pytest.mark.parametrize("number", ["2C.", "1985."])
def test_a_number_that_no_paragraph_near_it_has_is_a_doubt(number: str) -> None:
    draft = draft_of(f"{number} The strings were wet.\n3. They broke.")
    assert paragraph_numbers(draft) == [1, 2, 3]
    (about,) = doubt_texts(draft)
    assert about.startswith(f"`{number}` begins a text that is in the paragraph above it")
    assert not doubt_texts(draft_of(f"The kites flew in\n{number} The strings were wet.\n3. They broke."))


def test_a_lost_number_is_reported_with_the_text_that_contains_it() -> None:
    draft = draft_of("3. They were sold on 4.Monday and not paid.\n5. They broke.\n6. Nobody wrote.")
    (about,) = doubt_texts(draft)
    assert about.startswith("the number 4 (paragraph 15) is in the text above the next number, and begins no paragraph")


def test_a_heading_with_the_number_of_the_paragraph_below_it_takes_no_number() -> None:
    head = "4. DELIVERY AND PAYMENT\n4. Nothing was delivered.\n5. Nothing was paid."
    draft = draft_of(f"3. They broke.\n{head}")
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5]
    entries = [entry for part in draft.parts if isinstance(part, DraftSection) for entry in (part.heading, *part.body)]
    assert "DELIVERY AND PAYMENT" in [entry.text for entry in entries if isinstance(entry, DraftHeading)]


def test_rising_numbers_that_were_not_read_are_a_doubt() -> None:
    text = "\n".join(f"No. {number} kite" for number in range(3, 12))
    assert not [about for about in doubt_texts(draft_of(text)) if "rising" in about]
    text = "\n".join(f"¶ {number}: The kite of day {number} fell, and nobody came." for number in range(3, 12))
    draft = draft_of(text)
    assert paragraph_numbers(draft)[:2] == [1, 2]
    assert [
        about for about in doubt_texts(draft) if about.startswith("11 texts begin with the rising numbers 1 to 11, but")
    ]


def test_an_item_with_a_dash_is_not_a_heading() -> None:
    after = "Each of these persons was there on that day, and none of them wrote or paid for anything at all."
    draft = draft_of(f"3. The persons are:\n– Ann Sample\n– Bob Specimen\n{after}\n4. They left.")
    (section,) = [part for part in draft.parts if isinstance(part, DraftSection)]
    assert not [entry for entry in section.body if isinstance(entry, DraftHeading)]
    assert "* Bob Specimen" in texts(draft)[2]


def headings(text: str) -> list[str]:
    lines = [TextBlock(SourcePlace(3, line), (TextRun(words),)) for line, words in enumerate(text.splitlines(), 1)]
    head = document(text="").blocks
    parts = recognize(ReadDocument(3, (*head, *lines)), catalog_of(root=None)).parts
    entries = [entry for part in parts if isinstance(part, DraftSection) for entry in (part.heading, *part.body)]
    return [entry.text for entry in entries if isinstance(entry, DraftHeading)]


def test_a_line_below_a_complete_heading_is_another_heading() -> None:
    assert headings("FACTUAL ALLEGATIONS\nTHE FALL OF THE KITE\n3. It fell.")[1:] == [
        "FACTUAL ALLEGATIONS",
        "THE FALL OF THE KITE",
    ]
    assert headings("FACTUAL ALLEGATIONS\nCOMMON TO ALL COUNTS\n3. It fell.")[1:] == [
        "FACTUAL ALLEGATIONS COMMON TO ALL COUNTS"
    ]


def test_the_numbers_continue_after_pages_that_were_lost() -> None:
    assert paragraph_numbers(draft_of(fallen_kites(30, 40))) == [1, 2, *range(30, 40)]


def test_a_number_without_a_period_is_read_if_it_is_the_missing_number() -> None:
    draft = draft_of("3. They broke.\n4 They fell from the sky.\n5. They were wet.\n6. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5, 6]
    assert not [about for about in doubt_texts(draft) if "number" in about]


def test_a_list_with_higher_numbers_is_not_the_rest_of_the_paragraphs() -> None:
    assert paragraph_numbers(draft_of(f"{fallen_kites(30, 40)}\n3. They broke.")) == [1, 2, 3]


SECOND_COUNT = """COUNT II

FRAUD

{first}. Paragraphs 1 through 4 are incorporated.

{second}. Imaginary Strings lied.

{third}. Sample Kites believed it.

PRAYER FOR RELIEF"""


def values_of(text: str) -> Any:
    return matter_of(imported(text))


def with_second_count(first: int) -> str:
    count = SECOND_COUNT.format(first=first, second=first + 1, third=first + 2)
    return COMPLAINT.replace("PRAYER FOR RELIEF", count)


@pytest.mark.slow
def test_a_number_out_of_sequence_is_written_and_later_numbers_continue_from_it() -> None:
    text = COMPLAINT.replace("\n2. ", "\n4. ").replace("\n3. ", "\n5. ").replace("\n4. Its", "\n6. Its")
    sections = values_of(text)["facts"]
    stated_numbers = [entry.get("number") for section in sections for entry in section["paragraphs"]]
    assert [number for number in stated_numbers if number] == ["4"]


@pytest.mark.slow
def test_numbers_that_go_back_in_a_count_begin_with_its_reallegation() -> None:
    first, second = values_of(with_second_count(3))["claims"]
    assert "incorporation_number" not in first
    assert (second["incorporates"], second["incorporation_number"]) == ("facts", "3")
    assert not [entry for entry in second["paragraphs"] if "number" in entry]


@pytest.mark.slow
@pytest.mark.parametrize("first", [3, 7, 10])
def test_the_paper_prints_the_numbers_of_the_source(first: int, tmp_path: Path) -> None:
    paper = import_document(document_of(with_second_count(first)), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert (paper.comparison.lost_count, paper.comparison.gained_count) == (0, 0)
    assert paper.balance.lost == ()


@pytest.mark.slow
def test_a_section_with_one_paragraph_may_restart_the_numbers() -> None:
    kite = "The kite fell from the sky on the third of May."
    draft = draft_of(f"A. DELIVERY\n1. {kite}\nB. PAYMENT\n1. {kite}\n2. Nobody paid.\n3. It broke.")
    assert paragraph_numbers(draft) == [1, 2, 1, 1, 2, 3]


@pytest.mark.slow
def test_a_heading_does_not_get_the_missing_number() -> None:
    heading = "C. THE MAKER'S PRACTICE OF SELLING WET STRINGS TO BUYERS COMES TO LIGHT."
    draft = draft_of(f"{heading}\n4. They broke.\n5. They fell.\n6. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 4, 5, 6]


def test_a_paragraph_that_has_the_missing_number_in_its_text_does_not_get_it_again() -> None:
    draft = draft_of("I 3. They were sold on the third day of May.\n4. They broke.\n5. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 4, 5]


def test_the_numbers_may_begin_without_the_first() -> None:
    head = document(text="").blocks[:-3]
    body = ["FACTS", "Sample Kites LLC sells kites.", *(f"{number}. Kite {number} fell." for number in range(2, 12))]
    blocks = [TextBlock(SourcePlace(3, line), (TextRun(words),)) for line, words in enumerate(body, 1)]
    draft = recognize(ReadDocument(3, (*head, *blocks)), catalog_of(root=None))
    assert paragraph_numbers(draft) == [0, *range(2, 12)]
    assert "the number 1 before paragraph 2 was not found; " in doubt_texts(draft)[0]


def test_a_list_after_a_colon_does_not_restart_the_paragraphs() -> None:
    draft = draft_of("FACTS\n3. Two things happened:\n1. A kite fell.\n2. It broke.\n4. Nobody paid.\n5. Nobody wrote.")
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5]
    assert not doubt_texts(draft)


def test_a_list_of_relief_does_not_restart_the_paragraphs() -> None:
    text = "RELIEF SOUGHT\nWHEREFORE, Plaintiff requests:\n1. Damages;\n2. Costs; and\n3. Other relief."
    draft = draft_of(f"3. They broke.\n{text}")
    assert paragraph_numbers(draft) == [1, 2, 3]
    assert not [about for about in doubt_texts(draft) if "go back" in about]


def test_numbers_of_headings_over_text_without_numbers_are_not_doubts() -> None:
    titles = ["PARTIES", "VENUE", "FACTS", "KITES", "STRINGS", "PRICES", "LETTERS", "LOSSES", "PAYMENT"]
    text = "\n".join(f"{number}. {title}\nThe kite fell." for number, title in enumerate(titles, 1))
    draft = recognize(document(text, HEAD.partition("FACTS")[0].strip()), catalog_of(root=None))
    assert not [about for about in doubt_texts(draft) if "rising" in about]


def test_a_numbered_clause_that_asks_for_relief_counts_as_a_paragraph() -> None:
    draft = draft_of("3. WHEREFORE, Plaintiff demands judgment for damages.")
    assert counts_of(draft)["paragraphs"] == 3


def test_a_text_may_begin_with_a_number_in_parentheses() -> None:
    kites = "\n".join(f"({number}) Kite {number} fell in the month of May." for number in range(1, 6))
    draft = draft_of(kites, HEAD.partition("Plaintiff Sample Kites LLC for")[0] + "A. THE KITES")
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5]
    assert draft.caption.legends == ()
    (section,) = (part for part in draft.parts if isinstance(part, DraftSection))
    assert section.heading
    assert section.heading.text == "THE KITES"


def test_a_paragraph_sign_may_be_before_the_numbers() -> None:
    assert paragraph_numbers(draft_of(fallen_kites(3, 8).replace("\n", "\n¶ "))) == [*range(1, 8)]


def test_the_paragraphs_of_a_supplement_may_begin_with_a_later_number() -> None:
    head = COMPLAINT[: COMPLAINT.index("1. Sample")]
    paragraphs = fallen_kites(247, 255).replace("\n", "\n\n")
    draft = recognize(document_of(f"{head}{paragraphs}"), catalog_of(root=None))
    assert paragraph_numbers(draft) == [*range(247, 255)]
    assert any("247" in about and "not found" in about for about in doubt_texts(draft))


def test_a_number_without_a_space_after_its_period_begins_a_paragraph_even_within_an_item() -> None:
    draft = draft_of("3.It broke:\n1. often, as a kite on the market 4.According to it, it fell.\n5.It fell again.")
    assert paragraph_numbers(draft)[-3:] == [3, 4, 5]


def test_numbered_items_of_the_prayer_and_a_numbered_jury_demand_are_counted_as_paragraphs() -> None:
    prayer = "PRAYER FOR RELIEF\nPlaintiff asks for:\n4. damages;\n5. costs.\nJURY DEMAND\n6. Plaintiff demands a jury."
    assert counts_of(draft_of(f"3. It broke.\n{prayer}"))["paragraphs"] == 6


def test_a_paragraph_of_a_single_line_is_no_list_below_a_complete_sentence() -> None:
    def block(number: int, words: str, indent: float, first_line: float) -> TextBlock:
        runs = (TextRun(f"{number}. {words}"),)
        return TextBlock(SourcePlace(1, number), runs, indent=indent, first_line=first_line)

    lines = [
        block(1, "The maker sold a kite and said that it would fly for ever.", 0, 43),
        block(2, "The kite fell.", 43, 0),
        block(3, "The buyer wrote to the maker, and the maker did not answer.", 0, 43),
    ]
    numbered, _ = numbered_paragraphs(lines, start=0, headings=frozenset())
    assert [paragraph.number for paragraph in numbered.values()] == [1, 2, 3]
    items = [block(1, "The maker promised:", 0, 43), *lines[1:2]]
    numbered, _ = numbered_paragraphs(items, start=0, headings=frozenset())
    assert [paragraph.number for paragraph in numbered.values()] == [1]
