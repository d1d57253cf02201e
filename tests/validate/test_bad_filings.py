"""What a filing or a matter says that its papers cannot: each fault gets one line with a remedy."""

from pathlib import Path

import pytest

from tests.support.runs import check, heir, one_error

pytestmark = pytest.mark.usefixtures("folder")

SWORN_BY_NOBODY = "filings: [{paper: complaint, date: 2025-06-02, notary: true}]"
HALF_A_CONFERENCE = (
    "filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all,"
    " conferred: {with: strings, result: opposed}}]"
)


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("demand: about 3210", "is not a sum of money", "`$9,500.25`"),
        (SWORN_BY_NOBODY, "nobody swears to this one", "add `verified_by:`"),
        (HALF_A_CONFERENCE, "does not say `how` and `date`", "add `how:` and `date:`"),
    ],
)
def test_what_a_paper_cannot_print_is_told_with_its_remedy(folder: Path, text: str, message: str, fix: str) -> None:
    told = one_error(check(heir(folder, f"{text}\n")))

    assert message in told["message"]
    assert fix in told["fix"]
