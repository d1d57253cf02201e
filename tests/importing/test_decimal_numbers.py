"""Paragraphs with decimal numbers, such as "4.2.1", and the headings whose numbers they extend."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftParagraph, DraftRelief, DraftSection
from assembler.importing.recognize import recognize
from tests.importing.test_body import doubt_texts
from tests.importing.test_recognize import document_of

PAPER = """
UNITED STATES DISTRICT COURT

NORTHERN DISTRICT OF OHIO

ANN SAMPLE, Plaintiff,

v.

SAMPLE KITES LLC, Defendant.

COMPLAINT

1. INTRODUCTION

1.1 Ann bought ten kites, as this complaint will show in some detail.

1.2 They broke. 1.3 She wrote to the maker

who did not answer.

2. FACTUAL BACKGROUND

2.1 KITES

2.1.1 The kites had no strings at all, and nobody had said so.

2.1.2 The maker says: "2.5 m is enough."

3. CAUSES OF ACTION

COUNT I: BREACH OF CONTRACT

3.1 Ann incorporates all paragraphs above.

3.2 The maker delivered no strings.

4. PRAYER FOR RELIEF

WHEREFORE, Ann asks for:

1. damages;

2. costs.

5. DEMAND FOR JURY TRIAL

Ann demands a jury.
"""


def draft_of(text: str = PAPER) -> Draft:
    return recognize(document_of(text), catalog_of(root=None))


def texts(draft: Draft) -> list[str]:
    bodies = [part.body for part in draft.parts if isinstance(part, DraftSection | DraftCount)]
    return [entry.text for body in bodies for entry in body if isinstance(entry, DraftParagraph)]


@pytest.mark.slow
def test_paragraphs_with_decimal_numbers_keep_them_as_text_with_one_doubt() -> None:
    draft = draft_of()
    starts = [text.split()[0] for text in texts(draft)]
    assert starts == ["1.1", "1.2", "1.3", "2.1.1", "2.1.2", "3.1", "3.2"]
    assert "1.3 She wrote to the maker who did not answer." in texts(draft)
    (about,) = (about for about in doubt_texts(draft) if "numbers" in about)
    assert about.startswith("paragraphs 1.1 to 3.2 have decimal numbers")


@pytest.mark.slow
def test_a_number_that_the_next_number_extends_is_a_headings_number() -> None:
    sections = [part for part in draft_of().parts if isinstance(part, DraftSection)]
    assert [part.heading.text for part in sections if part.heading] == [
        "INTRODUCTION",
        "FACTUAL BACKGROUND",
        "CAUSES OF ACTION",
    ]
    assert [entry.text for entry in sections[1].body if isinstance(entry, DraftHeading)] == ["KITES"]


@pytest.mark.slow
def test_the_first_decimal_paragraph_of_a_count_is_not_its_title() -> None:
    (count,) = (part for part in draft_of().parts if isinstance(part, DraftCount))
    assert count.title == "BREACH OF CONTRACT"


@pytest.mark.slow
def test_numbers_of_headings_are_not_split_from_the_prayer_and_the_jury_demand() -> None:
    draft = draft_of()
    (relief,) = (part for part in draft.parts if isinstance(part, DraftRelief))
    assert relief.items == ("1. damages;", "2. costs.")
    assert relief.heading
    assert (relief.heading.label, relief.heading.text) == ("4.", "PRAYER FOR RELIEF")


@pytest.mark.slow
def test_a_few_decimal_headings_do_not_make_whole_numbers_text() -> None:
    text = PAPER.replace("1.1 Ann", "1. Ann").replace("1.2 They", "2. They").replace("1.3 She", "3. She")
    text = text.replace("2.1.1 The", "4. The").replace("2.1.2 The", "5. The").replace("3.1 Ann", "6. Ann")
    assert not [about for about in doubt_texts(draft_of(text)) if "decimal" in about]


def test_numbers_of_headings_in_capitals_may_have_no_period() -> None:
    text = PAPER.replace("1. INTRODUCTION", "1 PARTIES").replace("2. FACTUAL", "2 FACTUAL")
    text = (
        text.replace("3. CAUSES OF ACTION\n\n", "")
        .replace("COUNT I:", "3 COUNT I:")
        .replace("4. PRAYER", "4 PRAYER")
        .replace("5. DEMAND", "5 DEMAND")
    )
    draft = draft_of(text)
    assert [type(part).__name__ for part in draft.parts] == [
        "DraftSection",
        "DraftSection",
        "DraftCount",
        "DraftRelief",
        "DraftJury",
    ]
    assert len(texts(draft)) == 7  # the paragraphs of PAPER
    assert draft.caption.legends == ()
