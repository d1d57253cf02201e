"""Sentences and headings of the program that the user leaves out with `none`."""

import pytest

from assembler.plan.blocks import Count, Heading, Prayer
from tests.support.matters import COMPLAINT, build_plan, codes
from tests.support.plan_text import plan_text, words_of
from tests.support.section_text import lines_of
from tests.support.stopped import refusal

NORTHERN_CALIFORNIA = "court: cand\ndivision: San Francisco\nassignment: {counties: [Marin]%s}\n"


@pytest.mark.parametrize(
    "changes",
    [
        "words: {lead: none}\n",
        "words: {lead: 'none'}\n",
        "filings: [{paper: complaint, words: {lead: none}}]\n",
        "filings: [{paper: complaint, words: {lead: 'none'}}]\n",
    ],
)
def test_none_leaves_out_the_opening(changes: str) -> None:
    assert words_of(build_plan(changes="", paper=COMPLAINT).lead) != ""
    paper_plan = build_plan(changes, COMPLAINT)
    assert words_of(paper_plan.lead) == ""
    assert "\nnone" not in plan_text(paper_plan)
    assert isinstance(paper_plan.body[0], Heading)


def test_the_opening_of_only_the_complaint_can_be_left_out() -> None:
    notice = build_plan("words: {lead: none}\n", 1)
    assert plan_text(notice) == plan_text(build_plan(changes="", paper=1))


def test_none_leaves_out_the_incorporation_in_all_counts() -> None:
    assert any("realleges" in line for line in lines_of("story,claims"))
    assert not any("realleges" in line for line in lines_of("story,claims", "words: {incorporation: none}\n"))


def test_none_leaves_out_the_incorporation_in_one_count() -> None:
    claim = "{cause: ny-breach-of-contract, against: beta, elements: {contract: [signed]}, incorporation: '%s'}"
    changes = f"claims: [{claim % 'none'}, {claim % 'Alpha repeats {range}.'}]\n"
    lines = lines_of("story,claims", changes)
    assert [line for line in lines if "none" in line or "repeat" in line] == [
        "5. Alpha repeats paragraphs 1 through 3."
    ]


def test_none_leaves_out_the_line_above_the_prayer() -> None:
    (prayer,) = (block for block in build_plan("words: {prayer: none}\n").body if isinstance(block, Prayer))
    assert prayer.lead == ()
    assert len(prayer.items) == 1


def test_none_leaves_out_the_sentence_of_a_jury_demand() -> None:
    assert lines_of("jury_demand", "jury_demand: yes\nwords: {jury: none}\n") == ["# I. Jury Demand"]


def test_none_leaves_out_the_statutes_under_the_heading_of_a_count() -> None:
    claim = "{cause: us-copyright-infringement, against: beta, elements: {ownership: [signed]}%s}"
    cites = [
        next(block.cite for block in build_plan(f"claims: [{claim % statutes}]\n").body if isinstance(block, Count))
        for statutes in ("", ", statutes: none")
    ]
    assert cites[0] != ()
    assert cites[1] == ()


def test_an_oath_is_not_left_out() -> None:
    assert "an oath cannot be left out" in refusal("words: {oath: none}\n").message


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ("", "# I. Divisional Assignment"),
        (", heading: Intradistrict Assignment", "# I. Intradistrict Assignment"),
        (", heading: none", None),
    ],
)
def test_the_heading_of_the_assignment_can_be_left_out(keys: str, heading: str | None) -> None:
    lines = lines_of("assignment", NORTHERN_CALIFORNIA % keys)
    assert [line for line in lines if line.startswith("#")] == ([heading] if heading else [])


@pytest.mark.parametrize(("keys", "headings"), [("none", []), ("The Division", ["# I. The Division"])])
def test_the_matters_own_heading_takes_precedence_over_the_courts(keys: str, headings: list[str]) -> None:
    changes = f"{NORTHERN_CALIFORNIA % ''}sentences: {{headings: {{assignment_federal: {keys}}}}}\n"
    assert [line for line in lines_of("assignment", changes) if line.startswith("#")] == headings


def test_a_sentence_that_is_left_out_is_not_checked_as_a_text() -> None:
    claim = "{cause: ny-breach-of-contract, against: beta, elements: {contract: [signed]}%s}"
    default_codes, codes_without = (
        codes(f"claims: [{claim % changes}]\n") for changes in ("", ", incorporation: none, statutes: none")
    )
    assert codes_without <= default_codes
    assert codes("words: {lead: none, incorporation: none, prayer: none}\n") <= codes()
