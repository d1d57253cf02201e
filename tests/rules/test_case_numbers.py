"""Case numbers typed in the text of a paper."""

import pytest

from assembler.findings.finding import Severity
from tests.support.matters import findings

FILING = "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, prejudice: without, paragraphs: ['%s']}]\n"


def severities_of(sentence: str) -> list[Severity]:
    """Return the severity of each finding on the case number in *sentence*, in a notice in case 2:25-cv-03317."""
    matter_findings = findings(f"number: 2:25-cv-03317\n{FILING % sentence}", papers=(0,))
    return [finding.severity for finding in matter_findings if finding.code == "CAP020"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties have settled, and Sample Kites therefore dismisses Case No. 2:25-cv-03371.",
        "Sample Kites dismisses this action, No. 25-cv-3371.",
        "Sample Kites dismisses Case No. 2:24-cv-01906.",
    ],
)
def test_a_paper_that_names_another_case_as_dismissed_is_stopped(sentence: str) -> None:
    assert severities_of(sentence) == [Severity.ERROR]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sample Kites dismisses Case No. 2:25-cv-03317.",
        "Sample Kites dismisses Case No. 25-cv-3317.",
        "The related case, No. 2:25-cv-03371, is not dismissed.",
    ],
)
def test_a_paper_may_name_its_own_case_and_a_related_one(sentence: str) -> None:
    assert severities_of(sentence) == []
