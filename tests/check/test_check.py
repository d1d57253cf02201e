"""The rules on a matter and its papers: places, waivers, and the limit to the requested papers."""

import inspect

import pytest

from assembler.check import check, unwaivable_rules
from assembler.findings.finding import Finding, Place, Severity, stopping_findings
from assembler.papers import plan_paper
from assembler.rules import all_rules
from assembler.validate import validate
from tests.support.matters import COMPLAINT, NOTICE, build_plan, catalog, codes, findings, source

RULES = all_rules()

ANSWER = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
"""An answer, after which a notice cannot dismiss: DIS001 is a finding on the notice only."""

LATE_APPEARANCE = "events: [{event: appearance, by: [beta], date: 2026-05-01}]\n"
"""An appearance after the date of the last docket check: DIS026."""

WAIVER = "waivers: {DIS001: the answer was served on the wrong party}\n"


def only_finding(code: str, changes: str, papers: tuple[int, ...] = (COMPLAINT, NOTICE)) -> Finding:
    (finding,) = (finding for finding in findings(changes, papers) if finding.code == code)
    return finding


# -- findings ---------------------------------------------------------------------------------------------------------


def test_the_suit_of_these_tests_has_no_error() -> None:
    assert [finding for finding in findings() if finding.severity is Severity.ERROR] == []


def test_a_finding_has_the_place_of_its_value() -> None:
    finding = only_finding("DIS001", ANSWER)
    assert finding.place.file == "suit.yaml"
    assert finding.place.line > 0
    assert Place("matter.yaml", 1, 10) in finding.also


def test_a_finding_has_the_authority_and_remedy_of_its_rule() -> None:
    finding = only_finding("DIS001", ANSWER)
    assert "41(a)(1)(A)(i)" in finding.cite
    assert finding.fix == RULES["DIS001"].fix
    assert finding.severity is Severity.ERROR


def test_findings_come_in_the_order_of_the_file() -> None:
    reported = findings(ANSWER + "waivers: {ZZZ999: no reason}\n")
    places = [(finding.place.file, finding.place.line, finding.place.column) for finding in reported]
    assert len(places) > 2
    assert places == sorted(places)


def test_no_finding_is_repeated() -> None:
    reported = findings(ANSWER)
    assert len(reported) == len(set(reported))


# -- papers -----------------------------------------------------------------------------------------------------------


def test_findings_on_papers_not_requested_are_left_out() -> None:
    assert "DIS001" in {finding.code for finding in findings(ANSWER, (NOTICE,))}
    assert "DIS001" not in {finding.code for finding in findings(ANSWER, (COMPLAINT,))}


def test_a_finding_names_the_paper_that_it_stops() -> None:
    finding = only_finding("DIS001", ANSWER)
    assert finding.paper == "notice_of_voluntary_dismissal"
    assert stopping_findings([finding], "notice_of_voluntary_dismissal") == [finding]
    assert stopping_findings([finding], "complaint") == []


def test_a_finding_of_the_whole_matter_stops_every_paper() -> None:
    finding = Finding(Place("matter.yaml"), "XXX001", "fact")
    assert stopping_findings([finding], "complaint") == [finding]


def test_only_promises_of_the_program_stop_a_draft() -> None:
    legal_error = Finding(Place("matter.yaml"), "XXX001", "fact")
    broken_promise = Finding(Place("matter.yaml"), "XXX002", "fact", promise=True)
    assert stopping_findings([legal_error, broken_promise], draft=True) == [broken_promise]
    assert stopping_findings([legal_error, broken_promise]) == [legal_error, broken_promise]


def test_warnings_and_notes_stop_nothing() -> None:
    severities = (Severity.WARNING, Severity.NOTE)
    assert (
        stopping_findings([Finding(Place("matter.yaml"), "XXX001", "fact", severity) for severity in severities]) == []
    )


# -- waivers ----------------------------------------------------------------------------------------------------------


def test_a_waived_finding_is_a_note_with_the_reason_and_the_place_of_the_waiver() -> None:
    finding = only_finding("DIS026", LATE_APPEARANCE + "waivers: {DIS026: the clerk told us}\n")
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("; waived: the clerk told us")
    assert finding.fix == ""
    assert Place("matter.yaml", 2, 19) in finding.also


def test_an_error_under_law_that_was_read_cannot_be_waived() -> None:
    finding = only_finding("DIS001", ANSWER + WAIVER)
    assert (finding.severity, finding.promise) == (Severity.ERROR, True)
    assert Place("matter.yaml", 2, 19) in finding.also
    assert finding.fix.endswith("the waiver has no effect on this finding")


def test_a_waiver_without_a_finding_has_no_effect() -> None:
    assert codes(WAIVER) == codes()


def test_a_waiver_of_an_unknown_rule_is_an_error_with_a_suggestion() -> None:
    (finding,) = (finding for finding in findings("waivers: {DIS091: no reason}\n") if finding.code == "MAT004")
    assert finding.message == "no rule has the code `DIS091`"
    assert finding.place == Place("matter.yaml", 1, 11)
    assert finding.fix.startswith("did you mean ")


@pytest.mark.parametrize("code", ["PRF001", "PRF009"])
def test_a_promise_of_the_program_cannot_be_waived(code: str) -> None:
    (finding,) = (finding for finding in findings(f"waivers: {{{code}: no reason}}\n") if finding.code == "MAT003")
    assert finding.message == f"`{code}` cannot be waived: {all_rules()[code].no_waiver}"


def test_every_waiver_is_checked_although_only_one_paper_is_requested() -> None:
    assert "MAT004" in {finding.code for finding in findings("waivers: {ZZZ999: no reason}\n", (COMPLAINT,))}


def test_findings_are_the_same_if_a_paper_is_given_twice() -> None:
    matter_source = source(changes="")
    matter = validate(matter_source, catalog())
    paper_plan = plan_paper(matter, matter.filings[COMPLAINT], catalog())
    findings_on_one_plan = check(matter, [paper_plan], matter_source)
    assert check(matter, [paper_plan, paper_plan], matter_source) == findings_on_one_plan
    assert paper_plan == build_plan()


# -- what stops a draft -----------------------------------------------------------------------------------------------


def test_only_rules_with_findings_that_cannot_be_waived_can_stop_a_draft() -> None:
    waivable = [rule for rule in RULES.values() if rule.waivable == "all"]
    assert [rule.code for rule in waivable if "promise=True" in inspect.getsource(rule.check)] == []


def test_the_unwaivable_rules_find_everything_that_stops_a_draft() -> None:
    matter_source = source("court: wasuper\ncounty: King\nnumber: 25-2-00000-0 SEA\nvenue: [residence]\n")
    matter = validate(matter_source, catalog())
    plans = [plan_paper(matter, matter.filings[COMPLAINT], catalog())]
    all_findings = check(matter, plans, matter_source)
    stopping_errors = stopping_findings(all_findings, plans[0].id, draft=True)
    unwaivable_findings = check(matter, plans, matter_source, family=unwaivable_rules())
    assert [finding.code for finding in stopping_errors] == ["VEN010"]
    assert stopping_findings(unwaivable_findings, plans[0].id, draft=True) == stopping_errors
    assert len(unwaivable_findings) < len(all_findings)
