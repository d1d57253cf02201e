"""Counts whose headings have neither the word "count" nor a number."""

import pytest

from tests.importing.test_body import counts, doubt_texts, draft_of, paragraph_numbers


def test_the_only_cause_of_action_is_a_count_with_the_title_below_it() -> None:
    draft = draft_of("CAUSE OF ACTION\nBREACH OF CONTRACT\n3. Sample Kites paid.\n4. It got no strings.")
    assert [(count.label, count.title) for count in counts(draft)] == [("CAUSE OF ACTION", "BREACH OF CONTRACT")]
    assert paragraph_numbers(draft) == [1, 2, 3, 4]


def test_without_other_counts_a_heading_above_a_reallegation_begins_a_count() -> None:
    text = "BREACH OF CONTRACT\n3. Plaintiff repeats the allegations above.\n4. It paid."
    draft = draft_of(text)
    assert [(count.label, count.title) for count in counts(draft)] == [("", "BREACH OF CONTRACT")]
    assert any("`BREACH OF CONTRACT`: read as the heading of a count" in about for about in doubt_texts(draft))
    with_other_count = draft_of(f"{text}\nCOUNT I\nFraud\n5. It lied.")
    assert [count.label for count in counts(with_other_count)] == ["COUNT I"]


def test_a_doubt_names_a_count_without_a_label_by_its_title() -> None:
    draft = draft_of("CLAIM FOR BREACH OF CONTRACT\n3. Plaintiff repeats the allegations above.\n4. It paid.")
    (about,) = (about for about in doubt_texts(draft) if "for certain" in about)
    assert about.startswith("`CLAIM FOR BREACH OF CONTRACT`: the heading does not say for certain")


CAUSES = """CAUSES OF ACTION
1. Breach of Contract
The parties made a contract.
Imaginary Strings, Inc. broke it.
2. Fraud (in the Alternative)
Imaginary Strings, Inc. lied about its strings."""


def test_numbered_titles_under_causes_of_action_are_counts() -> None:
    draft = draft_of(CAUSES)
    assert [(count.label + count.mark, count.title, len(count.body)) for count in counts(draft)] == [
        ("1.", "Breach of Contract", 2),
        ("2.", "Fraud (in the Alternative)", 1),
    ]
    assert [count.id for count in counts(draft)] == ["count_1", "count_2"]
    assert paragraph_numbers(draft) == [1, 2, 0, 0, 0]
    assert any("`Breach of Contract`, `Fraud (in the Alternative)`: read as" in about for about in doubt_texts(draft))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CAUSES OF ACTION", "DAMAGES"),
        ("The parties made a contract.\nImaginary Strings, Inc. broke it.\n", ""),
        ("2. Fraud (in the Alternative)", "2. It lied about its strings."),
        ("2. Fraud (in the Alternative)", "5. Fraud (in the Alternative)"),
    ],
)
def test_other_numbered_lines_are_not_counts(old: str, new: str) -> None:
    assert not counts(draft_of(CAUSES.replace(old, new)))


def test_the_heading_of_the_facts_is_not_a_count_although_it_realleges_paragraphs() -> None:
    realleges = "Plaintiff repeats the allegations above."
    draft = draft_of(f"FACTUAL ALLEGATIONS\n3. {realleges}\n4. It paid.\nBREACH OF CONTRACT\n5. {realleges}")
    assert [count.title for count in counts(draft)] == ["BREACH OF CONTRACT"]


@pytest.mark.parametrize(
    "above", ["", "(Cal. Civ. Code §§ 1572, 1709)\n", "These strings were sold at a fair in May.\n"]
)
def test_a_cause_of_action_with_its_title_on_the_line_is_a_count(above: str) -> None:
    draft = draft_of(f"VI. CAUSE OF ACTION – FRAUD\n{above}3. It said that the strings were new.\n4. They were old.")
    assert [(count.label, count.mark, count.title) for count in counts(draft)] == [
        ("VI", ".", "CAUSE OF ACTION – FRAUD")
    ]
    assert [number for number in paragraph_numbers(draft) if number] == [1, 2, 3, 4]
    assert any("`CAUSE OF ACTION – FRAUD`: read as the heading of a count" in about for about in doubt_texts(draft))
