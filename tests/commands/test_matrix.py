"""The element matrix: what pleads each element and what is missing, as text, JSON and a PDF that is no paper."""

import json
import os
from pathlib import Path
from time import process_time

import pytest
from pikepdf import Pdf

from assembler.commands.matrix import Matrix, complaint, matrix
from assembler.commands.matrix_report import as_text
from assembler.plan.blocks import Paragraph
from tests.commands.test_cli import on_a_terminal
from tests.support.matters import catalog, plan
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


def made(changes: str = COUNT) -> Matrix:
    """Return the matrix of the suit with *changes*."""
    whole = matter_of(changes)
    return matrix(whole, complaint(whole, (), catalog()))


def shown(changes: str = COUNT, width: int = 100) -> list[str]:
    """Return the lines of the matrix of the suit with *changes*."""
    return list(as_text(made(changes), width))


def test_a_count_that_is_not_in_the_catalog_shows_its_paragraphs() -> None:
    own_count = (
        "claims: [{title: Quantum Meruit, law: WA, against: beta, paragraphs: [Alpha made a kite., Beta flew it.]}]"
    )
    (count,) = made(own_count).counts

    assert count.elements == ()
    assert [pleads.words for pleads in count.paragraphs][-2:] == ["Alpha made a kite.", "Beta flew it."]
    assert f"  ¶ {count.paragraphs[-1].number}: Beta flew it." in shown(own_count)


def test_an_element_has_its_statement_and_the_allegations_that_plead_it() -> None:
    (count,) = made().counts
    first = count.elements[0]

    assert (count.label, count.heading, count.cause) == ("COUNT ONE", "Breach of Contract", "wa-breach-of-contract")
    assert first.element == "contract"
    assert first.statement.startswith("An enforceable agreement")
    assert [one.name for one in first.allegations] == ["signed", "billed"]
    assert first.allegations[1].words == "Alpha sent Beta a bill."
    assert first.exhibits == ("B",)


def test_an_exhibit_that_the_text_cites_is_shown_like_one_that_is_listed_and_once() -> None:
    cited = COUNT.replace("text: Alpha sent Beta a bill.", "text: 'Alpha sent Beta a bill, [[bill]], with [[deed]].'")
    ((count,), (plain,)) = (made(changes).counts for changes in (cited, COUNT))
    assert [row.exhibits for row in plain.elements][:3] == [("B",), ("A",), ()]
    assert [row.exhibits for row in count.elements][:3] == [("B", "A"), ("A",), ()]


@pytest.mark.parametrize("form", ["labels: numbers", "word: Attachment", "quotes: true", "word: Appendix"])
def test_the_words_leave_out_the_citation_of_exhibits_in_every_form(form: str) -> None:
    (count,) = made(f"exhibit_form: {{{form}}}\n{COUNT}").counts
    assert count.elements[0].allegations[1].words == "Alpha sent Beta a bill."


def test_the_case_is_named_without_the_title_of_its_complaint() -> None:
    titled = COUNT + "filings: [{paper: complaint, title: 'Complaint for Breach, Fraud, and Conversion'}]\n"
    assert made(titled).case == made().case == "Alpha Kites, Inc. v. Beta Strings, Inc."


def test_the_numbers_are_those_that_the_complaint_prints() -> None:
    printed_numbers = {block.id: block.number for block in plan(COUNT).body if isinstance(block, Paragraph)}
    rows = made().counts[0].elements

    assert rows[0].allegations[0].number == printed_numbers["p-signed"]
    assert rows[1].allegations[0].number == printed_numbers["p-contract.duty.1"]
    assert rows[4].allegations[0].number == printed_numbers["p-broke"]


def test_an_element_that_nothing_pleads_is_missing_unless_it_is_conditional() -> None:
    rows = {one.element: one for one in made().counts[0].elements}

    assert rows["damages"].missing
    assert not rows["conditions"].missing
    assert rows["conditions"].conditional
    assert [one.element for one in rows.values() if one.missing] == ["damages"]


def test_long_allegations_are_cut_after_their_first_words() -> None:
    (idle,) = (one for one in made().unused if one.name == "idle")

    assert idle.words == "It rained on the day on which Alpha sent the bill to Beta, and ..."


def test_allegations_that_nothing_uses_are_listed() -> None:
    assert [one.name for one in made().unused] == ["paid", "idle"]


def test_what_a_count_asks_for_stands_under_it() -> None:
    relief = "relief: [award costs, {text: award interest, claims: contract}]\n"

    assert made(COUNT + relief).counts[0].relief == ("award damages", "award interest")


def test_what_a_rule_finds_in_a_count_stands_under_it_unless_it_is_waived() -> None:
    assert [one.code for one in made().counts[0].remarks] == ["CLM008"]
    assert made(COUNT + "waivers: {CLM008: the contract names the law}\n").counts[0].remarks == ()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_asked_or_than_a_hundred(width: int) -> None:
    lines = [line.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[31m", "") for line in shown(width=width)]

    assert max(map(len, lines)) <= min(width, 100) + 10  # marks of color that are left


def test_the_text_is_marked_as_work_product_and_lists_missing_facts() -> None:
    text = "\n".join(shown())

    assert "Attorney work product. Privileged and confidential." in text
    assert "no allegation pleads it" in text
    assert "(Ex. B)" in text
    assert "not pleaded" in text


@pytest.mark.tools
def test_five_hundred_counts_are_shown_in_sensible_time() -> None:
    one = "  - {cause: ny-breach-of-contract, against: beta, elements: {contract: [signed], breach: Beta broke it.}}\n"
    start = process_time()

    assert len(made("claims:\n" + one * 500).counts) == 500
    assert process_time() - start < 20


def test_a_matter_without_claims_has_an_empty_matrix() -> None:
    run = run_here("matrix", ROOT / "matters/minimal")

    assert run.status == 0
    assert "no claims" in run.out


# -- the command ------------------------------------------------------------------------------------------------------


def over(folder: Path, *arguments: str, changes: str = COUNT) -> Run:
    """Run `assembler matrix` with *arguments* over the suit with *changes*."""
    return run_here("matrix", *arguments, write_matter(folder, changes).name)


def test_json_is_one_value(folder: Path) -> None:
    value = json.loads(over(folder, "--format", "json").out)

    assert set(value) == {"case", "paper", "privilege", "counts", "unused"}
    assert value["counts"][0]["elements"][5]["missing"] is True
    assert value["counts"][0]["elements"][0]["allegations"][1]["exhibits"] == ["B"]


def test_text_has_no_color_but_on_a_terminal(folder: Path) -> None:
    assert "\x1b[" not in over(folder).out
    assert "\x1b[" in on_a_terminal("matrix", "matters/contrast_nysd")


@pytest.mark.parametrize("arguments", [("--format", "pdf"), ("--out", "a.pdf"), ("--format", "json", "--out", "a")])
def test_a_pdf_and_its_file_are_asked_for_together(arguments: tuple[str, ...], folder: Path) -> None:
    run = over(folder, *arguments)

    assert run.status == 2
    assert "give `--format pdf` and `--out FILE` together" in run.err
    assert not list(folder.glob("a*"))


def test_an_invalid_matter_is_reported_and_no_file_is_written(folder: Path) -> None:
    run = over(folder, "--format", "pdf", "--out", "a.pdf", changes="claims: [{cause: no-such, against: beta}]\n")

    assert run.status == 1
    assert "no cause of action is called `no-such`" in run.out
    assert not (folder / "a.pdf").exists()


@pytest.mark.pdf
def test_a_worksheet_is_written_to_the_given_path_and_is_not_a_paper(folder: Path) -> None:
    matter = write_matter(folder, COUNT).name
    assert run_here("build", "--draft", "--document", "complaint", "--out", "out", matter).out
    manifest = next((folder / "out" / "matter").glob("*.json")).read_text("utf-8")
    run = run_here("matrix", "--format", "pdf", "--out", "sheet.pdf", matter)

    assert (run.status, run.out) == (0, "sheet.pdf\n")
    assert (folder / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert next((folder / "out" / "matter").glob("*.json")).read_text("utf-8") == manifest
    assert "worksheet" not in catalog().names("document")


@pytest.mark.pdf
def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    run = over(folder, "--format", "pdf", "--out", "nowhere/sheet.pdf")

    assert run.status == 1
    assert "OUT" in run.out


@pytest.mark.pdf
def test_a_text_of_the_matter_is_escaped_in_the_worksheet(folder: Path) -> None:
    markup = "\"<img src='http://example.com/x.png'><script>x</script> was paid.\""
    hostile = COUNT.replace("Alpha paid in full.", markup)

    assert over(folder, "--format", "pdf", "--out", "sheet.pdf", changes=hostile).status == 0


@pytest.mark.parametrize("kind", ["text", "link", "pipe", "another PDF"])
def test_a_worksheet_replaces_no_file_of_another_kind(folder: Path, kind: str) -> None:
    out, matter = folder / "sheet.pdf", folder / "target.yaml"
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
    before = out.lstat()
    run = over(folder, "--format", "pdf", "--out", "sheet.pdf")
    assert run.status == 1
    assert ("is a link" if kind == "link" else "exists and is not a worksheet") in run.out
    assert (out.lstat().st_mode, out.lstat().st_size) == (before.st_mode, before.st_size)
    assert matter.read_text("utf-8") == "court: nysd\n"
