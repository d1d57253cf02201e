"""A motion for leave to amend: the grounds in its first paragraph, the rules that its papers cite, and its hearing."""

from pathlib import Path

import pytest

from assembler.comparing.tokens import text_of
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support.amendments import AMENDED, MOTION, findings_on_second
from tests.support.plan_words import words_of_body
from tests.support.runs import write_file

pytestmark = pytest.mark.usefixtures("first")

CALIFORNIAN = "court: casuper\ncounty: Los Angeles\n"

MOTION_WITH_HEARING = MOTION.replace(
    "      grounds", "      hearing: {date: DAY, time: 9:00 a.m., place: Department 1}\n      grounds"
)

MEMORANDUM = "    - {paper: memorandum_of_law, date: 2026-01-12, grounds: [Nobody is prejudiced.]}\n"

DECLARATION = """\
    - paper: declaration_on_amendment
      date: 2026-01-12
      declarant: president
      amendment: {effect: It drops a request.}
"""


def build_papers(text: str) -> dict[str, Plan]:
    """Return the plans of the papers of the matter *text*, by id."""
    plans = examine_matter(write_file(Path.cwd(), text, "second.yaml"), Options(draft=True)).plans
    return {plan.id: plan for plan in plans}


def test_a_motion_in_california_states_its_grounds_in_its_first_paragraph() -> None:
    motion = build_papers(CALIFORNIAN + AMENDED + MOTION_WITH_HEARING.replace("DAY", "2026-03-02"))[
        "motion_for_leave_to_amend"
    ]
    first, *_ = (text_of(block.text) for block in motion.body if isinstance(block, Paragraph))

    assert first.startswith("PLEASE TAKE NOTICE that")
    assert first.endswith("The motion is made on this ground: The amendment drops a request.")
    assert words_of_body(motion).count("The amendment drops a request.") == 1


def test_a_motion_in_california_without_its_own_grounds_is_reported() -> None:
    motion = MOTION_WITH_HEARING.replace("DAY", "2026-03-02").replace(
        "      grounds: [The amendment drops a request.]\n", ""
    )
    findings = findings_on_second(CALIFORNIAN + AMENDED + motion + MEMORANDUM, "FMT021")
    assert "the first paragraph of the motion does not state its grounds" in {
        finding["message"] for finding in findings
    }


def test_a_california_memorandum_cites_the_rule_that_the_motion_and_the_declaration_satisfy() -> None:
    people = "people: {president: {name: Pat Example, title: President, of: example_cider}}\n"
    plans = build_papers(
        CALIFORNIAN + people + AMENDED + MOTION_WITH_HEARING.replace("DAY", "2026-03-02") + MEMORANDUM + DECLARATION
    )
    memorandum = words_of_body(plans["memorandum_of_law"])

    assert "The motion lists the proposed changes, as Cal. Rules of Court, rule 3.1324(a) requires." in memorandum
    assert "states the points that Cal. Rules of Court, rule 3.1324(b) requires." in memorandum


@pytest.mark.parametrize(
    ("court", "day", "message"),
    [
        (CALIFORNIAN, "2026-02-03", ""),
        (
            CALIFORNIAN,
            "2026-02-02",
            "served 16 court days before its hearing, and 5 days earlier by mail, but is served 3 days too late",
        ),
        ("", "2026-01-26", ""),
        ("", "2026-01-22", "served 9 court days before its hearing, but is served 3 days too late"),
    ],
)
def test_court_days_are_counted_back_from_the_hearing(court: str, day: str, message: str) -> None:
    findings = findings_on_second(court + AMENDED + MOTION_WITH_HEARING.replace("DAY", day), "FMT021")
    messages = [finding["message"] for finding in findings if "must be served" in finding["message"]]
    assert messages == ([f"the motion must be {message}"] if message else [])


WESTERN = "court: wawd\ncounty: none\ndivision: Seattle\nnumber: 2:25-cv-00000\n"


def in_western_washington(motion: str) -> str:
    """Return the text of a matter in the Western District of Washington with *motion*."""
    return WESTERN + AMENDED.replace("number: 25-2-00000-0 SEA\n", "") + motion


def test_a_motion_without_a_day_lacks_the_line_that_the_caption_has_for_it() -> None:
    messages = [finding["message"] for finding in findings_on_second(in_western_washington(MOTION), "FMT021")]
    assert "the caption of the motion lacks the line `NOTE ON MOTION CALENDAR: ...`" in messages

    noted_motion = MOTION.replace("      grounds", "      hearing: {date: 2026-02-09}\n      grounds")
    findings = findings_on_second(in_western_washington(noted_motion), "FMT021")
    assert not [finding for finding in findings if "CALENDAR" in finding["message"]]


def test_an_order_cites_the_clean_copy_or_else_the_marked_copy_without_its_marks() -> None:
    marked_order = words_of_body(build_papers(in_western_washington(MOTION))["order_granting_leave_to_amend"])
    assert (
        "may, within 14 days of the date of this order, file the First Amended Complaint in the form of" in marked_order
    )
    assert "Exhibit A to the motion, without the marks that show changes." in marked_order

    motion_with_both = MOTION.replace(
        "      grounds", "      attaches: [marked copy, proposed pleading]\n      grounds"
    )
    clean_order = words_of_body(build_papers(in_western_washington(motion_with_both))["order_granting_leave_to_amend"])
    assert "may file the First Amended Complaint attached to the motion as Exhibit B within 14 days" in clean_order


def test_an_order_has_a_blank_for_the_days_if_the_courts_record_has_none() -> None:
    order = words_of_body(build_papers(AMENDED + MOTION)["order_granting_leave_to_amend"])
    assert "attached to the motion as Exhibit A within ______ days of the date of this order." in order


def test_requirements_that_were_not_read_are_notes() -> None:
    notes = [
        (finding["severity"], finding["message"])
        for finding in findings_on_second(in_western_washington(MOTION), "FMT021", "FMT024")
    ]
    message = "the court requires what the program does not print: the signature block certifies the number of words"
    assert ("note", message) in notes
    assert ("note", "the order gives 14 days to file the amended complaint, but the rule was not read") in notes


def test_a_memorandum_in_king_county_is_reported_and_is_not_evidence() -> None:
    (finding,) = [
        finding
        for finding in findings_on_second(AMENDED + MOTION + MEMORANDUM, "FMT021")
        if "memo" in finding["message"]
    ]
    assert finding["severity"] == "warning"
    assert finding["message"] == "the court wants no separate memorandum"
    motion = words_of_body(build_papers(AMENDED + MOTION + MEMORANDUM)["motion_for_leave_to_amend"])
    assert "Memorandum" not in motion


def test_a_motion_that_is_noted_too_early_by_days_from_memory_is_a_note() -> None:
    motion = MOTION.replace("      grounds", "      hearing: {date: DAY}\n      grounds")
    (note,) = [
        finding
        for finding in findings_on_second(in_western_washington(motion.replace("DAY", "2026-01-20")), "FMT021")
        if "served" in finding["message"]
    ]
    assert (note["severity"], note["cite"]) == ("note", "LCR 7(d)(3) (memory)")
    assert note["message"] == "the motion must be served 21 days before its hearing, but is served 13 days too late"
    assert "must be served" not in str(
        findings_on_second(in_western_washington(motion.replace("DAY", "2026-02-02")), "FMT021")
    )
