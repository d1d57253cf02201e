"""Numbers and dates that may not be filed in full: which are reported, and which are not."""

from pathlib import Path

import pytest

from assembler.findings.finding import Severity
from tests.support.rule_examples import COMPLAINT, KING, alleged, codes, only


@pytest.mark.parametrize(
    "text",
    [
        "The SSN is 987 65 4320.",
        "Her social security number: 987654320.",
        "It said 987-65-4320.",
    ],
)
def test_a_social_security_number_is_reported_and_not_repeated(text: str) -> None:
    finding = only("PRV001", alleged(text))
    assert "4320" not in finding.message
    assert (Path(finding.place.file).name, finding.place.line) == ("matter.yaml", 7)


def test_the_words_around_a_number_are_quoted_on_one_line() -> None:
    finding = only("PRV001", alleged("She paid 300 then: 987-65-4320."))
    assert finding.message.endswith("is printed in full after `She paid ... then:`")


def test_an_employer_identification_number_is_a_warning() -> None:
    finding = only("PRV001", alleged("Its taxpayer identification number is 12-3456789."))
    assert finding.severity is Severity.WARNING
    assert "3456789" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "No. 2:21-cv-00031-BJR and No. 21-2-02856-6 SEA.",
        "Seattle, Washington 98104-1640, telephone 206-555-0100.",
        "The number was hidden, and registration VA 0-000-000.",
        "The Social Security Administration sent 500 letters on January 9, 2021.",
        "He was born in 1980. On March 3, 2020, he sued.",
        "The plan, born of the meeting of March 3, 2020, failed.",
        "Her birth date is not known. The contract is of March 3, 2020.",
        "Account number ****1234; account ending in 5678; account number 1234 on January 5, 2020.",
        "AWS suspended the account on January 10, 2021.",
        "They took the bank account numbers of 147000 customers, and account numbers on 2021-01-05.",
        "The deed of trust for the loan gives tax parcel account number 032304-9123.",
        "He carried a telephone with IMEI 490154203237518 to the bank.",
        "The passport numbers of 147000 people were taken, and driver's license numbers from 2019-2020.",
        "The book is ISBN 978-0-306-40615-7, and the card of order 4111 1111 1111 1112 was lost.",
    ],
)
def test_other_numbers_are_not_reported(text: str) -> None:
    assert codes(alleged(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example, born March 3, 1980, sued.",
        "Date of birth: 03/03/1980.",
        "Her DOB is 1980-03-03.",
        "On March 3, 1980, Ann Example was born.",
        "Ann was born in St. Paul on 3 Mar. 1980.",
    ],
)
def test_a_birth_date_is_reported(text: str) -> None:
    assert codes(alleged(text)) == {"PRV002"}


def test_a_birth_date_is_only_noted_where_the_courts_rule_does_not_list_it() -> None:
    text = f"{KING}{COMPLAINT}{alleged('Ann Example, born March 3, 1980, sued.')}"
    assert only("PRV002", text).severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("She paid from savings account no. 00123456.", Severity.ERROR),
        ("The card was 4111 1111 1111 1111.", Severity.ERROR),
        ("AWS gave it account number 123456789012.", Severity.WARNING),
    ],
)
def test_a_financial_account_number_is_an_error(text: str, severity: Severity) -> None:
    assert only("PRV003", alleged(text)).severity is severity


@pytest.mark.parametrize(
    "patch",
    [
        "parties: {strings: {name: Imaginary Strings 987-65-4320}}",
        "relief: [award damages to the holder of 987-65-4320]",
        "filings: [{paper: complaint, title: Complaint 987-65-4320}]",
        "claims: [{cause: wa-defamation, against: [strings], paragraphs: [See 987-65-4320.]}]",
        "filings: [{paper: complaint, legends: [Number 987-65-4320]}]",
        "more_facts: [{id: more, heading: Number 987-65-4320, paragraphs: [More.]}]",
    ],
)
def test_every_text_of_a_matter_is_searched(patch: str) -> None:
    assert codes(patch) == {"PRV001"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PRV004", "Her passport number is 500000001."),
        ("PRV004", "He gave driver's license no. EXAMPL-123456."),
        ("PRV004", "It copied driver license number D1234567."),
        ("PRV005", "The form gave xxx-xx-4320."),
        ("PRV005", "Her social security number ends in 4320."),
        ("PRV006", "It hurt her minor daughter, Robin Example."),
        ("PRV006", "It hurt the minor child Robin Q. Example."),
        ("PRV006", "It hurt Robin Example, a minor."),
        ("PRV006", "It hurt Robin Example, her minor son."),
        ("PRV006", "Child: Robin Example, of Seattle."),
    ],
)
def test_data_that_the_western_district_of_washington_redacts_is_reported(code: str, text: str) -> None:
    finding = only(code, alleged(text))
    assert finding.severity is Severity.WARNING
    assert "4320" not in finding.message
    assert "Robin" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "She lost her passport in 2019, and got another on January 9, 2021.",
        "He has had a driver's license since 2019.",
        "It was a minor matter for Orange County, in a minor League Park.",
        "It hurt the minor child R.E. and the minor plaintiff Jane Doe.",
        "It hurt R.E., a minor, and Jane Doe, a minor.",
        "It was a minor accident. Officer Ann Example saw it, and Example Strings, a minor shareholder, did not.",
        "The Social Security Administration wrote in 2019.",
    ],
)
def test_texts_that_name_no_minor_and_no_number_are_not_reported(text: str) -> None:
    assert codes(alleged(text)) == set()


def test_the_name_beside_the_birth_date_of_a_minor_is_reported() -> None:
    assert codes(COMPLAINT + alleged("Robin Example, born on June 3, 2016, was there.")) == {"PRV002", "PRV006"}
    assert codes(COMPLAINT + alleged("Robin Example, born on June 3, 1990, was there.")) == {"PRV002"}
    undated = COMPLAINT.replace(", date: 2025-06-02", "")
    assert "PRV006" not in codes(undated + alleged("Robin Example, born on June 3, 2016, was there."))


def test_the_last_four_digits_may_be_given_if_the_court_permits() -> None:
    assert codes(f"{KING}{COMPLAINT}{alleged('The form gave xxx-xx-4320.')}") == set()


ALAMEDA = "court: casuper\ncounty: Alameda\ndivision: none\nnumber: 25CV000000\njurisdiction: none\n"


def test_a_license_number_is_an_error_where_the_rule_was_read() -> None:
    finding = only("PRV004", f"{KING}{COMPLAINT}{alleged('It copied driver license number D1234567.')}")
    assert finding.severity is Severity.ERROR
    assert "GR 31(e)(1)" in finding.cite


@pytest.mark.parametrize(
    ("court", "cite"),
    [
        ("", "Fed. R. Civ. P. 5.2(a)(1)"),
        (KING, "GR 31(e)(1)"),
        (ALAMEDA, "CRC 1.201(a)"),
        (
            "court: ohcp\ncounty: Franklin\ndivision: none\nnumber: none\n",
            "house style: a public paper gives no private number",
        ),
    ],
)
def test_the_finding_cites_the_rule_of_the_court(court: str, cite: str) -> None:
    finding = only("PRV001", court + COMPLAINT + alleged("It said 987-65-4320."))
    assert finding.cite.startswith(cite)


@pytest.mark.parametrize(
    "text", ["It paid into account 9988776655, which is closed.", "The bank closed acct. 1234-5678-90 in May."]
)
def test_an_account_number_without_the_word_number_is_reported(text: str) -> None:
    assert codes(alleged(text)) == {"PRV003"}


def test_the_phrase_into_account_does_not_introduce_an_account_number() -> None:
    assert codes(alleged("It took into account 250000 kites, and sent account 2024-01-05 and account 1234.")) == set()
