"""Changes on the pages of a file are found, and additions for filing a paper are only noted."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assembler.findings.finding import Severity
from tests.support.places import ROOT
from tests.support.returned_papers import (
    Bench,
    annotate,
    codes_and_messages,
    move_line_number,
    only_finding,
    paragraph_of,
    replace_by_pictures,
    replace_typed,
)


@pytest.mark.slow
def test_a_moved_margin_is_found(bench: Bench) -> None:
    def shift(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[2]
        page.contents_add(pikepdf.Stream(pdf, b"1 0 0 1 -18 0 cm"), prepend=True)

    findings = bench.page_findings(shift)
    assert [finding.code for finding in findings] == ["VER010"]
    assert findings[0].message == "page 3: text is 0.75 inches from the left edge, and 1.00 in the paper"


@pytest.mark.slow
def test_a_moved_margin_of_a_word_file_is_found(bench: Bench) -> None:
    def shift(file: Any) -> None:
        file.sections[0].left_margin = file.sections[0].left_margin // 2

    finding = only_finding(bench.word_findings(shift), "VER010")
    assert "0.50 inches, and the paper has" in finding.message


@pytest.mark.slow
def test_a_repeated_page_is_found_once(bench: Bench) -> None:
    findings = bench.page_findings(lambda pdf: pdf.pages.insert(4, pdf.pages[3]))
    assert [(finding.code, finding.message, finding.page) for finding in findings] == [
        ("VER009", "page 5 repeats page 4", 5)
    ]
    assert findings[0].severity is Severity.ERROR


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "message"),
    [
        (1, "page 1 is missing at the beginning of the file: the caption to paragraph 1"),
        (6, "page 6 is missing after page 5 of the file: paragraph 44 to paragraph 55"),
        (11, "page 11 is missing after page 10 of the file: heading XIV to the signature block"),
    ],
)
def test_a_missing_page_is_one_finding_with_its_content(bench: Bench, page: int, message: str) -> None:
    def remove(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[page - 1]

    findings = bench.page_findings(remove)
    assert codes_and_messages(findings) == [("VER009", message)]
    assert findings[0].severity is Severity.ERROR


@pytest.mark.slow
def test_a_page_added_at_the_end_is_not_part_of_the_paper(bench: Bench) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=(612, 792))
        annotate(
            pdf,
            page_number=12,
            words="The parties agree to keep the terms of this settlement to themselves",
            box=[72, 600, 500, 620],
        )

    findings = [finding for finding in bench.page_findings(add) if finding.code == "VER009"]
    assert [(finding.message, finding.severity) for finding in findings] == [
        ("page 12 at the end: this page is not in the paper", Severity.ERROR)
    ]


@pytest.mark.slow
def test_a_font_that_is_not_embedded_is_found(bench: Bench) -> None:
    def remove_font(pdf: pikepdf.Pdf) -> None:
        descriptors = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary)]
        for descriptor in descriptors:
            for key in ("/FontFile2", "/FontFile3"):
                if key in descriptor:
                    del descriptor[key]
                    return

    codes = {finding.code for finding in bench.page_findings(remove_font)}
    assert "VER012" in codes or "UPL004" in codes


@pytest.mark.slow
def test_a_line_number_off_its_line_is_found(bench: Bench) -> None:
    finding = only_finding(
        bench.page_findings(lambda pdf: move_line_number(pdf, page_number=3, baseline=231.55, by=5)), "VER011"
    )
    assert finding.message == "line number 7 on page 3 is 5.0 points below its line"
    assert finding.page == 3


@pytest.mark.slow
def test_a_scanned_page_is_one_finding_and_its_words_are_not_missing(bench: Bench) -> None:
    findings = bench.page_findings(lambda pdf: replace_by_pictures(pdf, 11))
    assert codes_and_messages(findings) == [
        (
            "VER013",
            "page 11 has no text, as in a scan, so nothing on it was compared: heading XIV to the signature block",
        )
    ]


@pytest.mark.slow
def test_a_scan_of_every_page_is_an_error_because_nothing_was_compared(bench: Bench) -> None:
    findings = bench.page_findings(lambda pdf: replace_by_pictures(pdf, *range(1, 12)))
    assert ("VER013", "pages 1-11 have no text, as in a scan, so nothing on them was compared") in codes_and_messages(
        findings
    )
    assert Severity.ERROR in {finding.severity for finding in findings if finding.code == "VER013"}


# -- expected additions -----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_signed_word_file_with_its_case_number_has_only_notes(bench: Bench) -> None:
    def sign(file: Any) -> None:
        paragraph_of(file, "Angelo J. Calfo").insert_paragraph_before("/s/ Angelo J. Calfo")
        replace_typed(file, "No. ___", "____________________", "21-2-02856-6 SEA")

    findings = bench.word_findings(sign)
    assert codes_and_messages(findings) == []
    assert [finding.message for finding in findings] == [
        "blank in the caption filled in: `21-2-02856-6 SEA`",
        "signed in the signature block: `/s/ Angelo J. Calfo`",
    ]


@pytest.mark.slow
def test_a_pdf_signed_in_a_viewer_has_only_notes(bench: Bench) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        annotate(pdf, page_number=11, words="/s/ Angelo J. Calfo", box=[288, 445, 438, 461])

    findings = [finding for finding in bench.page_findings(sign) if not finding.code.startswith("UPL")]
    assert codes_and_messages([finding for finding in findings if finding.code != "VER012"]) == []
    assert "signed on page 11: `/s/ Angelo J. Calfo`" in [finding.message for finding in findings]


@pytest.mark.slow
def test_a_case_number_typed_on_the_first_page_is_a_note(bench: Bench) -> None:
    findings = bench.page_findings(
        lambda pdf: annotate(pdf, page_number=1, words="21-2-02856-6 SEA", box=[345, 512, 460, 528])
    )
    assert "filled in on page 1: `21-2-02856-6 SEA`" in [finding.message for finding in findings]


@pytest.mark.slow
@pytest.mark.parametrize("words", ["without any admission", "and 500 more", "21-2-02856-6"])
def test_other_words_added_by_an_annotation_are_a_change(bench: Bench, words: str) -> None:
    findings = bench.page_findings(lambda pdf: annotate(pdf, page_number=3, words=words, box=[108, 300, 300, 316]))
    assert "VER003" in {finding.code for finding in findings}


@pytest.mark.slow
def test_tracked_changes_are_compared_as_if_accepted(bench: Bench) -> None:
    def track(file: Any) -> None:
        run = paragraph_of(file, "AWS called the step").runs[0]._r
        deletion = OxmlElement("w:del")
        run.addprevious(deletion)
        deletion.append(run)
        insertion = OxmlElement("w:ins")
        new_run = deepcopy(run)
        for text in new_run.iter(qn("w:t")):
            text.text = text.text.replace("suspension", "pause")
        insertion.append(new_run)
        deletion.addnext(insertion)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")

    assert codes_and_messages(bench.word_findings(track)) == [
        ("VER015", "the file has 2 tracked changes, which were compared as if accepted"),
        ("VER003", "paragraph 3: `a suspension.` became `a pause.`"),
    ]


@pytest.mark.slow
def test_a_file_is_compared_with_the_most_similar_of_several_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, ROOT / "matters" / "contrast_nysd" / "matter.yaml")
    monkeypatch.setattr("assembler.verify.verify.examine_matter", lambda *_: bench.checked)
    assert len(bench.checked.plans) > 1
    (finding,) = bench.word_findings(lambda _: None)
    assert finding.code == "VER016"
    assert f"`{bench.plan.id}`" in finding.message


@pytest.mark.slow
def test_pages_in_another_order_are_one_finding(bench: Bench) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        moved_page = pdf.pages[5].obj
        del pdf.pages[5]
        pdf.pages.insert(4, pikepdf.Page(moved_page))

    finding = only_finding(bench.page_findings(swap), "VER009")
    assert finding.message == "pages 5-6 of the file are in a different order from the paper's"


@pytest.mark.slow
def test_a_rotated_page_is_one_finding(bench: Bench) -> None:
    finding = only_finding(bench.page_findings(lambda pdf: pdf.pages[2].rotate(90, relative=False)), "VER010")
    assert finding.message == "page 3 is turned by 90 degrees"


@pytest.mark.slow
def test_hidden_words_of_a_word_file_are_found(bench: Bench) -> None:
    def hide(document: Any) -> None:
        run = paragraph_of(document, "Parler competes").add_run(" ask client first")
        run.font.hidden = True

    assert only_finding(bench.word_findings(hide), "VER015").message.endswith("`ask client first`")


@pytest.mark.slow
def test_another_type_in_a_word_file_is_found(bench: Bench) -> None:
    def retype(document: Any) -> None:
        document.styles["Normal"].font.name = "Comic Sans MS"

    assert "Comic Sans MS" in only_finding(bench.word_findings(retype), "VER010").message


@pytest.mark.slow
def test_the_authors_in_a_word_file_are_a_note(bench: Bench) -> None:
    def sign(document: Any) -> None:
        document.core_properties.author = "J. Associate"

    findings = bench.word_findings(sign)
    assert codes_and_messages(findings) == []
    assert [finding.message for finding in findings] == ["the file's properties name its authors: `J. Associate`"]


@pytest.mark.slow
def test_another_case_number_in_the_blank_is_an_error(bench: Bench) -> None:
    def fill_in_number(document: Any) -> None:
        blank = next(text for text in document.element.body.iter(qn("w:t")) if "___" in text.text)
        blank.text = re.sub("_{3,}", "21-2-02865-6 SEA", blank.text)

    finding = only_finding(bench.word_findings(fill_in_number), "VER003")
    assert finding.message == "the case number `21-2-02865-6 SEA` was filled in, but the matter's is `21-2-02856-6 SEA`"
