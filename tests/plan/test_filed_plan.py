"""The plan of a filed paper, read from its record."""

import hashlib
from dataclasses import replace

import pytest

from assembler.catalog.filed_papers import FiledPaper
from assembler.findings.finding import MatterError
from assembler.plan.blocks import Paragraph, Picture
from assembler.plan.filed_plan import as_record, fingerprint_of_plan, plan_as_filed, printed_parts
from assembler.plan.plan import AttachedExhibit, Attachment, Box, Plan
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.word_count import fingerprint_of_text
from tests.support.amended import amended_pair
from tests.support.plans import WAWD, build_plan, words

ATTACHMENT = Attachment(
    (AttachedExhibit("lease", "A", "Lease", cited_pages=(1, 3)),),
    combined=True,
    caption="Alpha v. Beta",
    number="1",
    cover_sheets=True,
    stamps=False,
    bates_prefix="",
    bates_first="",
    index=False,
    two_sided=False,
    letter_size=False,
)


def filed_record(paper_plan: Plan, changed_plan: str | None = None) -> FiledPaper:
    """Return the record of *paper_plan*, with the text *changed_plan*, if given, in place of its plan."""
    plan = as_record(paper_plan) or ""
    digest = hashlib.sha256(plan.encode()).hexdigest()
    return FiledPaper(
        "filed/matter/complaint.json",
        paragraphs={},
        headings={},
        exhibits={},
        text=fingerprint_of_text(paper_plan),
        plan=plan if changed_plan is None else changed_plan,
        plan_sha256=digest,
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_is_read_back_as_it_was_filed(seed: int) -> None:
    for paper in amended_pair(seed):
        assert plan_as_filed(filed_record(paper)) == printed_parts(paper)


def test_tables_pictures_boxes_and_attachments_are_read_back_too() -> None:
    entry = TableEntry(words("Facts"), ("s-facts",), label="I.")
    paper = build_plan(
        Paragraph(words("It rained — on Ἀθῆναι."), number=1, id="p-rain"),
        Picture("A map", "data:image/png;base64,AAAA", width=100, height=50.5),
        page_setup=replace(WAWD, clerk=Box(left=1, top=2, right=3.5, bottom=4)),
        tables=(FrontTable("contents", "CONTENTS", (TableGroup(heading="", entries=(entry,)),)),),
        attachment=ATTACHMENT,
    )
    assert plan_as_filed(filed_record(paper)) == paper


def test_a_record_without_a_plan_has_none() -> None:
    record_without_plan = FiledPaper("filed/matter/complaint.json", paragraphs={}, headings={}, exhibits={}, text="x")
    assert plan_as_filed(record_without_plan) is None


@pytest.mark.parametrize("record", ["{", "[]", '{"is": "Plan"}', '{"is": "Path"}', "[" * 100_000])
def test_a_plan_that_was_changed_is_refused(record: str) -> None:
    paper = build_plan(Paragraph(words("It rained."), number=1, id="p-rain"))
    with pytest.raises(MatterError, match="has a different text from the filed paper"):
        plan_as_filed(filed_record(paper, record))
    changed = replace(filed_record(paper, record), plan_sha256=hashlib.sha256(record.encode()).hexdigest())
    with pytest.raises(MatterError, match="has a different text from the filed paper"):
        plan_as_filed(changed)


def test_the_fingerprint_is_of_all_that_is_printed() -> None:
    paper = build_plan(Paragraph(words("It rained."), number=1, id="p-rain"))
    assert fingerprint_of_plan(replace(paper, own_sentences=("x",))) == fingerprint_of_plan(paper)
    assert fingerprint_of_plan(replace(paper, judge="THE HONORABLE R. ROE")) != fingerprint_of_plan(paper)
