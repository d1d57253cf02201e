"""Findings that depend on a later paper, party, address line or ground, or on all rows of a table."""

import re

import pytest

from assembler.rules import all_rules
from assembler.rules.venue.grounds import BEFORE_FALLBACK
from tests.support.rule_examples import COMPLAINT, KING, alleged, codes, laid_over_minimal, only


def messages(code: str, example: str) -> list[str]:
    """Return the messages of *code* in *example*."""
    return [finding.message for finding in laid_over_minimal(example) if finding.code == code]


# -- papers -----------------------------------------------------------------------------------------------------------

PROPOSED = "  - {paper: complaint, title: First Amended Complaint, date: 2025-06-02, proposed: true, KEYS}\n"


def test_a_proposed_complaint_after_another_paper_must_be_unsigned_in_washington() -> None:
    motion = "  - {paper: motion_for_leave_to_amend, date: 2025-06-02, grounds: [The case is new.]}\n"
    proposed = PROPOSED.replace("KEYS", "signed: [placeholder]")
    example = f"{KING}jurisdiction: none\ncomplaint_filed: 2025-03-03\nfilings:\n{motion}{proposed}"
    assert messages("FMT022", example) == ["`complaint` is proposed; the court wants it unsigned"]


def test_a_second_party_who_cannot_sign_a_stipulation_is_named() -> None:
    counsel = "{name: Sidney Specimen, bar_number: '00001', address: [2 Example Plaza], email: s@example.com}"
    reels = "{name: 'Made-Up Reels, Inc.', role: defendant, kind: corporation, formed_in: Ohio}"
    example = (
        f"complaint_filed: 2025-03-03\nparties: {{strings: {{counsel: [specimen]}}, reels: {reels}}}\n"
        f"counsel: {{specimen: {counsel}}}\nevents: [{{event: answer, by: [strings, reels], date: 2025-04-01}}]\n"
        f"filings:\n{PROPOSED.replace(', KEYS', '')}  - {{paper: stipulation_to_amend, date: 2025-06-02}}\n"
    )
    assert messages("FMT023", example) == ["the stipulation has no line on which `Made-Up Reels, Inc.` can sign"]


def test_a_complaint_that_the_court_requires_to_be_verified_has_the_courts_rule_as_authority() -> None:
    finding = only("CLM020", f"court: pacp\ncounty: Erie\ndivision: none\njurisdiction: none\n{COMPLAINT}")
    assert finding.message == "`pacp` requires a verified complaint, but nobody verifies `complaint`"
    assert "Pa.R.C.P. 1024(a)" in finding.cite


@pytest.mark.parametrize(("statute", "is_reported"), [("42 U.S.C. § 1981", False), ("28 U.S.C. § 2201", True)])
def test_the_statute_of_a_count_may_be_the_ground_of_a_remedy(statute: str, *, is_reported: bool) -> None:
    count = f"{{title: Refusal to Deal, law: US, against: [strings], statutes: [{statute}], paragraphs: [It refused.]}}"
    example = f"relief: [award punitive damages]\nclaims: [{count}]\n{COMPLAINT}"
    expected = ["`punitive damages`: no count pleads a ground for punitive damages"] if is_reported else []
    assert messages("CLM039", example) == expected


# -- venue ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ground", sorted(BEFORE_FALLBACK))
def test_the_fallback_is_reported_beside_every_ground_that_comes_before_it(ground: str) -> None:
    message = f"`fallback` requires that no other ground applies to any district, but `{ground}` is pleaded"
    assert message in only("VEN001", f"venue: [{ground}, fallback]\n{COMPLAINT}").message


def test_all_grounds_before_the_fallback_are_known() -> None:
    assert {"events", "property", "real property", "residence"} == BEFORE_FALLBACK


@pytest.mark.parametrize(("city", "is_reported"), [("Seattle", False), ("Tacoma", True)])
def test_a_partys_address_may_be_in_a_city_of_the_matters_county(city: str, *, is_reported: bool) -> None:
    example = (
        f'{KING}parties: {{strings: {{principal_place: "Tacoma, Washington", '
        f'address: ["2 Example Street", "{city}, Washington 98100"]}}}}\n'
        'counsel: {placeholder: {address: [1 Example Street, "Tacoma, Washington 98400"]}}\n'
        f"{alleged('It happened in Pierce County, Washington.')}{COMPLAINT}"
    )
    assert ("VEN009" in codes(example)) is is_reported


# -- words that no paper prints ---------------------------------------------------------------------------------------


def test_a_sentence_that_no_paper_prints_is_named_and_not_all_sentences() -> None:
    (message,) = messages("TXT018", f'sentences: {{signature: {{fax: "Fax: {{number}}"}}}}\n{COMPLAINT}')
    assert message == "no paper prints `fax`: `Fax: {number}`"


def test_each_line_of_an_address_that_no_paper_prints_is_reported() -> None:
    lines = '[Pat Placeholder, "Seattle, Washington 98100", (206) 555-0100, pat.placeholder@example.com]'
    signature = f"signed: [placeholder], signature_block: [{{signs: placeholder, lines: {lines}}}]"
    address = 'counsel: {placeholder: {address: [1 Example Plaza, "Seattle, Washington 98100"]}}'
    paper = f"{address}\nfilings: [{{paper: complaint, date: 2025-06-02, {signature}}}]\n"
    (message,) = messages("TXT018", paper)
    assert message == "no paper prints `address`: `1 Example Plaza`"


# -- every entry counts -----------------------------------------------------------------------------------------------

NEBRASKA = "court: nedist\ncounty: Lancaster\ndivision: none\nnumber: none\njurisdiction: none\nvenue: [residence]\n"


def test_keys_that_only_one_of_several_people_has_are_named_as_unprinted() -> None:
    ann = "strings: {name: Ann Sample, kind: individual, formed_in: none, principal_place: none, address: [2 Elm St.]}"
    bob = (
        "bob: {name: Bob Specimen, role: defendant, kind: individual, citizenship: Nebraska, address: [3 Example St.]}"
    )
    claim = "{title: Conversion, law: NE, against: [strings, bob], paragraphs: [They took the kites.]}"
    example = f"{NEBRASKA}parties:\n  {ann}\n  {bob}\nclaims: [{claim}]\n{COMPLAINT}"
    assert "; the papers do not print `citizenship:` and `address:`" in only("PTY010", example).message


def test_a_text_with_another_amount_than_the_matter_has_the_remedy_to_write_the_same() -> None:
    section = "{id: more, heading: More, paragraphs: ['The amount in controversy exceeds $57,000.']}"
    finding = only("JUR028", f"jurisdiction: [diversity]\namount: 75000\nmore_facts: [{section}]\n{COMPLAINT}")
    assert finding.fix == "write the same amount in the text and under `amount:`"


def test_one_party_on_each_side_may_run_on_in_a_line() -> None:
    (example,) = all_rules()["CAP016"].bad
    one_defendant = re.sub(r"parties:\n.*\n", "", example).replace("[strings, cords]", "[strings]")
    assert one_defendant.count("cords") == 0
    assert [messages("CAP016", text) != [] for text in (example, one_defendant)] == [True, False]
