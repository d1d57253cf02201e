"""The questions of `assembler new` on a terminal: choices, `back`, Ctrl-C, and the matter made from the answers."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from assembler.commands.new.answers import complete
from assembler.commands.new.interview import ask
from assembler.commands.new.writing import ANSWERS_FILE, write_matter
from assembler.language import placeholders as blanks
from assembler.model.matter import Matter
from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.terminal import Terminal


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def interview(*lines: str, **answers: Any) -> tuple[dict[str, Any], str]:
    """Return the answers of a user who types *lines* and then Enter at each question, and the output."""
    given_answers: dict[str, Any] = {}

    @click.command()
    def command() -> None:
        given_answers.update(ask(dict(answers)))

    nine_times_enter = "\n" * 9
    typed_text = "".join(f"{line}\n" for line in lines) + nine_times_enter
    result = CliRunner().invoke(command, input=typed_text, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return given_answers, result.output


COMPLAINT = {
    "kind": "complaint",
    "court": "wawd",
    "division": "Seattle",
    "plaintiffs": ("Sample Kites LLC",),
    "defendants": ("Example Strings, Inc.",),
    "attorney": "Ann Example",
}


def matter_in(folder: str) -> Matter:
    return examine_matter(Path(folder), Options()).matter


@pytest.mark.slow
def test_the_values_of_a_complaint_are_asked_step_by_step(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "new", "kites")
    run.answer("What is it?", "")
    run.answer("Court", "Chicago")
    run.answer("Number", "2")
    run.answer("Plaintiff", "Sample Kites LLC")
    run.answer("Another plaintiff", "")
    run.answer("Defendant", "Example Strings, Inc.")
    run.answer("Another defendant", "Does 1 through 20")
    run.answer("Another defendant", "")
    run.answer("Attorney", "Ann Example")
    run.answer("Claim", "breach of contract")
    run.answer("Number", "1")
    run.answer("Another claim", "account stated")
    run.answer("Number", "2")  # none of these: one federal cause has both words in its notes
    run.answer("Title", "")
    run.answer("Law", "")
    run.answer("Another claim", "")
    run.answer("Breach of Contract: against whom?", "strings")
    run.answer("Account Stated: against whom?", "")
    run.answer("Show its pages in a browser now?", "n")
    assert run.finish() == 0, run.output
    assert "kites/matter.yaml" in run.output
    assert "`assembler preview kites` shows its pages" in run.output
    matter = matter_in("kites")
    assert (matter.court.id, matter.division) == ("ilnd", "Eastern")
    (doe_defendants,) = (party for party in matter.parties.values() if party.does)
    assert doe_defendants.name == "Does"
    assert doe_defendants.does
    assert doe_defendants.does.last == 20
    assert [claim.cause.name for claim in matter.claims] == ["Breach of Contract", "Account Stated"]


@pytest.mark.tools
def test_after_ctrl_c_the_next_run_continues_with_the_saved_answers(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "new", "kites")
    run.answer("What is it?", "1")
    run.answer("Court", "wawd")
    run.answer("Division", "Tacoma")
    run.answer("Plaintiff", "Sample Kites LLC")
    run.answer("Another plaintiff", "")
    run.wait_for("Defendant")
    assert run.interrupt() == 130, run.output
    assert f"answers saved in kites/{ANSWERS_FILE}" in run.output
    assert not (tmp_path / "kites" / "matter.yaml").exists()

    again = Terminal(tmp_path, "new", "kites")
    again.answer("Defendant", "Example Strings, Inc.")
    again.answer("Another defendant", "")
    again.answer("Attorney", "Ann Example")
    again.answer("Claim", "wa-defamation")
    again.answer("Another claim", "")
    again.answer("which of these is true", "implied")
    again.answer("which of these is true", "2")
    again.answer("which of these is true", "")
    again.answer("Show its pages in a browser now?", "n")
    assert again.finish() == 0, again.output
    assert "Court" not in again.output
    matter = matter_in("kites")
    assert [party.name for party in matter.parties.values()] == ["Sample Kites LLC", "Example Strings, Inc."]
    assert matter.division == "Tacoma"
    assert [file.name for file in (tmp_path / "kites").iterdir()] == ["matter.yaml"]


@pytest.mark.slow
def test_a_run_that_ends_at_its_first_question_leaves_no_file(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "new", "kites")
    run.wait_for("What is it?")
    run.type("\x04")
    assert run.finish() == 130
    assert "nothing was answered, so nothing was saved" in run.output
    assert [*tmp_path.iterdir()] == []


@pytest.mark.slow
def test_a_terminal_shows_questions_in_bold_and_a_pipe_shows_no_escapes(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "new", "kites")
    run.wait_for("What is it?")
    assert run.interrupt() == 130
    assert "\x1b[1m" in run.output
    assert "nothing was saved" in run.output
    _, output = interview("", "wawd", "", "", "", "", "wa-defamation", "")
    assert "\x1b" not in output


@pytest.mark.tools
def test_a_filed_case_gets_the_dismissal_paper_that_is_open(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "new", "old_case")
    run.answer("What is it?", "2")
    run.answer("Court", "SDNY")
    run.answer("Case number", "1:25-cv-00001")
    run.answer("Plaintiff", "Sample Kites LLC")
    run.answer("Another plaintiff", "")
    run.answer("Defendant", "Example Strings, Inc.")
    run.answer("Another defendant", "")
    run.answer("Attorney", "Ann Example")
    run.answer("Date on which the complaint was filed", "March 3, 2025")
    run.answer("What was served", "motion for summary")
    run.answer("Number", "1")
    run.answer("Whose?", "1")
    run.answer("Date", "5/20/2025")
    run.answer("What else?", "")
    run.answer("Docket read", "2025-06-02")
    run.answer("Was the same claim dismissed before", "1")
    run.answer("Prejudice?", "")
    run.answer("Date of the paper", "")
    run.answer("Show its pages in a browser now?", "n")
    assert run.finish() == 0, run.output
    matter = matter_in("old_case")
    (filing,) = matter.filings
    assert filing.paper.id == "stipulation_of_dismissal"
    assert str(filing.date) == "2025-06-02"
    assert str(matter.complaint_filed) == "2025-03-03"
    assert str(matter.docket_read) == "2025-06-02"
    assert [(event.event, event.by, str(event.date)) for event in matter.events] == [
        ("motion for summary judgment", ("example_strings",), "2025-05-20")
    ]


def test_an_unknown_event_does_not_print_all_events() -> None:
    case = {"kind": "dismissal", "court": "wawd", "division": "Seattle", "number": "25-1"}
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.",), "attorney": "Ann"}
    _, output = interview("", "zzz", "", "", **case, **parties)
    (line,) = (line for line in output.splitlines() if "no event is called `zzz`" in line)
    assert len(line) < 200
    assert "delete" not in line


def test_the_whole_case_is_dismissed_by_the_word_all() -> None:
    case = {"kind": "dismissal", "court": "wawd", "division": "Seattle", "number": "25-1", "date": "2025-06-02"}
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.", "Gamma, Inc."), "attorney": "Ann"}
    given_answers, _ = interview("", "", "", "", "all", **case, **parties)
    assert given_answers["dismisses"] == ("all",)
    assert "earlier_dismissals" in given_answers
    assert given_answers["earlier_dismissals"] == ""


def test_enter_leaves_blanks_to_be_filled_in() -> None:
    given_answers, _ = interview("", "wawd", "", "", "", "", "wa-defamation", "")
    start = complete(given_answers)
    assert start.plaintiffs == (blanks.PLAINTIFF,)
    assert start.defendants == (blanks.DEFENDANT,)
    assert start.attorney == blanks.ATTORNEY
    assert start.division == "Seattle"


def test_a_county_that_the_name_of_the_court_implies_is_not_asked_for() -> None:
    given_answers, output = interview("1", "LA superior", "", "", "", "breach of contract", "1", "")
    assert (given_answers["court"], given_answers["county"]) == ("casuper", "Los Angeles")
    assert "casuper: Superior Court of California, Los Angeles County" in output
    assert "\nCounty" not in output


def test_an_unknown_court_gets_suggestions_and_is_asked_again() -> None:
    given_answers, output = interview("1", "wadw", "wawd", "Seatle", "Seattle", "", "", "", "wa-defamation", "")
    assert "no court is called `wadw`; did you mean `wawd`" in output
    assert "no division of `wawd` is called `Seatle`; did you mean `Seattle`?" in output
    assert (given_answers["court"], given_answers["division"]) == ("wawd", "Seattle")


def test_an_ambiguous_court_is_chosen_by_number_or_by_more_words() -> None:
    given_answers, _ = interview("1", "Chicago", "Chicago federal", "", "", "", "us-sherman-act-1", "")
    assert (given_answers["court"], given_answers["division"]) == ("ilnd", "Eastern")


def test_only_causes_under_the_applicable_law_are_offered() -> None:
    _, output = interview("defamation", "1", "", **COMPLAINT)
    assert "(Washington, wa-defamation)" in output
    assert "New York" not in output
    _, output = interview("", "wa-defamation", "", **COMPLAINT)
    assert "wa-breach-of-contract" in output
    assert "ny-breach-of-contract" not in output


def test_a_choice_can_be_made_by_words() -> None:
    case = {"court": "wawd", "division": "Seattle", "attorney": "Ann Example"}
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.", "Gamma, Inc.")}
    replies = ("a case", "25-1", "", "answer", "beta", "6/1/2025", "", "6/2/2025", "no", "", "prejudice", "with", "")
    given_answers, output = interview(*replies, **{**case, **parties})
    assert given_answers["kind"] == "dismissal"
    assert given_answers["events"] == (("answer", "Beta, Inc.", "2025-06-01"),)
    assert given_answers["earlier_dismissals"] == "none"
    assert given_answers["prejudice"] == "with"
    assert output.count("type a number from") == 1  # because both choices have the word `prejudice`


def test_the_interview_asks_how_to_plead_an_element_and_shows_each_sentence() -> None:
    given_answers, output = interview("breach of contract", "1", "", "excused", "", **COMPLAINT)
    assert "Breach of Contract, performance: which of these is true?" in output
    assert "performed: The plaintiff performed under the contract" in output.replace("'", "’")
    assert "conditions (only where the contract has a condition precedent)" in output
    assert given_answers["choices"] == (("wa-breach-of-contract", "performance", "excused"),)
    write_matter(Path("kites"), complete(given_answers))
    text = Path("kites", "matter.yaml").read_text("utf-8")
    assert "    choices: " in text
    assert "      performance: excused" in text
    assert "    #   conditions: occurred" in text
    assert matter_in("kites").claims[0].choices == {"performance": ("excused",)}


def test_each_claim_is_against_all_defendants_or_the_named_defendants() -> None:
    parties = {"defendants": ("Beta, Inc.", "Gamma, Inc.", "Does 1-9")}
    given_answers, output = interview(
        "negligence", "1", "replevin", "", "", "", "nobody", "does; beta", "", **{**COMPLAINT, **parties}
    )
    assert "`nobody` is not a party" in output
    write_matter(Path("kites"), complete(given_answers))
    against = [claim.against for claim in matter_in("kites").claims]
    assert [sorted(names) for names in against] == [["beta", "does"], ["beta", "does", "gamma"]]


def test_going_back_from_the_first_choice_of_pleading_asks_for_the_claims_again() -> None:
    given_answers, _ = interview(
        "breach of contract", "1", "", "excused", *["back"] * 3, "negligence", "1", "", **COMPLAINT
    )
    assert given_answers["causes"] == ("wa-negligence",)


def test_a_claim_without_the_catalog_has_a_title_and_a_law() -> None:
    given_answers, _ = interview("replevin of a kite", "Replevin", "Nooksack Tribal Code", "", **COMPLAINT)
    (claim,) = complete(given_answers).own_claims
    assert (claim.title, claim.law) == ("Replevin", "Nooksack Tribal Code")


def test_none_of_the_matches_leads_to_a_claim_in_the_users_words() -> None:
    _, output = interview("negligence", "1", "", **COMPLAINT)
    offered_numbers = [int(line.split()[0]) for line in output.splitlines() if line.strip()[:1].isdigit()]
    none_of_these = str(max(offered_numbers))
    given_answers, _ = interview("negligence", none_of_these, "Trade Libel", "", "", **COMPLAINT)
    assert given_answers["claims"] == (("Trade Libel", "WA"),)


def test_a_value_given_as_an_option_is_not_asked() -> None:
    given_answers, output = interview(**{**COMPLAINT, "kind": None, "causes": ("wa-negligence",)})
    assert complete(given_answers).court.id == "wawd"
    assert output == ""


def test_a_defendant_of_several_is_dismissed_by_a_part_of_its_name() -> None:
    case = {"kind": "dismissal", "court": "wawd", "division": "Seattle", "number": "2:25-cv-00001"}
    parties = {"plaintiffs": ("A LLC",), "defendants": ("Beta, Inc.", "Gamma, Inc."), "attorney": "Ann"}
    given_answers, output = interview("", "", "", "1", "delta", "gamma", "2", "June 2, 2025", **case, **parties)
    filed_case = complete(given_answers).case
    assert filed_case is not None
    assert filed_case.dismisses == ("Gamma, Inc.",)
    assert filed_case.prejudice == "with"
    assert filed_case.date == "2025-06-02"
    assert "`delta` is not a party" in output


def test_a_new_eviction_asks_for_possession_and_not_for_damages() -> None:
    def prayer(*causes: str) -> list[str]:
        texas = {"court": "txdist", "county": "Travis", "division": None, "kind": None, "causes": causes}
        folder = Path("_".join(causes))
        write_matter(folder, complete({**COMPLAINT, **texas}))
        return [relief.text or "" for relief in matter_in(str(folder)).relief]

    possession = "award possession of the premises"
    damages = "award damages in an amount to be proved at trial"
    assert prayer("tx-eviction")[:-1] == [possession]
    assert prayer("tx-eviction", "tx-breach-of-contract")[:-1] == [possession, damages]
