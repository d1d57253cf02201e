"""A file that came back is compared with the paper: each change is found with its place, and nothing else is."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assembler.findings.finding import Finding, Severity
from assembler.plan.blocks import Note, Paragraph, Prayer
from tests.support.places import ROOT
from tests.support.returned_papers import (
    Bench,
    annotate,
    fields_updated,
    heading_changed,
    in_block,
    moved_number,
    paragraph_of,
    typed_over,
    with_words,
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The complaint of King County; matter and paper are built once for all tests."""
    made = Bench(tmp_path_factory.mktemp("returned"))
    with pytest.MonkeyPatch.context() as patch:
        paper = SimpleNamespace(make=lambda *_: made.paper)
        patch.setattr("assembler.verify.verify.examine_matter", lambda *_: made.checked)
        patch.setattr("assembler.verify.verify.PDF", paper)
        yield made


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return code and message of each of *findings*, except notes."""
    return [(finding.code, finding.message) for finding in findings if finding.severity is not Severity.NOTE]


def one(findings: Sequence[Finding], code: str) -> Finding:
    """Return the only finding of *code*, which must be the only finding that is not a note."""
    assert [finding_code for finding_code, _ in told(findings)] == [code], told(findings)
    return next(finding for finding in findings if finding.code == code)


# -- the file as it was built ------------------------------------------------------------------------------------------


def test_an_unchanged_pdf_is_silent(bench: Bench) -> None:
    assert bench.of_pdf(bench.pdf) == ()


def test_an_unchanged_word_file_is_silent(bench: Bench) -> None:
    assert bench.of_word(lambda _: None) == ()


# -- words ------------------------------------------------------------------------------------------------------------


def test_a_changed_word_is_found_in_a_pdf_with_its_page_line_and_place_in_the_matter(bench: Bench) -> None:
    body = in_block(bench.plan, 3, with_words("termination", "dissolution"))
    finding = one(bench.of_plan(*body), "VER003")
    assert finding.message == "paragraph 3: `a termination.` became `a dissolution.`"
    assert (finding.page, finding.place.line) == (2, 4)
    source = bench.checked.source
    (place,) = finding.also
    assert "a termination" in "\n".join(source.texts[place.file][place.line - 1 : place.line + 2])


def test_a_changed_word_is_found_in_a_word_file(bench: Bench) -> None:
    finding = one(bench.of_word(lambda file: typed_over(file, "AWS called", "termination", "dissolution")), "VER003")
    assert finding.message == "paragraph 3: `a termination.` became `a dissolution.`"
    assert finding.place.line == 39


def test_a_deleted_paragraph_is_missing_and_references_to_it_lead_nowhere(bench: Bench) -> None:
    def delete(file: Any) -> None:
        element = paragraph_of(file, "AWS and Amazon each have their headquarters")._p
        element.getparent().remove(element)

    findings = bench.of_word(delete)
    messages = [finding.message for finding in findings]
    assert messages[0].startswith("paragraph 9 is missing: `9. AWS and Amazon each have their headquarters")
    assert "paragraph 10 refers to paragraph 9, which the file does not have" in messages
    assert "paragraphs 10 to 96 of the paper are 9 to 95 in the file" in messages
    assert {finding.code for finding in findings} == {"VER004", "VER006", "VER007"}


def test_references_that_word_has_updated_are_right_but_not_those_in_footnotes_which_it_leaves(bench: Bench) -> None:
    def delete(file: Any) -> None:
        element = paragraph_of(file, "AWS called the step")._p
        element.getparent().remove(element)

    def delete_and_update(file: Any) -> None:
        delete(file)
        fields_updated(file, 3)

    stale = [finding for finding in bench.of_word(delete) if finding.code == "VER007"]
    assert len(stale) > 20
    assert stale[0].message == "paragraph 10 refers to paragraph 9, which is 8 in the file"
    assert told(bench.of_word(delete_and_update)) == [
        ("VER004", "paragraph 3 is missing: `3. AWS called the step a suspension. In effect it was a termination.`"),
        ("VER006", "paragraphs 4 to 96 of the paper are 3 to 95 in the file"),
        ("VER007", "footnote 4 refers to paragraph 38, which is 37 in the file"),
        ("VER007", "footnote 4 refers to paragraph 44, which is 43 in the file"),
    ]


def test_a_deleted_paragraph_of_a_pdf_leaves_a_gap_in_the_numbers(bench: Bench) -> None:
    body = tuple(block for block in bench.plan.body if not (isinstance(block, Paragraph) and block.number == 3))
    assert told(bench.of_plan(*body)) == [
        ("VER004", "paragraph 3 is missing: `3. AWS called the step a suspension. In effect it was a termination.`"),
        ("VER006", "no paragraph has the number 3"),
    ]


def test_two_swapped_paragraphs_are_a_move(bench: Bench) -> None:
    def swap(file: Any) -> None:
        first, second = paragraph_of(file, "AWS called the step"), paragraph_of(file, "The e-mail called Parler")
        second._p.addnext(first._p)

    findings = bench.of_word(swap)
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


def test_a_number_that_is_used_twice_is_found_in_a_pdf(bench: Bench) -> None:
    body = in_block(bench.plan, 7, lambda block: replace(block, number=6))
    findings = bench.of_plan(*body)
    assert told(findings)[0] == ("VER006", "paragraph number 6 is used twice; the paper has 7 here")
    assert findings[0].page == 2


def test_a_number_typed_besides_that_of_word_is_found(bench: Bench) -> None:
    def type_number(file: Any) -> None:
        run = paragraph_of(file, "AWS called the step").runs[0]
        run.text = f"3. {run.text}"

    finding = one(bench.of_word(type_number), "VER006")
    assert finding.message == "paragraph 3: `3.` is typed besides the number that the paragraph has"


def test_a_wrong_reference_is_found_in_a_pdf(bench: Bench) -> None:
    body = in_block(bench.plan, 66, with_words("paragraph\N{NO-BREAK SPACE}20", "paragraph\N{NO-BREAK SPACE}21"))
    finding = one(bench.of_plan(*body), "VER007")
    assert finding.message == (
        "paragraph 66: `paragraph 20` became `paragraph 21`, but the reference leads to paragraph 20"
    )


def test_a_wrong_reference_is_found_in_a_word_file(bench: Bench) -> None:
    finding = one(bench.of_word(lambda file: typed_over(file, "AWS did these acts", "9", "8")), "VER007")
    assert finding.message == "paragraph 92: `(¶ 9).` became `(¶ 8).`, but the reference leads to paragraph 9"


def test_a_dropped_footnote_is_found(bench: Bench) -> None:
    def without_note(block: Paragraph) -> Paragraph:
        return replace(block, text=tuple(run for run in block.text if not isinstance(run, Note)))

    findings = bench.of_plan(*in_block(bench.plan, 1, without_note))
    assert one(findings, "VER004").message.startswith("footnote 1 is missing: `The e-mail that announced")


def test_a_changed_heading_is_found(bench: Bench) -> None:
    finding = one(bench.of_plan(*heading_changed(bench.plan, "What Parler Lost", "What Parler Gained")), "VER003")
    assert finding.message == "heading XI: `Parler Lost` became `Parler Gained`"


def test_a_shortened_prayer_is_found(bench: Bench) -> None:
    body = tuple(
        replace(block, items=block.items[:1] + block.items[2:]) if isinstance(block, Prayer) else block
        for block in bench.plan.body
    )
    finding = one(bench.of_plan(*body), "VER004")
    assert finding.message.startswith("item B under heading XIV is missing: `B. increase the damages")
    assert finding.page == 11


def test_a_shortened_prayer_is_found_in_a_word_file(bench: Bench) -> None:
    finding = one(
        bench.of_word(lambda file: typed_over(file, "award Parler damages", "Parler damages in ", "")), "VER003"
    )
    assert finding.message == "item A under heading XIV: `Parler damages in` is missing after `A. award`"


def test_the_name_of_a_party_changed_in_the_caption_is_found(bench: Bench) -> None:
    findings = bench.of_word(
        lambda file: typed_over(file, "AMAZON WEB SERVICES", "AMAZON.COM, INC.", "AMAZON.NET, INC.")
    )
    finding = one(findings, "VER003")
    assert finding.message == "the caption: `and AMAZON.COM,` became `and AMAZON.NET,`"
    left = bench.plan.caption.left
    lines = tuple(replace(line, text=line.text.replace("PARLER", "PARLOR")) for line in left)
    finding = one(bench.of_plan(caption=replace(bench.plan.caption, left=lines)), "VER003")
    assert (finding.message, finding.page) == ("the caption: `PARLER` became `PARLOR`", 1)


# -- pages ------------------------------------------------------------------------------------------------------------


def test_a_moved_margin_is_found(bench: Bench) -> None:
    def shift(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[2]
        page.contents_add(pikepdf.Stream(pdf, b"1 0 0 1 -18 0 cm"), prepend=True)

    findings = bench.of_pages(shift)
    assert [finding.code for finding in findings] == ["VER010"]
    assert findings[0].message == "page 3: text is 0.75 inches from the left edge, and 1.00 in the paper"


def test_a_moved_margin_of_a_word_file_is_found(bench: Bench) -> None:
    def shift(file: Any) -> None:
        file.sections[0].left_margin = file.sections[0].left_margin // 2

    finding = one(bench.of_word(shift), "VER010")
    assert "0.50 inches, and the paper has" in finding.message


def test_a_repeated_page_is_found_once(bench: Bench) -> None:
    findings = bench.of_pages(lambda pdf: pdf.pages.insert(4, pdf.pages[3]))
    assert [(finding.code, finding.message, finding.page) for finding in findings] == [
        ("VER009", "page 5 repeats page 4", 5)
    ]
    assert findings[0].severity is Severity.ERROR


def test_a_page_that_is_missing_is_found(bench: Bench) -> None:
    def remove(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[10]

    messages = [finding.message for finding in bench.of_pages(remove)]
    assert "the file has 10 pages of the paper, and the paper has 11" in messages
    assert any(message.startswith("heading XIV is missing") for message in messages)


def test_a_page_added_at_the_end_is_not_the_papers(bench: Bench) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=(612, 792))
        annotate(pdf, 12, "The parties agree to keep the terms of this settlement to themselves", [72, 600, 500, 620])

    findings = [finding for finding in bench.of_pages(add) if finding.code == "VER009"]
    assert [(finding.message, finding.severity) for finding in findings] == [
        ("page 12 at the end: the paper does not have this page", Severity.ERROR)
    ]


def test_a_font_that_is_not_embedded_is_found(bench: Bench) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for part in pdf.objects:
            if isinstance(part, pikepdf.Dictionary) and "/FontFile2" in part:
                del part["/FontFile2"]
                return
            if isinstance(part, pikepdf.Dictionary) and "/FontFile3" in part:
                del part["/FontFile3"]
                return

    codes = {finding.code for finding in bench.of_pages(strip)}
    assert "VER012" in codes or "UPL004" in codes


def test_a_line_number_off_its_line_is_found(bench: Bench) -> None:
    finding = one(bench.of_pages(lambda pdf: moved_number(pdf, 3, 231.55, 5)), "VER011")
    assert finding.message == "line number 7 on page 3 is 5.0 points below its line"
    assert finding.page == 3


def test_a_page_without_text_is_said_to_be_a_scan(bench: Bench) -> None:
    def scan(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            bytes(100),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=10,
            Height=10,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        page = pdf.pages[10]
        page.obj["/Contents"] = pdf.make_stream(b"q 600 0 0 780 0 0 cm /Scan Do Q")
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))

    findings = bench.of_pages(scan)
    assert ("VER013", "page 11 has no text, as in a scan: words on it cannot be compared") in told(findings)


# -- what is expected -------------------------------------------------------------------------------------------------


def test_a_signed_word_file_with_its_case_number_gives_notes_alone(bench: Bench) -> None:
    def sign(file: Any) -> None:
        paragraph_of(file, "Angelo J. Calfo").insert_paragraph_before("/s/ Angelo J. Calfo")
        typed_over(file, "No. ___", "____________________", "21-2-02856-6 SEA")

    findings = bench.of_word(sign)
    assert told(findings) == []
    assert [finding.message for finding in findings] == [
        "blank in the caption filled in in paragraph 29: `21-2-02856-6 SEA`",
        "signed in paragraph 178: `/s/ Angelo J. Calfo`",
    ]


def test_a_pdf_signed_in_a_viewer_gives_notes_alone(bench: Bench) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        annotate(pdf, 11, "/s/ Angelo J. Calfo", [288, 445, 438, 461])

    findings = [finding for finding in bench.of_pages(sign) if not finding.code.startswith("UPL")]
    assert told([finding for finding in findings if finding.code != "VER012"]) == []
    assert "signed on page 11: `/s/ Angelo J. Calfo`" in [finding.message for finding in findings]


def test_words_added_by_an_annotation_are_a_change(bench: Bench) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        annotate(pdf, 3, "without any admission", [108, 300, 300, 316])

    assert "VER003" in {finding.code for finding in bench.of_pages(add)}


def test_tracked_changes_are_compared_as_if_accepted(bench: Bench) -> None:
    def track(file: Any) -> None:
        run = paragraph_of(file, "AWS called the step").runs[0]._r
        deletion = OxmlElement("w:del")
        run.addprevious(deletion)
        deletion.append(run)
        insertion = OxmlElement("w:ins")
        new = deepcopy(run)
        for text in new.iter(qn("w:t")):
            text.text = text.text.replace("suspension", "pause")
        insertion.append(new)
        deletion.addnext(insertion)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")

    assert told(bench.of_word(track)) == [
        ("VER015", "2 tracked changes: compared as if accepted"),
        ("VER003", "paragraph 3: `a suspension.` became `a pause.`"),
    ]


def test_of_several_papers_the_one_that_agrees_best_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, ROOT / "matters" / "contrast_nysd" / "matter.yaml")
    monkeypatch.setattr("assembler.verify.verify.examine_matter", lambda *_: bench.checked)
    assert len(bench.checked.plans) > 1
    finding = one_of(bench.of_word(lambda _: None))
    assert finding.code == "VER016"
    assert f"`{bench.plan.id}`" in finding.message


def one_of(findings: Sequence[Finding]) -> Finding:
    (finding,) = findings
    return finding
