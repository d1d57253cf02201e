"""`back` in the questions of `assembler new` returns to the previous question, with the earlier answer as default."""

from pathlib import Path

import pytest

from assembler.commands.new.answers import complete
from tests.commands.test_new_interview import COMPLAINT, interview


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_back_returns_to_the_previous_question_and_offers_its_answer() -> None:
    typed_lines = (
        "1 | Seattle | 1 | < | wawd | Tacoma | back | Seattle | A LLC |  | back | back | B LLC |  | C, Inc. |  | Ann"
    )
    answers, output = interview(*typed_lines.split(" | "), "wa-defamation", "")
    start = complete(answers)
    assert start.court.id == "wawd"
    assert start.division == "Seattle"
    assert start.county == ""
    assert start.plaintiffs == ("B LLC",)
    assert output.count("Court (name") == 2
    assert "Court (name, city, county or id; Enter for wa" in output
    assert "Plaintiff (full name; Enter for A LLC)" in output


def test_back_from_a_later_question_loses_no_answer() -> None:
    parties = ("A LLC", "B LLC", "", "C, Inc.", "D, Inc.", "")
    seven_times_back = ["<"] * 7
    answers, output = interview("1", "wawd", "", *parties, *seven_times_back, "", "", "", "Ann", "wa-defamation")
    assert answers["plaintiffs"] == ("A LLC", "B LLC")
    assert answers["defendants"] == ("C, Inc.", "D, Inc.")
    assert answers["attorney"] == "Ann"
    assert "kept: C, Inc.; D, Inc.; `back` changes them one by one" in output
    assert "Another defendant (Enter for D, Inc., - for none)" in output


def test_back_within_a_list_of_names_changes_the_last_name() -> None:
    answers, _ = interview(
        "1", "wawd", "", "A LLC", "B LLC", "<", "C LLC", "", "D, Inc.", "", "Ann", "wa-defamation", ""
    )
    assert answers["plaintiffs"] == ("A LLC", "C LLC")


def test_a_hyphen_ends_a_list_whose_names_are_offered_again() -> None:
    answers, _ = interview("1", "wawd", "", "A LLC", "B LLC", "<", "-", "D, Inc.", "", "Ann", "wa-defamation", "")
    assert answers["plaintiffs"] == ("A LLC",)


def test_back_from_the_law_of_a_claim_returns_to_its_title_and_then_to_its_words() -> None:
    typed_lines = ("replevin of a kite", "Replevin", "<", "", "<", "<", "", "Detinue", "Tribal Code", "")
    answers, output = interview(*typed_lines, **COMPLAINT)
    assert answers["claims"] == (("Detinue", "Tribal Code"),)
    assert output.count("Title of the claim (Enter for Replevin)") == 3
    assert "Enter for replevin of a kite" in output


def test_back_leads_through_the_questions_about_an_event() -> None:
    case = {
        "kind": "dismissal",
        "court": "wawd",
        "division": "Seattle",
        "number": "25-1",
        "complaint_filed": "2025-01-02",
    }
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.",), "attorney": "Ann"}
    typed_lines = ("answer", "beta", "6/1/2025", "", "<", "<", "<", "a llc", "", "", "6/2/2025", "1", "", "")
    answers, output = interview(*typed_lines, **case, **parties)
    assert answers["events"] == (("answer", "A LLC", "2025-06-01"),)
    assert answers["docket_read"] == "2025-06-02"
    assert "  Whose? (1)" in output
    assert "  Date (Enter for 2025-06-01)" in output


def test_back_at_the_first_question_prints_a_message() -> None:
    _, output = interview("<", "1", "wawd", "", "", "", "", "wa-defamation", "")
    assert "this is the first question" in output


def test_back_from_the_first_entry_of_a_list_keeps_the_whole_list() -> None:
    six_times_back = ["<"] * 6
    typed_lines = ("Ann", "negligence", "1", "replevin of a kite", "Replevin", "OH", *six_times_back, "Bea")
    answers, output = interview(*typed_lines, **{**COMPLAINT, "attorney": None})
    assert answers["attorney"] == "Bea"
    assert answers["causes"] == ("wa-negligence",)
    assert answers["claims"] == (("Replevin", "OH"),)
    assert "kept: wa-negligence; Replevin" in output
