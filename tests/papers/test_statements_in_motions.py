"""Statements in motions for leave and notices on history, the other side's consent, and marked copies."""

from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.plan.blocks import Heading
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support.amendments import AMENDED, MOTION
from tests.support.plan_words import words, words_of_body
from tests.support.runs import check, write_file

pytestmark = pytest.mark.usefixtures("first")

CALIFORNIAN = "court: casuper\ncounty: Los Angeles\n"

FEDERAL = "court: {}\ncounty: none\nnumber: 1:25-cv-00000\n"

MOTION_AFTER_CONFERENCE = MOTION.replace(
    "      grounds",
    "      conferred: {with: [invented_orchards], how: by telephone, date: 2026-01-05, result: RESULT}\n      grounds",
)

AMENDED_COMPLAINT = "{event: amended complaint, date: 2025-12-01}"


def federal(court: str, division: str = "") -> str:
    """Return the first keys of an amended matter in a federal *court*."""
    amended = AMENDED.replace("number: 25-2-00000-0 SEA\n", "")
    return FEDERAL.format(court) + (f"division: {division}\n" if division else "") + amended


def build_motion(text: str) -> Plan:
    plans = examine_matter(write_file(Path.cwd(), text, "second.yaml"), Options(draft=True)).plans
    return next(plan for plan in plans if plan.id == "motion_for_leave_to_amend")


def with_events(events: str) -> str:
    return AMENDED.replace("docket_read: 2026-01-12", f"docket_read: 2026-01-12\nevents: [{events}]")


def history(events: str) -> str:
    return words_of_body(build_motion(with_events(events) + MOTION))


# -- the history ------------------------------------------------------------------------------------------------------


def test_a_motion_says_which_amended_complaint_was_filed_and_that_it_was_of_course() -> None:
    assert "Example Cider filed the First Amended Complaint as a matter of course on December 1, 2025." in history(
        AMENDED_COMPLAINT
    )


def test_a_motion_says_who_consented_to_an_amended_complaint() -> None:
    answered = "{event: answer, by: invented_orchards, date: 2025-11-20}"
    consent = "{event: consent to amend, by: invented_orchards, date: 2025-11-25}"
    text = "filed the First Amended Complaint on December 1, 2025, with the written consent of Invented Orchards."
    events = f"{answered}, {consent}, {AMENDED_COMPLAINT}"
    motion = build_motion(with_events(events) + MOTION)
    (recital,) = (recital for recital in motion.recitals if "written consent" in recital.text)
    assert recital.based_on == (("events", 2), ("events", 1))
    assert text in words_of_body(motion)
    assert "moves under CR 15(a) for leave to file a Second Amended Complaint." in words_of_body(motion)


def test_a_motion_states_no_ground_for_an_amended_complaint_whose_event_has_none() -> None:
    answered = "{event: answer, by: invented_orchards, date: 2025-11-20}"
    assert "Example Cider filed the First Amended Complaint on December 1, 2025." in history(
        f"{answered}, {AMENDED_COMPLAINT}"
    )


def test_an_amended_complaint_has_no_ordinal_if_the_events_lack_one_before_it() -> None:
    third = AMENDED.replace("docket_read: 2026-01-12", f"docket_read: 2026-01-12\nevents: [{AMENDED_COMPLAINT}]")
    third = third.replace("proposed: true", "proposed: true, title: Third Amended Complaint")
    assert "Example Cider filed an amended complaint" in words_of_body(build_motion(third + MOTION))


NOTICE = "  add: [{paper: notice_of_amended_complaint, date: 2026-01-12}]\n"


@pytest.mark.parametrize(
    ("court", "events", "expected"),
    [
        ("", "", "As of January 12, 2026, no party has served a responsive pleading."),
        (
            FEDERAL.format("wawd") + "division: Seattle\n",
            "{event: answer, by: invented_orchards, date: 2026-01-05, manner: electronic service}",
            "The time to amend as a matter of course ends on January 26, 2026.",
        ),
    ],
)
def test_a_notice_says_why_the_complaint_may_be_amended_of_course(court: str, events: str, expected: str) -> None:
    amended = AMENDED.replace("proposed: true, ", "")
    amended = amended.replace("docket_read: 2026-01-12", f"docket_read: 2026-01-14\nevents: [{events}]")
    if court:
        amended = amended.replace("number: 25-2-00000-0 SEA\n", "")
    plans = examine_matter(write_file(Path.cwd(), court + amended + NOTICE, "second.yaml"), Options(draft=True)).plans
    assert expected in words_of_body(plans[-1])


# -- the other side ---------------------------------------------------------------------------------------------------


def headings(plan: Plan) -> list[str]:
    return [words(block) for block in plan.body if isinstance(block, Heading)]


@pytest.mark.parametrize("court", ["", CALIFORNIAN])
def test_no_certificate_is_made_where_the_courts_form_of_motions_asks_for_none(court: str) -> None:
    plan = build_motion(court + AMENDED + MOTION_AFTER_CONFERENCE.replace("RESULT", "opposed"))
    assert "Certificate of Conference" not in headings(plan)
    text = "On January 5, 2026, Example Cider conferred by telephone with Defendant Invented Orchards"
    assert text in words_of_body(plan)
    assert "I certify" not in words_of_body(plan)


def test_a_certificate_is_made_if_the_court_requires_it_or_if_its_rules_on_motions_were_not_read() -> None:
    for court, division in (("txnd", "Dallas"), ("txsd", "Houston")):
        plan = build_motion(federal(court, division) + MOTION_AFTER_CONFERENCE.replace("RESULT", "opposed"))
        assert headings(plan)[-1] == "Certificate of Conference"


@pytest.mark.parametrize(
    ("result", "expected"),
    [("opposed", "Consent to the amendment was not given."), ("agreed", "Consent to the amendment was given.")],
)
def test_a_motion_says_whether_consent_was_given_where_the_court_asks_for_that(result: str, expected: str) -> None:
    plan = build_motion(federal("mdd", "Northern") + MOTION_AFTER_CONFERENCE.replace("RESULT", result))
    assert expected in words_of_body(plan)
    assert "Certificate of Conference" not in headings(plan)


def test_no_conference_is_reported_missing_where_only_some_motions_require_it() -> None:
    texan = write_file(Path.cwd(), federal("txnd", "Dallas") + MOTION, "second.yaml")
    assert not [finding for finding in check(texan).findings if "conferred" in finding["message"]]


# -- the grounds ------------------------------------------------------------------------------------------------------


def test_the_ground_of_a_motion_without_an_argument_follows_its_request() -> None:
    memorandum = "    - {paper: memorandum_of_law, date: 2026-01-12, grounds: [Nobody is prejudiced.]}\n"
    text = words_of_body(build_motion(federal("mdd", "Northern") + MOTION + memorandum))
    ground = text.index("The amendment drops a request.")
    assert text.index("The motion is made on this ground:") < ground < text.index("A proposed order")


# -- the marked copy --------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_paper_that_attaches_a_marked_copy_says_which_changes_are_not_marked() -> None:
    text = "Numbers of paragraphs and other parts, and references to them, are not marked where they changed only"
    assert text in words_of_body(build_motion(federal("wawd", "Seattle") + MOTION))
    assert text not in words_of_body(build_motion(AMENDED + MOTION))
    assert text not in words_of_body(build_motion(federal("pamd", "Scranton") + MOTION))


# -- consent without an order -----------------------------------------------------------------------------------------

STIPULATION = "  add: [{paper: stipulation_to_amend, date: 2026-01-12}]\n"
STIPULATION_AND_ORDER = STIPULATION.replace("stipulation_to", "stipulation_and_order_to")


@pytest.mark.slow
def test_a_stipulation_without_an_order_attaches_a_proposed_complaint_in_every_court() -> None:
    for papers, title in ((STIPULATION, "[PROPOSED] FIRST AMENDED"), (STIPULATION_AND_ORDER, "FIRST AMENDED")):
        text = federal("mdd", "Northern") + papers
        complaint, *_ = examine_matter(write_file(Path.cwd(), text, "second.yaml"), Options(draft=True)).plans
        assert complaint.caption.title[0].startswith(title)


@pytest.mark.slow
def test_the_complaint_of_a_stipulation_without_an_order_may_be_unsigned() -> None:
    counsel = "counsel: {c: {name: Ann Example, address: [1 Sample St], telephone: (555) 555-0100}}\n"
    counsel += "parties: {example_cider: {counsel: [c]}}\n"
    for papers, finding_count in ((STIPULATION, 0), (STIPULATION_AND_ORDER, 1)):
        text = counsel + federal("mdd", "Northern") + papers.replace("date:", "signed: [c], date:")
        codes = [finding["code"] for finding in check(write_file(Path.cwd(), text, "second.yaml")).findings]
        assert codes.count("FMT022") == finding_count
