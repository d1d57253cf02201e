"""`assembler amend` reports the right to amend, consent and leave, and the court's form, for one matter."""

import json
from pathlib import Path
from typing import Any

from tests.support.rule_examples import codes
from tests.support.runs import Run, check, run_here, write_matter

AFTER_AN_ANSWER = """\
complaint_filed: 2025-03-03
docket_read: 2025-06-02
events:
  - {event: answer, date: 2025-04-01}
"""

AMENDED_COMPLAINT = "filings: [{paper: complaint, title: First Amended Complaint, date: 2025-06-02}]\n"

GAMMA = "parties: {gamma: {name: Gamma LLC, role: defendant, kind: llc}}\n"


def amendment(folder: Path, text: str, *arguments: str) -> dict[str, Any]:
    """Return the only amendment in the report on a small matter with *text*."""
    return only_amendment(run_here("amend", "--format", "json", *arguments, write_matter(folder, text)))


def only_amendment(run: Run) -> dict[str, Any]:
    """Return the only amendment in the report that *run* printed."""
    assert run.status == 0, run.out
    (report,) = json.loads(run.out)["amendments"]
    assert isinstance(report, dict)
    return report


def report_text(folder: Path, text: str, *arguments: str) -> str:
    """Return the report on a small matter with *text* as one line."""
    run = run_here("amend", *arguments, write_matter(folder, text))
    assert run.status == 0, run.out
    return " ".join(run.out.split())


def test_before_any_response_the_next_complaint_is_amended_of_course(tmp_path: Path) -> None:
    report = amendment(tmp_path, "complaint_filed: 2025-03-03\ndocket_read: 2025-06-02\n")
    assert report["by"] == "of course"
    assert report["number"] == 1  # the first amendment
    assert report["date"] == "2025-06-02"


def test_after_an_answer_the_report_names_the_last_day_and_the_requirements(tmp_path: Path) -> None:
    text = report_text(tmp_path, AFTER_AN_ANSWER)
    assert "of course: closed (Fed. R. Civ. P. 15(a)(1))" in text
    assert "so the last day was Tuesday, 2025-04-22" in text
    assert "recommended: obtain consent or move for leave" in text
    assert "otherwise: written consent of the opponent, or leave of court (Fed. R. Civ. P. 15(a)(2))" in text


def test_an_amendment_before_the_last_day_has_that_day_in_its_verdict(tmp_path: Path) -> None:
    assert "of course: open until Tuesday, 2025-04-22" in report_text(tmp_path, AFTER_AN_ANSWER, "--date", "2025-04-15")


def test_a_day_by_which_the_complaint_must_also_be_served_is_part_of_the_verdict(tmp_path: Path) -> None:
    california_case = """\
court: casuper
county: Los Angeles
docket_read: 2025-06-02
events:
  - {event: demurrer, by: beta, date: 2025-05-12}
  - {event: response to a motion due, by: beta, date: 2025-06-09}
"""
    verdict = "open until Monday, 2025-06-09, if the complaint is filed and served by Monday, 2025-06-09"
    assert verdict in report_text(tmp_path, california_case, "--date", "2025-06-02")
    assert amendment(tmp_path, california_case, "--date", "2025-06-02")["of_course"]["served_by"] == "2025-06-09"
    assert amendment(tmp_path, AFTER_AN_ANSWER, "--date", "2025-04-15")["of_course"]["served_by"] is None


def test_leave_among_the_events_is_recommended(tmp_path: Path) -> None:
    report = amendment(tmp_path, f"{AFTER_AN_ANSWER}  - {{event: leave to amend, date: 2025-05-30}}\n")
    assert report["by"] == "leave"
    assert report["leave"] == "2025-05-30"


def test_consent_among_the_events_is_recommended(tmp_path: Path) -> None:
    report = amendment(tmp_path, f"{AFTER_AN_ANSWER}  - {{event: consent to amend, by: beta, date: 2025-05-30}}\n")
    assert report["by"] == "consent"


def test_consent_is_not_offered_where_only_leave_is_enough(tmp_path: Path) -> None:
    events = "events: [{event: trial set, date: 2025-06-20}, {event: consent to amend, date: 2025-05-30}]\n"
    report = amendment(tmp_path, f"court: alcir\ncounty: Mobile\ndocket_read: 2025-06-02\n{events}")
    assert report["of_course"]["verdict"] == "closed"
    assert report["otherwise_by"] == ["leave"]
    assert report["by"] is None


def test_the_courts_form_is_in_the_report_with_its_authority(tmp_path: Path) -> None:
    report = amendment(tmp_path, f"{AFTER_AN_ANSWER}court: wawd\ndivision: Seattle\n")
    lines = {line["about"]: line for line in report["form"]}
    assert "in brackets or struck through, added text underlined or highlighted" in lines["marked copy"]["says"]
    assert lines["marked copy"]["basis"] == "copy"
    assert lines["whole pleading"]["basis"] == "memory"


def test_a_form_that_was_not_read_is_reported_as_not_read(tmp_path: Path) -> None:
    assert "form in this court: not read" in report_text(tmp_path, f"{AFTER_AN_ANSWER}court: txwd\ndivision: Austin\n")


def test_without_a_date_the_command_requests_one(tmp_path: Path) -> None:
    run = run_here("amend", write_matter(tmp_path, "docket_read: none\n"))
    assert run.status == 2
    assert "give `--date`" in run.err


def test_check_warns_of_an_amendment_after_the_last_day() -> None:
    assert "FMT017" in codes(AFTER_AN_ANSWER + AMENDED_COMPLAINT)


def test_check_accepts_an_amendment_with_consent_or_leave() -> None:
    for kind in ("leave to amend", "consent to amend, by: strings"):
        assert "FMT017" not in codes(f"{AFTER_AN_ANSWER}  - {{event: {kind}, date: 2025-05-30}}\n{AMENDED_COMPLAINT}")


def test_check_names_parties_whose_consent_is_missing(tmp_path: Path) -> None:
    joint_answer = AFTER_AN_ANSWER.replace("answer,", "answer, by: [beta, gamma],")
    consent = "  - {event: consent to amend, by: beta, date: 2025-05-30}\n"
    file = write_matter(tmp_path, f"{GAMMA}{joint_answer}{consent}{AMENDED_COMPLAINT}")
    (finding,) = (finding for finding in check(file).findings if finding["code"] == "FMT017")
    assert finding["message"].endswith("the matter lists neither leave nor the consent of Gamma LLC")


def test_check_is_silent_if_the_docket_was_read_only_to_an_earlier_day() -> None:
    service = "events: [{event: service, date: 2025-03-10}]\n"
    docket_before_amendment = f"complaint_filed: 2025-03-03\ndocket_read: 2025-05-01\n{service}"
    assert "FMT017" not in codes(docket_before_amendment + AMENDED_COMPLAINT)


def test_check_is_silent_if_the_law_was_not_read() -> None:
    texas = "court: txdist\ncounty: Travis\ndivision: none\nnumber: D-1-GN-25-000000\n"
    assert "FMT017" not in codes(texas + AFTER_AN_ANSWER + AMENDED_COMPLAINT)


GEORGIA = "court: gasuper\ncounty: Fulton\ndocket_read: 2025-06-02\nfilings: [{paper: complaint, date: 2025-03-03}]\n"


def amendment_of_first(folder: Path, first_changes: str, more_changes: str = "") -> dict[str, Any]:
    """Return the report on a matter that amends the small matter with *first_changes* and also has *more_changes*."""
    write_matter(folder, first_changes).rename(folder / "first.yaml")
    filing = "{paper: complaint, date: 2025-06-02, amends: {file: first.yaml}}"
    file = folder / "amended.yaml"
    file.write_text(f"extends: first.yaml\ncomplaint_filed: 2025-03-03\nfilings: [{filing}]\n{more_changes}", "utf-8")
    return only_amendment(run_here("amend", "--format", "json", file))


def test_a_right_that_cannot_add_parties_is_closed_if_the_amendment_adds_one(tmp_path: Path) -> None:
    assert amendment_of_first(tmp_path, GEORGIA)["of_course"]["verdict"] == "open"
    against = amendment_of_first(tmp_path, GEORGIA, GAMMA)["of_course"]["against"]
    assert against[0]["says"].startswith(
        "the amendment adds `Gamma LLC`; the right does not cover an amendment that adds"
    )


def test_an_amendment_of_a_first_amended_complaint_is_the_second(tmp_path: Path) -> None:
    complaint = "{paper: complaint, title: First Amended Complaint, date: 2025-04-01}"
    report = amendment_of_first(tmp_path, f"filings: [{complaint}]\ndocket_read: 2025-06-02\n")
    assert report["number"] == 2
    assert report["of_course"]["verdict"] == "closed"
