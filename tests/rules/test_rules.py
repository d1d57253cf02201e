"""The rules on a matter and its papers, each tested by its examples and by other texts."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import assembler.rules
from assembler.findings.faults import FAULTS, NO_WAIVER, severity_of
from assembler.findings.finding import Finding, Severity
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.plan.papers import Papers
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload
from assembler.rules import all_rules, rules_on
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.public_texts import PublicTexts
from assembler.rules.rule import Rule
from tests.conftest import Golden
from tests.support.rule_entries import with_entries
from tests.support.rule_examples import (
    COMPLAINT,
    DIVERSITY,
    KING,
    alleged,
    codes,
    laid_over_minimal,
    marked_words,
    only,
    waiving,
)
from tests.support.rule_outcomes import Outcome, outcome_of_bad, outcome_of_good, outcomes, wrong_outcomes
from tests.support.rule_topics import RULES_BEFORE_PRINTING, TOPICS
from tests.support.walks import STRIDES, faults_by_name

RULES = all_rules()


def test_there_are_rules_on_every_subject() -> None:
    assert len(RULES_BEFORE_PRINTING) >= 15
    assert {rule.subject for rule in RULES.values()} == {
        Matter,
        ExhibitedMatter,
        DismissalPaper,
        Papers,
        PublicTexts,
        Proof,
        Upload,
    }


def test_the_smallest_matter_breaks_no_rule() -> None:
    assert codes(example="") == set()


def test_the_smallest_complaint_breaks_no_rule() -> None:
    assert codes(COMPLAINT) == set()


@pytest.mark.parametrize("topic", TOPICS, scope="module")
def test_a_rule_reports_its_bad_texts_and_every_rule_validates_all_good_ones(topic: str) -> None:
    results = outcomes(TOPICS[topic], codes)
    assert {result.outcome for result in results} == {Outcome.REPORTED, Outcome.VALIDATED}, wrong_outcomes(results)


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.slow
def test_a_rule_states_correctly_whether_a_matter_can_waive_its_findings(stride: int) -> None:
    def effects(rule: Rule) -> set[bool]:
        return {rule.code not in codes(waiving(rule.code, text)) for text in rule.bad}

    expected_effects = {"all": {True}, "some": {True, False}, "none": {False}}
    assert {rule.waivable for rule in RULES_BEFORE_PRINTING} == expected_effects.keys()
    assert [
        rule.code for rule in RULES_BEFORE_PRINTING[::stride] if effects(rule) != expected_effects[rule.waivable]
    ] == []


def test_only_rules_that_cannot_be_waived_say_why() -> None:
    assert [rule.code for rule in all_rules().values() if (rule.waivable == "all") is bool(rule.no_waiver)] == []
    errors = {code[:3] for code in FAULTS if severity_of(code) is Severity.ERROR}
    assert errors - NO_WAIVER.keys() <= {"JDG"}


@pytest.mark.parametrize("code", ["TXT016", "TXT019"])
def test_an_error_that_a_clerk_would_accept_can_be_waived(code: str) -> None:
    assert all_rules()[code].severity is Severity.ERROR
    assert all_rules()[code].waivable == "all"


def findings_on_bad_examples() -> list[Finding]:
    """Return the findings on all bad examples."""
    return [finding for rule in RULES_BEFORE_PRINTING for text in rule.bad for finding in laid_over_minimal(text)]


def test_a_finding_has_a_place_an_authority_a_remedy_and_a_plain_message() -> None:
    def is_plain(message: str) -> bool:
        unfit_words = re.search(r"(?i)\bplease\b|\binvalid\b|!", message)
        return not unfit_words and (message[0] == "`" or not message[:2].istitle())

    findings = findings_on_bad_examples()
    incomplete = [
        finding
        for finding in findings
        if not (finding.place.line > 0 and finding.cite and finding.fix and is_plain(finding.message))
    ]
    assert len(findings) >= len(RULES_BEFORE_PRINTING)
    assert incomplete == []


MARKED = Path(__file__).with_name("marked.txt")


def marks(code: str) -> Iterator[str]:
    """Yield a line with the words at each place in its bad texts that a finding of the rule *code* points to.

    The line of a finding begins with its severity, and is followed by the names and numbers in its message.
    """
    for number, text in enumerate(RULES[code].bad, 1):
        for finding in laid_over_minimal(text):
            yield f"{code} {number}, {finding.severity}: {marked_words(text, finding.place)}"
            yield from (f"    also: {marked_words(text, place)}" for place in finding.also)
            values = re.findall(r"`[^`]*`|[-$]*\d[\d,.:-]*\b", finding.message)
            if values:
                yield f"    says: {' '.join(sorted(values))}"


@pytest.mark.parametrize("topic", TOPICS, scope="module")
def test_a_finding_marks_the_words_at_fault_and_names_its_values(topic: str, golden: Golden) -> None:
    golden(MARKED, with_entries(MARKED, {rule.code: marks(rule.code) for rule in TOPICS[topic]}))


def test_a_rule_has_a_title_a_reason_an_authority_a_remedy_and_two_kinds_of_examples() -> None:
    def lacks_a_text(code: str) -> bool:
        rule = RULES[code]
        texts = (rule.title, rule.why, rule.cite, rule.basis, rule.fix, rule.bad, rule.good)
        return not all(texts) or bool(set(rule.bad) & set(rule.good))

    assert faults_by_name(RULES, lacks_a_text) == {}


def test_a_rule_has_two_good_texts_near_its_edge() -> None:
    assert [rule.code for rule in RULES.values() if len(rule.good) < 2] == []


def test_outcomes_of_examples_have_names() -> None:
    rule = RULES["TXT002"]
    assert outcome_of_bad(rule, {"TXT002"}) is Outcome.REPORTED
    assert outcome_of_bad(rule, set()) is Outcome.MISSING
    assert outcome_of_bad(rule, {"TXT003"}) is Outcome.MISSING
    assert outcome_of_bad(rule, {"TXT002", "TXT003"}) is Outcome.NOISY
    assert (outcome_of_good(set()), outcome_of_good({"TXT003"})) == (Outcome.VALIDATED, Outcome.NOISY)
    results = outcomes([rule], lambda text: {"TXT002"} if text == rule.good[0] else set())
    missing = [f"TXT002 missing, bad {number}: []" for number, _ in enumerate(rule.bad, 1)]
    assert wrong_outcomes(results) == [*missing, "TXT002 noisy, good 1: ['TXT002']"]


def test_no_two_rules_have_the_same_name() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES) > 100


def test_each_file_of_examples_is_in_the_family_of_its_rule() -> None:
    files = {(file.parts[-3], file.stem) for file in Path(assembler.rules.__path__[0]).glob("*/examples/*.yaml")}
    rules = {(rule.source.split(".")[-2], code) for code, rule in RULES.items()}
    assert files == rules != set()


def test_a_folder_inside_a_family_has_no_rules() -> None:
    inner_files = list(Path(assembler.rules.__path__[0]).glob("*/*/**/*.py"))
    assert len(inner_files) > 20
    assert [file for file in inner_files if re.search(r"^@rule\(", file.read_text("utf-8"), re.MULTILINE)] == []


def test_all_rules_of_a_family_read_the_subject_that_it_declares() -> None:
    declared_subjects = {
        code: getattr(import_module(rule.source.rpartition(".")[0]), "READS", None) for code, rule in RULES.items()
    }
    assert {Proof, Upload, DismissalPaper, PublicTexts} < set(declared_subjects.values())
    assert [code for code, subject in declared_subjects.items() if subject not in {None, RULES[code].subject}] == []
    subjects = (Matter, ExhibitedMatter, DismissalPaper, Papers, PublicTexts, Proof, Upload)
    assert sum(len(rules_on(subject)) for subject in subjects) == len(RULES)


def test_an_optional_division_is_not_required() -> None:
    assert "CAP002" not in codes(f"court: njd\ndivision: none\n{COMPLAINT}")
    assert "CAP002" in codes(f"court: cand\ndivision: none\n{COMPLAINT}")


@pytest.mark.parametrize(
    ("code", "patch", "severity"),
    [
        ("SIG002", "counsel: {placeholder: {bar_number: none}}", Severity.WARNING),
        ("SIG002", f"{KING}{COMPLAINT}counsel: {{placeholder: {{bar_number: none}}}}", Severity.ERROR),
        ("SIG002", "court: cand\ndivision: Oakland\ncounsel: {placeholder: {bar_number: none}}", Severity.ERROR),
        ("CAP002", "division: none", Severity.WARNING),
        ("CAP002", "court: cand\ndivision: none", Severity.ERROR),
        (
            "CLM001",
            f"claims: [{{cause: us-copyright-infringement, against: [strings]}}]\n{COMPLAINT}",
            Severity.WARNING,
        ),
        ("JUR005", f"{DIVERSITY}parties: {{strings: {{formed_in: Oregon}}}}", Severity.ERROR),
        ("PRV001", alleged("The form gave 987-65-4320."), Severity.ERROR),
        ("JRY001", f"{KING}{COMPLAINT}jury_demand: true", Severity.NOTE),
    ],
)
def test_the_severity_of_a_finding_depends_on_its_authority(code: str, patch: str, severity: Severity) -> None:
    assert {finding.severity for finding in laid_over_minimal(patch) if finding.code == code} == {severity}


def test_a_missing_element_is_an_error_if_the_list_of_elements_was_read() -> None:
    patch = (
        f"{KING}{COMPLAINT}claims: [{{cause: wa-breach-of-contract, against: [strings], elements: "
        "{contract: [owned], duty: [owned], performance: [owned], damages: [copied]}}]"
    )
    finding = only("CLM001", patch)
    assert finding.severity is Severity.ERROR
    assert "no allegation pleads `breach` of `wa-breach-of-contract`" in finding.message
    assert "WPI 300.02" in finding.message


def test_a_conditional_element_need_not_be_pleaded() -> None:
    patch = (
        f"{KING}{COMPLAINT}claims: [{{cause: wa-breach-of-contract, against: [strings], elements: "
        "{contract: [owned], duty: [owned], performance: [owned], breach: [copied], damages: [copied]}, "
        "choices: {performance: performed}}]"
    )
    assert codes(patch) == set()


def test_claims_are_not_checked_without_a_complaint() -> None:
    assert codes("claims: [{cause: us-copyright-infringement, against: [strings]}]\njurisdiction: [diversity]") == set()


@pytest.mark.parametrize("number", ["2:25-cv-00031-BJR", "2:25-cv-0031", "2:25-cv-31-BJR", "C25-31-BJR"])
def test_a_federal_case_number_may_omit_zeros(number: str) -> None:
    assert codes(f"number: {number}") == set()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("25-2-02856-6 SEA", set()),
        ("25-2-2856-6 SEA", set()),
        ("25-2-02856-6", {"CAP004"}),
        ("25-2-02856-6 XYZ", {"CAP004"}),
    ],
)
def test_a_case_number_of_king_county_needs_its_case_assignment_area(number: str, expected: set[str]) -> None:
    assert codes(f"court: wasuper\ncounty: King\ndivision: none\nnumber: {number}\n{COMPLAINT}") == expected


@pytest.mark.parametrize(
    "name", ["Imaginary Strings, Inc., et al.", "Imaginary Strings, Inc. et al", "Strings, ET. AL."]
)
def test_every_spelling_of_et_al_is_reported(name: str) -> None:
    assert "CAP001" in codes(f"{COMPLAINT}parties: {{strings: {{name: '{name}'}}}}")


def test_a_new_york_complaint_with_a_short_caption_is_an_error() -> None:
    court = "court: nysupct\ndivision: none\nnumber: none\njurisdiction: none\ncounty: Kings\n"
    filing = "filings: [{paper: complaint, date: 2025-06-02, short_caption: true}]\n"
    (finding,) = [problem for problem in laid_over_minimal(court + filing) if problem.code == "CAP001"]
    assert finding.severity is Severity.ERROR
    assert finding.cite.startswith("22 NYCRR 202.5(d)(1)(ii)")


def test_et_al_is_accepted_in_a_later_paper() -> None:
    assert codes('parties: {strings: {name: "Imaginary Strings, Inc., et al."}}') == set()


def test_the_names_of_members_are_compared_with_their_kinds() -> None:
    members = "members: {fund: {name: Fund LLC, kind: corporation, formed_in: Ohio, principal_place: 'Toledo, Ohio'}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    message = "`Fund LLC` is the name of a limited liability company, but its kind is `corporation`"
    assert only("PTY003", parties).message == message


def test_the_address_of_a_firm_is_enough_for_its_attorneys() -> None:
    firm = "firms: {one: {name: One LLP, address: [1 Example Street], telephone: (206) 555-0100, email: a@example.com}}"
    attorney = "counsel: {placeholder: {firm: one, address: none, telephone: none, email: none}}"
    assert codes(f"{firm}\n{attorney}") == set()


def test_a_superior_court_requires_only_the_address_of_counsel() -> None:
    assert codes(f"{KING}{COMPLAINT}counsel: {{placeholder: {{telephone: none, email: none}}}}") == set()
    assert codes(f"{KING}{COMPLAINT}counsel: {{placeholder: {{address: none}}}}") == {"SIG001"}


def test_a_pro_se_plaintiff_needs_an_address_too() -> None:
    parties = "parties: {kites: {name: Ann Example, kind: individual, counsel: none, pro_se: true}}"
    assert only("SIG001", parties).message.startswith(
        "`Ann Example` signs without an address, a telephone number, or an e-mail"
    )


def test_counsel_for_a_defendant_need_no_address() -> None:
    assert codes("counsel: {other: {name: Other Example}}\nparties: {strings: {counsel: [other]}}") == set()
