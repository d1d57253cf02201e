"""What is filed with an amended complaint: its exhibits, and nothing again after leave."""

from pathlib import Path

import pytest
from PIL import Image

from tests.support.runs import check, written

pytestmark = pytest.mark.usefixtures("first")

MOTION = """\
  add:
    - paper: motion_for_leave_to_amend
      date: 2026-01-12
      grounds: [The amendment drops a request.]
"""

EXHIBITS = """\
extends: first.yaml
exhibits:
  old: {title: The Order, file: it.png}
facts:
  change: {the_facts: {paragraphs: {add: [{id: ordered, text: The order is in writing., exhibit: [old]}]}}}
"""

MORE = """\
extends: with_exhibit.yaml
exhibits: {new: {title: The Ticket, file: new.png}}
facts:
  change: {the_facts: {paragraphs: {add: [{id: ticket, text: The scale printed a ticket., exhibit: [new]}]}}}
filings:
  change: {complaint: {date: 2026-01-12, FORM amends: {file: with_exhibit.yaml}}}
"""

FEDERAL = "court: mdd\ncounty: none\ndivision: Northern\nnumber: 1:25-cv-00000\ncomplaint_filed: 2025-11-03\n"

STATE = "complaint_filed: 2025-11-03\nnumber: 25-2-00000-0 SEA\n"


def messages(file: Path, codes: tuple[str, ...]) -> list[str]:
    """Return the messages of the findings of *codes* on the matter in *file*."""
    return [finding["message"] for finding in check(file).findings if finding["code"] in codes]


def with_exhibits(court: str, form: str, papers: str, *codes: str) -> list[str]:
    """Return the messages of *codes* on a complaint with a new exhibit beside an old one, amended in *court*."""
    for name, gray in (("it.png", 200), ("new.png", 100)):
        Image.new("L", (850, 1100), gray).save(name)
    written(Path.cwd(), EXHIBITS, "with_exhibit.yaml")
    return messages(written(Path.cwd(), court + MORE.replace("FORM", form) + papers, "second.yaml"), codes)


def test_a_motion_names_the_exhibits_that_are_not_attached_with_the_proposed_complaint() -> None:
    (message,) = with_exhibits(STATE, "proposed: true,", MOTION, "FMT026")
    assert message.endswith("without the exhibits that it cites: Exhibit A (The Order) and Exhibit B (The Ticket)")

    cited = MOTION.replace("      grounds", '      paragraphs: ["Copies: [[old]], [[new]]."]\n      grounds')
    assert with_exhibits(STATE, "proposed: true,", cited, "FMT026") == []


def test_only_new_exhibits_are_missing_where_the_court_wants_no_others() -> None:
    (message,) = with_exhibits(FEDERAL, "proposed: true,", MOTION, "FMT026")
    assert message.endswith("without the new exhibits that it cites: Exhibit B (The Ticket)")


def test_old_exhibits_are_not_filed_again_where_the_court_wants_only_new_ones() -> None:
    (message,) = with_exhibits(FEDERAL, "", "", "MAT017")
    assert message.endswith("Exhibit A (The Order)")
    assert with_exhibits(STATE, "", "", "MAT017") == []


def test_a_complaint_that_leave_made_effective_is_not_filed_again() -> None:
    leave = "docket_read: 2026-01-12\nevents: [{event: leave to amend, date: 2026-01-09}]\n"
    notice = "  add: [{paper: notice_of_amended_complaint, date: 2026-01-12}]\n"
    again, old = with_exhibits(FEDERAL + leave, "", notice, "FMT028", "MAT017"), "is filed after leave was given on"
    assert len(again) == 1
    assert old in again[0]
    assert with_exhibits(STATE + leave, "", notice, "FMT028") == []
