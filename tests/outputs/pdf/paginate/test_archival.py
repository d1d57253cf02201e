"""Each paper is both archival and accessible: veraPDF confirms PDF/A-2a and PDF/UA-1."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from assembler.commands.matrix_report import worksheet
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.render import render
from assembler.pipeline import assemble
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing
from tests.support.exhibit_files import OUT, TEXTS, build_matter, with_exhibits
from tests.support.marked import MARKED_BODY
from tests.support.places import ROOT
from tests.support.plans import ARIZONA, COURTS, nysd, random_complaint
from tests.support.proved import BODY, PLAN
from tests.support.scripts import suit
from tests.support.vera import FLAVOURS, Vera, start_vera

TEXTS_OF_SAMPLES = {path: path.read_text("utf-8") for path in sorted((ROOT / "matters").rglob("*.yaml"))}
MATTERS = [path for path, text in TEXTS_OF_SAMPLES.items() if "\nfilings:" in text and "<<" not in text]

COMPLAINT = OUT / "complaint.pdf"

pytestmark = pytest.mark.tools


@pytest.fixture(scope="session")
def vera() -> Iterator[Vera]:
    """Yield veraPDF, in one process for the whole suite."""
    with start_vera() as validator:
        yield validator


def assert_archival(vera: Vera, *papers: Path) -> None:
    """Assert that each of *papers* is PDF/A-2a and PDF/UA-1, and show the failures of the others."""
    assert papers, "no paper to validate"
    failures = {paper.name: vera.failures(paper) for paper in papers}
    assert failures == {paper.name: {flavour: [] for flavour in FLAVOURS} for paper in papers}


def test_there_are_sample_matters_to_validate() -> None:
    assert len(MATTERS) >= 2


def paper_file(plan: Plan, folder: Path) -> Path:
    """Write the paper of *plan* to *folder*, and return its file."""
    file = folder / f"{plan.id}.pdf"
    file.write_bytes(paginate(render(plan), plan).pdf)
    return file


@pytest.mark.parametrize("court", COURTS)
def test_a_random_paper_is_archival_and_accessible(court: str, vera: Vera, tmp_path: Path) -> None:
    assert_archival(vera, paper_file(random_complaint(seed=1, court=court, count=12), tmp_path))


def test_a_marked_copy_is_archival_and_accessible(vera: Vera, tmp_path: Path) -> None:
    assert_archival(vera, paper_file(nysd(*MARKED_BODY), tmp_path))


def test_a_draft_and_large_type_are_archival_and_accessible(vera: Vera, tmp_path: Path) -> None:
    draft = replace(PLAN, id="draft", metadata=replace(PLAN.metadata, draft=True))
    large = nysd(*BODY, page_setup=ARIZONA, id="large")
    assert_archival(vera, paper_file(draft, tmp_path), paper_file(large, tmp_path))


@pytest.mark.parametrize("matter", MATTERS, ids=lambda path: str(path.relative_to(ROOT / "matters")))
def test_each_paper_of_a_sample_matter_is_archival_and_accessible(matter: Path, vera: Vera, tmp_path: Path) -> None:
    result = assemble(matter, Options(root=ROOT, out=tmp_path))
    assert_archival(vera, *(paper.file for paper in result.papers))


def test_a_paper_in_many_scripts_is_archival_and_accessible(vera: Vera, tmp_path: Path) -> None:
    assert_archival(vera, paper_file(matters.build_plan(suit()), tmp_path))


def test_a_paper_with_tables_is_archival_and_accessible(vera: Vera, tmp_path: Path) -> None:
    _, _, pages = paginate_with_tables(matters.build_plan(CITING + complaint_filing()), render)
    paper = tmp_path / "tables.pdf"
    paper.write_bytes(pages.pdf)
    assert_archival(vera, paper)


def remove_title(file: pikepdf.Pdf) -> None:
    del file.Root.ViewerPreferences


def remove_tags(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot


@pytest.mark.parametrize(
    ("change", "flavour", "clause"),
    [(remove_title, "PDF/UA-1", "7.1"), (remove_tags, "PDF/UA-1", "7.1"), (remove_tags, "PDF/A-2a", "6.7.3.3")],
)
def test_a_file_that_does_not_conform_is_reported_with_the_clause(
    change: Callable[[pikepdf.Pdf], None], flavour: str, clause: str, vera: Vera, tmp_path: Path
) -> None:
    out = BytesIO()
    with pikepdf.open(paper_file(PLAN, tmp_path)) as file:
        change(file)
        file.save(out)
    broken_file = tmp_path / "broken.pdf"
    broken_file.write_bytes(out.getvalue())
    assert any(failure.startswith(f"{clause}-") for failure in vera.failures(broken_file)[flavour])


def test_an_attorneys_worksheet_is_archival_and_accessible(vera: Vera, tmp_path: Path) -> None:
    file = tmp_path / "worksheet.pdf"
    options = Options(root=ROOT)
    assert [*worksheet(ROOT / "matters/parler_v_amazon/king_county.yaml", options, "pdf", file)] == [str(file)]
    assert_archival(vera, file)


def test_tagged_exhibits_cost_only_the_declaration_and_a_picture_lacks_tags(
    vera: Vera, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clauses(texts: str) -> dict[str, list[str]]:
        assert build_matter(tmp_path, "{filed: combined, index: true, two_sided: true}", texts).status == 0
        failures = vera.failures(COMPLAINT)
        return {flavour: [failure.split()[0] for failure in failures[flavour]] for flavour in failures}

    monkeypatch.chdir(with_exhibits(tmp_path))
    failed_clauses = {"PDF/A-2a": ["6.6.4-1"], "PDF/UA-1": ["5-1"]}
    assert clauses(TEXTS.replace("gate.png", "lease.pdf")) == failed_clauses
    assert clauses(TEXTS) == {**failed_clauses, "PDF/UA-1": ["5-1", "7.1-3"]}


def test_a_paper_with_exhibits_in_separate_files_conforms(
    vera: Vera, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_exhibits(tmp_path))
    build_matter(tmp_path, "{filed: separate, index: true}")
    assert_archival(vera, COMPLAINT, COMPLAINT.with_name("complaint-index-of-exhibits.pdf"))
