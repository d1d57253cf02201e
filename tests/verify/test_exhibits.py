"""The exhibits that a paper attaches are searched for in the returned file."""

from pathlib import Path

import pikepdf
import pytest

from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.exhibit_files import OUT, build_matter, page_texts, with_exhibits
from tests.support.returned_papers import annotate
from tests.support.runs import Run, run_here


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


def verify_file(file: Path, folder: Path) -> Run:
    return run_here("verify", "--format", "json", file, folder / "matter.yaml")


@pytest.mark.slow
def test_present_exhibits_are_found_and_missing_exhibits_are_reported(folder: Path) -> None:
    assert build_matter(folder, "{filed: combined}").status == 0
    paper = folder / OUT / "complaint.pdf"
    attachment = examine_matter(folder / "matter.yaml", Options()).plans[0].attachment
    assert attachment
    assert attachment.combined
    run = verify_file(paper, folder)
    assert [(finding["code"], finding["message"]) for finding in run.findings if finding["severity"] != "note"] == []
    with pikepdf.open(paper) as pdf:
        del pdf.pages[-4]
        pdf.save(folder / "shorter.pdf")
    messages = [finding["message"] for finding in verify_file(folder / "shorter.pdf", folder).findings]
    assert messages == ["page 2 of Exhibit A is not in the file"]
    with pikepdf.open(paper) as pdf:
        del pdf.pages[-1]
        del pdf.pages[-1]
        pdf.save(folder / "returned.pdf")
    (finding,) = verify_file(folder / "returned.pdf", folder).findings
    assert finding["code"] == "VER008"
    assert finding["message"] == "Exhibit B is not in the file: Photograph of the gate"


@pytest.mark.slow
def test_an_index_of_exhibits_is_not_mistaken_for_the_exhibits(folder: Path) -> None:
    assert build_matter(folder, "{filed: combined, index: true}").status == 0
    with pikepdf.open(folder / OUT / "complaint.pdf") as pdf:
        texts = page_texts(folder / OUT / "complaint.pdf")
        pages_to_index = next(page for page, text in enumerate(texts, 1) if text.startswith("INDEX OF EXHIBITS"))
        del pdf.pages[pages_to_index]  # the cover sheet of Exhibit A
        pdf.save(folder / "coverless.pdf")
        del pdf.pages[pages_to_index:]
        pdf.save(folder / "returned.pdf")
    messages = [finding["message"] for finding in verify_file(folder / "coverless.pdf", folder).findings]
    assert messages == ["Exhibit A has no cover sheet"]
    messages = [finding["message"] for finding in verify_file(folder / "returned.pdf", folder).findings]
    assert messages == ["Exhibit A is not in the file: Lease", "Exhibit B is not in the file: Photograph of the gate"]


@pytest.mark.slow
def test_words_added_to_an_index_or_a_cover_sheet_are_found(folder: Path) -> None:
    assert build_matter(folder, "{filed: combined, index: true}").status == 0
    texts = page_texts(folder / OUT / "complaint.pdf")
    index_page = next(page for page, text in enumerate(texts, 1) if text.startswith("INDEX OF"))
    for page, name in ((index_page, "the index of exhibits"), (index_page + 1, "the cover sheet of Exhibit A")):
        with pikepdf.open(folder / OUT / "complaint.pdf") as pdf:
            annotate(pdf, page, "pay nothing at all", [108, 300, 300, 316])
            pdf.save(folder / "returned.pdf")
        findings = verify_file(folder / "returned.pdf", folder).findings
        assert [finding["message"] for finding in findings if finding["code"] == "VER008"] == [
            f"{name} has words that differ from the paper's: `pay nothing all`"
        ]
