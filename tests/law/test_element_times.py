"""An element that requires time to pass, such as thirty days after a notice: a count pleads it if the dates show it."""

import pytest

from assembler.papers import plan_paper
from tests.support.matters import COMPLAINT, catalog, findings, matter
from tests.support.plan_text import body_text

CLAIM_WITH_DEMAND = """
more_facts:
  - id: asked
    heading: The Demand
    paragraphs:
      - id: demanded
        text: {text}
claims:
  - cause: ma-93a
    against: [beta]
    elements: {{act: [broke], damages: [broke], causation: [broke], demand: [demanded]}}
    choices: {{act: deceptive, demand: mailed}}
filings: [{{paper: complaint, date: {date}}}]
"""
DEMAND = "sent Beta a written demand for relief"
TIMELY_DEMAND = f"{DEMAND} at least thirty days before this action"


def complaint_text(text: str, date: str = "2025-06-02") -> str:
    """Return the text of a complaint whose demand is pleaded in *text*."""
    suit = matter(CLAIM_WITH_DEMAND.format(text=text, date=date))
    return " ".join(body_text(*plan_paper(suit, suit.filings[COMPLAINT], catalog()).body))


def time_severities(text: str, date: str = "2025-06-02") -> list[str]:
    """Return the severities of the findings on the time between the demand in *text* and the complaint."""
    return [
        finding.severity
        for finding in findings(CLAIM_WITH_DEMAND.format(text=text, date=date), papers=(COMPLAINT,))
        if finding.code == "CLM024"
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"On May 3, 2025, Alpha mailed Beta a demand for the sale of May 30, 2025."',
        '"Alpha mailed Beta a demand on April 1, 2025. On May 30, 2025, the kite fell."',
        '"Alpha mailed Beta a demand, and waited thirty days."',
    ],
)
def test_a_count_says_that_a_time_passed_where_the_dates_or_the_words_show_it(text: str) -> None:
    assert TIMELY_DEMAND in complaint_text(text)
    assert time_severities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"On May 20, 2025, Alpha mailed Beta a demand with thirty days to pay."', ["warning"]),
        ('"On June 2, 2025, Alpha mailed Beta a demand."', ["warning"]),
        ('"Alpha mailed Beta a demand in May 2025."', ["note"]),
        ('"Alpha mailed Beta a demand on April 1, 2025, and again on May 20, 2025."', ["note"]),
    ],
)
def test_a_count_leaves_out_a_time_that_its_dates_refute_or_do_not_show(text: str, expected: list[str]) -> None:
    assert DEMAND in complaint_text(text)
    assert TIMELY_DEMAND not in complaint_text(text)
    assert time_severities(text) == expected


def test_the_day_on_which_the_complaint_was_filed_counts_for_an_amended_one() -> None:
    text = '"On May 20, 2025, Alpha mailed Beta a demand."'
    assert TIMELY_DEMAND in complaint_text(text, "2025-07-01")
    suit = matter(f"complaint_filed: 2025-06-02\n{CLAIM_WITH_DEMAND.format(text=text, date='2025-07-01')}")
    assert TIMELY_DEMAND not in " ".join(body_text(*plan_paper(suit, suit.filings[COMPLAINT], catalog()).body))


def test_suit_within_a_time_is_pleaded_only_if_each_date_shows_it() -> None:
    suit = """
more_facts:
  - id: lien
    heading: The Lien
    paragraphs: [{id: recorded, text: "On May 5, 2025, Alpha recorded the claim of lien."}]
claims:
  - cause: ca-mechanics-lien-foreclosure
    against: [beta]
    elements: {work: [broke], notice: [broke], lien: [recorded], suit: [recorded]}
    choices: {notice: given}
filings: [{paper: complaint, date: DATE}]
"""
    for date, expected in (("2025-06-02", "begun within 90 days after"), ("2025-10-02", "begun after")):
        validated = matter(suit.replace("DATE", date))
        assert expected in " ".join(body_text(*plan_paper(validated, validated.filings[COMPLAINT], catalog()).body))
