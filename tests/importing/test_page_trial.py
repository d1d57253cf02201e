"""The pages of an imported paper are tried only with the parts that may not fit on them."""

import pytest

from assembler.importing.page_trial import MAX_NOTE_CHARACTERS, trial_plan
from assembler.plan.blocks import Paragraph, Table
from tests.support.matters import build_plan
from tests.support.plan_text import words_of

PAPERS = "filings: [{paper: complaint, sections: [facts, claims, relief]}]\n"


def story(*texts: str) -> str:
    paragraphs = "".join(f"      - text: |\n          {text}\n" for text in texts)
    return f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n{paragraphs}{PAPERS}"


def test_a_paper_of_ordinary_text_is_not_tried() -> None:
    assert trial_plan(build_plan(story("Alpha’s café paid § 5, “in full” — and on time."))) is None


@pytest.mark.parametrize(
    "text",
    [
        "Alpha sold \U0001f9f5.",
        f"Alpha paid.^[{'It paid again. ' * (MAX_NOTE_CHARACTERS // 14)}]",
        "Alpha paid.^[One.]^[Two.]^[Three.]^[Four.]^[Five.]^[Six.]",
    ],
)
def test_a_paragraph_that_may_not_fit_is_tried_without_the_others(text: str) -> None:
    paper = build_plan(story("Alpha left.", text))
    trial = trial_plan(paper)
    assert trial is not None
    (paragraph,) = [block for block in trial.body if isinstance(block, Paragraph)]
    assert paragraph in paper.body
    assert words_of(paragraph.text).startswith(text[:9])


def test_a_table_is_tried_with_a_short_paragraph_to_which_it_refers() -> None:
    table = "| day | paragraph |\n          | --- | --- |\n          | May 5 | [[signed]] |"
    trial = trial_plan(build_plan(story(f"Alpha paid:\n\n          {table}")))
    assert trial is not None
    assert any(isinstance(block, Table) for block in trial.body)
    assert [words_of(block.text) for block in trial.body if isinstance(block, Paragraph)] == ["Text."]


def test_many_lines_above_the_text_are_tried() -> None:
    paper = build_plan(PAPERS)
    defendants = "".join(
        f"  p{number}: {{name: Party {number}, role: defendant, kind: individual}}\n" for number in range(40)
    )
    assert trial_plan(paper) is None
    assert trial_plan(build_plan(f"parties:\n{defendants}{PAPERS}")) is not None


def test_pages_with_a_place_for_counsel_are_tried() -> None:
    assert trial_plan(build_plan(f"court: wawd\ndivision: Seattle\n{PAPERS}")) is not None
