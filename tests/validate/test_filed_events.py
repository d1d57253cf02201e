"""A dated answer among the filings is an event of the case, although the matter does not list it."""

import pytest

from tests.support.dismiss_command import report_on
from tests.support.matters import matter

COUNSEL = """
parties: {strings: {called: Strings, counsel: [other]}}
counsel:
  other: {name: Robin Opponent, bar_number: 00001, address: [2 Example Street, "Seattle, Washington 98100"],
    telephone: (206) 555-0101, email: robin.opponent@example.com}
"""


def matter_with_answer(day: str) -> str:
    answer = f"{{paper: answer, {day} filed_by: strings, responses: [Strings denies it.]}}"
    notice = "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"
    return f"{COUNSEL}docket_read: 2025-06-02\nearlier_dismissals: none\nfilings:\n  - {answer}\n  - {notice}\n"


@pytest.mark.parametrize(
    ("day", "verdict"), [("date: 2025-04-01,", "closed"), ("date: 2025-07-01,", "open"), ("", "open")]
)
def test_a_notice_is_closed_by_an_answer_that_the_matter_has_filed_before_it(day: str, verdict: str) -> None:
    assert report_on(matter_with_answer(day))["instruments"]["notice"]["verdict"] == verdict


def test_the_events_follow_those_of_the_matter_and_repeat_none() -> None:
    claim = "counterclaims: [{title: Debt, against: alpha, paragraphs: [Alpha owes it.]}]"
    answer = f"filings: [{{paper: answer, date: 2025-04-01, filed_by: beta, responses: [Beta denies it.], {claim}}}]\n"
    changes = "events: [{event: answer, by: beta, date: 2025-04-01}]\n"

    assert [event.event for event in matter(answer).events][-2:] == ["answer", "counterclaim"]
    assert [event.event for event in matter(changes + answer).events] == ["answer", "counterclaim"]
