"""Captions that are longer than a page: the marked copy and its proof read them in one order."""

from dataclasses import replace

import pytest

from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.read_back import prove_pdf
from assembler.comparing.resolved import with_changes_resolved
from assembler.findings.finding import Place
from assembler.outputs import PDF, OutputSetting
from assembler.plan.line_grid import wide_caption
from assembler.plan.plan import Caption, CaptionLine, Plan
from tests.support.plans import CAPTION, build_plan
from tests.support.proved import prove_paper

HERE = Place("matter.yaml", 3, 5)


def complaint_against(*names: str, legends: tuple[str, ...] = ()) -> Plan:
    """Return a complaint against the parties *names*, with *legends* below its title."""
    parties = tuple(CaptionLine(name, "party") for name in names)
    caption: Caption = replace(CAPTION, left=(*CAPTION.left[:3], *parties), legends=legends)
    return build_plan(caption=caption)


OLD_DEFENDANTS = ("ALPHA KITES;", "BETA STRINGS;", "GAMMA PAPERS;", "DELTA REELS;", "EPSILON TAILS;")
NEW_DEFENDANTS = ("ANN ROE;", "BOB STILES;", "CAROL NOAKES;", "DAN DOE;", "EVE MILES;")


@pytest.mark.slow
def test_a_caption_that_is_long_only_in_the_marked_copy_is_read_in_that_copys_order() -> None:
    old, new = complaint_against(*OLD_DEFENDANTS), complaint_against(*NEW_DEFENDANTS)
    marked = marked_paper(old, new, HERE).plan
    assert [wide_caption(paper) for paper in (old, new, marked)] == [False, False, True]
    assert wide_caption(with_changes_resolved(marked, "deleted"))
    pdf = PDF.make(marked, OutputSetting())
    prove_pdf(pdf.proof, pdf.plan, own_templates=(), place=HERE)


@pytest.mark.slow
def test_a_caption_whose_columns_both_need_a_second_page_is_read_column_by_column() -> None:
    legends = tuple(f"COUNT {number} OF MANY" for number in range(40))
    _, findings = prove_paper(complaint_against(*(OLD_DEFENDANTS * 8), legends=legends))
    assert [finding.message for finding in findings if finding.code in {"PRF001", "PRF009", "PRF020"}] == []


def test_the_earlier_paper_is_measured_with_its_own_caption() -> None:
    old, new = complaint_against(*OLD_DEFENDANTS), complaint_against(" ".join(OLD_DEFENDANTS[:4]), OLD_DEFENDANTS[4])
    assert marked_paper(old, new, HERE).old.caption == old.caption
