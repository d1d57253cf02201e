"""A marked copy that shows deletions in brackets."""

from dataclasses import replace

import pytest

from assembler.check import check_proof
from assembler.comparing.brackets import in_brackets, with_brackets
from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.read_back import prove_pdf
from assembler.findings.finding import MatterError, Place, Severity
from assembler.outputs import PDF, OutputSetting
from assembler.outputs.render import render
from assembler.plan.blocks import Link, MarkedLine, Note, Paragraph, RichText, Words
from assembler.plan.text.line_breaks import with_unbreakable_parts
from tests.support.amended import amended_pair
from tests.support.plans import build_plan

HERE = Place("matter.yaml", 3, 5)


def plain_text(rich: RichText) -> str:
    """Return the text of *rich* without its footnotes and without the marks of its changes."""
    return "".join(run.text for run in rich if isinstance(run, Words | Link))


def test_adjacent_deleted_runs_share_one_pair_of_brackets_with_the_last_space_outside() -> None:
    rich = (
        Words("It sold "),
        Words("ten ", change="deleted"),
        Words("red", "emphasis", change="deleted"),
        Words(" kites ", change="deleted"),
        Words("twelve kites", change="inserted"),
        Words("."),
    )
    assert plain_text(with_brackets(rich)) == "It sold [ten red kites] twelve kites."
    assert {run.change for run in with_brackets(rich)} == {"", "bracketed", "bracket", "inserted"}


def test_a_space_before_deleted_words_is_outside_the_brackets() -> None:
    rich = (Words("The Code"), Words(" is pending", change="deleted"), Words(", and flew."))
    assert plain_text(with_brackets(rich)) == "The Code [is pending], and flew."


def test_a_text_without_deletions_has_no_brackets() -> None:
    rich = (Words("It said that "), Words("[t]he kite", change="inserted"), Words(" flew."))
    assert with_brackets(rich) == rich


def test_a_deleted_word_in_a_footnote_is_in_brackets() -> None:
    note = Note(1, (Words("See "), Words("id", change="deleted"), Words(".")))
    (run,) = with_brackets((note,))
    assert isinstance(run, Note)
    assert (plain_text(run.text), run.change) == ("See [id].", "")


def test_the_number_of_a_deleted_paragraph_is_in_brackets() -> None:
    marked = build_plan(Paragraph((Words("It rained.", change="deleted"),), number=4, id="p-4"))
    html = render(in_brackets(marked))
    number = '<b>[</b><del class="bracketed">4.</del><b>]</b>'
    assert f'<span class="number">{number}</span>' in html
    assert '<b>[</b><del class="bracketed">It rained.</del><b>]</b>' in html
    assert "deleted" not in render(marked).partition("<body")[2]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 9))
def test_the_pdf_can_be_read_as_either_paper(seed: int) -> None:
    old, new = amended_pair(seed, size=8)
    marked = marked_paper(old, new, HERE).plan
    pdf = PDF.make(in_brackets(marked), OutputSetting())
    prove_pdf(pdf.proof, pdf.plan, own_templates=(), place=HERE)
    findings = check_proof(pdf.proof, pdf.plan.id, HERE)
    assert [finding.message for finding in findings if finding.severity is not Severity.NOTE] == []
    assert pdf.proof.read.deleted


@pytest.mark.slow
def test_a_pdf_with_a_deleted_word_outside_brackets_is_refused() -> None:
    old, new = amended_pair(3, size=8)
    marked = marked_paper(old, new, HERE).plan
    pdf = PDF.make(in_brackets(marked), OutputSetting())
    plan_with_more = replace(marked, lead=(*marked.lead, Words(" once", change="deleted")))
    with pytest.raises(MatterError, match="with all changes rejected"):
        prove_pdf(pdf.proof, plan_with_more, own_templates=(), place=HERE)


def test_a_changed_word_of_a_title_has_a_space_before_its_replacement() -> None:
    title = MarkedLine((Words("FIRST", change="deleted"), Words("SECOND", change="inserted"), Words(" AMENDED")))
    assert "".join(run.text for run in with_unbreakable_parts(title)) == "FIRST SECOND AMENDED"
