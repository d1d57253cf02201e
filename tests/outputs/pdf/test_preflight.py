"""The rules on files to upload, and their examples."""

import re

from assembler.findings.finding import Severity
from assembler.proof.upload import Upload
from assembler.rules import all_rules
from tests.support.rule_outcomes import Outcome, outcomes, wrong_outcomes
from tests.support.uploads import UPLOAD, upload

RULES = all_rules()

UPLOAD_RULES = [rule for rule in RULES.values() if rule.subject is Upload]


def codes(file: Upload) -> set[str]:
    return {rule.code for rule in UPLOAD_RULES if list(rule.check(file))}


def test_the_sample_breaks_no_rule() -> None:
    assert len(UPLOAD_RULES) >= 10
    assert codes(UPLOAD) == set()


def test_a_rule_reports_its_bad_texts_and_every_rule_validates_all_good_ones() -> None:
    results = outcomes(UPLOAD_RULES, lambda text: codes(upload(text)))
    assert {outcome for _, outcome, _ in results} >= {Outcome.REPORTED, Outcome.VALIDATED}
    assert wrong_outcomes(results) == []


def test_the_message_of_a_rule_on_a_file_is_plain_and_names_the_file() -> None:
    problems = [problem for rule in UPLOAD_RULES for text in rule.bad for problem in rule.check(upload(text))]
    unplain_style = re.compile(r"\b(?i:please|invalid)\b|!|^[A-Z][a-z]")
    assert len(problems) >= len(UPLOAD_RULES)
    messages = [problem.message for problem in problems]
    assert [message for message in messages if unplain_style.search(message)] == []
    assert [message for message in messages if ".pdf`" not in message] == []


def test_a_limit_that_was_not_read_at_the_court_is_only_a_warning() -> None:
    (rule,) = (rule for rule in UPLOAD_RULES if rule.code == "UPL001")

    def severity(basis: str) -> Severity | None:
        court = f"{{size: 50000000, bases: {{file_size: {basis}}}}}"
        (problem,) = rule.check(upload(f"{{size: 60000000, court: {court}}}"))
        return problem.severity

    assert severity("official") is None
    assert severity("secondary") is Severity.WARNING


def test_the_remedy_to_file_exhibits_separately_is_given_only_for_a_paper_that_is_too_large() -> None:
    (rule,) = (rule for rule in UPLOAD_RULES if rule.code == "UPL001")

    def fix_for(part: str) -> str:
        (problem,) = rule.check(upload(f"{{size: 60000000, part: {part}, court: {{size: 50000000}}}}"))
        return problem.fix

    assert fix_for("paper") == "file each exhibit separately (`exhibit_form: {filed: separate}`)"
    assert fix_for("exhibit") == ""
