"""Captions of later pleadings omit parties who join the case afterward."""

from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.runs import write_file

pytestmark = pytest.mark.usefixtures("first")

MATTER = """\
extends: first.yaml
number: 25-2-00000-0 SEA
complaint_filed: 2025-11-03
parties:
  invented_orchards: {further_roles: [third-party plaintiff]}
  mill: {name: Dummy Mill LLC, role: third-party defendant, kind: limited liability company}
  rower: {name: Pat Placeholder, role: intervenor-plaintiff, kind: individual, counsel: [sample]}
filings:
  add:
    - paper: supplemental_complaint
      date: 2026-01-20
      allegations: [{paragraphs: [The apples were sold.]}]
    - paper: third_party_complaint
      date: MILL
      filed_by: invented_orchards
      allegations: [{paragraphs: [The mill agreed to press the apples.]}]
      counts: [{title: Indemnity, against: mill, paragraphs: [The mill must indemnify.]}]
    - paper: complaint_in_intervention
      date: ROWER
      filed_by: rower
      allegations: [{paragraphs: [Pat Placeholder paid for the apples.]}]
      counts: [{title: Restitution, against: invented_orchards, paragraphs: [The payment must be returned.]}]
"""


def captions(mill: str, rower: str) -> dict[str, str]:
    """Return the caption of each paper if the mill is sued and Pat Placeholder joins on the given dates."""
    matter = MATTER.replace("MILL", mill).replace("ROWER", rower)
    plans = examine_matter(write_file(Path.cwd(), matter, "later.yaml"), Options(draft=True)).plans
    return {plan.id: " ".join(line.text for line in plan.caption.left).upper() for plan in plans}


def test_a_party_who_joins_later_is_not_in_the_caption_of_an_earlier_pleading() -> None:
    left = captions("2025-12-01", "2026-01-20")
    assert "DUMMY MILL" in left["supplemental_complaint"]
    assert "PLACEHOLDER" not in left["supplemental_complaint"]
    assert "PLACEHOLDER" not in left["third_party_complaint"]
    assert "PLACEHOLDER" in left["complaint_in_intervention"]
    assert "DUMMY MILL" in left["complaint_in_intervention"]


def test_an_intervenor_is_in_the_captions_from_the_date_of_the_leave() -> None:
    left = captions("2026-02-02", "2026-01-20\n      leave: 2026-01-12")
    assert "PLACEHOLDER" in left["supplemental_complaint"]
    assert "DUMMY MILL" not in left["supplemental_complaint"]
    assert "PLACEHOLDER" in left["third_party_complaint"]
