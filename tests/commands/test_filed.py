"""`assembler file` keeps a copy of the filed paper beside its matter."""

import json
from pathlib import Path
from typing import Any

import pytest

from assembler.findings.finding import Finding
from assembler.pipeline import examine_matter
from assembler.results import Options
from assembler.write import filed
from assembler.write.filed import keep
from tests.support.runs import check, run_here, write_file, write_matter
from tests.support.stopped import findings_of
from tests.support.written_papers import NOTICE, OUT, states, to_upload, write_all

FILED_FOLDER = Path("filed/matter")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a matter whose papers were built."""
    monkeypatch.chdir(tmp_path)
    write_matter(tmp_path, "about: x\n")
    write_papers(b"%PDF-1.7 first")
    return tmp_path


def write_papers(pdf: bytes, **options: Any) -> None:
    """Write the matter's papers, each with the bytes *pdf*."""
    write_all(examine_matter(Path("matter.yaml"), Options()), pdf, **options)


def file_copy(document: str = "complaint", *, replace: bool = False) -> tuple[str, ...]:
    return keep(Path("matter.yaml"), document, Options(), replace=replace).files


def refusal(document: str = "complaint") -> Finding:
    """Return the only finding that stops the command."""
    (finding,) = findings_of(lambda: file_copy(document))
    return finding


def test_paper_and_manifest_are_copied_to_a_folder_beside_the_matter() -> None:
    assert file_copy() == ("filed/matter/complaint.pdf", "filed/matter/complaint.json")
    assert (FILED_FOLDER / "complaint.pdf").read_bytes() == b"%PDF-1.7 first"
    assert json.loads((FILED_FOLDER / "complaint.json").read_text("utf-8"))["document"] == "complaint"


def test_a_filed_copy_is_replaced_only_on_request() -> None:
    file_copy()
    write_papers(b"%PDF-1.7 second")

    assert refusal().message == "already exists"
    assert refusal().fix == "replace it with `--replace`"
    assert (FILED_FOLDER / "complaint.pdf").read_bytes() == b"%PDF-1.7 first"

    file_copy(replace=True)
    assert (FILED_FOLDER / "complaint.pdf").read_bytes() == b"%PDF-1.7 second"


@pytest.mark.parametrize("link", ["filed", "filed/matter"])
def test_a_filed_copy_is_not_written_through_a_link_even_inside_the_root(folder: Path, link: str) -> None:
    (folder / "elsewhere").mkdir()
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(folder / "elsewhere")

    (finding,) = findings_of(lambda: file_copy(replace=True))
    assert (finding.code, finding.message) == ("OUT001", "is a link, and links are not followed here")
    assert list((folder / "elsewhere").iterdir()) == []


def test_a_paper_that_was_changed_after_the_build_is_refused() -> None:
    (OUT / "complaint.pdf").write_bytes(b"%PDF-1.7 edited")

    assert refusal().message == "was changed after it was built"
    assert not FILED_FOLDER.exists()


def test_an_unbuilt_paper_is_reported_with_the_names_of_the_built_papers() -> None:
    finding = refusal("complant")

    assert finding.message == "`complant` was not built"
    assert finding.fix == "run `assembler build` first; did you mean `complaint`?"


def test_a_draft_is_refused() -> None:
    write_papers(b"%PDF-1.7 draft", draft=True)
    finding = refusal("complaint.draft")

    assert finding.message == "`complaint.draft` is a draft"
    assert "complaint.draft" not in refusal("other").fix


@pytest.mark.parametrize("document", ["../matter", "/etc/passwd", "", ".", "x" * 5000])
def test_an_unknown_name_of_a_paper_is_reported(document: str) -> None:
    assert "was not built" in refusal(document).message
    assert not FILED_FOLDER.exists()


def test_a_deleted_paper_is_reported() -> None:
    (OUT / "complaint.pdf").unlink()

    assert refusal().message == "`complaint` was not built"


def test_a_matter_that_was_never_built_is_reported(folder: Path) -> None:
    write_matter(folder / "other", "about: x\n")
    (finding,) = findings_of(lambda: keep(Path("other"), "complaint", Options(), replace=False))

    assert finding.place.file == "output/other/matter"
    assert finding.message == "no paper was built here"


NO_MANIFESTS = ["", "{", "[]", "{}", '{"matter": "../../matter.yaml", "papers": {"complaint.pdf": 5}}', "[" * 100_000]


@pytest.mark.parametrize("text", NO_MANIFESTS, ids=[text[:30] for text in NO_MANIFESTS])
def test_a_file_that_is_not_a_manifest_is_reported(folder: Path, text: str) -> None:
    write_file(folder, text, "output/matter/manifest.json")

    assert refusal().message == "is not a manifest of this program"


def test_a_paper_without_a_hash_in_the_manifest_is_refused(folder: Path) -> None:
    text = '{"matter": "../../matter.yaml", "papers": {"complaint.pdf": {}}}'
    write_file(folder, text, "output/matter/manifest.json")

    assert refusal().message == "was changed after it was built"


def test_the_manifest_of_another_matter_is_reported(folder: Path) -> None:
    write_file(folder, '{"matter": "x.yaml", "papers": {"complaint.pdf": {}}}', "output/matter/manifest.json")

    assert "has the papers of `x.yaml`" in refusal().message


def test_a_folder_that_cannot_be_made_is_reported(folder: Path) -> None:
    write_file(folder, "a file", "filed")
    finding = refusal()

    assert finding.code == "OUT001"
    assert finding.place.file == "filed"
    assert finding.message == "is a file, not a folder"


def test_a_paper_that_cannot_be_read_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_to_read(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(filed, "read_plain", fail_to_read)

    assert refusal().message == "cannot be read: input/output error"


def test_a_paper_is_copied_even_if_its_matter_has_errors_now(folder: Path) -> None:
    write_file(folder, "a: b\na: c")

    assert file_copy()


def test_the_command_lists_kept_papers_and_obstacles() -> None:
    first_run = run_here("file", "matter.yaml", "complaint")
    assert first_run.status == 0
    assert first_run.out.splitlines() == ["filed/matter/complaint.pdf", "filed/matter/complaint.json"]
    second_run = run_here("file", "matter.yaml", "complaint")
    assert second_run.status == 1
    assert second_run.out.splitlines()[0] == "filed/matter/complaint.pdf: error OUT002: already exists"


def filed_findings() -> list[tuple[str, str, str]]:
    """Return code, severity and message of the findings of `check` on filed papers."""
    findings = check("matter.yaml").findings
    return [
        (finding["code"], finding["severity"], finding["message"])
        for finding in findings
        if finding["code"].startswith("OUT")
    ]


def test_a_difference_from_the_paper_as_filed_is_reported(folder: Path) -> None:
    """The case number and the judge are not compared, because the court assigns them after the filing."""
    file_copy()
    write_matter(folder, "number: 1:25-cv-00001\njudge: Jane Q. Sample\n")
    assert filed_findings() == []

    write_matter(folder, "parties: {alpha: {principal_place: 'Salem, Oregon'}}\n")
    assert filed_findings() == [("OUT009", "warning", "`complaint` differs from the paper as filed on 2025-03-03")]
    write_papers(b"%PDF-1.7 second")
    file_copy(replace=True)
    assert filed_findings() == []


def test_a_filed_paper_is_not_listed_for_upload() -> None:
    file_copy()
    write_papers(b"%PDF-1.7 second")
    assert to_upload() == [f"{NOTICE}.pdf"]
    assert states()["complaint.pdf"] == "filed"


def test_a_changed_or_missing_filed_copy_is_reported() -> None:
    file_copy()
    copy = FILED_FOLDER / "complaint.pdf"
    copy.write_bytes(b"%PDF-1.7 damaged")
    assert filed_findings() == [("OUT010", "warning", "is no longer the copy that was kept as filed")]
    copy.unlink()
    assert filed_findings() == [("OUT010", "warning", "was kept as filed, but is missing")]
    (FILED_FOLDER / "complaint.json").write_text("{}", "utf-8")
    assert filed_findings() == [("OUT002", "warning", "is not the record of a filed paper")]


def test_the_record_of_an_earlier_version_is_compared_as_far_as_possible(folder: Path) -> None:
    file_copy()
    record = json.loads((FILED_FOLDER / "complaint.json").read_text("utf-8"))
    del record["text"], record["date"]
    (FILED_FOLDER / "complaint.json").write_text(json.dumps(record), "utf-8")
    write_matter(folder, "parties: {alpha: {principal_place: 'Salem, Oregon'}}\n")
    assert filed_findings() == []


@pytest.mark.slow
def test_the_check_of_an_amended_complaint_reports_that_the_complaint_differs_from_its_filed_copy(folder: Path) -> None:
    file_copy()
    write_matter(folder, "parties: {alpha: {principal_place: 'Salem, Oregon'}}\n")
    filings = "filings: {change: {complaint: {date: 2025-03-20, amends: {file: matter.yaml}}}}\n"
    (folder / "amended.yaml").write_text(f"extends: matter.yaml\ncomplaint_filed: 2025-03-03\n{filings}", "utf-8")
    (warning,) = [finding for finding in check("amended.yaml").findings if finding["code"] == "OUT009"]
    assert warning["message"] == "`complaint` differs from the paper as filed on 2025-03-03"
    assert warning["also"][0]["file"] == "amended.yaml"
