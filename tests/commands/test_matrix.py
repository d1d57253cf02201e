"""The element matrix: the allegations for each element and what is missing, as text, JSON and a worksheet in PDF."""

import json
import os
from pathlib import Path
from time import process_time

import pytest
from click import unstyle
from pikepdf import Pdf

from assembler.commands.matrix import Matrix, complaint, matrix
from assembler.commands.matrix_report import as_text
from assembler.plan.blocks import Paragraph
from tests.commands.test_cli import output_on_terminal
from tests.support.matters import build_plan, catalog
from tests.support.matters import matter as matter_of
from tests.support.places import ROOT
from tests.support.runs import Run, run_here, write_matter

COUNT = """\
exhibits: {deed: {title: Deed}, bill: {title: Bill}}
more_facts:
  - id: more
    heading: More
    paragraphs:
      - {id: billed, text: Alpha sent Beta a bill., exhibit: [bill]}
      - {id: idle, text: "It rained on the day on which Alpha sent the bill to Beta, and on the day after it."}
claims:
  - id: contract
    cause: wa-breach-of-contract
    against: beta
    elements:
      contract: [signed, billed]
      duty: {text: Beta owed Alpha a kite., exhibit: deed}
      performance: Alpha paid in full.
      breach: [broke]
    relief: [award damages]
"""


def matrix_of(changes: str = COUNT) -> Matrix:
    """Return the matrix of the suit with *changes*."""
    matter = matter_of(changes)
    return matrix(matter, complaint(matter, plans=(), catalog=catalog()))


def lines_of_matrix(changes: str = COUNT, width: int = 100) -> list[str]:
    """Return the lines of the matrix of the suit with *changes*."""
    return list(as_text(matrix_of(changes), width))


def test_a_count_that_is_not_in_the_catalog_shows_its_paragraphs() -> None:
    own_claim = (
        "claims: [{title: Quantum Meruit, law: WA, against: beta, paragraphs: [Alpha made a kite., Beta flew it.]}]"
    )
    (count,) = matrix_of(own_claim).counts

    assert count.elements == ()
    assert [paragraph.words for paragraph in count.paragraphs][-2:] == ["Alpha made a kite.", "Beta flew it."]
    assert f"  ¶ {count.paragraphs[-1].number}: Beta flew it." in lines_of_matrix(own_claim)


def test_an_element_has_its_statement_and_the_allegations_that_plead_it() -> None:
    (count,) = matrix_of().counts
    first = count.elements[0]
    assert count.label == "COUNT ONE"
    assert count.heading == "Breach of Contract"
    assert count.cause == "wa-breach-of-contract"
    assert first.element == "contract"
    assert first.statement.startswith("An enforceable agreement")
    assert [allegation.name for allegation in first.allegations] == ["signed", "billed"]
    assert first.allegations[1].words == "Alpha sent Beta a bill."
    assert first.exhibits == ("B",)


@pytest.mark.slow
def test_an_exhibit_that_the_text_cites_is_shown_once_like_a_listed_exhibit() -> None:
    citing_count = COUNT.replace(
        "text: Alpha sent Beta a bill.", "text: 'Alpha sent Beta a bill, [[bill]], with [[deed]].'"
    )
    (original_row,) = matrix_of(COUNT).counts
    assert [element.exhibits for element in original_row.elements[:3]] == [("B",), ("A",), ()]
    (citing_row,) = matrix_of(citing_count).counts
    assert [element.exhibits for element in citing_row.elements[:3]] == [("B", "A"), ("A",), ()]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["labels: numbers", "word: Attachment", "quotes: true", "word: Appendix"])
def test_citations_of_exhibits_in_every_form_are_left_out_of_the_words(form: str) -> None:
    (count,) = matrix_of(f"exhibit_form: {{{form}}}\n{COUNT}").counts
    assert count.elements[0].allegations[1].words == "Alpha sent Beta a bill."


def test_the_case_name_does_not_include_the_title_of_the_complaint() -> None:
    filings = "filings: [{paper: complaint, title: 'Complaint for Breach, Fraud, and Conversion'}]\n"
    assert matrix_of(COUNT + filings).case == "Alpha Kites, Inc. v. Beta Strings, Inc."


def test_the_numbers_are_the_paragraph_numbers_of_the_complaint() -> None:
    printed_numbers = {block.id: block.number for block in build_plan(COUNT).body if isinstance(block, Paragraph)}
    elements = {row.element: row for row in matrix_of().counts[0].elements}
    assert elements["contract"].allegations[0].number == printed_numbers["p-signed"]
    assert elements["duty"].allegations[0].number == printed_numbers["p-contract.duty.1"]
    assert elements["breach"].allegations[0].number == printed_numbers["p-broke"]


def test_an_element_without_allegations_is_missing_unless_it_is_conditional() -> None:
    rows = {row.element: row for row in matrix_of().counts[0].elements}

    assert rows["damages"].missing
    assert not rows["conditions"].missing
    assert rows["conditions"].conditional
    assert [row.element for row in rows.values() if row.missing] == ["damages"]


def test_long_allegations_are_shortened_to_their_first_words() -> None:
    (allegation,) = (allegation for allegation in matrix_of().unused if allegation.name == "idle")
    assert allegation.words == "It rained on the day on which Alpha sent the bill to Beta, and ..."


def test_allegations_that_no_count_uses_are_listed() -> None:
    assert [allegation.name for allegation in matrix_of().unused] == ["paid", "idle"]


def test_the_relief_of_a_count_is_under_the_count() -> None:
    relief = "relief: [award costs, {text: award interest, claims: contract}]\n"

    assert matrix_of(COUNT + relief).counts[0].relief == ("award damages", "award interest")


@pytest.mark.slow
def test_a_finding_on_a_count_is_under_the_count_unless_it_is_waived() -> None:
    assert [remark.code for remark in matrix_of().counts[0].remarks] == ["CLM008"]
    assert matrix_of(COUNT + "waivers: {CLM008: the contract names the law}\n").counts[0].remarks == ()


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_given_width_or_a_hundred_columns(width: int) -> None:
    assert max(len(unstyle(line)) for line in lines_of_matrix(width=width)) <= min(width, 100)


def test_the_text_has_a_work_product_notice_and_the_missing_elements() -> None:
    text = "\n".join(lines_of_matrix())

    assert "Attorney work product. Privileged and confidential." in text
    assert "no allegation pleads it" in text
    assert "(Ex. B)" in text
    assert "not pleaded" in text


@pytest.mark.slow
def test_the_matrix_of_five_hundred_counts_takes_only_seconds() -> None:
    count = (
        "  - {cause: ny-breach-of-contract, against: beta, elements: {contract: [signed], breach: Beta broke it.}}\n"
    )
    start = process_time()

    assert len(matrix_of("claims:\n" + count * 500).counts) == 500
    assert process_time() - start < 20


def test_a_matter_without_claims_has_an_empty_matrix() -> None:
    run = run_here("matrix", ROOT / "matters/minimal")

    assert run.status == 0
    assert "no claims" in run.out


# -- the command ------------------------------------------------------------------------------------------------------


def run_matrix(folder: Path, *arguments: str, changes: str = COUNT) -> Run:
    """Run `assembler matrix` with *arguments* on the small suit with *changes*."""
    return run_here("matrix", *arguments, write_matter(folder, changes).name)


@pytest.mark.slow
def test_json_is_one_value(folder: Path) -> None:
    value = json.loads(run_matrix(folder, "--format", "json").out)

    assert set(value) == {"case", "paper", "privilege", "counts", "unused"}
    elements = {element["element"]: element for element in value["counts"][0]["elements"]}
    assert elements["damages"]["missing"] is True
    assert elements["contract"]["allegations"][1]["exhibits"] == ["B"]


@pytest.mark.slow
def test_text_has_color_only_on_a_terminal(folder: Path) -> None:
    assert "\x1b[" not in run_matrix(folder).out
    assert "\x1b[" in output_on_terminal("matrix", "matters/contrast_nysd")


@pytest.mark.parametrize("arguments", [("--format", "pdf"), ("--out", "a.pdf"), ("--format", "json", "--out", "a")])
def test_the_pdf_format_and_its_file_are_requested_together(arguments: tuple[str, ...], folder: Path) -> None:
    run = run_matrix(folder, *arguments)

    assert run.status == 2
    assert "give `--format pdf` and `--out FILE` together" in run.err
    assert not list(folder.glob("a*"))


@pytest.mark.slow
def test_an_unusable_matter_is_reported_and_no_file_is_written(folder: Path) -> None:
    run = run_matrix(folder, "--format", "pdf", "--out", "a.pdf", changes="claims: [{cause: no-such, against: beta}]\n")

    assert run.status == 1
    assert "no cause of action is called `no-such`" in run.out
    assert not (folder / "a.pdf").exists()


@pytest.mark.slow
@pytest.mark.pdf
def test_a_worksheet_is_written_to_the_given_file_and_is_not_a_paper(folder: Path) -> None:
    matter = write_matter(folder, COUNT).name
    assert run_here("build", "--draft", "--document", "complaint", "--out", "out", matter).out
    manifest = next((folder / "out" / "matter").glob("*.json")).read_text("utf-8")
    run = run_here("matrix", "--format", "pdf", "--out", "sheet.pdf", matter)

    assert run.status == 0
    assert run.out == "sheet.pdf\n"
    assert (folder / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert next((folder / "out" / "matter").glob("*.json")).read_text("utf-8") == manifest
    assert "worksheet" not in catalog().names("document")


@pytest.mark.slow
@pytest.mark.pdf
def test_a_missing_folder_is_reported(folder: Path) -> None:
    run = run_matrix(folder, "--format", "pdf", "--out", "nowhere/sheet.pdf")

    assert run.status == 1
    assert "OUT" in run.out


@pytest.mark.slow
@pytest.mark.pdf
def test_markup_in_a_matters_text_is_plain_text_in_the_worksheet(folder: Path) -> None:
    markup = "\"<img src='http://example.com/x.png'><script>x</script> was paid.\""
    hostile = COUNT.replace("Alpha paid in full.", markup)

    assert run_matrix(folder, "--format", "pdf", "--out", "sheet.pdf", changes=hostile).status == 0


@pytest.mark.parametrize("kind", ["text", "link", "pipe", "another PDF"])
def test_a_worksheet_replaces_no_file_of_another_kind(folder: Path, kind: str) -> None:
    out = folder / "sheet.pdf"
    matter = folder / "target.yaml"
    matter.write_text("court: nysd\n", "utf-8")
    match kind:
        case "text":
            out.write_text("court: nysd\n", "utf-8")
        case "link":
            out.symlink_to(matter)
        case "pipe":
            os.mkfifo(out)
        case _:
            Pdf.new().save(out)
    old_status = out.lstat()
    run = run_matrix(folder, "--format", "pdf", "--out", "sheet.pdf")
    assert run.status == 1
    assert ("is a link" if kind == "link" else "exists and is not a worksheet") in run.out
    assert out.lstat().st_mode == old_status.st_mode
    assert out.lstat().st_size == old_status.st_size
    assert matter.read_text("utf-8") == "court: nysd\n"
