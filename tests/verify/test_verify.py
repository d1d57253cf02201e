"""A returned file is compared with the paper: each change is found with its place, and nothing else is reported."""

import re
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.opc.oxml import parse_xml, serialize_part_xml
from docx.oxml.ns import qn

from assembler.findings.finding import Place
from assembler.load import load
from assembler.outputs import PDF, WORD, OutputSetting
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Note, Paragraph, Prayer
from assembler.results import Options
from assembler.verify.matter_places import matter_places
from assembler.verify.tokens import key_of, split_words
from assembler.verify.verify import verify
from tests.support.places import ROOT
from tests.support.returned_papers import (
    Bench,
    codes_and_messages,
    only_finding,
    paragraph_of,
    replace_by_pictures,
    replace_typed,
    update_fields,
    with_heading,
    with_paragraph,
    with_words,
)
from tests.support.runs import run_here

# -- the file as it was built -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_unchanged_pdf_has_no_findings(bench: Bench) -> None:
    assert bench.pdf_findings(bench.pdf) == ()


@pytest.mark.slow
def test_an_unchanged_word_file_has_no_findings(bench: Bench) -> None:
    assert bench.word_findings(edit=lambda _: None) == ()


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_changed_word_is_found_in_a_pdf_with_its_page_line_and_place_in_the_matter(bench: Bench) -> None:
    body = with_paragraph(bench.plan, number=3, change=with_words("termination", "dissolution"))
    finding = only_finding(bench.plan_findings(*body), "VER003")
    assert finding.message == "paragraph 3: `a termination.` became `a dissolution.`"
    assert (finding.page, finding.place.line) == (2, 4)
    source = bench.checked.source
    (place,) = finding.also
    assert "a termination" in "\n".join(source.texts[place.file][place.line - 1 : place.line + 2])


@pytest.mark.slow
def test_a_changed_word_is_found_in_a_word_file(bench: Bench) -> None:
    finding = only_finding(
        bench.word_findings(lambda file: replace_typed(file, "AWS called", "termination", "dissolution")), "VER003"
    )
    assert finding.message == "paragraph 3: `a termination.` became `a dissolution.`"
    assert finding.place.line == 33


@pytest.mark.slow
def test_the_sign_of_a_trademark_is_compared_as_its_two_letters() -> None:
    assert key_of("KITE™,") == key_of("KITETM,")


def test_a_deleted_paragraph_is_missing_and_references_to_it_are_broken(bench: Bench) -> None:
    def delete(file: Any) -> None:
        element = paragraph_of(file, "AWS and Amazon each have their headquarters")._p
        element.getparent().remove(element)

    findings = bench.word_findings(delete)
    messages = [finding.message for finding in findings]
    assert messages[0].startswith("paragraph 9 is missing: `9. AWS and Amazon each have their headquarters")
    assert "paragraph 10 refers to paragraph 9, which is not in the file" in messages
    assert "paragraphs 10 to 96 of the paper are 9 to 95 in the file" in messages
    assert {finding.code for finding in findings} == {"VER004", "VER006", "VER007"}


@pytest.mark.slow
def test_references_updated_by_word_are_right_except_in_footnotes(bench: Bench) -> None:
    def delete(file: Any) -> None:
        element = paragraph_of(file, "AWS called the step")._p
        element.getparent().remove(element)

    def delete_and_update(file: Any) -> None:
        delete(file)
        update_fields(file, 3)

    stale_references = [finding for finding in bench.word_findings(delete) if finding.code == "VER007"]
    assert len(stale_references) > 20
    assert stale_references[0].message == "paragraph 10 refers to paragraph 9, which is 8 in the file"
    assert codes_and_messages(bench.word_findings(delete_and_update)) == [
        ("VER004", "paragraph 3 is missing: `3. AWS called the step a suspension. In effect it was a termination.`"),
        ("VER006", "paragraphs 4 to 96 of the paper are 3 to 95 in the file"),
        ("VER007", "footnote 4 refers to paragraph 38, which is 37 in the file"),
        ("VER007", "footnote 4 refers to paragraph 44, which is 43 in the file"),
    ]


@pytest.mark.slow
def test_a_deleted_paragraph_of_a_pdf_leaves_a_gap_in_the_numbers(bench: Bench) -> None:
    body = tuple(block for block in bench.plan.body if not (isinstance(block, Paragraph) and block.number == 3))
    assert codes_and_messages(bench.plan_findings(*body)) == [
        ("VER004", "paragraph 3 is missing: `3. AWS called the step a suspension. In effect it was a termination.`"),
        ("VER006", "no paragraph has the number 3"),
    ]


@pytest.mark.slow
def test_two_swapped_paragraphs_are_a_move(bench: Bench) -> None:
    def swap(file: Any) -> None:
        first = paragraph_of(file, "AWS called the step")
        second = paragraph_of(file, "The e-mail called Parler")
        second._p.addnext(first._p)

    findings = bench.word_findings(swap)
    assert [(finding.code, finding.message) for finding in findings] == [
        (
            "VER005",
            (
                "paragraph 3, `3. AWS called the step a suspension. In effect it was a termination.`, "
                "is now after paragraph 4"
            ),
        ),
        ("VER006", "paragraph 3 of the paper is 4; paragraph 4 of the paper is 3 in the file"),
    ]


@pytest.mark.slow
def test_a_number_that_is_used_twice_is_found_in_a_pdf(bench: Bench) -> None:
    body = with_paragraph(bench.plan, number=7, change=lambda block: replace(block, number=6))
    findings = bench.plan_findings(*body)
    assert codes_and_messages(findings)[0] == ("VER006", "paragraph number 6 is used twice; the paper has 7 here")
    assert findings[0].page == 2


@pytest.mark.slow
def test_a_missing_number_is_reported_and_a_gap_names_only_missing_numbers(bench: Bench) -> None:
    body = with_paragraph(bench.plan, number=3, change=lambda block: replace(block, number=4))
    assert ("VER006", "paragraph number 4 is used twice") in codes_and_messages(bench.plan_findings(*body))
    body = with_paragraph(bench.plan, number=3, change=lambda block: replace(block, number=99))
    messages = [message for _, message in codes_and_messages(bench.plan_findings(*body))]
    assert [message for message in messages if message.startswith("no paragraph has")] == [
        "no paragraph has the number 3"
    ]


@pytest.mark.slow
def test_a_number_typed_in_addition_to_words_is_found(bench: Bench) -> None:
    def type_number(file: Any) -> None:
        run = paragraph_of(file, "AWS called the step").runs[0]
        run.text = f"3. {run.text}"

    finding = only_finding(bench.word_findings(type_number), "VER006")
    assert finding.message == "paragraph 3: `3.` is typed in addition to the number that the paragraph has"


@pytest.mark.slow
def test_a_wrong_reference_is_found_in_a_pdf(bench: Bench) -> None:
    body = with_paragraph(
        bench.plan, number=66, change=with_words("paragraph\N{NO-BREAK SPACE}20", "paragraph\N{NO-BREAK SPACE}21")
    )
    finding = only_finding(bench.plan_findings(*body), "VER007")
    assert finding.message == (
        "paragraph 66: `paragraph 20` became `paragraph 21`, but the reference leads to paragraph 20"
    )


@pytest.mark.slow
def test_another_dash_in_a_range_of_paragraphs_is_not_a_wrong_reference(bench: Bench) -> None:
    change = with_words("36\N{EN DASH}37", "36-37")
    findings = bench.plan_findings(*with_paragraph(bench.plan, number=47, change=change))
    assert only_finding(findings, "VER003").message == "paragraph 47: `(¶¶ 36\N{EN DASH}` became `(¶¶ 36-`"


@pytest.mark.slow
def test_a_wrong_reference_is_found_in_a_word_file(bench: Bench) -> None:
    finding = only_finding(
        bench.word_findings(lambda file: replace_typed(file, "AWS did these acts", "9", "8")), "VER007"
    )
    assert finding.message == "paragraph 92: `(¶ 9).` became `(¶ 8).`, but the reference leads to paragraph 9"


@pytest.mark.slow
def test_a_dropped_footnote_is_found(bench: Bench) -> None:
    def without_note(block: Paragraph) -> Paragraph:
        return replace(block, text=tuple(run for run in block.text if not isinstance(run, Note)))

    findings = bench.plan_findings(*with_paragraph(bench.plan, number=1, change=without_note))
    assert only_finding(findings, "VER004").message.startswith("footnote 1 is missing: `The e-mail that announced")


@pytest.mark.slow
def test_a_changed_heading_is_found(bench: Bench) -> None:
    finding = only_finding(
        bench.plan_findings(*with_heading(bench.plan, "What Parler Lost", "What Parler Gained")), "VER003"
    )
    assert finding.message == "heading XI: `Parler Lost` became `Parler Gained`"


@pytest.mark.slow
def test_a_shortened_prayer_is_found(bench: Bench) -> None:
    body = tuple(
        replace(block, items=block.items[:1] + block.items[2:]) if isinstance(block, Prayer) else block
        for block in bench.plan.body
    )
    finding = only_finding(bench.plan_findings(*body), "VER004")
    assert finding.message.startswith("item B under heading XIV is missing: `B. increase the damages")
    assert finding.page == 10


@pytest.mark.slow
def test_a_shortened_prayer_is_found_in_a_word_file(bench: Bench) -> None:
    finding = only_finding(
        bench.word_findings(lambda file: replace_typed(file, "award Parler damages", "Parler damages in ", new="")),
        "VER003",
    )
    assert finding.message == "item A under heading XIV: `Parler damages in` is missing after `A. award`"


@pytest.mark.slow
def test_the_name_of_a_party_changed_in_the_caption_is_found(bench: Bench) -> None:
    findings = bench.word_findings(
        lambda file: replace_typed(file, "AMAZON WEB SERVICES", "AMAZON.COM, INC.", "AMAZON.NET, INC.")
    )
    finding = only_finding(findings, "VER003")
    assert finding.message == "the caption: `and AMAZON.COM,` became `and AMAZON.NET,`"
    left = bench.plan.caption.left
    lines = tuple(replace(line, text=line.text.replace("PARLER", "PARLOR")) for line in left)
    finding = only_finding(bench.plan_findings(caption=replace(bench.plan.caption, left=lines)), "VER003")
    assert (finding.message, finding.page) == ("the caption: `PARLER` became `PARLOR`", 1)


@pytest.mark.slow
@pytest.mark.parametrize("matter", ["matters/parler_v_amazon/federal.yaml", "tests/cases/tables_and_pictures"])
def test_the_unchanged_papers_of_other_courts_have_no_findings(tmp_path: Path, matter: str) -> None:
    checked = examine_matter(ROOT / matter, Options(root=ROOT))
    for plan in checked.plans:
        files = {".pdf": PDF.make(plan, OutputSetting()).data, ".docx": WORD.make(plan, OutputSetting()).data}
        for suffix, data in files.items():
            file = tmp_path / f"{plan.id}{suffix}"
            file.write_bytes(data)
            assert verify(file, ROOT / matter, Options(root=ROOT), plan.id).findings == ()


# -- additions and updates by a word processor ------------------------------------------------------------------------


def add_note_after(document: Any, number: int, words: str) -> None:
    """Add a footnote with *words* right after the call of footnote *number*."""
    part = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/word/footnotes.xml")
    notes = parse_xml(part.blob)
    old_note = next(note for note in notes if note.get(qn("w:id")) == str(number))
    new_note = deepcopy(old_note)
    new_note.set(qn("w:id"), "99")
    texts = list(new_note.iter(qn("w:t")))
    for text in texts:
        text.text = ""
    texts[-1].text = f" {words}"
    old_note.addnext(new_note)
    part._blob = serialize_part_xml(notes)
    call = next(
        call for call in document.element.body.iter(qn("w:footnoteReference")) if call.get(qn("w:id")) == str(number)
    )
    run = deepcopy(call.getparent())
    next(run.iter(qn("w:footnoteReference"))).set(qn("w:id"), "99")
    call.getparent().addnext(run)


@pytest.mark.slow
def test_a_footnote_added_in_word_is_reported_as_a_footnote(bench: Bench) -> None:
    finding = only_finding(
        bench.word_findings(lambda file: add_note_after(file, number=1, words="The letter was sent by courier.")),
        "VER004",
    )
    assert finding.message == "footnote added after footnote 1: `The letter was sent by courier.`"


@pytest.mark.slow
def test_a_heading_added_in_word_is_reported_as_a_heading(bench: Bench) -> None:
    def add(file: Any) -> None:
        paragraph_of(file, "AWS called the step").insert_paragraph_before("What Came Later", "Heading 2")

    finding = only_finding(bench.word_findings(add), "VER004")
    assert finding.message == "heading added: `A. What Came Later`"


def test_the_place_of_a_changed_cell_is_its_row_in_the_matter(tmp_path: Path) -> None:
    text = "- |\n  The payments:\n\n  | Day | Sum |\n  |---|---|\n  | July 1 | $1,037.00 |\n  | July 2 | $1,074.00 |\n"
    file = tmp_path / "matter.yaml"
    file.write_text(f"facts:\n{text}", "utf-8")
    place_of = matter_places(load(file), Place("matter.yaml"))
    row = tuple(split_words("July 1 $1,037.00 July 2 $1,074.00"))
    assert place_of(row, 5).line == 8


# -- the last line ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_last_line_names_the_compared_file_and_paper(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bench.folder)
    bench.write_file(bench.word, ".docx").rename("same.docx")
    run = run_here("verify", "same.docx", bench.matter)
    assert (run.status, run.err) == (0, "")
    assert re.fullmatch(r"same\.docx agrees with `complaint`: \d+ paragraphs, headings and notes compared\n", run.out)


@pytest.mark.slow
def test_the_last_line_counts_differences_and_pages_without_text(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bench.folder)
    with pikepdf.open(BytesIO(bench.pdf)) as pdf:
        replace_by_pictures(pdf, 11)
        del pdf.pages[5]
        pdf.save("part.pdf")
    run = run_here("verify", "part.pdf", bench.matter)
    *_, line = run.out.splitlines()
    assert line.startswith("part.pdf has 1 difference from `complaint` on 1 page: ")
    assert line.endswith(" compared; page 10 has no text and was not compared")


def test_a_blank_is_compared_without_its_length_and_without_the_label_before_it() -> None:
    keys = [token.key for token in split_words("NO.: ____________")]
    assert [token.key for token in split_words("NO.:____________________")] == keys
    assert [token.key for token in split_words("NO.: 25-2-00001")] != keys


@pytest.mark.parametrize("sign", ["•", "▪", "\uf0b7", "\uf0a7", "\ufffd"])
def test_the_sign_of_a_list_is_compared_as_a_bullet_whatever_its_code(sign: str) -> None:
    assert [token.key for token in split_words(f"{sign} the strings")] == ["•", "the", "strings"]
    assert key_of("§") != key_of(sign)
