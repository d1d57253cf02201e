"""A Word file is written if the filing asks for it, and never over a changed file."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.support.runs import build, write_file, write_matter
from tests.support.word_reader import read_word

COMPLAINT_WITH_WORD = "filings: [{paper: complaint, word: true}]\n"
WORD_FILE = Path("output/matter/complaint.docx")


@pytest.mark.slow
def test_a_filing_with_word_true_has_a_word_file_and_a_manifest_entry(folder: Path) -> None:
    run = build(write_matter(folder, COMPLAINT_WITH_WORD))

    assert run.status == 0
    manifest = json.loads((WORD_FILE.parent / "manifest.json").read_text("utf-8"))
    assert manifest["papers"]["complaint.pdf"]["word"]["file"] == "complaint.docx"
    assert read_word(WORD_FILE.read_bytes()).paragraphs


def test_no_word_file_is_written_unless_requested(folder: Path) -> None:
    build(write_matter(folder, "filings: [{paper: complaint}]\n"))

    assert not WORD_FILE.exists()


@pytest.mark.slow
def test_a_word_file_is_replaced_unless_it_was_changed(folder: Path) -> None:
    matter = write_matter(folder, COMPLAINT_WITH_WORD)
    build(matter)
    build(matter)
    WORD_FILE.write_bytes(b"my own words")
    run = build(matter)

    assert WORD_FILE.read_bytes() == b"my own words"
    assert "OUT005" in {finding["code"] for finding in run.findings if finding["severity"] == "warning"}
    assert (WORD_FILE.parent / "complaint.pdf").is_file()


def test_a_word_file_that_the_program_did_not_write_is_not_replaced(folder: Path) -> None:
    write_file(WORD_FILE.parent, "theirs", WORD_FILE.name)
    build(write_matter(folder, COMPLAINT_WITH_WORD))

    assert WORD_FILE.read_text("utf-8") == "theirs"


@pytest.mark.slow
def test_a_word_file_can_be_replaced_after_a_build_that_made_no_word_file(folder: Path) -> None:
    matter = write_matter(folder, COMPLAINT_WITH_WORD)
    build(matter)
    write_matter(folder, "filings: [{paper: complaint}]\n")
    build(matter)
    write_matter(folder, COMPLAINT_WITH_WORD)
    run = build(matter)

    assert "OUT005" not in {finding["code"] for finding in run.findings}


def test_a_draft_is_marked_at_the_head_of_its_word_file(folder: Path) -> None:
    build(write_matter(folder, COMPLAINT_WITH_WORD), "--draft")

    with zipfile.ZipFile(WORD_FILE.with_name("complaint.draft.docx")) as package:
        assert any(b">DRAFT<" in package.read(name) for name in package.namelist() if "header" in name)
