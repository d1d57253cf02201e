"""An attorney's consent to another's signature: it must be unconditional, and dated between action and paper."""

import datetime as dt

import pytest

from assembler.findings.finding import MatterError
from assembler.language.dates import days_in
from tests.support.rule_examples import laid_over_minimal

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
  - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without,
     consents: {other: "CONSENT"}}
"""
COUNTIES = {"wasuper": "King", "nysupct": "Albany", "casuper": "Fresno", "ohcp": "Franklin"}


def with_consent(consent: str) -> str:
    """Return the stipulation with *consent* as the reason to sign for the attorney of the other side."""
    return STIPULATION.replace("CONSENT", consent)


@pytest.mark.parametrize(
    ("consent", "fault"),
    [
        ("by e-mail of June 1, 2025", ""),
        ("by e-mail of 6/2/2025", ""),
        ("Other Example agreed by telephone on June 1, 2025", ""),
        ("consented to this stipulation in writing on 2025-06-01", ""),
        ("by e-mail to Ann Placeholder of June 1, 2025, at 3:15 p.m.", ""),
        ("by e-mail of June 10, 2025", "is dated 2025-06-10, after the paper, which is dated 2025-06-02"),
        ("by e-mail of June 1, 2024", "is dated 2024-06-01, before the action began on 2025-04-01"),
        ("refused by e-mail of June 1, 2025", "says `refused`, which is not a consent"),
        ("by e-mail of June 1, 2025, if each side bears its own costs", "says `if`, but a signature is unconditional"),
        ("by e-mail of June 1, 2025, subject to payment", "says `subject to`, but a signature is unconditional"),
    ],
)
def test_a_consent_is_unconditional_and_has_a_possible_date(consent: str, fault: str) -> None:
    messages = [finding.message for finding in laid_over_minimal(with_consent(consent)) if finding.code == "SIG019"]
    assert messages == ([f"the consent of `Other Example` {fault}"] if fault else [])


@pytest.mark.parametrize(
    "consent",
    [
        "June 1, 2025",
        "by e-mail of June 1, 2025, which he has since revoked",
        "by e-mail of June 1, 2025, but only without prejudice",
        "by telephone on June 1, 2025, as to the caption only",
        "by e-mail of June 1, 2025, for a different case",
        "by e-mail of his paralegal of June 1, 2025",
        "by e-mail of June 1, 2025 he wrote that he could not sign",
        "no answer to our e-mail of June 1, 2025",
        "not by e-mail of June 1, 2025",
        "we asked by e-mail of June 1, 2025",
        "awaiting his e-mail of June 1, 2025",
        "by voicemail left for him on June 1, 2025",
        "silence after our letter of June 1, 2025",
        "by letter of June 2, 2025, which does not object",
    ],
)
def test_words_that_do_not_affirm_a_consent_are_refused(consent: str) -> None:
    assert [finding.code for finding in laid_over_minimal(with_consent(consent))].count("SIG019") == 1


def test_a_reason_to_rely_on_an_instrument_names_an_authority_or_a_fact() -> None:
    def notice(reason: str) -> str:
        relies_on = f"{{instrument: notice, because: {reason}, lawyer: placeholder, date: 2025-06-02}}"
        keys = f"date: 2025-06-02, dismisses: all, relies_on: {relies_on}"
        return f"filings: [{{paper: notice_of_voluntary_dismissal, {keys}}}]\n"

    laid_over_minimal(notice("the docket was read again"))
    with pytest.raises(MatterError, match="`because`, `x`, is too short to be a reason"):
        laid_over_minimal(notice("x"))


def test_dates_are_read_in_words_and_in_figures() -> None:
    text = "March 2, 2021, 2021-03-03, 3/4/21 and 3/5/2021, but February 31, 2021 never"
    assert [*days_in(text)] == [dt.date(2021, 3, day) for day in (2, 3, 4, 5)]


STIPULATION_OF_ROBIN = """
parties:
  strings: {name: Robin Example, kind: individual, formed_in: none, principal_place: none, pro_se: true,
            address: [3 Example Lane, "Springfield 00000"]}
events: [{event: answer, by: [strings], date: 2025-05-20}]
filings:
  - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, signed: [placeholder], KEYS}
"""


def test_a_party_without_counsel_is_reported_until_it_consents() -> None:
    without_consent = STIPULATION_OF_ROBIN.replace("KEYS", "costs: each side bears its own")
    (finding,) = (finding for finding in laid_over_minimal(without_consent) if finding.code == "DIS039")
    assert finding.message == (
        "`stipulation_of_dismissal` is not signed for `Robin Example`, and dismisses nothing until all have signed"
    )
    consent = 'consents: {strings: "by letter of June 1, 2025"}'
    assert laid_over_minimal(STIPULATION_OF_ROBIN.replace("KEYS", consent)) == ()
    consent_of_represented_party = with_consent("by e-mail of June 1, 2025").replace(
        "consents: {other", "consents: {strings"
    )
    with pytest.raises(MatterError, match="attorney, or party without counsel"):
        laid_over_minimal(consent_of_represented_party)


@pytest.mark.parametrize(
    ("court", "kind", "severity", "authority"),
    [
        ("wawd", "limited liability company", "error", "Rowland"),
        ("wasuper", "limited liability company", "error", "Dutch Village Mall"),
        ("nysupct", "corporation", "error", "CPLR 321(a)"),
        ("nysupct", "limited liability company", "warning", "CPLR 321(a), on other entities"),
        ("casuper", "corporation", "error", "Merco"),
        ("ohcp", "corporation", "warning", "(memory)"),
    ],
)
def test_an_entity_without_counsel_does_not_sign_and_the_court_says_why(
    court: str, kind: str, severity: str, authority: str
) -> None:
    place = "number: 2:25-cv-00000\n"
    if court != "wawd":
        place = f"court: {court}\ncounty: {COUNTIES[court]}\ndivision: none\n"
    parties = f"parties: {{kites: {{kind: {kind}, counsel: none, pro_se: true}}}}\n"
    (finding,) = (finding for finding in laid_over_minimal(place + parties) if finding.code == "SIG004")
    assert str(finding.severity) == severity
    assert authority in finding.cite
