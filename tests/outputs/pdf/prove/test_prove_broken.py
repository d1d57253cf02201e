"""Proving broken papers, end to end: each possible fault of a page or its file is found."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pytest

from assembler.findings.finding import Severity
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Footer
from tests.support.plans import WAWD, build_plan, random_complaint, words
from tests.support.proved import BODY, MATTER, PLAN, codes, prove_paper

# -- broken papers ----------------------------------------------------------------------------------------------------


class BrokenStyle(NamedTuple):
    """A style that breaks a paper, the codes of the findings, and words of the message."""

    style: str
    codes: set[str]
    message: str


STYLES = {
    "a word that the style sheet hides": BrokenStyle(
        ".number { display: none }", {"PRF001"}, "`1.` is not on the page"
    ),
    "a word that the style sheet adds": BrokenStyle(
        ".lead .t::before { content: 'Now ' }", {"PRF001"}, "`Now` is on the page"
    ),
    "words in capitals": BrokenStyle(
        ".lead { text-transform: uppercase }",
        {"PRF001"},
        "says `PLAINTIFF ALPHA`, but",
    ),
    "a note that never prints": BrokenStyle(".note .t { display: none }", {"PRF002"}, "the footnote `1 See"),
    "a line that leaves the page": BrokenStyle(
        ".lead { white-space: nowrap; padding-left: 400pt }", {"PRF004"}, "past the right margin"
    ),
    "a narrow margin": BrokenStyle("@page { margin-left: 90pt }", {"PRF004"}, "past the left margin"),
    "another font": BrokenStyle(
        ".lead .t { font-family: 'Liberation Mono' }", {"PRF006"}, "`Liberation Mono`, not in `Liberation Serif`"
    ),
    "small type": BrokenStyle("p .t { font-size: 11pt }", {"PRF007"}, "is set in 11 pt, but the minimum is 12 pt"),
    "small notes": BrokenStyle(".note > .t { font-size: 9pt }", {"PRF007"}, "is set in 9 pt, but the minimum is 10 pt"),
    "a grid that drifts": BrokenStyle(".caption { margin-bottom: 3pt }", {"PRF009"}, "is 3.0 pt below line"),
    "lines set closer": BrokenStyle(".paragraph { line-height: 20pt }", {"PRF009"}, "is 6.0 pt above line 21"),
    "a signature block alone": BrokenStyle(".signature { break-before: page }", {"PRF010"}, "with no text above it"),
    "another paper": BrokenStyle("@page { size: 595.28pt 792pt }", {"PRF012"}, "the page is 595.28 by 792 pt"),
    "a line over another": BrokenStyle(".lead { margin-bottom: -24pt }", {"PRF016"}, "printed over each other"),
}


@pytest.mark.slow
@pytest.mark.parametrize("broken", STYLES.values(), ids=STYLES)
def test_a_fault_of_a_style_sheet_is_found(broken: BrokenStyle) -> None:
    _, findings = prove_paper(style=broken.style)
    assert broken.codes <= codes(findings)
    assert any(broken.message in finding.message for finding in findings if finding.code in broken.codes)


@pytest.mark.slow
def test_a_finding_has_the_place_of_the_paper_and_is_a_promise() -> None:
    _, findings = prove_paper(style=".lead .t { font-size: 11pt }")
    (finding,) = findings
    assert finding.place == MATTER
    assert finding.page == 1
    assert finding.paper == "complaint"
    assert finding.code == "PRF007"
    assert finding.cite == "this program"
    assert finding.promise
    assert finding.message == "`Plaintiff Alpha LLC alleges:` is set in 11 pt, but the minimum is 12 pt"


@pytest.mark.slow
def test_a_word_of_the_html_that_the_pdf_lacks_is_named() -> None:
    _, findings = prove_paper(edit_html=lambda html: html.replace("and so it did.", "and it did.", 1))
    (finding,) = findings
    assert finding.code == "PRF001"
    assert finding.page == 1
    assert finding.message == "`so` is not on the page, after `a well-known case), and`"


def test_a_paragraph_that_is_printed_twice_is_named() -> None:
    second_paragraph = "<p class='paragraph'><span class='t'>Alpha asks twice.</span></p>"
    complaint = build_plan(*BODY, lead=words("Alpha asks twice."))

    def add_paragraph(html: str) -> str:
        return html.replace('<p class="lead">', f'{second_paragraph}<p class="lead">', 1)

    _, findings = prove_paper(complaint, edit_html=add_paragraph)
    assert [finding.code for finding in findings] == ["PRF001"]
    assert "`Alpha asks twice.` is on the page but not in the text, or is printed twice" in findings[0].message


def test_every_difference_has_its_own_finding_up_to_ten() -> None:
    _, findings = prove_paper(style=".number { display: none }")
    assert codes(findings) == {"PRF001"}
    assert len(findings) == 11
    assert "the page and the text differ in 2 more places" in {finding.message for finding in findings}


def test_a_note_out_of_order_is_found() -> None:
    def swap_notes(html: str) -> str:
        first = "See the office’s first letter."
        second = "See the second letter."
        return html.replace(first, "@first").replace(second, first).replace("@first", second)

    _, findings = prove_paper(edit_html=swap_notes)
    assert codes(findings) == {"PRF002"}


@pytest.mark.slow
def test_a_footnote_on_the_page_after_its_call_is_reported_as_a_note() -> None:
    papers = (prove_paper(random_complaint(seed, "nysd")) for seed in range(8))
    proof, findings = next((proof, findings) for proof, findings in papers if findings)
    assert codes(findings) == {"PRF015"}
    for finding in findings:
        assert finding.severity is Severity.NOTE
        note_number = int(re.findall(r"note (\d+)", finding.message)[0])
        page_of_call = proof.pages[finding.page - 1]
        next_page = proof.pages[finding.page]
        assert note_number in page_of_call.calls
        assert note_number in next_page.notes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("footer", "message"),
    [
        (replace(PLAN.footer, right=PLAN.footer.right[:-1]), "the margins lack `(206) 555-0100`"),
        (
            replace(PLAN.footer, center=PLAN.footer.right[:1]),
            "the margins have `ALPHA & PARTNERS`, which should not be there",
        ),
    ],
)
def test_a_missing_or_repeated_line_of_a_footer_is_found(footer: Footer, message: str) -> None:
    _, findings = prove_paper(printed=replace(PLAN, footer=footer))
    assert codes(findings) == {"PRF003"}
    assert {finding.page for finding in findings} == {1, 2, 3}
    assert all(message in finding.message for finding in findings)


@pytest.mark.slow
def test_a_wrong_pitch_of_lines_is_found() -> None:
    _, findings = prove_paper(printed=replace(PLAN, page_setup=replace(WAWD, pitch=23)))
    assert "PRF014" in codes(findings)
    assert "line numbers 1 and 2 are 23.0 pt apart instead of 24 pt" in {finding.message for finding in findings}


@pytest.mark.slow
def test_more_lines_than_the_court_allows_are_found() -> None:
    paragraphs = [Paragraph(words("Beta’s office wrote."), number, f"p{number}") for number in range(1, 60)]
    longer_pages = replace(WAWD, lines=27, bottom=72)
    _, findings = prove_paper(build_plan(*paragraphs), printed=build_plan(*paragraphs, page_setup=longer_pages))
    assert codes(findings) == {"PRF003", "PRF004", "PRF011"}
    assert "the page has 27 lines, but the limit is 25" in {finding.message for finding in findings}


def test_a_wrong_title_of_the_file_is_found() -> None:
    _, findings = prove_paper(edit_html=lambda html: html.replace("<title>Complaint", "<title>Document", 1))
    (finding,) = findings
    assert (
        finding.message
        == "the title of the file is `Document - Alpha LLC v. Beta`, not `Complaint - Alpha LLC v. Beta`"
    )


# -- broken files -----------------------------------------------------------------------------------------------------


def pdf_change(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    """Return a function that makes a *change* to the bytes of a PDF."""

    def change_bytes(pdf: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as file:
            change(file)
            file.save(out)
        return out.getvalue()

    return change_bytes


def remove_fonts(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


def reverse_pages(file: pikepdf.Pdf) -> None:
    file.pages.reverse()


def number_from_seven(file: pikepdf.Pdf) -> None:
    label = pikepdf.Dictionary(S=pikepdf.Name.D, St=7)
    file.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))


def remove_running_elements(file: pikepdf.Pdf) -> None:
    second_page = file.pages[1]
    content = b"\n".join(stream.read_bytes() for stream in second_page.Contents.as_list())
    second_page.Contents = file.make_stream(content.replace(b"/Paper Do", b""))


def move_first_tag_to_the_end(file: pikepdf.Pdf) -> None:
    tags = file.Root.StructTreeRoot.K[0].K
    tags.append(tags[0])
    del tags[0]


BROKEN_FILES = {
    "fonts that are not in the file": (remove_fonts, "PRF005", "the font `"),
    "pages in another order": (reverse_pages, "PRF008", "is numbered `3` in its margins"),
    "labels that are not the page numbers": (
        number_from_seven,
        "PRF008",
        "is numbered `7` by viewers",
    ),
    "a page without its numbers": (remove_running_elements, "PRF003", "the margins lack `1`, `2`"),
    "tags in a different order from the text": (
        move_first_tag_to_the_end,
        "PRF001",
        "THE HONORABLE JANE DOE` is not on the page",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("change", "code", "message"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_a_fault_of_a_file_is_found(change: Callable[[pikepdf.Pdf], None], code: str, message: str) -> None:
    _, findings = prove_paper(edit_pdf=pdf_change(change))
    assert code in codes(findings)
    assert any(message in finding.message for finding in findings if finding.code == code)
