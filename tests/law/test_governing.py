"""The law in force on the date of a paper governs it."""

from dataclasses import replace
from datetime import date

import pytest

from assembler.check import check
from assembler.commands.explain import explain
from assembler.findings.finding import Severity
from assembler.law.dismissal.scope import RequestedDismissal, scope_of
from assembler.law.governing import matter_under_each_law, with_law_in_force
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.support.matters import catalog, court_record, source
from tests.support.places import MINIMAL

SMALLEST = MINIMAL.read_text("utf-8")

MISSOURI = """
court: mocir
county: Jackson
division: none
number: none
jurisdiction: none
"""

CALIFORNIA = """
court: casuper
county: Alameda
division: none
number: none
jurisdiction: none
limited: true
demand: 30000
"""


def matter_with(changes: str) -> Matter:
    return validate(source(changes, SMALLEST), catalog())


def plan_of(matter: Matter, filing_index: int, today: date | None = None) -> Plan:
    return plan_paper(matter, matter.filings[filing_index], catalog(), today=today)


def test_the_type_size_of_a_paper_follows_the_rule_on_the_papers_date() -> None:
    papers = """
filings:
  - {id: before, paper: complaint, date: 2024-06-30}
  - {id: after, paper: complaint, date: 2024-07-01}
  - {id: undated, paper: complaint}
"""
    matter = matter_with(MISSOURI + papers)
    sizes = [plan_of(matter, index).page_setup.size for index in range(3)]
    assert sizes == [12, 13, 13]
    assert plan_of(matter, filing_index=2, today=date(2021, 3, 2)).page_setup.size == 12


def test_a_paper_records_on_which_days_the_values_that_it_relies_on_are_in_force() -> None:
    matter = matter_with(MISSOURI + "filings: [{paper: complaint, date: 2024-06-30}]")
    days = {law.key: law.days for law in plan_of(matter, 0).relies}
    assert days["type"] == "until 2024-07-01"
    assert days["number_label"] == ""


@pytest.mark.parametrize(
    ("day", "severity"), [("2023-12-31", Severity.WARNING), ("2024-01-01", None), ("2025-06-02", None)]
)
def test_the_limit_of_a_limited_case_follows_the_law_on_the_papers_date(day: str, severity: Severity | None) -> None:
    matter_source = source(CALIFORNIA + f"filings: [{{paper: complaint, date: {day}}}]", SMALLEST)
    matter = validate(matter_source, catalog())
    findings = [finding for finding in check(matter, [plan_of(matter, 0)], matter_source) if finding.code == "CAP011"]
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_each_paper_of_a_matter_is_checked_under_the_law_on_its_date() -> None:
    papers = "filings: [{id: old, paper: complaint, date: 2023-03-01}, {id: new, paper: complaint, date: 2024-03-01}]"
    matter_source = source(CALIFORNIA + papers, SMALLEST)
    matter = validate(matter_source, catalog())
    versions = matter_under_each_law(matter, [filing.date for filing in matter.filings])
    assert [sorted(indexes) for _, indexes in versions] == [[0], [1]]
    findings = check(matter, [plan_of(matter, 0), plan_of(matter, 1)], matter_source)
    assert [finding.paper for finding in findings if finding.code == "CAP011"] == ["old"]


def test_a_paper_without_a_date_is_checked_under_current_law() -> None:
    matter_source = source(CALIFORNIA + "filings: [{paper: complaint}]", SMALLEST)
    matter = validate(matter_source, catalog())
    plans = [plan_of(matter, 0)]
    assert [
        finding.code
        for finding in check(matter, plans, matter_source, today=date(2023, 1, 1))
        if finding.code == "CAP011"
    ]
    assert [finding.code for finding in check(matter, plans, matter_source) if finding.code == "CAP011"] == []


def test_a_rule_not_yet_in_force_does_not_apply() -> None:
    court = court_record("wawd")
    matter = matter_with("filings: [{paper: complaint, date: 2021-01-11}]")
    assert court.citizenship_disclosure is not None
    assert with_law_in_force(matter, date(2021, 1, 11)).court.citizenship_disclosure is None
    assert with_law_in_force(matter, date(2022, 12, 1)).court.citizenship_disclosure is not None


def test_law_without_dates_always_applies() -> None:
    matter = matter_with(
        "court: wasuper\ncounty: King\ndivision: none\njurisdiction: none\nfilings: [{paper: complaint}]"
    )
    assert with_law_in_force(matter, date(1999, 1, 1)) is matter
    assert [dated_matter for dated_matter, _ in matter_under_each_law(matter, [None])] == [matter]


def test_the_remedies_of_a_claim_are_those_on_its_date() -> None:
    cause = catalog().record("cause", "tx-breach-of-contract")
    matter = matter_with("filings: [{paper: complaint}]")
    claim = matter.claims[0].model_copy(update={"cause": cause})
    texas_matter = matter.model_copy(update={"claims": (claim,)})

    def fee_statutes(day: date) -> list[str]:
        remedies = with_law_in_force(texas_matter, day).claims[0].cause.remedies
        return [remedy.authority for remedy in remedies if "38.001" in remedy.authority]

    assert fee_statutes(date(2021, 8, 31)) == ["Tex. Civ. Prac. & Rem. Code § 38.001"]
    assert fee_statutes(date(2021, 9, 1)) == ["Tex. Civ. Prac. & Rem. Code § 38.001(b)"]


def test_an_instrument_is_weighed_by_the_law_of_the_day_of_the_request() -> None:
    matter = matter_with("filings: [{paper: complaint}]")
    notice = matter.court.dismissal.value.instruments["notice"]
    time_limit = type(notice.until).model_validate(
        [
            {"says": "an answer is filed", "basis": "memory", "until": "2020-01-01"},
            {**notice.until.model_dump(exclude_unset=True), "from": "2020-01-01"},
        ]
    )
    law = matter.court.dismissal.value.model_copy(
        update={"instruments": {"notice": notice.model_copy(update={"until": time_limit})}}
    )
    court = matter.court.model_copy(update={"dismissal": Law.model_construct(value=law, basis="copy", cite="Rule 41")})
    old_scope = scope_of(
        matter.model_copy(update={"court": court}), RequestedDismissal(dismisses=(), date=date(2019, 12, 31))
    )
    assert old_scope.matter.court.dismissal.value.instruments["notice"].until.says == "an answer is filed"
    new_scope = scope_of(
        old_scope.matter.model_copy(update={"court": court}), replace(old_scope.requested, date=date(2020, 1, 1))
    )
    assert new_scope.matter.court.dismissal.value.instruments["notice"].until.says == notice.until.says


def test_a_sheet_shows_the_values_formerly_in_force() -> None:
    text = " ".join(explain("mocir", catalog().folders("court")[0]).split())
    assert "copy; in force from 2024-07-01" in text
    assert "before: kind times, size 12" in text
    assert "convention; in force until 2024-07-01" in text
