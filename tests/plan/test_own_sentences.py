"""Sentences of the matter that replace or remove the program's sentences, headings and labels."""

import pytest

from tests.support.matters import COMPLAINT, build_plan
from tests.support.plan_text import body_text, plan_text
from tests.support.plan_words import words
from tests.support.stopped import refusal

OWN_SENTENCES = """\
sentences:
  headings: {parties: none, relief: none, claims: Claims for Relief}
  caption: {versus: vs., jury: none, number: "Index No. {number}"}
  signature:
    {dated: "DATED this 3rd day of March, 2025.", attorney: "Advocate for {parties:role}", bar_number: "(#{number})",
    telephone: "Telephone: {number}", email: "E-Mail: {address}"}
words:
  below_signature: Our File No. 24-1177
  signature: |
    Respectfully submitted,
    ALPHA KITES, INC.,
    By its attorney's hand,
jury_demand: true
"""


def test_a_matter_can_replace_or_remove_a_heading_a_label_and_a_line() -> None:
    paper_plan = build_plan(OWN_SENTENCES, COMPLAINT)
    headings = [line.partition("{")[0].strip() for line in body_text(*paper_plan.body) if line.startswith("# ")]
    assert headings == ["# I. Jurisdiction", "# II. The Story", "# III. Claims for Relief", "# IV. Jury Demand"]
    assert "DEMAND FOR JURY TRIAL" not in plan_text(paper_plan)
    assert [line.text for line in paper_plan.caption.left if line.kind == "versus"] == ["vs."]
    assert paper_plan.signature.dated == "DATED this 3rd day of March, 2025."
    (signer,) = paper_plan.signature.signers
    assert signer.lines[0] == "Ann Example (#000001)"
    assert "Telephone: (212) 555-0100" in signer.lines
    assert "E-Mail: ann@example.com" in signer.lines
    assert signer.lines[-1] == "Advocate for Plaintiff"
    assert [*map(words, paper_plan.signature.below)] == ["Our File No.\N{NO-BREAK SPACE}24-1177"]
    closing = [*map(words, paper_plan.signature.closing)]
    assert closing == ["Respectfully submitted,", "ALPHA KITES, INC.,", "By its attorney’s hand,"]
    assert paper_plan.caption.number.startswith("Index No. ___")


def test_a_line_that_is_removed_leaves_no_empty_line() -> None:
    paper_plan = build_plan("sentences: {signature: {attorney: none}}\n", COMPLAINT)
    assert all(paper_plan.signature.signers[0].lines)
    assert not any(line.startswith("Attorney for") for line in paper_plan.signature.signers[0].lines)


@pytest.mark.parametrize(
    ("sentences", "message"),
    [
        ("{headings: {relieve: Prayer}}", "the program has no sentence `headings.relieve`"),
        ("{heading: {relief: Prayer}}", "the program has no sentence `heading`"),
        ("{signature: {dated: 'On {day}'}}", "`signature.dated` has the placeholder `{day}`"),
    ],
)
def test_a_sentence_that_the_program_does_not_have_is_reported(sentences: str, message: str) -> None:
    assert refusal(f"sentences: {sentences}\n").message == message


def test_a_count_without_a_label_is_called_by_its_title() -> None:
    claims = """\
claims:
  - {id: rent, title: On the Lease, law: NY, label: none, against: beta, paragraphs: [Beta owes rent.]}
  - title: On the Guaranty
    law: NY
    label: none
    against: beta
    alternative_to: rent
    paragraphs: ["Beta also owes it under [[count:rent]]."]
"""
    text = "\n".join(body_text(*build_plan(claims, COMPLAINT).body)).replace("~", " ")
    assert "COUNT" not in text
    assert "(In the Alternative to the count “On the Lease”)" in text
    assert "Beta also owes it under [the count “On the Lease”]" in text


def test_the_sentence_of_the_number_may_have_further_lines_that_the_footer_leaves_out() -> None:
    number = """sentences: {caption: {number: "Case No. {number} \\\\ JUDGE ________"}}\n"""
    filing = "filings: [{paper: complaint, conformed: true}]\n"
    paper_plan = build_plan(f"court: wawd\nnumber: 2:25-cv-00000\n{number}{filing}")
    assert paper_plan.caption.number == "Case No. 2:25-cv-00000"
    assert [*map(words, paper_plan.caption.number_lines)] == ["JUDGE ________"]
    footer = str(paper_plan.footer)
    assert "Case No. 2:25-cv-00000" in footer
    assert "JUDGE" not in footer
