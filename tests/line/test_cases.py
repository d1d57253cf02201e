"""Whole papers, from the matter to the text of the PDF, each beside what it was when somebody last read it.

A case is a folder: a matter of its own, or a `case.yaml` that names one elsewhere; what `check` says of it; and for
each paper the plan, the text of the PDF page by page, and where each part of it stands.
"""

import json
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from click import unstyle

from assembler.commands.report import text
from assembler.findings.finding import Finding, Severity
from assembler.load.yaml_reader import read_yaml
from assembler.pipeline import examine_matter, typeset_paper
from assembler.results import Checked, Options, Result
from tests.conftest import Golden
from tests.support.matters import catalog
from tests.support.places import CASES, ROOT, SAMPLES
from tests.support.plan_text import plan_text
from tests.support.walks import faults

FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
PARTS = ("plan.txt", "paper.txt", "pages.json")

each_case = pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)


def matter_of(case: Path) -> Path:
    named = case / "case.yaml"
    return (
        ROOT / read_yaml(named.read_text("utf-8"), named.name).data["matter"]
        if named.is_file()
        else case / "matter.yaml"
    )


@cache
def checked(case: Path) -> Checked:
    return examine_matter(matter_of(case), Options(root=ROOT))


def read_back(pdf: bytes) -> str:
    """Return the text of *pdf* as another library reads it, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        # A font may map both spaces to one glyph, and then its text layer gives back either.
        texts = [page.get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ") for page in document]
        pages = [text.splitlines() for text in texts]
    return "".join("\n".join([f"== page {number}", *_shorter(lines), ""]) for number, lines in enumerate(pages, 1))


def _shorter(lines: list[str]) -> list[str]:
    """Return the *lines* of a page with its line numbers, which come first, on one line."""
    last = next((number for number, line in enumerate(lines) if line != str(number + 1)), len(lines))
    return [f"lines 1 to {last}", *lines[last:]] if last else lines


def told(findings: list[Finding]) -> list[str]:
    return [f"{one.severity} {one.code}, page {one.page}: {one.message}" for one in findings]


def test_there_are_cases_and_every_sample_matter_is_one() -> None:
    matters = {matter_of(case).relative_to(ROOT).as_posix() for case in FOLDERS}
    assert len(FOLDERS) >= 12
    assert set(SAMPLES) <= matters


@pytest.mark.usefixtures("at_root")
def test_every_document_type_is_built_in_a_case() -> None:
    built = {plan.document for folder in FOLDERS for plan in checked(folder).plans}
    assert set(catalog().names("document")) <= built


@each_case
@pytest.mark.usefixtures("at_root")
def test_what_a_check_says(case: Path, golden: Golden) -> None:
    lines = text(Result(checked(case).findings))
    golden(case / "findings.txt", "".join(f"{unstyle(line)}\n" for line in lines))


@each_case
@pytest.mark.usefixtures("at_root")
def test_what_is_planned(case: Path, golden: Golden) -> None:
    plans = checked(case).plans
    assert plans
    for plan in plans:
        golden(case / f"{plan.id}.plan.txt", plan_text(plan))


@pytest.mark.pdf
@each_case
@pytest.mark.usefixtures("at_root")
def test_what_is_printed(case: Path, golden: Golden) -> None:
    plans = checked(case).plans
    assert plans
    for plan in plans:
        made, found = typeset_paper(plan, checked(case), lambda _: None)
        assert [one for one in found if one.severity is Severity.ERROR] == []
        first = {name: page for name, (page, _) in made.pages.places.items()}
        pages = {"pages": made.pages.count, "first": first, "findings": told(found)}
        golden(case / f"{plan.id}.paper.txt", read_back(made.pages.pdf))
        golden(case / f"{plan.id}.pages.json", json.dumps(pages, indent=2, ensure_ascii=False) + "\n")


def matter_text(case: Path) -> str:
    """Return the text of the case's own matter, or nothing where its matter is a sample elsewhere."""
    file = case / "matter.yaml"
    return file.read_text("utf-8") if file.exists() else ""


@pytest.mark.usefixtures("at_root")
def test_no_golden_file_is_left_over() -> None:
    def astray(name: str) -> set[str]:
        plans = checked(CASES / name).plans
        wanted = {"findings.txt", *(f"{plan.id}.{part}" for plan in plans for part in PARTS)}
        others = {file.name for file in (CASES / name).iterdir()} - wanted
        shown = {file for file in others if f"({file})" in matter_text(CASES / name)}
        return others - shown - {"matter.yaml", "case.yaml"}

    assert faults([case.name for case in FOLDERS], astray) == {}
