"""Findings on amendments and hearings that are only notes, because the law was not read."""

import pytest

from assembler.findings.finding import Severity
from tests.support.rule_examples import KING, only

OMITTED = """
complaint_filed: 2025-03-03
exhibits: {lease: {title: Lease, file: it.pdf}}
more_facts: [{id: more, heading: More, paragraphs: [{text: The parties signed a lease., exhibit: [lease]}]}]
filings:
  - {paper: complaint, title: First Amended Complaint, date: 2025-06-02, proposed: true}
  - paper: motion_for_leave_to_amend
    date: 2025-06-02
    hearing: {date: DAY}
    grounds: [Discovery has just begun.]
    pleading_exhibits: omitted
"""


def test_omitted_exhibits_are_a_note_if_the_courts_rule_on_complete_pleadings_was_not_read() -> None:
    finding = only("FMT026", OMITTED.replace("DAY", "2025-06-20"))
    assert (finding.severity, finding.cite) == (Severity.NOTE, "LCR 15 (memory)")


@pytest.mark.parametrize(
    ("court", "day", "severity"),
    [
        ("", "2025-07-05", Severity.WARNING),
        ("", "2025-07-04", Severity.WARNING),
        (KING, "2025-07-04", Severity.NOTE),
        (KING, "2025-07-06", Severity.WARNING),
    ],
)
def test_a_federal_holiday_is_only_a_note_in_a_state_court(court: str, day: str, severity: Severity) -> None:
    assert only("DAT006", court + OMITTED.replace("DAY", day)).severity is severity
