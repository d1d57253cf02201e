"""A doubt remains if the words of a matter suggest a kind of action and no key confirms it."""

from pathlib import Path

import pytest

from assembler.commands.dismiss import dismissal_reports
from assembler.findings.finding import MatterError
from assembler.results import Options
from tests.support.rule_examples import codes, findings_at, laid_over_minimal, matter_of

NOTICE = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
COUNT = 'claims: [{{id: more, title: "{}", law: US, against: [strings], paragraphs: ["{}"]}}]\n'


def kind_doubts(text: str) -> list[str]:
    """Return the doubts that the wording of a matter with *text* raises about the kind of its action."""
    messages = [finding.message for finding in laid_over_minimal(f"{text}{NOTICE}")]
    return [message for message in messages if "the wording suggests" in message]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("United States of America ex rel. Jo Relator", "qui tam"),
        ("Mary Doe, as next friend of J.D., a minor", "minor"),
        ("Sample Kites LLC, on behalf of all others similarly situated", "class action"),
        ("Ann Roe, as Administrator of the Estate of Bob Roe", "estate"),
        ("Sample Kites LLC, derivatively on behalf of Twine, Inc.", "derivative action"),
    ],
)
def test_the_name_of_a_plaintiff_may_suggest_a_kind_of_action(name: str, kind: str) -> None:
    (doubt,) = kind_doubts(f'parties: {{kites: {{name: "{name}"}}}}\n')
    assert f"({kind})" in doubt


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("parties: {kites: {on_behalf_of: the State of Texas}}\n", "qui tam"),
        ("parties: {kites: {role: relator, side: plaintiff}}\n", "qui tam"),
        ("parties: {kites: {capacity: as relator}}\n", "qui tam"),
        (
            COUNT.format("Violation of the False Claims Act", "It billed the State for kites that it did not deliver."),
            "qui tam",
        ),
        (COUNT.format("Fraud", "The complaint is filed under seal as a qui tam action."), "qui tam"),
        (COUNT.format("Fraud", "Class members bought kites that did not fly."), "class action"),
        (
            "more_facts: [{id: class, heading: Class Allegations, paragraphs: [The kites did not fly.]}]\n",
            "class action",
        ),
        (COUNT.format("Wrongful Death", "The kite fell."), "wrongful death"),
    ],
)
def test_the_words_of_a_party_or_a_count_may_suggest_a_kind_of_action(keys: str, kind: str) -> None:
    (doubt,) = kind_doubts(keys)
    assert f"({kind})" in doubt


@pytest.mark.parametrize(
    "keys",
    [
        'parties: {kites: {name: "Sample Kites LLC"}}\n',
        COUNT.format("Retaliation under the False Claims Act", "It dismissed her."),
        COUNT.format("Fraud", "The kites were mailed first class to a member of the class of 1999."),
        "parties: {kites: {on_behalf_of: its subsidiary State Kites LLC}}\n",
    ],
)
def test_ordinary_words_suggest_no_other_kind_of_action(keys: str) -> None:
    assert kind_doubts(keys) == []


def test_leave_of_court_does_not_resolve_a_doubt_about_a_qui_tam_action() -> None:
    keys = COUNT.format("Violation of the False Claims Act", "It billed the State for kites.")
    paper = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, grounds: [It ends.]}"
    assert any("(qui tam)" in finding.message for finding in laid_over_minimal(f"{keys}filings: [{paper}]\n"))


def test_a_count_under_the_flsa_leaves_a_doubt() -> None:
    claim = (
        "claims: [{id: pay, title: Overtime under the Fair Labor Standards Act, law: US, against: [strings], "
        "paragraphs: [It paid no overtime.]}]\n"
    )
    with matter_of(claim + NOTICE) as file:
        assert any("(FLSA)" in finding.message for finding in findings_at(file))


def test_an_answer_filed_before_the_notice_and_served_after_it_leaves_a_doubt() -> None:
    answer = "events: [{event: answer, by: [strings], filed: 2025-05-30, date: %s}]\ndocket_read: 2025-06-04\n"
    assert "DIS017" in codes(answer % "2025-06-03" + NOTICE)
    assert "DIS001" in codes(answer % "2025-06-01" + NOTICE)


@pytest.mark.slow
def test_an_invalid_matter_does_not_suppress_the_report_on_another(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("court: nowhere\n", "utf-8")
    with matter_of(NOTICE) as valid_file:
        reports = dismissal_reports([tmp_path / "bad.yaml", valid_file], Options(), against=())
        (report,) = next(reports)
        assert report["wishes"][0]["paper"] == "notice_of_voluntary_dismissal"
        with pytest.raises(MatterError, match="nowhere"):
            next(reports)
