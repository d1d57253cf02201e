"""The table of paragraph numbers has the page of each paragraph, and its line on paper with line numbers."""

from dataclasses import replace

import pytest

from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.renumbering import PaperPlace, cells, renumbering
from assembler.findings.finding import Place
from assembler.plan.blocks import Paragraph
from assembler.proof.proof import Proof, ProofLine, ProofPage
from tests.support.plans import build_plan, words
from tests.support.proofs import SAMPLE

PITCH = 24


def proof(*lines: str, numbered: bool) -> Proof:
    """Return a proof of one page with *lines*, which begin at the third line of the page."""
    proof_lines = tuple(
        ProofLine(text, PITCH * line, left=72, right=540, size=12, font="") for line, text in enumerate(lines, 3)
    )
    numbers = tuple(float(PITCH * line) for line in range(1, 26)) if numbered else ()
    page = ProofPage(number=1, width=612, height=792, lines=proof_lines, numbers=numbers, page_number=1)
    return replace(SAMPLE, pages=(page,))


@pytest.mark.parametrize(("numbered", "line", "cell"), [(True, 3, 3), (False, 0, "")])
def test_the_table_has_lines_only_for_paper_with_line_numbers(numbered: bool, line: int, cell: int | str) -> None:  # noqa: FBT001
    paper = build_plan(Paragraph(words("Alpha sold kites."), number=1, id="p-1"))
    paper_proof = proof("1. Alpha sold kites.", numbered=numbered)
    (row,) = renumbering(marked_paper(paper, paper, Place("matter.yaml")), paper_proof, paper_proof)
    assert row.new == PaperPlace(number=1, page=1, line=line, id="p-1")
    _, *_, new_number, new_page, new_line, _ = cells(row)
    assert (new_number, new_page, new_line) == (1, 1, cell)


def test_changed_paragraphs_are_listed_in_the_later_words_and_deleted_paragraphs_in_the_earlier_words() -> None:
    old = build_plan(
        Paragraph(words("Alpha lost $9,600."), number=1, id="p-1"),
        Paragraph(words("It paid nothing."), number=2, id="p-2"),
    )
    new = build_plan(Paragraph(words("Alpha lost $9,800."), number=1, id="p-1"))
    rows = renumbering(marked_paper(old, new, Place("matter.yaml")))
    assert [row.words for row in rows] == ["Alpha lost $9,800.", "It paid nothing."]
