"""Text marked as inserted or deleted: in the PDF, in its proof, and in Word."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx.opc.oxml import parse_xml, serialize_part_xml

from assembler.check import check_proof
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.plan.blocks import Block, Change, Count, Heading, Listing, Note, Paragraph, Prayer, RichText, Run, Words
from assembler.plan.plan import Plan
from assembler.plan.word_count import word_count
from tests.support.marked import MARKED_BODY, deleted, inserted
from tests.support.plans import build_plan, cand, nysd
from tests.support.proved import MATTER, codes, prove_paper
from tests.support.word_reader import W, WordFile, read_word


def without(change: Change, body: tuple[Block, ...] = MARKED_BODY) -> tuple[Block, ...]:
    """Return *body* without the text that has this *change*, and without the marks of other changes."""

    def remaining(rich: RichText) -> RichText:
        return tuple(unmarked(run) for run in rich if run.change != change)

    def unmarked(run: Run) -> Run:
        if isinstance(run, Note):
            return replace(run, change="", text=remaining(run.text))
        return replace(run, change="")

    blocks: list[Block] = []
    for block in body:
        if isinstance(block, Listing | Prayer):
            items = [replace(item, text=remaining(item.text)) for item in block.items if item.change != change]
            blocks.append(replace(block, items=tuple(items)))
        elif isinstance(block, Heading | Paragraph) and getattr(block, "change", "") != change:
            blocks.append(replace(block, text=remaining(block.text)))
    return tuple(blocks)


# -- PDF --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("court", [build_plan, nysd, cand], ids=["wawd", "nysd", "cand"])
def test_a_marked_paper_keeps_all_promises_and_its_proof_reads_the_changes(court: Any) -> None:
    proof, findings = prove_paper(court(*MARKED_BODY))
    assert findings == []
    assert "ACTION announced, in a letter of more than one line" in " ".join(proof.read.inserted.split())
    assert " ".join(proof.read.inserted.split()).endswith("See the first letter.")
    assert " ".join(proof.read.deleted.split()) == "SUIT wrote stop ( paragraph 9 ) Beta had not been paid. costs."


def test_the_text_of_a_marked_paper_omits_deleted_words() -> None:
    proof, _ = prove_paper(build_plan(*MARKED_BODY))
    assert "NATURE OF THE SUIT ACTION" in proof.read.main
    assert "NATURE OF THE ACTION" in proof.read.text
    assert "Beta had not been paid" not in proof.read.text


def test_a_paper_without_changes_has_none_in_its_proof() -> None:
    proof, findings = prove_paper()
    assert findings == []
    assert proof.read.inserted == ""
    assert proof.read.deleted == ""
    assert proof.read.text == proof.read.main


def test_the_number_of_a_whole_paragraph_is_marked_with_it() -> None:
    proof, _ = prove_paper(build_plan(Paragraph((inserted("Alpha had paid."),), number=1, id="p1"), *MARKED_BODY[3:]))
    assert " ".join(proof.read.inserted.split()).startswith("1. Alpha had paid.")


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("ins { text-decoration: none }", "the inserted words `ACTION (b) the data. damages.` are not underlined"),
        ("del { text-decoration: none }", "the deleted words `SUIT costs.` are not struck through"),
        ("del { text-decoration: underline }", "`SUIT` is underlined, but was not inserted"),
        (
            ".lead { text-decoration: line-through }",
            "`Plaintiff Alpha LLC alleges:` is struck through, but was not deleted",
        ),
    ],
)
def test_a_change_that_the_page_does_not_show_is_found(style: str, message: str) -> None:
    body = (
        Heading(
            level=1,
            label="I.",
            text=(Words("NATURE OF THE "), deleted("SUIT"), Words(" AND "), inserted("ACTION")),
            id="nature",
        ),
    )
    _, findings = prove_paper(build_plan(*body, *MARKED_BODY[4:]), style=style)
    assert codes(findings) == {"PRF034"}
    assert [finding.page for finding in findings if message in finding.message] == [1]


def test_a_template_that_marks_no_changes_is_reported() -> None:
    _, findings = prove_paper(build_plan(*MARKED_BODY), edit_html=lambda html: re.sub("</?(?:ins|del)>", "", html))
    assert codes(findings) == {"PRF034"}


def test_words_that_a_firms_template_leaves_unmarked_are_expected_to_be_marked() -> None:
    marked_plan = build_plan(*MARKED_BODY)
    html = re.sub("</?(?:ins|del)>", "", render(marked_plan))
    pages = paginate(html, marked_plan)
    proof = measure(pages.pdf, html, marked_plan, pages.family, pages.places)
    assert "Beta had not been paid." in proof.expected.deleted
    assert codes(check_proof(proof, marked_plan.id, MATTER)) == {"PRF034"}


def test_a_firm_may_underline_in_a_paper_that_marks_no_changes() -> None:
    _, findings = prove_paper(build_plan(*without("deleted")), style="h2 .t { text-decoration: underline }")
    assert findings == []


def test_deleted_words_are_not_counted() -> None:
    marked_plan = build_plan(*MARKED_BODY)
    assert word_count(marked_plan) == word_count(build_plan(*without("deleted")))
    assert word_count(marked_plan) != word_count(build_plan(*without("inserted")))


# -- Word -------------------------------------------------------------------------------------------------------------


def resolved(data: bytes, *, removed: str, kept: str) -> bytes:
    """Return the Word file *data* without marks of changes.

    The text of *removed* changes is removed, and the text of *kept* changes stays; each is "ins" or "del".
    """
    new_file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(new_file, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name in {"word/document.xml", "word/footnotes.xml"}:
                root: Any = parse_xml(part)  # type: ignore[arg-type]  # it takes bytes
                _resolve(root, removed=removed, kept=kept)
                part = serialize_part_xml(root)
            target.writestr(name, part)
    return new_file.getvalue()


def _resolve(root: Any, *, removed: str, kept: str) -> None:
    for paragraph in [*root.iter(f"{W}p")]:
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{removed}") is not None:
            paragraph.getparent().remove(paragraph)
    for change in [*root.iter(f"{W}{removed}")]:
        change.getparent().remove(change)
    for change in [*root.iter(f"{W}{kept}")]:
        for run in [*change]:
            change.addprevious(run)
        change.getparent().remove(change)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def accepted(data: bytes) -> bytes:
    """Return the Word file *data* with all changes accepted."""
    return resolved(data, removed="del", kept="ins")


def rejected(data: bytes) -> bytes:
    """Return the Word file *data* with all changes rejected."""
    return resolved(data, removed="ins", kept="del")


def word(marked_plan: Plan) -> WordFile:
    return read_word(word_document(marked_plan))


def test_accepting_all_changes_in_word_gives_the_later_paper() -> None:
    later_paper = read_word(accepted(word_document(build_plan(*MARKED_BODY))))
    assert later_paper.paragraphs == word(build_plan(*without("deleted"))).paragraphs
    assert later_paper.notes == ["1 See the first letter."]


def test_rejecting_all_changes_in_word_gives_the_earlier_paper() -> None:
    earlier_paper = read_word(rejected(word_document(build_plan(*MARKED_BODY))))
    assert earlier_paper.paragraphs == word(build_plan(*without("inserted"))).paragraphs


def test_a_deleted_count_has_its_number_above_its_name_like_the_other_counts_in_word() -> None:
    fraud = Count("COUNT 1", (deleted("Fraud"),), against="", id="")
    contract = Count("COUNT 1", (Words("Breach of Contract"),), against="", id="")
    document = word_document(build_plan(fraud, contract))
    assert read_word(accepted(document)).paragraphs == word(build_plan(contract)).paragraphs
    earlier = build_plan(replace(fraud, name=(Words("Fraud"),)), replace(contract, label="COUNT 2"))
    assert read_word(rejected(document)).paragraphs == word(earlier).paragraphs


def test_the_changes_in_word_have_unique_numbers_an_author_and_no_date() -> None:
    with zipfile.ZipFile(BytesIO(word_document(build_plan(*MARKED_BODY)))) as package:
        root: Any = parse_xml(package.read("word/document.xml"))  # type: ignore[arg-type]  # it takes bytes
    changes = [*root.iter(f"{W}ins", f"{W}del")]
    numbers = [change.get(f"{W}id") for change in (*changes, *root.iter(f"{W}bookmarkStart"))]
    assert len(changes) > 10
    assert len(set(numbers)) == len(numbers)
    assert {change.get(f"{W}author") for change in changes} == {build_plan().metadata.author}
    assert not any(change.get(f"{W}date") for change in changes)


def test_a_deleted_reference_is_plain_text_in_word() -> None:
    with zipfile.ZipFile(BytesIO(word_document(build_plan(*MARKED_BODY)))) as package:
        root: Any = parse_xml(package.read("word/document.xml"))  # type: ignore[arg-type]  # it takes bytes
    assert [*root.iter(f"{W}delInstrText")] == []
    assert "paragraph 9" in [text.text for text in root.iter(f"{W}delText")]
