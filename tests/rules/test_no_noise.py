"""Findings that a good lawyer would wave away are not reported."""

from pathlib import Path

import pytest

from assembler.findings.finding import Finding, Severity
from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.places import ROOT
from tests.support.rule_examples import COMPLAINT, alleged, codes, laid_over_minimal, only


def is_matter(file: Path) -> bool:
    """Whether *file* is a whole matter: not a shared part, nor the base of a batch, whose rows are checked instead."""
    text = file.read_text("utf-8")
    return "\nfilings:" in text and "<<" not in text


YAML_FILES = [*sorted((ROOT / "matters").rglob("*.yaml")), *sorted((ROOT / "tests/cases").rglob("*.yaml"))]

SAMPLES = [file for file in YAML_FILES if is_matter(file)]


def errors_and_warnings(file: Path) -> list[Finding]:
    """Return the errors and warnings of the matter at *file*."""
    findings = examine_matter(file, Options(root=ROOT)).findings
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


def is_answer_for_paper(finding: Finding) -> bool:
    """Whether *finding* only says that a lawyer answers for a paper, as its matter says under `relies_on:`."""
    return finding.severity is Severity.WARNING and " answers for it (" in finding.message


@pytest.mark.slow
def test_a_strict_check_passes_on_each_sample_unless_a_lawyer_answers_for_a_paper() -> None:
    assert len(SAMPLES) >= 25
    findings_by_file = {file: errors_and_warnings(file) for file in SAMPLES}
    files_with_answers = {
        file for file, findings in findings_by_file.items() if any(map(is_answer_for_paper, findings))
    }
    assert files_with_answers == {file for file in SAMPLES if "relies_on:" in file.read_text("utf-8")}
    all_findings = [finding for findings in findings_by_file.values() for finding in findings]
    other_findings = [finding for finding in all_findings if not is_answer_for_paper(finding)]
    assert {finding.code for finding in other_findings} == {"MAT012"}  # an answer can only be built as a draft
    assert {finding.paper for finding in other_findings} == {"answer"}


TORT = """
court: txsd
division: Houston
number: 4:25-cv-00000
parties:
  kites: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, counsel: [placeholder]}
  strings: {name: United States of America, kind: government, formed_in: none, principal_place: none}
more_facts:
  - id: surgery
    heading: The Surgery
    paragraphs:
      - {id: harmed, text: "On May 17, 2021, a surgeon of the United States injured Ann Example."}
      - {id: asked, text: "On DAY, she gave the agency a written claim for $5,000."}
claims:
  - cause: us-federal-tort-claims-act
    against: [strings]
    elements:
      federal-employee: [harmed]
      state-tort: [harmed]
      causation-and-injury: [harmed]
      administrative-claim: [asked]
      final-denial: The agency denied it on October 2, 2024.
filings: [{paper: complaint, date: 2025-03-29}]
"""


@pytest.mark.parametrize(("day", "is_late"), [("March 20, 2023", False), ("June 20, 2023", True)])
def test_a_claim_to_an_agency_in_time_preserves_the_complaint(day: str, *, is_late: bool) -> None:
    assert ("CLM011" in codes(TORT.replace("DAY", day))) is is_late


@pytest.mark.slow
def test_only_the_date_of_the_injury_counts_if_the_period_runs_from_it() -> None:
    count = (
        "claims: [{cause: ca-negligence, against: [strings], elements: {duty: [owned], breach: Imaginary Strings made "
        "it in 1985., damages: Sample Kites was injured DAY., causation: [copied]}}]\n"
    )
    assert "CLM011" not in codes(COMPLAINT + count.replace(" DAY", ""))
    assert "CLM011" in codes(COMPLAINT + count.replace("DAY", "in May 2019"))


def test_a_paragraph_may_refer_to_a_term_with_the_same_name() -> None:
    text = (
        "terms: {license: {term: License, means: a license for 500 copies}}\n"
        "more_facts: [{id: more, heading: More, paragraphs: [{id: license, text: 'It signed [[term:license]].'},"
        " {id: later, text: 'It lost [[term:license]].'}]}]\n"
    )
    assert codes(COMPLAINT + text) <= {"CLM003"}


def test_a_sum_in_the_prayer_is_reported_only_in_an_injury_case() -> None:
    court = "court: nysupct\ncounty: Kings\ndivision: none\nnumber: 500000/2025\nrelief: ['award $5,000']\n"
    assert "FMT003" not in codes(court + COMPLAINT)
    assert "FMT003" in codes(court + COMPLAINT + alleged("Its officer was taken to a hospital."))


CORRECT_TEXTS = {
    "a term that is defined, used and defined again": (
        "TRM001",
        (
            f"{COMPLAINT}more_facts: [{{id: more, heading: More, paragraphs: [It signed a license (the “License”).,"
            " It read the License., It had a license (the “License”).]}]\n"
        ),
    ),
    "a term that a heading uses": (
        "TRM002",
        f"{COMPLAINT}more_facts: [{{id: more, heading: Under the Permit, paragraphs: [It had one (the “Permit”).]}}]\n",
    ),
    "an exhibit and a paragraph of one name, which a prefix tells apart": (
        "MAT005",
        (
            f"{COMPLAINT}exhibits: {{copied: {{title: Letter, file: letter.pdf}}}}\n"
            f"{alleged('[[exhibit:copied]], [[paragraph:copied]].')}"
        ),
    ),
    "the number of a multidistrict litigation": ("CAP004", "number: MDL No. 3041\n"),
    "residence, where the paper prints citizenship": (
        "JUR017",
        f"jurisdiction: [diversity]\namount: 75000\n{COMPLAINT}{alleged('Sample Kites resides in Oregon.')}",
    ),
    "a fax number": ("SIG007", f"court: ksd\ndivision: Topeka\nnumber: 5:25-cv-00000\n{COMPLAINT}"),
    "a clause of a contract by its number": (
        "TXT010",
        f"{COMPLAINT}{alleged('The lease says so in paragraphs 4 and 5. Under paragraph 6, it was to pay.')}",
    ),
    "neighboring sections of one title": (
        "CIT010",
        f"{COMPLAINT}{alleged('It arises under 28 U.S.C. §§ 1331, 1338, 1367 and 2201, and 42 U.S.C. §§ 1981-1983.')}",
    ),
    "a numeral": ("TXT016", f"{COMPLAINT}{alleged('Appendix XX and Title XX, section 20 XX, are in evidence.')}"),
    "a name that ends like a defined term": (
        "TRM007",
        f"{COMPLAINT}{alleged('They signed a Supply Agreement. The Agreement was for one year.')}",
    ),
    "a brother": (
        "TRM008",
        (
            "parties: {strings: {name: Ann Whitman, kind: individual, formed_in: none, principal_place: none}}\n"
            f"{COMPLAINT}{alleged('Ann Whitman paid. Her brother, Eve Whitman, did not.')}"
        ),
    ),
    "weeks that are rounded": (
        "FCT018",
        alleged("It was closed for 14 weeks, from June 10 through September 13, 2024."),
    ),
    "a price for all and for each": ("FCT003", alleged("It offered all six kites for $60,000, or $10,000 each.")),
    "an address of initials and surname": (
        "SIG028",
        "counsel: {placeholder: {name: Gustavo F. Placeholder, email: gfplaceholder@example.com}}\n",
    ),
    "a subjunctive": ("TXT030", alleged("Section 4 required that the dye have a grade of 4 or better.")),
    "a surname after a title": ("TXT028", alleged("It wrote to Roland Pryce in March. Mr. Pryce answered in April.")),
    "a subsection before a date": (
        "PRV002",
        alleged("It relied on Section 7.2(b). The shop closed on January 9, 2021."),
    ),
}
"""Correct texts, each with the code of the rule that must not report it."""


@pytest.mark.parametrize("description", CORRECT_TEXTS)
def test_correct_texts_are_not_reported(description: str) -> None:
    code, patch = CORRECT_TEXTS[description]
    reported = codes(patch)
    assert code not in reported
    assert reported <= {"CLM003", "TRM005"}


def test_typed_paragraph_numbers_become_one_reference_if_each_paragraph_has_a_name() -> None:
    def message(numbers: str) -> str:
        return only("TXT010", COMPLAINT + alleged(f"It did so, as alleged in paragraphs {numbers}.")).message

    assert message("5 and 7") == "`paragraphs 5 and 7` is typed by hand; write `[[owned, copied]]`"
    assert message("5 to 7") == "`paragraphs 5 to 7` is typed by hand; write `[[owned..copied]]`"
    assert message("5 and 99") == "`paragraphs 5 and 99` is typed by hand, but the last paragraph is 13"


def test_a_number_typed_in_an_amended_complaint_may_mean_the_earlier_complaint() -> None:
    filings = (
        "filings:\n  - {paper: complaint, date: 2025-06-02}\n  - {paper: complaint, id: second, amends: complaint}\n"
    )
    message = only("TXT010", filings + alleged("It did so, as alleged in paragraph 5.")).message
    assert message == "`paragraph 5` is typed by hand, and may mean the earlier complaint's paragraph of that number"


def test_typed_count_numbers_become_one_reference() -> None:
    claims = "".join(
        f"  - {{id: c{number}, cause: us-copyright-infringement, against: [strings], elements: {{ownership: [owned],"
        " registration: [registered], copying: [copied], exclusive-right: [copied]}}\n"
        for number in (1, 2, 3)
    )

    def messages(text: str) -> list[str]:
        findings = laid_over_minimal(f"claims:\n{claims}{COMPLAINT}{alleged(text)}")
        return [finding.message for finding in findings if finding.code == "TXT017"]

    assert messages("It pleads Counts I and III.") == ["`Counts I and III` is typed by hand; write `[[c1, c3]]`"]
    assert messages("Counts I, II, and IV are.") == [
        "`Counts I, II, and IV` is typed by hand, but the matter has 3 counts"
    ]
