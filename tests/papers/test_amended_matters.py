"""Differences between an amended and the earlier complaint: dropped parties, dates, exhibits, import doubts."""

from pathlib import Path

import pytest

from assembler.comparing.tokens import text_of
from assembler.comparing.units import rich_texts
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support.amendments import AMENDED, MOTION
from tests.support.runs import check, run_here, write_file

pytestmark = pytest.mark.usefixtures("first")

TWO_DEFENDANTS = """\
extends: first.yaml
parties:
  haulage:
    name: Sample Haulage Co.
    called: Haulage
    role: defendant
    kind: corporation
    formed_in: Oregon
    principal_place: Salem, Oregon
"""

DROPPED = """\
parties: {haulage: {terminated: {date: 2026-01-12}}}
events:
  - {event: motion to dismiss, by: haulage, date: 2025-12-01}
  - {event: answer, by: invented_orchards, date: 2026-01-05}
"""

AMENDMENT = AMENDED.replace("first.yaml", "both.yaml") + MOTION + DROPPED


def write_amendment(text: str = AMENDMENT) -> Path:
    """Write the matter of the complaint against two defendants, and its amendment *text*; return the latter's file."""
    write_file(Path.cwd(), TWO_DEFENDANTS, "both.yaml")
    return write_file(Path.cwd(), text, "second.yaml")


def caption(plan: Plan) -> str:
    return " ".join(line.text for line in plan.caption.left)


def body_text(plan: Plan) -> str:
    return " ".join(" ".join(text_of(rich) for block in plan.body for rich in rich_texts(block)).split())


@pytest.mark.slow
def test_the_amended_complaint_omits_a_dropped_party_and_the_motion_names_it() -> None:
    complaint, motion, _ = examine_matter(write_amendment(), Options(draft=True)).plans

    assert "HAULAGE" not in caption(complaint)
    assert "Haulage" not in body_text(complaint)
    assert "HAULAGE" in caption(motion)
    assert "Haulage served a motion to dismiss on December 1, 2025" in body_text(motion)


def test_the_right_to_amend_counts_papers_that_a_dropped_party_served() -> None:
    write_amendment()

    assert "right is still open as to `Sample Haulage" in " ".join(run_here("amend", "second.yaml").out.split())


def test_the_note_on_the_amendment_says_that_it_drops_the_party() -> None:
    write_amendment()

    (note,) = (finding for finding in check("second.yaml").findings if finding["code"] == "MAT015")
    assert "drops the party Sample Haulage Co." in note["message"]


def test_an_event_of_a_dropped_party_is_reported_and_the_remedy_says_how_to_keep_it() -> None:
    write_amendment(AMENDMENT.replace("{haulage: {terminated: {date: 2026-01-12}}}", "{haulage: none}"))

    (finding,) = (finding for finding in check("second.yaml").findings if finding["code"] == "MAT004")
    assert finding["message"] == "no party is called `haulage`"
    assert "write `terminated: {date: ...}` in its entry instead of `none`" in finding["fix"]


def test_an_amended_complaint_cannot_have_been_filed_before_the_complaint_that_it_amends() -> None:
    write_amendment(AMENDMENT.replace("complaint_filed: 2025-11-03", "complaint_filed: 2024-11-03"))

    (finding,) = (finding for finding in check("second.yaml").findings if finding["code"] == "MAT009")
    assert finding["message"].startswith("`complaint_filed` is 2024-11-03, but `complaint` of both.yaml")


def test_an_exhibit_with_another_date_is_a_change_of_the_complaint() -> None:
    first = Path("first.yaml").read_text("utf-8")
    exhibit = "exhibits: {price_list: {title: Price List, date: 2025-01-02, file: list.pdf}}\n"
    Path("first.yaml").write_text(first + exhibit, "utf-8")
    write_amendment(AMENDMENT + "exhibits: {price_list: {date: 2025-02-03}}\n")

    (note,) = (finding for finding in check("second.yaml").findings if finding["code"] == "MAT015")
    assert "replaces the exhibit Price List" in note["message"]


def test_an_import_with_doubts_is_not_amended_before_they_are_settled() -> None:
    doubtful = "import: {doubts: [{about: the court, page: 1, line: 2}]}\n"
    write_file(Path.cwd(), TWO_DEFENDANTS + doubtful, "both.yaml")
    write_file(Path.cwd(), AMENDMENT + "import: none\n", "second.yaml")

    (finding,) = (finding for finding in check("second.yaml").findings if finding["code"] == "MAT013")
    assert finding["message"] == "`complaint` of both.yaml, which `complaint` amends, was imported and has 1 doubt"
