"""Changes in the footer of a marked Word file are tracked like its text; the footer of the PDF is not marked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assembler.comparing.marked_footer import marked_footer
from assembler.comparing.marked_plan import marked_paper, not_compared
from assembler.comparing.read_back import prove_word, word_texts
from assembler.findings.finding import Place
from assembler.outputs.word import word_document
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Footer, FooterLine, Plan
from tests.support.office import edited, pages_of
from tests.support.plans import build_plan, words

HERE = Place("matter.yaml")
OLD_FOOTER = Footer((FooterLine("COMPLAINT - ", page=True),), center=(), right=(FooterLine("Invented & Sample"),))
NEW_FOOTER = Footer(
    (FooterLine("FIRST AMENDED COMPLAINT - ", page=True), FooterLine("No. 25-2-00000-0")),
    center=(),
    right=OLD_FOOTER.right,
)


def with_footer(footer: Footer) -> Plan:
    return replace(build_plan(Paragraph(words("Alpha sold kites to Beta."), number=1, id="p-1")), footer=footer)


def plan_with_tracked_footer(old: Footer, new: Footer) -> Plan:
    """Return the plan for the Word file of a marked copy."""
    marked = marked_paper(with_footer(old), with_footer(new), HERE).plan
    return replace(marked, footer=marked_footer(old, new) or new)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"), [(OLD_FOOTER, NEW_FOOTER), (NEW_FOOTER, OLD_FOOTER), (replace(OLD_FOOTER, left=()), NEW_FOOTER)]
)
def test_accepting_all_changes_gives_the_later_footer_and_rejecting_them_the_earlier_footer(
    old: Footer, new: Footer
) -> None:
    data = word_document(plan_with_tracked_footer(old, new), day=date(2025, 6, 2))
    prove_word(data, plan_with_tracked_footer(old, new), HERE)
    assert [*word_texts(data, "deleted")] == [*word_texts(word_document(with_footer(new)), dropped_change="")]
    assert [*word_texts(data, "inserted")] == [*word_texts(word_document(with_footer(old)), dropped_change="")]


def test_footers_that_differ_in_structure_are_reported_as_not_compared() -> None:
    without_number = replace(OLD_FOOTER, left=(FooterLine("COMPLAINT"),))
    assert marked_footer(without_number, NEW_FOOTER) is None
    assert not_compared(with_footer(without_number), with_footer(NEW_FOOTER)) == ["footers"]
    assert not_compared(with_footer(OLD_FOOTER), with_footer(NEW_FOOTER)) == ["the footers of the PDF"]


@pytest.mark.tools
def test_libreoffice_accepts_and_rejects_the_changes_of_a_footer(tmp_path: Path) -> None:
    data = word_document(plan_with_tracked_footer(OLD_FOOTER, NEW_FOOTER), day=date(2025, 6, 2))
    results = edited(tmp_path, data, {"accepted changes": {}, "rejected changes": {}})
    page_setup = with_footer(OLD_FOOTER).page_setup
    accepted_text = pages_of(results["accepted changes"], page_setup)[0].text
    rejected_text = pages_of(results["rejected changes"], page_setup)[0].text
    assert "FIRST AMENDED COMPLAINT - 1" in accepted_text
    assert "No. 25-2-00000-0" in accepted_text
    assert "AMENDED" not in rejected_text
    assert "25-2-00000-0" not in rejected_text
    assert "COMPLAINT - 1" in rejected_text
