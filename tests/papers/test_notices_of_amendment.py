"""Notices, consents, leave and dates that contradict an amended complaint."""

from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.plan.blocks import Words
from assembler.results import Options
from tests.support.amendments import AMENDED, MOTION, findings_on_second
from tests.support.runs import write_file

pytestmark = pytest.mark.usefixtures("first")

FILED_COMPLAINT = AMENDED.replace("proposed: true, ", "")

NOTICE = "  add: [{paper: notice_of_amended_complaint, date: 2026-01-12}]\n"

ANSWER = "{event: answer, by: invented_orchards, date: 2025-12-01}"


@pytest.mark.slow
def test_a_notice_of_a_complaint_that_is_only_proposed_is_an_error() -> None:
    (finding,) = findings_on_second(AMENDED + NOTICE, "FMT018")

    assert (finding["severity"], finding["message"]) == (
        "error",
        "the notice says that `complaint` is filed, but that complaint is `proposed: true`",
    )


@pytest.mark.slow
def test_a_second_notice_of_one_complaint_is_a_warning() -> None:
    two_notices = NOTICE.replace("}]", "}, {paper: notice_of_amended_complaint, id: again, date: 2026-01-12}]")
    (finding,) = findings_on_second(FILED_COMPLAINT + two_notices, "FMT018")

    assert (finding["severity"], finding["message"]) == (
        "warning",
        "`notice_of_amended_complaint` is already a notice that `complaint` is filed",
    )


INEFFECTIVE = [
    (
        "{event: consent to amend, date: 2026-01-05}",
        "`consent to amend` of 2026-01-05 does not say who consented (`by:`)",
    ),
    (
        "{event: leave to amend, date: 2025-12-05}, {event: amendment due, date: 2025-12-20}",
        "the leave of 2025-12-05 ended on 2025-12-20 (`amendment due`)",
    ),
    (
        "{event: leave to amend, date: 2025-12-05}, {event: amendment due, date: 2025-12-01}",
        "`amendment due` on 2025-12-01 is before `leave to amend` on 2025-12-05",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("events", "reason"), INEFFECTIVE)
def test_consent_or_leave_that_does_not_count_is_named(events: str, reason: str) -> None:
    matter = f"{FILED_COMPLAINT}{NOTICE}events: [{ANSWER}, {events}]\n"
    complaint, notice = findings_on_second(matter, "FMT017", "FMT018")

    assert complaint["message"].endswith(f"; {reason}")
    assert notice["message"].endswith(f"; {reason}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("events", "codes"),
    [
        ("{event: leave to amend, date: 2025-12-05}", {"FMT017", "FMT018"}),
        ("{event: leave to amend, date: 2025-12-30}", set[str]()),
        ("{event: leave to amend, date: 2025-12-05}, {event: amendment due, date: 2026-01-15}", set[str]()),
    ],
)
def test_leave_expires_after_the_courts_number_of_days_unless_the_order_set_a_date(
    events: str, codes: set[str]
) -> None:
    federal = "court: wawd\ncounty: none\ndivision: Seattle\nnumber: 2:25-cv-00000\n"
    matter = federal + FILED_COMPLAINT.replace("number: 25-2-00000-0 SEA\n", "") + NOTICE
    findings = findings_on_second(matter + f"events: [{ANSWER}, {events}]\n", "FMT017", "FMT018")
    assert {finding["code"] for finding in findings} == codes
    assert all("older than the 14 days in which the court wants" in finding["message"] for finding in findings)


IMPOSSIBLE_DATES = [
    (NOTICE.replace("2026-01-12", "2026-01-10"), "it says that `complaint` is filed, dated 2026-01-12"),
    (MOTION.replace("2026-01-12", "2025-01-12", 1), "the complaint in the case was filed on 2025-11-03"),
    (
        MOTION.replace("leave_to_amend, date: 2026-01-12", "leave_to_amend, date: 2026-01-10"),
        "it accompanies `motion_for_leave_to_amend`, dated 2026-01-12",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("filings", "reason"), IMPOSSIBLE_DATES)
def test_a_paper_is_not_dated_before_the_paper_to_which_it_refers(filings: str, reason: str) -> None:
    (finding,) = findings_on_second(AMENDED + filings, "MAT009")

    assert finding["severity"] == "error"
    assert finding["message"].endswith(f", but {reason}")


# -- service ----------------------------------------------------------------------------------------------------------

BY_MAIL = "service: [{on: invented_orchards, by: mail}]"


def service_of(paper: str, text: str) -> str:
    """Return the words of the proof of service of *paper* of the matter *text*."""
    plans = examine_matter(write_file(Path.cwd(), text, "second.yaml"), Options(draft=True)).plans
    (plan,) = (plan for plan in plans if plan.id == paper)
    (proof,) = (part for part in plan.statements if part.id == "service")
    return " ".join(word.text for rich in proof.paragraphs for word in rich if isinstance(word, Words))


@pytest.mark.slow
def test_a_notices_proof_of_service_names_the_complaint_unless_the_complaint_has_its_own_proof() -> None:
    notice = NOTICE.replace("date: 2026-01-12}", f"date: 2026-01-12, {BY_MAIL}}}")
    name = "notice_of_amended_complaint"
    assert "this paper and the First Amended Complaint" in service_of(name, FILED_COMPLAINT + notice)
    own_proof = FILED_COMPLAINT.replace("amends:", f"{BY_MAIL}, amends:")
    assert "First Amended Complaint" not in service_of(name, own_proof + notice)
    assert "I served this paper" in service_of("complaint", own_proof + notice)


@pytest.mark.slow
def test_the_proof_of_service_of_a_motion_names_the_proposed_order() -> None:
    motion = MOTION.replace("      grounds", f"      {BY_MAIL}\n      grounds")
    assert "this paper and the proposed Order Granting Leave to Amend" in service_of(
        "motion_for_leave_to_amend", AMENDED + motion
    )


@pytest.mark.slow
def test_an_amended_complaint_without_a_notice_needs_a_certificate_like_later_papers() -> None:
    counsel = "counsel: {c: {name: Ann Example}}\nparties: {invented_orchards: {counsel: [c]}}\n"
    (finding,) = findings_on_second(counsel + FILED_COMPLAINT, "SIG020")
    assert finding["message"].startswith("`complaint` has no certificate of service")
    for text in (FILED_COMPLAINT.replace("amends:", f"{BY_MAIL}, amends:"), AMENDED):
        assert findings_on_second(counsel + text, "SIG020") == []
    (finding,) = findings_on_second(counsel + FILED_COMPLAINT + NOTICE, "SIG020")
    assert finding["message"].startswith("`notice_of_amended_complaint` has no certificate of service")
