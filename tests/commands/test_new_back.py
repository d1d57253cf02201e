"""`back` in the questions of `assembler new`: one question back at a time, with the earlier answer as the default."""

from pathlib import Path

import pytest

from assembler.commands.new.answers import complete
from tests.commands.test_new_interview import COMPLAINT, asked


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_back_returns_to_the_question_before_and_offers_its_answer() -> None:
    heard, seen = asked(
        *("1", "Seattle", "1", "<", "wawd", "Tacoma", "back", "Seattle", "A LLC", "", "back", "back", "B LLC", ""),
        *("C, Inc.", "", "Ann", "wa-defamation", ""),
    )
    start = complete(heard)
    assert (start.court.id, start.division, start.county) == ("wawd", "Seattle", "")
    assert start.plaintiffs == ("B LLC",)
    assert seen.count("Court (name") == 2
    assert "Court (name, city, county or id; Enter for wa" in seen
    assert "Plaintiff (full name; Enter for A LLC)" in seen


def test_back_from_a_later_question_loses_no_answer() -> None:
    answers = ("1", "wawd", "", "A LLC", "B LLC", "", "C, Inc.", "D, Inc.", "", *["<"] * 7, *[""] * 3, "Ann")
    heard, seen = asked(*answers, "wa-defamation", "", "", "", "", "", "")
    assert (heard["plaintiffs"], heard["defendants"]) == (("A LLC", "B LLC"), ("C, Inc.", "D, Inc."))
    assert heard["attorney"] == "Ann"
    assert "kept: C, Inc.; D, Inc.; `back` changes them one by one" in seen
    assert "Another defendant (Enter for D, Inc., - for none)" in seen


def test_back_within_a_list_of_names_changes_the_last_name() -> None:
    heard, _ = asked("1", "wawd", "", "A LLC", "B LLC", "<", "C LLC", "", "D, Inc.", "", "Ann", "wa-defamation", "")
    assert heard["plaintiffs"] == ("A LLC", "C LLC")


def test_a_hyphen_ends_a_list_whose_names_are_offered_again() -> None:
    heard, _ = asked("1", "wawd", "", "A LLC", "B LLC", "<", "-", "D, Inc.", "", "Ann", "wa-defamation", "")
    assert heard["plaintiffs"] == ("A LLC",)


def test_back_from_the_law_of_a_claim_returns_to_its_title_and_then_to_its_words() -> None:
    answers = ("replevin of a kite", "Replevin", "<", "", "<", "<", "", "Detinue", "Tribal Code", "")
    heard, seen = asked(*answers, **COMPLAINT)
    assert heard["claims"] == (("Detinue", "Tribal Code"),)
    assert seen.count("Title of the claim (Enter for Replevin)") == 3
    assert "Enter for replevin of a kite" in seen


def test_back_leads_through_the_questions_about_an_event() -> None:
    case = {
        "kind": "dismissal",
        "court": "wawd",
        "division": "Seattle",
        "number": "25-1",
        "complaint_filed": "2025-01-02",
    }
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.",), "attorney": "Ann"}
    answers = ("answer", "beta", "6/1/2025", "", "<", "<", "<", "a llc", "", "", "6/2/2025", "1", "", "")
    heard, seen = asked(*answers, **case, **parties)
    assert heard["events"] == (("answer", "A LLC", "2025-06-01"),)
    assert heard["docket_read"] == "2025-06-02"
    assert "  Whose? (1)" in seen
    assert "  Date (Enter for 2025-06-01)" in seen


def test_back_at_the_first_question_is_explained() -> None:
    _, seen = asked("<", "1", "wawd", "", "", "", "", "wa-defamation", "")
    assert "this is the first question" in seen


def test_back_from_the_first_entry_of_a_list_keeps_the_whole_list() -> None:
    answers = ("Ann", "negligence", "1", "replevin of a kite", "Replevin", "OH", *["<"] * 6, "Bea", "")
    heard, seen = asked(*answers, "", "", "", **{**COMPLAINT, "attorney": None})
    assert heard["attorney"] == "Bea"
    assert (heard["causes"], heard["claims"]) == (("wa-negligence",), (("Replevin", "OH"),))
    assert "kept: wa-negligence; Replevin" in seen
