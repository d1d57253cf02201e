"""An attorney's consent to sign for another: what is recorded must be one, and of a day on which it can be given."""

import datetime as dt

import pytest

from assembler.language.dates import days_in
from tests.rule_examples import laid_over_minimal

STIPULATION = """
complaint_filed: 2025-04-01
parties: {strings: {counsel: [other]}}
events: [{event: answer, by: [strings], date: 2025-05-20}]
counsel:
  other:
    name: Other Example
    bar_number: 00001
    address: [2 Example Street, "Seattle, Washington 98100"]
    telephone: (206) 555-0109
    email: other@example.com
filings:
  - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, consents: {other: "%s"}}
"""


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        ("by e-mail of June 1, 2025", ""),
        ("by e-mail of 6/2/2025, as amended", ""),
        ("by e-mail of June 10, 2025", "is of 2025-06-10, after the paper of 2025-06-02"),
        ("by e-mail of June 1, 2024", "is of 2024-06-01, before the action began on 2025-04-01"),
        ("refused by e-mail of June 1, 2025", "says `refused`, and is none"),
        ("by e-mail of June 1, 2025, if each side bears its own costs", "says `if`, and a signature has no condition"),
        ("by e-mail of June 1, 2025, subject to payment", "says `subject to`, and a signature has no condition"),
    ],
)
def test_a_consent_is_one_without_a_condition_and_of_a_possible_day(consent: str, said: str) -> None:
    found = [one.message for one in laid_over_minimal(STIPULATION % consent) if one.code == "SIG019"]
    assert found == ([f"the consent of `Other Example` {said}"] if said else [])


def test_days_are_read_in_words_and_in_figures() -> None:
    assert [*days_in("March 2, 2021, 2021-03-03, 3/4/21 and 3/5/2021, but February 31, 2021 never")] == [
        dt.date(2021, 3, number) for number in (2, 3, 4, 5)
    ]
