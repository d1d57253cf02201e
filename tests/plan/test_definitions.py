"""A party's short name is defined once in a paper, where the party is first named."""

import pytest

from tests.support.matters import build_plan
from tests.support.plan_text import plan_text

PARTIAL_NOTICE = """filings:
  - paper: notice_of_voluntary_dismissal
    date: 2025-06-02
    prejudice: without
    dismisses: [{parties: beta, claims: [copies]}]
claims:
  - {id: contract, cause: ny-breach-of-contract, against: [beta]}
  - {id: copies, cause: us-copyright-infringement, against: [beta]}
"""


def text_of_paper(changes: str) -> str:
    """Return the text of the first paper."""
    return " ".join(plan_text(build_plan(changes)).replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_notice_that_dismisses_a_part_defines_its_defendant_once() -> None:
    text = text_of_paper(PARTIAL_NOTICE)
    assert text.count("(“Beta”)") == 1
    assert text.count("Beta Strings, Inc.") >= 2


NOTICE_OF_WHOLE_ACTION = """filings:
  - paper: notice_of_voluntary_dismissal
    date: 2025-06-02
    prejudice: without
    dismisses: all
"""


@pytest.mark.parametrize(
    ("paragraph", "is_used"),
    [
        ("The parties have settled.", False),
        ("Alpha Kites, Inc. paid.", False),
        ("Alpha’s insurer paid.", True),
        ("THE PAYMENT BY ALPHA", True),
    ],
)
def test_a_short_name_is_defined_only_if_the_paper_uses_it(paragraph: str, is_used: bool) -> None:  # noqa: FBT001
    text = text_of_paper(f"{NOTICE_OF_WHOLE_ACTION}    paragraphs: ['{paragraph}']\n")
    assert "Alpha Kites, Inc." in text
    assert ("(“Alpha”)" in text) is is_used
    assert text.count("(“Beta”)") == 1


def test_the_first_sentence_of_a_complaint_defines_the_parties() -> None:
    text = text_of_paper(changes="")
    assert text.count("(“Alpha”)") == 1
    assert text.count("(“Beta”)") == 1


def test_a_name_that_the_user_defines_first_is_not_defined_again() -> None:
    changes = 'words:\n  lead: |\n    Alpha Kites, Inc. (“Alpha”) sues Beta Strings, Inc. ("Beta").\n'
    text = text_of_paper(changes)
    assert text.count("(“Alpha”)") == 1
    assert text.count("(“Beta”)") == 1


def test_the_section_on_the_parties_defines_names_that_a_typed_opening_does_not() -> None:
    text = text_of_paper("words: {lead: 'Alpha Kites, Inc. (the “Alpha”) complains and says:'}\n")
    assert "Defendant Beta Strings, Inc. (“Beta”) is a Delaware corporation" in text
    assert "Alpha is an Oregon corporation" in text
    assert text.count("(“Beta”)") == 1


A_FACT = """facts:
  - id: story
    heading: The Story
    paragraphs:
      - {id: signed, text: 'DEFINITION signed.'}
      - {id: paid, text: Alpha paid.}
      - {id: broke, text: Beta broke it.}
words:
"""


@pytest.mark.parametrize(
    "changes", [A_FACT, "words:\n  incorporation: '{plaintiffs} repeats {range} against DEFINITION.'\n"]
)
def test_a_name_that_the_users_own_text_defines_is_not_defined_again_below_it(changes: str) -> None:
    sections = "filings: [{paper: complaint, date: 2025-03-03, sections: [facts, claims, parties, relief]}]\n"
    lead = "  lead: The plaintiff complains and says\n"
    text = text_of_paper(sections + changes.replace("DEFINITION", "Beta Strings, Inc. (“Beta”)") + lead)
    assert text.count("(“Beta”)") == 1
    assert "Defendant Beta is a Delaware corporation" in text
