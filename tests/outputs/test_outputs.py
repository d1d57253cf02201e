"""The outputs made from a plan: all have the same interface, and a new output needs no other change."""

import json
from pathlib import Path

import pytest

from assembler.cli import cli
from assembler.outputs import OPTIONAL_OUTPUTS, OUTPUTS, PDF, MadeFile, Output, OutputSetting
from tests.support import matters
from tests.support.places import ROOT
from tests.support.runs import run_separately

TITLES = """\
from assembler import outputs
titles = outputs.Output("titles", "title", ".txt", lambda plan, _: outputs.MadeFile(plan.metadata.title.encode()))
outputs.OPTIONAL_OUTPUTS = (*outputs.OPTIONAL_OUTPUTS, titles)
outputs.OUTPUTS = (*outputs.OUTPUTS, titles)
"""
"""An output that only this test adds: the title of a paper."""


def test_each_output_has_a_unique_name_and_suffix() -> None:
    assert len({output.name for output in OUTPUTS}) == len(OUTPUTS)
    assert len({output.suffix for output in OUTPUTS}) == len(OUTPUTS)
    assert PDF not in OPTIONAL_OUTPUTS


@pytest.mark.slow
@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_an_output_makes_the_same_bytes_from_the_same_plan(output: Output[MadeFile]) -> None:
    plan = matters.build_plan(changes="")
    files = [output.make(plan, OutputSetting()).data for _ in range(2)]
    assert len(files[0]) > 1_000
    assert files[0] == files[1]


@pytest.mark.slow
def test_the_pdf_is_made_with_its_measurements() -> None:
    pdf = PDF.make(matters.build_plan(changes=""), OutputSetting())
    assert pdf.data == pdf.pages.pdf
    assert pdf.proof.read.main
    assert len(pdf.proof.pages) == pdf.pages.count


def test_each_optional_output_has_a_command_line_option() -> None:
    for command in ("build", "batch"):
        options = {option for parameter in cli.commands[command].params for option in parameter.opts}
        assert {f"--{output.name}" for output in OPTIONAL_OUTPUTS} <= options


@pytest.mark.slow
def test_an_added_output_is_made_written_and_recorded(tmp_path: Path) -> None:
    for attempt in range(2):  # the second build replaces the file of the first
        run = run_separately(
            "build", "--titles", ROOT / "matters/minimal", "--out", "papers", cwd=tmp_path, before=TITLES
        )
        assert run.status == 0, (attempt, run.err)
    title = next(tmp_path.rglob("*.txt"))
    manifest = json.loads(title.with_name("manifest.json").read_text("utf-8"))
    assert "Notice of Voluntary Dismissal" in title.read_text("utf-8")
    assert manifest["papers"][title.with_suffix(".pdf").name]["titles"]["file"] == title.name
    assert not [*tmp_path.rglob("*.docx")]
