"""Complete papers, from the matter to the text of the PDF, each compared with the golden files last reviewed.

A case is a folder with a matter, or a `case.yaml` that names a matter elsewhere; the findings of `check`; and for
each paper the plan, the text of the PDF page by page, and the pages of its parts.
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
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.results import Checked, Options, Result
from tests.conftest import Golden
from tests.support.matters import catalog
from tests.support.places import CASES, ROOT, SAMPLES
from tests.support.plan_text import plan_text
from tests.support.walks import faults_by_name

FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
PARTS = ("plan.txt", "paper.txt", "pages.json")

each_case = pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)


def matter_of(case: Path) -> Path:
    """Return the file of the matter of *case*."""
    case_file = case / "case.yaml"
    if not case_file.is_file():
        return case / "matter.yaml"
    return Path(ROOT, read_yaml(case_file.read_text("utf-8"), case_file.name).data["matter"])


@cache
def checked(case: Path) -> Checked:
    return examine_matter(matter_of(case), Options(root=ROOT))


def read_back(pdf: bytes) -> str:
    """Return the text of *pdf*, page by page, read with another library."""
    with pypdfium2.PdfDocument(pdf) as document:
        # A font may map both kinds of space to one glyph; the text layer then has either kind.
        texts = [page.get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ") for page in document]
        pages = [text.splitlines() for text in texts]
    parts = []
    for page, lines in enumerate(pages, 1):
        parts += [f"== page {page}", *_with_joined_numbers(lines)]
    return "".join(f"{line}\n" for line in parts)


def _with_joined_numbers(lines: list[str]) -> list[str]:
    """Return the *lines* of a page with its line numbers, which come first, joined in one line."""
    last_number = 0
    while last_number < len(lines) and lines[last_number] == str(last_number + 1):
        last_number += 1
    return [f"lines 1 to {last_number}", *lines[last_number:]] if last_number else lines


def finding_lines(findings: list[Finding]) -> list[str]:
    return [f"{finding.severity} {finding.code}, page {finding.page}: {finding.message}" for finding in findings]


def test_there_are_cases_and_every_sample_matter_is_one() -> None:
    matters = {matter_of(case).relative_to(ROOT).as_posix() for case in FOLDERS}
    assert len(FOLDERS) >= 12
    assert set(SAMPLES) <= matters


@pytest.mark.usefixtures("at_root")
@pytest.mark.slow
def test_every_document_type_is_built_in_a_case() -> None:
    types_built = {plan.document for folder in FOLDERS for plan in checked(folder).plans}
    assert set(catalog().names("document")) <= types_built


@each_case
@pytest.mark.usefixtures("at_root")
def test_the_findings_of_a_case_are_as_reviewed(case: Path, golden: Golden) -> None:
    lines = text(Result(checked(case).findings))
    golden(case / "findings.txt", "".join(f"{unstyle(line)}\n" for line in lines))


@each_case
@pytest.mark.usefixtures("at_root")
def test_the_plans_of_a_case_are_as_reviewed(case: Path, golden: Golden) -> None:
    plans = checked(case).plans
    assert plans
    for plan in plans:
        golden(case / f"{plan.id}.plan.txt", plan_text(plan))


@pytest.mark.pdf
@each_case
@pytest.mark.usefixtures("at_root")
def test_the_papers_of_a_case_are_as_reviewed(case: Path, golden: Golden) -> None:
    plans = checked(case).plans
    assert plans
    for plan in plans:
        typeset, findings = typeset_paper(plan, checked(case), lambda _: None)
        assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
        first_pages = {name: page for name, (page, _) in typeset.pages.places.items()}
        pages = {"pages": typeset.pages.count, "first": first_pages, "findings": finding_lines(findings)}
        golden(case / f"{plan.id}.paper.txt", read_back(typeset.pages.pdf))
        golden(case / f"{plan.id}.pages.json", json.dumps(pages, indent=2, ensure_ascii=False) + "\n")


def matter_text(case: Path) -> str:
    """Return the text of the case's own matter; "" if its matter is a sample elsewhere."""
    file = case / "matter.yaml"
    return file.read_text("utf-8") if file.exists() else ""


@pytest.mark.usefixtures("at_root")
def test_there_is_no_superfluous_golden_file() -> None:
    def superfluous_files(name: str) -> set[str]:
        plans = checked(CASES / name).plans
        expected = {"findings.txt", *(f"{plan.id}.{part}" for plan in plans for part in PARTS)}
        other_files = {file.name for file in (CASES / name).iterdir()} - expected
        pictures = {file for file in other_files if f"({file})" in matter_text(CASES / name)}
        return other_files - pictures - {"matter.yaml", "case.yaml"}

    assert faults_by_name([case.name for case in FOLDERS], superfluous_files) == {}
