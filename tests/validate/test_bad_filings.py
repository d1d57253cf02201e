"""Values of a filing or matter that its papers cannot print: each is reported in one line with a remedy."""

from pathlib import Path

import pytest

from tests.support.runs import check, errors, one_error, write_matter

pytestmark = pytest.mark.usefixtures("folder")

NOTARY_WITHOUT_OATH = "filings: [{paper: complaint, date: 2025-06-02, notary: true}]"
INCOMPLETE_CONFERENCE = (
    "filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all,"
    " conferred: {with: strings, result: opposed}}]"
)


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("demand: about 3210", "is not a sum of money", "`$9,500.25`"),
        (NOTARY_WITHOUT_OATH, "nobody swears to this paper", "add `verified_by:`"),
        (INCOMPLETE_CONFERENCE, "lacks `how` and `date`", "add `how:` and `date:`"),
    ],
)
def test_a_value_that_a_paper_cannot_print_is_reported_with_a_remedy(
    folder: Path, text: str, message: str, fix: str
) -> None:
    error = one_error(check(write_matter(folder, f"{text}\n")))

    assert message in error["message"]
    assert fix in error["fix"]


NOTICE_WITH_SERVICE = (
    "complaint_filed: 2025-05-01\nfilings: [{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all,"
    " prejudice: without, service: [{{on: strings, by: hand, date: {}}}]}}]"
)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (
            "2029-01-01",
            "`notice_of_voluntary_dismissal`, dated 2025-06-02, certifies service on 2029-01-01, a later date",
        ),
        (
            "1999-01-01",
            "`notice_of_voluntary_dismissal` certifies service on 1999-01-01, before the complaint dated 2025-05-01",
        ),
    ],
)
def test_a_paper_certifies_no_service_after_it_or_before_the_complaint(folder: Path, day: str, message: str) -> None:
    reported = errors(check(write_matter(folder, NOTICE_WITH_SERVICE.format(day))))

    assert [error["message"] for error in reported if error["code"] == "MAT009"] == [message]


def test_a_paper_may_certify_service_before_its_own_date(folder: Path) -> None:
    assert "MAT009" not in check(write_matter(folder, NOTICE_WITH_SERVICE.format("2025-05-30"))).out
