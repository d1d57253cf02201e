"""A marked copy based on the earlier paper, as M.D. Pa. requires."""

import pytest

from assembler.check import check_proof
from assembler.comparing.court_copy import plan_of_copy
from assembler.comparing.court_marks import form_of_copy
from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.on_earlier import plan_on_earlier
from assembler.comparing.read_back import prove_pdf, prove_word
from assembler.findings.finding import Severity
from assembler.outputs import PDF, OutputSetting
from assembler.outputs.word import word_document
from assembler.plan.blocks import Link, Paragraph
from assembler.plan.plan import Plan
from tests.comparing.test_marked_plan import HERE, TEXTS, in_brackets, paragraphs
from tests.comparing.test_random_pairs import words as words_of
from tests.support.amended import amended_pair
from tests.support.matters import court_record, court_records
from tests.support.plans import build_plan, words


def numbers_and_texts(paper: Plan) -> list[tuple[int | None, str]]:
    return [(block.number, in_brackets(block.text)) for block in paper.body if isinstance(block, Paragraph)]


def test_kept_paragraphs_have_the_numbers_of_the_earlier_paper() -> None:
    first, second, third, fourth, new_text = TEXTS
    old = build_plan(*paragraphs(first, second, third, fourth))
    new = build_plan(*paragraphs(first, new_text, second, fourth))
    assert numbers_and_texts(plan_on_earlier(marked_paper(old, new, HERE), HERE)) == [
        (1, first),
        (2, f"{{{new_text}}}"),
        (2, second),
        (3, f"[{third}]"),
        (4, fourth),
    ]


def test_deleted_words_and_paragraphs_come_before_inserted_ones() -> None:
    old = build_plan(*paragraphs("Beta paid $5 in March.", TEXTS[0]))
    new = build_plan(*paragraphs("Beta paid $7 in May.", TEXTS[3]))
    texts = [text for _, text in numbers_and_texts(plan_on_earlier(marked_paper(old, new, HERE), HERE))]
    assert texts == ["Beta paid [$5 in March]{$7 in May}.", f"[{TEXTS[0]}]", f"{{{TEXTS[3]}}}"]


def test_a_reference_whose_number_changed_is_marked() -> None:
    def cited_and_citing_paragraph(number: int) -> tuple[Paragraph, Paragraph]:
        citing_text = (*words("See "), Link(f"paragraph {number}", "p-rain"), *words(" on the rain of the spring."))
        return (Paragraph(words("It rained."), number, "p-rain"), Paragraph(citing_text, number + 1, f"p-{number + 1}"))

    old = build_plan(*cited_and_citing_paragraph(1))
    new = build_plan(*paragraphs(TEXTS[0]), *cited_and_citing_paragraph(2))
    texts = [text for _, text in numbers_and_texts(plan_on_earlier(marked_paper(old, new, HERE), HERE))]
    assert texts[-1] == "See [paragraph 1]{paragraph 2} on the rain of the spring."


def test_the_copy_has_the_form_of_the_earlier_paper_and_the_id_of_the_later_one() -> None:
    old, new = amended_pair(4)
    copy = plan_on_earlier(marked_paper(old, new, HERE), HERE)
    assert (copy.page_setup, copy.footer, copy.id) == (old.page_setup, old.footer, new.id)
    assert copy.metadata.title == f"{old.metadata.title} - marked copy"


@pytest.mark.parametrize("seed", range(12))
def test_the_copy_has_the_words_of_both_papers(seed: int) -> None:
    old, new = amended_pair(seed)
    copy = plan_on_earlier(marked_paper(old, new, HERE), HERE)
    assert words_of(copy, "deleted") == words_of(new)
    assert words_of(copy, "inserted") == words_of(old)


def test_the_copy_is_based_on_the_earlier_paper_only_if_the_court_requires_it() -> None:
    paper = marked_paper(*amended_pair(4), HERE)
    forms = {court.id: form_of_copy(court) for court in court_records()}
    assert [name for name, form in forms.items() if form.on_earlier] == ["pamd"]
    assert plan_of_copy(paper, forms["wawd"], HERE) is paper.plan
    assert plan_of_copy(paper, forms["pamd"], HERE) == plan_on_earlier(paper, HERE)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 7))
def test_the_files_of_the_copy_have_the_words_of_both_papers(seed: int) -> None:
    paper = marked_paper(*amended_pair(seed, size=8), HERE)
    form = form_of_copy(court_record("pamd"))
    copy = plan_of_copy(paper, form, HERE)
    pdf = PDF.make(copy, OutputSetting())
    prove_pdf(pdf.proof, pdf.plan, own_templates=(), place=HERE)
    findings = check_proof(pdf.proof, pdf.plan.id, HERE)
    assert [finding.message for finding in findings if finding.severity is not Severity.NOTE] == []
    prove_word(word_document(copy), copy, HERE)
