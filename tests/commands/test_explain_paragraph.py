"""`assembler explain --matter` shows the place of a paragraph, and its place in the paper that is amended."""

from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.runs import run_here, write_file

AMENDED = """\
extends: matter.yaml
complaint_filed: 2025-11-03
facts:
  change:
    the_facts:
      paragraphs:
        add: [{after: breach, id: demand, text: Example Cider demanded the remaining apples.}]
filings: {change: {complaint: {date: 2026-01-12, amends: {file: matter.yaml}}}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(tmp_path, (ROOT / "matters/first_complaint/matter.yaml").read_text("utf-8"), "matter.yaml")
    write_file(tmp_path, AMENDED, "amended.yaml")


@pytest.mark.slow
def test_an_added_paragraph_is_shown_with_the_earlier_paragraph_of_its_number() -> None:
    run = run_here("explain", "--matter", "amended.yaml", "9")
    lines = run.out.splitlines()

    assert run.status == 0
    assert lines[0].startswith("paragraph 9 (page ")
    assert lines[0].endswith(") of `complaint`")
    assert lines[2] == "    added: `complaint` of matter.yaml does not have it"
    assert lines[3].startswith("paragraph 10 (page ")
    assert lines[5].startswith("    was paragraph 9 (page ")
    assert lines[5].endswith(") of `complaint` of matter.yaml: unchanged")


@pytest.mark.slow
def test_a_paragraph_is_found_by_its_id_and_an_original_complaint_has_no_earlier_paragraph() -> None:
    run = run_here("explain", "--matter", "amended.yaml", "demand")
    assert run.out.splitlines()[0].startswith("paragraph 9 (page ")
    assert len(run_here("explain", "--matter", "matter.yaml", "breach").out.splitlines()) == 2


@pytest.mark.slow
def test_a_paragraph_that_no_paper_has_is_an_error_of_the_command() -> None:
    run = run_here("explain", "--matter", "amended.yaml", "99")
    assert run.status == 2
    assert "has no paragraph `99`" in run.err


@pytest.mark.slow
def test_both_paragraphs_of_a_repeated_number_are_shown(tmp_path: Path) -> None:
    matter = (ROOT / "matters/first_complaint/matter.yaml").read_text("utf-8")
    write_file(tmp_path, matter.replace("- id: breach\n", "- id: breach\n        number: 1\n", 1), "matter.yaml")
    lines = run_here("explain", "--matter", "matter.yaml", "1").out.splitlines()
    assert [line.partition(" (")[0] for line in lines if line.startswith("paragraph")] == ["paragraph 1", "paragraph 1"]
