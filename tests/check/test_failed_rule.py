"""A rule that fails is reported as an error, and the other rules are still applied."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.rules import all_rules, failed, rules_on
from assembler.rules.rule import Problem, Rule
from tests.support.places import MATTERS, MINIMAL
from tests.support.runs import build, check, one_error, run_here, write_file

IMPOSSIBLE_DATE = "On February 30, 2024,"
"""Words that break TXT008, a rule that does not fail in these tests."""


def failing_check(_: object) -> Iterator[Problem]:
    """Fail as a rule on an ordinary sentence once did."""
    yield from ()
    raise ValueError("day is out of range")


@pytest.fixture
def matter(folder: Path) -> Path:
    text = MINIMAL.read_text("utf-8")
    return write_file(folder, text.replace("In May 2024,", IMPOSSIBLE_DATE))


def make_rule_fail(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Make the rule *code* raise an error, and the program report the error as it does for a user."""
    monkeypatch.setattr(failed.FAILURES, "are_raised", False)
    rule = all_rules()[code]

    def with_failing_rule(kind: type) -> tuple[Rule, ...]:
        return tuple(
            replace(candidate, check=failing_check) if candidate is rule else candidate for candidate in rules_on(kind)
        )

    monkeypatch.setattr("assembler.check.as_findings.rules_on", with_failing_rule)


@pytest.mark.parametrize(
    ("code", "text_of_line"),
    [("TXT007", "about: "), ("DIS001", "paper: notice_of_voluntary_dismissal"), ("ATT001", "about: ")],
    ids=["on a matter", "on a paper that dismisses", "on the planned papers"],
)
def test_a_failing_rule_is_an_error_and_the_others_are_applied(
    monkeypatch: pytest.MonkeyPatch, matter: Path, code: str, text_of_line: str
) -> None:
    make_rule_fail(monkeypatch, code)
    run = check(matter)
    findings_by_code = {finding["code"]: finding for finding in run.findings}
    failure = findings_by_code["PRG001"]
    assert (run.status, failure["severity"]) == (1, "error")
    assert failure["file"] == "matter.yaml"
    assert text_of_line in matter.read_text("utf-8").splitlines()[failure["line"] - 1]
    raising_line = failing_check.__code__.co_firstlineno + 3
    assert failure["message"] == (
        f"the rule `{code}` failed; the other rules were applied"
        f" (ValueError in test_failed_rule.py, line {raising_line}: day is out of range)"
    )
    assert "report this message" in failure["fix"]
    assert "TXT008" in findings_by_code


@pytest.mark.slow
@pytest.mark.pdf
def test_a_rule_on_the_finished_paper_that_fails_stops_the_paper(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    matter = write_file(folder, MINIMAL.read_text("utf-8"))
    make_rule_fail(monkeypatch, "PRF009")
    assert one_error(build(matter))["code"] == "PRG001"
    assert not list(folder.rglob("*.pdf"))
    assert build(matter, "--draft").status == 1
    assert [file.name for file in folder.rglob("*.pdf")] == ["notice_of_voluntary_dismissal.draft.pdf"]


def test_no_waiver_hides_that_a_rule_failed(monkeypatch: pytest.MonkeyPatch, matter: Path) -> None:
    make_rule_fail(monkeypatch, "TXT007")
    matter.write_text(f"{matter.read_text('utf-8')}  PRG001: it is known\n", "utf-8")
    findings = [finding for finding in check(matter).findings if finding["code"] == "PRG001"]
    assert [finding["severity"] for finding in findings] == ["error"]


@pytest.mark.parametrize("code", ["DIS001", "SIG004"])
def test_dismiss_calls_no_paper_open_that_a_failed_rule_stops(
    monkeypatch: pytest.MonkeyPatch, folder: Path, code: str
) -> None:
    matter = write_file(folder, MINIMAL.read_text("utf-8"))
    assert verdict(matter) == ("open", [])
    make_rule_fail(monkeypatch, code)
    assert verdict(matter) == ("doubtful", ["PRG001"])


def verdict(matter: Path) -> tuple[str, list[str]]:
    """Return the verdict of `dismiss` on the only paper of *matter*, and the codes of the findings that stop it."""
    (report,) = json.loads(run_here("dismiss", "--format", "json", matter).out)
    paper_verdict = report["wishes"][0]["verdict"]
    return paper_verdict["verdict"], [finding["code"] for finding in paper_verdict["stopped_by"]]


@pytest.mark.slow
@pytest.mark.parametrize("number", ["2024-17-00345", "2024-11-00345", "2024-11-15345", "2024-02-30"])
def test_a_docket_number_in_a_ground_is_not_a_date(folder: Path, number: str) -> None:
    text = (MATTERS / "before_a_judge" / "matter.yaml").read_text("utf-8")
    ground = "No discovery has been taken, "
    file = write_file(folder, text.replace(ground, f"The docket, No. {number}, shows no answer. {ground}"))
    assert number in file.read_text("utf-8")
    contradictions = [finding["message"] for finding in check(file).findings if finding["code"] == "DIS040"]
    assert any(number in message for message in contradictions), contradictions
