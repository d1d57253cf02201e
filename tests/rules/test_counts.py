"""The rules on counts beyond their own examples: what they report, what they accept, and at which severity."""

from datetime import date
from pathlib import Path

import pytest

from assembler.findings.finding import Severity
from assembler.model.limitations import Period
from assembler.rules.claims._pleaded_dates import latest
from tests.support.places import ROOT
from tests.support.rule_examples import COMPLAINT, KING, codes, findings_at, laid_over_minimal, only


def has_claims(file: Path) -> bool:
    """Whether *file* is a matter with claims, and not the base of a batch."""
    text = file.read_text("utf-8")
    return "\nclaims:" in text and "<<" not in text


SAMPLES_WITH_CLAIMS = sorted(file for file in (ROOT / "matters").rglob("*.yaml") if has_claims(file))

CLAIM = (
    "{cause: us-copyright-infringement, against: strings, "
    "elements: {ownership: [owned, copied], registration: registered, "
)


def complaint_alleging_copying(words: str, keys: str = "") -> str:
    """Return a complaint whose one count pleads the copying in *words*."""
    return f"claims: [{CLAIM} copying: [{{text: '{words}'}}], exclusive-right: registered}}, {keys}}}]\n{COMPLAINT}"


def test_there_are_sample_matters_with_claims() -> None:
    assert len(SAMPLES_WITH_CLAIMS) >= 4


@pytest.mark.parametrize("file", SAMPLES_WITH_CLAIMS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_rules_on_counts_report_nothing_in_a_sample_matter(file: Path) -> None:
    assert {finding.code for finding in findings_at(file) if finding.code.startswith("CLM")} == set()


# -- counts that a text names by number ------------------------------------------------------------------------------

TWO_COUNTS = """
parties:
  wire: {name: "Invented Wire, Inc.", role: defendant, kind: corporation, formed_in: Delaware}
claims:
  - {id: first, title: Breach of Contract, law: WA, against: [strings], paragraphs: [The order was valid.]}
  - {id: second, title: Negligence, law: WA, against: [wire], paragraphs: [The cord was weak.]}
"""


@pytest.mark.parametrize(
    ("item", "is_reported"),
    [
        ("award damages against Invented Wire on Count I", True),
        ("award fees on Counts I and II, and against Invented Wire on Count I", True),
        ("on the Second Claim for Relief, enter judgment against both Defendants", True),
        ("award fees on Counts I and II, and against Invented Wire on Count II", False),
        ("on the First and Second Claims for Relief, enter judgment against both Defendants", False),
    ],
)
def test_relief_is_compared_with_the_counts_that_it_names_by_number(item: str, *, is_reported: bool) -> None:
    matter = f'{TWO_COUNTS}relief: ["{item}"]\n{COMPLAINT}'
    assert ("CLM028" in codes(matter)) is is_reported


def test_a_plaintiff_may_not_demand_judgment_in_capitals_on_the_count_of_another() -> None:
    other_plaintiff = (
        "  reels: {name: Example Reels LLC, role: plaintiff, kind: limited liability company, counsel: [placeholder]}\n"
    )
    clause = "    wherefore: WHEREFORE, Plaintiff EXAMPLE REELS LLC demands judgment.\n"
    count = (
        f"claims:\n  - id: first\n    title: Negligence\n    law: WA\n    by: [kites]\n    against: [strings]\n{clause}"
    )
    text = f"parties:\n{other_plaintiff}{count}    paragraphs: [The cord was weak.]\n{COMPLAINT}"
    assert "CLM029" in codes(text)
    assert "CLM029" not in codes(text.replace("by: [kites]", "by: [reels]"))


# -- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On May 5, 2019, it rained.", date(2019, 5, 5)),
        ("On May 5th, 2019 it rained, and on June 1, 2018.", date(2019, 5, 5)),
        ("In February 2020 it rained.", date(2020, 2, 29)),
        ("It rained in 2018.", date(2018, 12, 31)),
        ("On 2019-05-05 it rained.", date(2019, 5, 5)),
        ("On January 10 it rained.", None),
        ("It cost $2020 and 2,019 more under § 2018.", None),
        ("On February 30, 2019, it rained.", None),
    ],
)
def test_the_latest_date_in_a_text_is_the_latest_that_it_can_mean(text: str, day: date | None) -> None:
    assert latest(text) == day


@pytest.mark.parametrize(
    ("parts", "end"),
    [
        ({"years": 4}, date(2024, 2, 29)),
        ({"years": 3}, date(2023, 2, 28)),
        ({"months": 6}, date(2020, 8, 29)),
        ({"days": 90}, date(2020, 5, 29)),
        ({}, None),
    ],
)
def test_a_period_is_added_to_a_date(parts: dict[str, int], end: date | None) -> None:
    assert Period.model_validate(parts).last_day(date(2020, 2, 29)) == end


# -- limitations ------------------------------------------------------------------------------------------------------


def test_a_finding_on_limitations_shows_its_arithmetic() -> None:
    finding = only("CLM011", complaint_alleging_copying("On May 5, 2019, Imaginary Strings printed it."))

    assert "May 5, 2019" in finding.message
    assert "ends on May 5, 2022" in finding.message
    assert "June 2, 2025" in finding.message
    assert "17 U.S.C. § 507(b)" in finding.cite


@pytest.mark.parametrize(
    "words",
    [
        "On June 2, 2022, Imaginary Strings printed it.",
        "In June 2022 Imaginary Strings printed it.",
        "In 2022 Imaginary Strings printed it.",
        "On May 5, 2019, and May 5, 2023, Imaginary Strings printed it.",
        "Imaginary Strings printed it.",
        "This arises under 42 U.S.C. §§ 1983 and 1988, and the Civil Rights Act of 1991.",
        "It printed Form 1999 at 2010 Main Street, as in *Sample v. Example*, 12 F.3d 34 (9th Cir. 1993).",
    ],
)
def test_a_period_that_may_still_be_running_is_not_reported(words: str) -> None:
    assert codes(complaint_alleging_copying(words)) == set()


def test_a_complaint_without_a_date_is_not_late() -> None:
    undated = complaint_alleging_copying("On May 5, 2019, Imaginary Strings printed it.").replace(
        ", date: 2025-06-02", ""
    )

    assert "CLM011" not in codes(undated)


# -- relief -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relief", "expected"),
    [
        ("[award damages]", set()),
        ("[award the costs of suit, grant all further relief that is just]", {"CLM004"}),
        ("[{text: award damages, claims: us-copyright-infringement}]", set()),
        ("[award damages, award punitive damages under RCW 19.86.090]", {"CIT021"}),
        ("[award damages, award exemplary damages]", {"CLM005"}),
        ("[award damages and attorney's fees]", set()),
        ("[award treble damages]", {"CLM005"}),
    ],
)
def test_relief_is_compared_with_the_counts(relief: str, expected: set[str]) -> None:
    assert codes(f"relief: {relief}\n{COMPLAINT}") == expected


def test_relief_in_the_count_itself_is_enough() -> None:
    assert (
        codes("relief: [grant any other relief]\n" + complaint_alleging_copying("It did.", "relief: [award damages]"))
        == set()
    )


# -- allegations that nothing uses ------------------------------------------------------------------------------------


def test_a_named_paragraph_of_a_count_that_no_element_cites_is_reported() -> None:
    finding = only(
        "CLM003", complaint_alleging_copying("It did.", "paragraphs: [{id: idle, text: It rained.}, No name.]")
    )

    assert finding.message == "no count and no other text uses `idle`"
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "heading", ["Jurisdiction and Venue", "Nature of the Action", "Parties", "Intradistrict Assignment"]
)
def test_introductory_sections_need_not_be_cited(heading: str) -> None:
    extra_facts = f"more_facts: [{{id: more, heading: {heading}, paragraphs: [{{id: idle, text: It rained.}}]}}]\n"

    assert codes(extra_facts + COMPLAINT) == set()


def test_a_section_is_used_if_one_of_its_allegations_is_cited() -> None:
    paragraphs = "[{id: idle, text: It rained.}, {id: seen, text: It poured.}, 'As [[seen]] says, it did.']"
    extra_facts = f"more_facts: [{{id: more, heading: More, paragraphs: {paragraphs}}}]\n"

    assert codes(extra_facts + COMPLAINT) == set()


def test_a_section_that_a_count_realleges_by_name_is_used() -> None:
    extra_facts = "more_facts: [{id: more, heading: More, paragraphs: [{id: idle, text: It rained.}]}]\n"

    assert codes(extra_facts + complaint_alleging_copying("It did.", "incorporates: [pattern, more]")) == set()


# -- counts as a whole ------------------------------------------------------------------------------------------------

BLANKET = "Sample Kites incorporates by reference each and every one of the preceding paragraphs."


@pytest.mark.parametrize(
    ("court", "severity"),
    [("", Severity.NOTE), ("court: flsd\ndivision: Miami\nnumber: 1:25-cv-00000\n", Severity.WARNING)],
)
def test_a_blanket_incorporation_is_more_severe_where_courts_strike_it(court: str, severity: Severity) -> None:
    count = f"{CLAIM} copying: copied, exclusive-right: copied}}}}"
    count_with_blanket = f"{CLAIM} copying: copied, exclusive-right: copied}}, paragraphs: ['{BLANKET}']}}"
    changes = f"{court}claims: [{count}, {count_with_blanket}]\n{COMPLAINT}"

    assert {finding.severity for finding in laid_over_minimal(changes) if finding.code == "CLM010"} == {severity}


def test_a_reference_to_a_few_paragraphs_is_not_a_blanket_incorporation() -> None:
    assert codes(complaint_alleging_copying("Sample Kites repeats that [[owned]] is true of the pattern.")) == set()


def test_a_cause_that_the_catalog_marks_as_a_remedy_is_a_warning() -> None:
    claims = "claims: [{cause: wa-injunction, against: strings}]\n"

    assert only("CLM009", KING + claims + COMPLAINT).severity is Severity.WARNING


@pytest.mark.parametrize("title", ["Declaratory Judgment", "Breach of an Injunction", "Conversion of a Trust"])
def test_a_title_that_names_more_than_a_remedy_is_accepted(title: str) -> None:
    assert codes(complaint_alleging_copying("It did.", f"title: {title}")) == set()


def test_a_finding_on_fraud_names_the_missing_particulars() -> None:
    element = "representation: The pattern was described to Sample Kites as another’s."
    claims = f"claims: [{{cause: wa-fraud, against: strings, elements: {{{element}}}}}]\n"

    message = only("CLM006", KING + claims + COMPLAINT).message
    assert message.startswith("`wa-fraud` does not say who made the statement, when the statement was made, ")
    assert message.endswith("where or by what means the statement was made, or why the statement was false")


@pytest.mark.slow
def test_fraud_that_lacks_only_a_place_is_a_note_that_cites_the_rule_of_the_court() -> None:
    element = "representation: 'On May 5, 2024, Imaginary Strings said that the pattern was its own, which was false.'"
    claims = f"claims: [{{cause: wa-fraud, against: strings, elements: {{{element}}}}}]\n"
    in_state_court = only("CLM006", KING + claims + COMPLAINT)
    in_federal_court = only("CLM006", "jurisdiction: [diversity]\namount: 75000\n" + claims + COMPLAINT)

    assert (in_state_court.severity, in_state_court.cite) == (Severity.NOTE, "CR 9(b)")
    assert in_federal_court.cite == "Fed. R. Civ. P. 9(b)"


def test_a_period_that_would_leave_the_calendar_has_no_last_day() -> None:
    assert Period.model_validate({"months": 1}).last_day(date(2021, 1, 31)) == date(2021, 2, 28)
    assert Period.model_validate({"years": 3}).last_day(date(9999, 1, 1)) is None
    assert Period.model_validate({"days": 3}).last_day(date(1, 1, 1)) is None
