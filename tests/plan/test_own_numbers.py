"""Paragraph numbers set by the matter, as the paper, its references, its ranges and its files show them."""

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.renumbering import renumbering
from assembler.findings.finding import Place
from assembler.outputs.word import word_document
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.verify.reader.word_package import read_word
from tests.support.matters import NOTICE, build_plan, findings
from tests.support.plan_text import words_of
from tests.support.stopped import refusal

FACTS = """\
facts:
  - id: story
    heading: The Story
    paragraphs:
      - {id: signed, text: Alpha and Beta signed a contract.}
      - {id: paid, number: 14, text: Alpha paid.}
      - {id: broke, text: Beta delivered nothing.}
"""
PAPERS = "filings: [{paper: complaint, sections: [facts, claims, relief]}]\n"
ANSWER = """\
filings:
  - {paper: complaint}
  - {paper: answer, filed_by: [beta], responses: ["Denies [[complaint:paid]]."]}
"""
COUNTS = """\
claims:
  - id: contract
    cause: ny-breach-of-contract
    against: [beta]
    incorporates: all
    elements: {contract: [signed], performance: [paid], breach: [broke], damages: [broke]}
    choices: {performance: performed}
  - {id: copies, title: Copies, law: US, against: [beta], incorporates: all, incorporation_number: 1, paragraphs: [
      {id: sold, text: Beta sold copies.}]}
"""


def numbered_paragraphs(paper: Plan) -> list[Paragraph]:
    return [block for block in paper.body if isinstance(block, Paragraph) and block.number is not None]


def numbers(changes: str) -> list[int | None]:
    return [paragraph.number for paragraph in numbered_paragraphs(build_plan(changes))]


def printed_paragraph(changes: str, start: str) -> str:
    """Return the text of the first numbered paragraph that begins with *start*."""
    texts = [words_of(block.text) for block in numbered_paragraphs(build_plan(changes))]
    return next(text for text in texts if text.startswith(start))


def test_a_paragraph_prints_its_number_and_those_after_it_continue_from_there() -> None:
    assert numbers(FACTS + PAPERS)[:4] == [1, 14, 15, 16]


def test_the_numbers_of_a_count_restart_with_the_sentence_that_realleges_others() -> None:
    assert numbers(FACTS + COUNTS + PAPERS)[-2:] == [1, 2]


def test_paragraphs_without_names_that_have_the_same_number_have_different_ids() -> None:
    ids = [paragraph.id for paragraph in numbered_paragraphs(build_plan(FACTS + COUNTS + PAPERS))]
    assert len(set(ids)) == len(ids)
    same_number = "facts: [{id: story, heading: Story, paragraphs: [One., {number: 1, text: Two.}]}]\n"
    (first, second, *_) = numbered_paragraphs(build_plan(same_number + "claims: none\n" + PAPERS))
    assert first.id == "p-1"
    assert second.id == "p-1.2"
    assert first.name == ""
    assert second.name == ""


def test_a_reference_prints_the_number_and_a_range_includes_the_numbers_that_no_paragraph_has() -> None:
    text = "more_facts: [{id: more, heading: More, paragraphs: ['See [[paid]] and [[signed..broke]].']}]\n"
    assert printed_paragraph(FACTS + text + PAPERS, "See") == (
        "See [paragraph~14](#p-paid) and [paragraphs~1 through 15](#p-signed)."
    )


def test_a_count_realleges_a_range_with_the_numbers_that_no_paragraph_has() -> None:
    assert "paragraphs~1 through 15" in printed_paragraph(FACTS + COUNTS + PAPERS, "Alpha realleges")


def test_another_paper_cites_the_number_that_is_printed() -> None:
    paper = build_plan(FACTS + ANSWER, NOTICE)
    assert [words_of(block.text) for block in numbered_paragraphs(paper)] == ["Denies Complaint ¶~14."]


@pytest.mark.parametrize(
    ("paragraph", "message"),
    [
        ("{number: 0, text: Paid.}", "less than 1"),
        ("{number: x, text: Paid.}", "is not a whole number"),
        ("{number: 4, numbered: false, text: Paid.}", "has `number: 4` and `numbered: false`"),
        ("{number: 4, heading: Payment}", "is a sub-heading, which cannot have `number`"),
    ],
)
def test_a_number_that_cannot_be_printed_is_refused(paragraph: str, message: str) -> None:
    finding = refusal(f"more_facts: [{{id: more, heading: More, paragraphs: [{paragraph}]}}]")
    assert message in finding.message
    assert finding.fix


def test_the_number_of_a_sentence_that_is_not_printed_is_refused() -> None:
    finding = refusal(
        "claims: [{cause: ny-breach-of-contract, against: all, incorporates: none, incorporation_number: 4}]"
    )
    assert "no sentence that realleges paragraphs" in finding.message


def test_an_answer_that_cites_a_number_of_two_paragraphs_is_reported() -> None:
    same_number = FACTS.replace("number: 14", "number: 1")
    messages = [finding.message for finding in findings(same_number + ANSWER) if finding.code == "TXT049"]
    assert "`[[complaint:paid]]` cites paragraph 1 of `complaint`, a number that two paragraphs have" in messages


def test_word_counts_to_each_number(tmp_path: Path) -> None:
    file = tmp_path / "complaint.docx"
    file.write_bytes(word_document(build_plan(FACTS + COUNTS + PAPERS)))
    labels = [block["label"] for block in read_word(file)["blocks"] if block["label"].rstrip(".").isdecimal()]
    assert labels[:3] == ["1.", "14.", "15."]
    assert labels[-2:] == ["1.", "2."]


def test_a_marked_copy_compares_paragraphs_of_the_same_number_by_their_text() -> None:
    same_number = FACTS.replace("number: 14", "number: 1")
    old = build_plan(same_number + PAPERS)
    new = replace(build_plan(same_number.replace("Alpha paid.", "Alpha paid in full.") + PAPERS), id="complaint")
    rows = renumbering(marked_paper(old, new, Place("matter.yaml")))
    assert [(row.state, row.new.number) for row in rows if row.new][:3] == [
        ("unchanged", 1),
        ("changed", 1),
        ("unchanged", 2),
    ]
