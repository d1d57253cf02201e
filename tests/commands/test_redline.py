"""`assembler redline`: its files, files that it never replaces, and its errors for papers that cannot be compared."""

import json
from pathlib import Path
from typing import Any

import pytest

from assembler import redline as program
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.plan import Plan
from assembler.results import TypesetPaper
from tests.support.places import ROOT
from tests.support.runs import Run, one_error, run_here

EARLIER = (ROOT / "matters/first_complaint/matter.yaml").read_text("utf-8")
LATER = EARLIER.replace(
    "facts:\n", "facts:\n  - {id: weather, heading: Weather, paragraphs: [{text: It rained.}]}\n", 1
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with two matters whose complaints differ."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "matter.yaml").write_text(EARLIER, "utf-8")
    (tmp_path / "later.yaml").write_text(LATER, "utf-8")
    return tmp_path


def run_redline(*arguments: str | Path) -> Run:
    return run_here("redline", "--format", "json", *arguments)


def test_a_file_that_another_program_wrote_is_not_replaced(folder: Path) -> None:
    arguments = ("matter.yaml", "later.yaml", "--out", "a.pdf", "--table", "a.csv")
    for name, option in (("a.pdf", "--out"), ("a.docx", "--out"), ("a.csv", "--table")):
        (folder / name).write_text("mine", "utf-8")
        error = one_error(run_redline(*arguments))
        assert "so it was not replaced" in error["message"]
        assert error["fix"] == f"give another file with `{option}`"
        assert (folder / name).read_text("utf-8") == "mine"
        (folder / name).unlink()


@pytest.mark.parametrize("arguments", [("later.yaml:answer",), ("later.yaml", "--paper", "answer")])
def test_a_paper_that_a_matter_does_not_have_is_refused(arguments: tuple[str, ...]) -> None:
    run = run_redline("matter.yaml:complaint", *arguments)
    assert run.status == 2
    assert run.findings[0]["code"] == "CMD001"


def test_a_matter_with_an_error_is_not_compared(folder: Path) -> None:
    (folder / "broken.yaml").write_text(LATER.replace("paragraphs", "paragraphz"), "utf-8")
    assert run_redline("matter.yaml", "broken.yaml").status == 1
    assert not (folder / "redline.pdf").exists()


def test_a_missing_matter_is_a_usage_error() -> None:
    run = run_here("redline", "nothing.yaml", "later.yaml")
    assert run.status == 2
    assert "'nothing.yaml' does not exist" in run.err


@pytest.mark.slow
def test_the_files_are_written_again_with_the_same_bytes(folder: Path) -> None:
    arguments = ("matter.yaml", "later.yaml", "--table", "numbers.csv", "--date", "2025-06-02")
    first_report = json.loads(run_redline(*arguments).out)
    files = {name: (folder / name).read_bytes() for name in first_report["files"]}
    assert [*files] == ["redline.pdf", "redline.docx", "numbers.csv"]
    assert json.loads(run_redline(*arguments).out) == first_report
    assert {name: (folder / name).read_bytes() for name in files} == files
    assert "It rained." in [text for change in first_report["changes"] for text in change["inserted"]]


def test_an_author_with_a_control_character_is_a_usage_error() -> None:
    run = run_here("redline", "--author", "a\x1bb", "matter.yaml", "later.yaml")
    assert run.status == 2
    assert "the character U+001B cannot be written in a name" in run.err


@pytest.mark.parametrize(
    ("out", "table"), [("o.pdf", "o.pdf"), ("o.pdf", "o.docx"), ("o.pdf", "./o.pdf"), ("o.docx", "")]
)
def test_two_outputs_with_the_same_name_are_refused(folder: Path, out: str, table: str) -> None:
    arguments = ["--table", table] if table else []
    error = one_error(run_redline("matter.yaml", "later.yaml", "--out", out, *arguments))
    assert error["message"] == "is named for two of the files that are written"
    assert not [*folder.glob("o.*")]


@pytest.mark.slow
def test_a_marked_copy_or_a_table_that_was_edited_is_left_in_place(folder: Path) -> None:
    arguments = ("matter.yaml", "later.yaml", "--table", "numbers.csv")
    run_redline(*arguments)
    for name in ("redline.docx", "numbers.csv"):
        file = folder / name
        edited_data = file.read_bytes() + b"\r\n"
        file.write_bytes(edited_data)
        run = run_redline(*arguments)
        assert [(finding["code"], finding["file"]) for finding in run.findings] == [("OUT005", name)]
        assert name not in json.loads(run.out)["files"]
        assert file.read_bytes() == edited_data
        file.unlink()
        assert not run_redline(*arguments).findings


@pytest.mark.slow
def test_an_error_in_only_one_paper_does_not_stop_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    real_typeset = typeset_paper

    def typeset_with_error(plan: Plan, *arguments: Any) -> tuple[TypesetPaper, list[Finding]]:
        paper, findings = real_typeset(plan, *arguments)
        if not plan.metadata.title.endswith("marked copy"):
            findings = [fault("PAG001", Place("matter.yaml"), "☐ is in another font")]
        return paper, findings

    monkeypatch.setattr(program, "typeset_paper", typeset_with_error)
    run = run_redline("matter.yaml", "later.yaml", "--table", "numbers.csv")
    messages = [finding["message"] for finding in run.findings if finding["code"] == "CMP007"]
    assert len(messages) == 2  # one for each complaint
    assert set(messages) == {
        "`complaint` has an error, so that its pages and lines in the table may be wrong: ☐ is in another font"
    }
    assert Path("numbers.csv").is_file()


@pytest.mark.parametrize("option", ["--out", "--table"])
def test_a_marked_copy_is_not_written_to_standard_output(folder: Path, option: str) -> None:
    old_names = {file.name for file in folder.iterdir()}
    run = run_here("redline", option, "-", "matter.yaml", "later.yaml")
    assert run.status == 2
    assert run.err.splitlines()[-1] == (
        "Error: a marked copy is several files, so it is not written to standard output; give the name of a file"
    )
    assert {file.name for file in folder.iterdir()} == old_names
