"""Papers and manifest are written together or not at all, and only into the matter's own folder."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Checked, Options
from assembler.write import MANIFEST, folder_of, left_over, papers_left_in_place, papers_of_earlier_build, write
from tests.support.runs import build, errors, run_here, write_file, write_matter
from tests.support.written_papers import (
    NOTICE,
    OUT,
    manifest,
    names,
    states,
    to_upload,
    typeset_papers,
    write_all,
    write_refusal,
)

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def checked(folder: Path) -> Checked:
    """Return the suit of the small matters, checked."""
    return examine_matter(write_matter(folder, "about: x\n"), Options())


def test_papers_have_the_path_of_the_matter_relative_to_its_root(folder: Path) -> None:
    write_matter(folder / "suits" / "kites", "about: x\n")
    checked = examine_matter(folder / "suits" / "kites", Options())

    assert folder_of(checked.source, Options()) == Path("output/suits/kites/matter")


def test_the_manifest_has_each_papers_hash_and_pages(checked: Checked) -> None:
    papers = write_all(checked)

    assert names() == {"complaint.pdf", f"{NOTICE}.pdf", MANIFEST}
    for paper in papers:
        paper_entry = manifest()["papers"][paper.file.name]
        assert paper_entry["sha256"] == paper.sha256 == hashlib.sha256(paper.file.read_bytes()).hexdigest()
        assert paper_entry["pages"] == 1


def test_a_draft_is_written_beside_the_paper(checked: Checked) -> None:
    write_all(checked)
    write_all(checked, b"%PDF-1.7 draft", draft=True)

    assert (OUT / "complaint.pdf").read_bytes() == b"%PDF-1.7 new"
    assert (OUT / "complaint.draft.pdf").read_bytes() == b"%PDF-1.7 draft"
    assert manifest()["papers"]["complaint.draft.pdf"]["draft"] is True


def test_a_deleted_paper_is_removed_from_the_manifest(checked: Checked) -> None:
    write_all(checked)
    (OUT / f"{NOTICE}.pdf").unlink()
    write(typeset_papers(checked)[:1], checked, findings=(), options=Options())

    assert list(manifest()["papers"]) == ["complaint.pdf"]


def test_a_second_build_replaces_the_papers_of_the_first(checked: Checked) -> None:
    write_all(checked, b"%PDF-1.7 old")
    write_all(checked)

    assert (OUT / "complaint.pdf").read_bytes() == b"%PDF-1.7 new"


# -- other folders ----------------------------------------------------------------------------------------------------


def test_an_output_folder_that_is_a_file_is_reported(checked: Checked, folder: Path) -> None:
    write_file(folder, "a file", "output")
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file, finding.message) == ("OUT001", "output", "is a file, not a folder")
    assert (folder / "output").read_text() == "a file"


def test_a_matters_folder_that_is_a_file_is_reported(checked: Checked, folder: Path) -> None:
    write_file(folder, "a file", "output/matter")

    assert write_refusal(checked).place.file == "output/matter"


def test_a_name_too_long_for_the_disk_is_reported(checked: Checked) -> None:
    assert write_refusal(checked, out=Path("x" * 5000)).message == "cannot be made: file name too long"


def test_a_broken_link_is_reported(checked: Checked, folder: Path) -> None:
    (folder / "output").symlink_to("nowhere")

    assert write_refusal(checked).code == "OUT001"
    assert write_refusal(checked).message == "is a link to a missing target"


def test_another_matters_papers_are_not_replaced(checked: Checked, folder: Path) -> None:
    write_all(checked, out=Path("out"))
    before = manifest(Path("out/matter"))
    write_matter(folder / "other", "about: y\n")
    other_matter = examine_matter(folder / "other", Options(root=folder / "other"))
    finding = write_refusal(other_matter, out=Path("out"), root=folder / "other")

    assert finding.code == "OUT002"
    assert finding.message == "has the papers of `../../matter.yaml`, not of `../../other/matter.yaml`"
    assert manifest(Path("out/matter")) == before


def test_a_pdf_that_no_manifest_lists_is_not_replaced(checked: Checked, folder: Path) -> None:
    write_file(folder, "a scan", "output/matter/complaint.pdf")
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT002", "output/matter/complaint.pdf")
    assert names() == {"complaint.pdf"}
    assert (OUT / "complaint.pdf").read_text() == "a scan"


def test_other_files_in_the_folder_do_not_matter(checked: Checked, folder: Path) -> None:
    write_file(folder, "notes", "output/matter/notes.txt")
    write_all(checked)

    assert (OUT / "notes.txt").read_text() == "notes"


BROKEN_MANIFESTS = [
    "",
    "{",
    "[]",
    "5",
    "{}",
    '{"matter": "../../matter.yaml"}',
    '{"matter": 5, "papers": {}}',
    '{"matter": "../../matter.yaml", "papers": []}',
    '{"matter": "../../matter.yaml", "papers": {"a.pdf": 5}}',
    '{"matter": "../../matter.yaml", "papers": {"../a.pdf": {}}}',
    "[" * 100_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("text", BROKEN_MANIFESTS, ids=[text[:50] for text in BROKEN_MANIFESTS])
def test_a_file_that_is_not_a_manifest_is_reported_and_not_replaced(checked: Checked, folder: Path, text: str) -> None:
    file = write_file(folder, text, "output/matter/manifest.json")
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT002", "output/matter/manifest.json")
    assert finding.message == "is not a manifest of this program"
    assert file.read_text("utf-8") == text
    assert names() == {MANIFEST}


def test_a_manifest_in_another_encoding_or_that_is_a_folder_is_reported(checked: Checked, folder: Path) -> None:
    write_file(folder, text="", name="output/matter/manifest.json").write_bytes(b"\xff\xfe")
    assert write_refusal(checked).message == "is not a manifest of this program"

    (OUT / MANIFEST).unlink()
    (OUT / MANIFEST).mkdir()
    assert write_refusal(checked).message == "is not a manifest of this program"


def test_a_link_in_place_of_the_default_output_folder_is_not_followed(folder: Path) -> None:
    write_matter(folder, "about: x\n")
    (folder / "elsewhere").mkdir()
    (folder / "output").symlink_to("elsewhere")

    for command in ("build matter.yaml", "file matter.yaml complaint"):
        run = run_here(*command.split())
        assert run.status == 2
        assert run.err.splitlines()[-1] == "Error: `output` is a link; give the folder of papers with `--out`"
    assert list((folder / "elsewhere").iterdir()) == []
    # with `--out`, the paper is wrong, and not the link
    assert build("--out", "output", "--document", "bogus", "matter.yaml").status == 2


# -- papers left in place ---------------------------------------------------------------------------------------------


def test_papers_left_in_place_are_named(checked: Checked, folder: Path) -> None:
    assert papers_left_in_place(["complaint"], checked, Options()) == ()
    write_all(checked)

    assert papers_left_in_place(["complaint", "other"], checked, Options()) == (OUT / "complaint.pdf",)
    assert papers_of_earlier_build(folder / "matter.yaml", Options()) == (OUT / "complaint.pdf", OUT / f"{NOTICE}.pdf")


def test_papers_of_a_matter_that_is_unusable_now_are_still_listed(checked: Checked, folder: Path) -> None:
    write_all(checked)
    write_file(folder, "a: b\na: c", "matter.yaml")

    assert len(papers_of_earlier_build(folder / "matter.yaml", Options())) == 2


def test_no_papers_are_listed_in_the_folder_of_another_matter(checked: Checked, folder: Path) -> None:
    write_all(checked)
    (OUT / MANIFEST).write_text("{}", "utf-8")

    assert papers_of_earlier_build(folder / "matter.yaml", Options()) == ()
    assert papers_of_earlier_build(folder / "matter.yaml", Options(root=Path("output"))) == ()


def test_a_folder_whose_name_is_not_utf_8_is_written(folder: Path) -> None:
    name = os.fsdecode(b"k\xe9tes")
    checked = examine_matter(write_matter(folder / name, "about: x\n"), Options())
    write_all(checked, out=Path("o"))

    assert manifest(Path("o") / name / "matter")["matter"] == f"../../../{name}/matter.yaml"
    write_all(checked, out=Path("o"))


@pytest.mark.pdf
def test_a_built_paper_is_reported(folder: Path) -> None:
    write_matter(folder, "about: x\n")
    run = build("--document", NOTICE, "matter.yaml")

    assert (run.status, errors(run)) == (0, [])
    assert json.loads(run.out)["papers"][0]["file"] == f"output/matter/{NOTICE}.pdf"


@pytest.mark.pdf
@pytest.mark.slow
def test_a_paper_that_was_signed_after_the_build_is_not_replaced(folder: Path) -> None:
    matter = write_matter(folder, "filings: [{paper: complaint}]\n")
    build(matter)
    paper = OUT / "complaint.pdf"
    built_data = paper.read_bytes()
    signed_data = b"%PDF-1.7 signed"
    paper.write_bytes(signed_data)
    run = build(matter)
    assert [finding["message"] for finding in run.findings if finding["code"] == "OUT005"] == [
        "was changed after it was written, so it was left in place"
    ]
    assert run.status == 0
    assert paper.read_bytes() == signed_data
    (upload,) = manifest()["upload"]
    assert upload["document"]["sha256"] == hashlib.sha256(signed_data).hexdigest()
    assert upload["document"]["changed"] is True
    assert upload["document"]["bytes"] == len(signed_data)
    assert manifest()["papers"]["complaint.pdf"]["sha256"] == hashlib.sha256(built_data).hexdigest()
    paper.rename(OUT / "signed.pdf")
    build(matter)
    assert paper.read_bytes() == built_data


ANSWERED = "events: [{event: answer, by: [beta], date: 2025-05-05}]\n"
CHANGED_PARTY = "parties: {alpha: {principal_place: 'Salem, Oregon'}}\n"


def test_a_paper_that_the_last_build_stopped_is_not_listed_for_upload(folder: Path) -> None:
    """This holds if the build makes other papers, makes none, or cannot use the matter at all."""
    write_all(examine_matter(write_matter(folder, "about: x\n"), Options()))
    assert to_upload() == ["complaint.pdf", f"{NOTICE}.pdf"]

    closed = examine_matter(write_matter(folder, ANSWERED), Options())
    (error,) = (finding for finding in closed.findings if finding.code == "DIS001")
    for papers in (typeset_papers(closed)[:1], []):
        write(papers, closed, closed.findings, Options())
        paper_entry = manifest()["papers"][f"{NOTICE}.pdf"]
        assert paper_entry["state"] == "stopped"
        assert error.message in [finding["message"] for finding in paper_entry["findings"]]
        assert to_upload() == ["complaint.pdf"]

    write_matter(folder, "parties: 1\n")
    for _ in range(2):
        assert build("matter.yaml").status == 1
        assert to_upload() == []
        assert states() == {"complaint.pdf": "stopped", f"{NOTICE}.pdf": "stopped"}


def test_a_paper_skipped_by_a_partial_build_is_listed_for_upload_only_if_the_matter_is_unchanged(
    folder: Path,
) -> None:
    matter = write_matter(folder, "about: x\n")
    documents = ("complaint",)
    write_all(examine_matter(matter, Options()))
    write_all(examine_matter(matter, Options(documents=documents)), documents=documents)
    assert to_upload() == ["complaint.pdf", f"{NOTICE}.pdf"]

    write_matter(folder, ANSWERED)
    write_all(examine_matter(matter, Options(documents=documents)), documents=documents)
    assert to_upload() == ["complaint.pdf"]
    assert states()[f"{NOTICE}.pdf"] == "earlier"


def test_a_draft_is_never_listed_for_upload(folder: Path) -> None:
    matter = write_matter(folder, "about: x\n")
    write_all(examine_matter(matter, Options(draft=True)), draft=True)
    assert (to_upload(), set(states().values())) == ([], {"draft"})

    write_all(examine_matter(matter, Options()))
    write_matter(folder, "about: y\n")
    write_all(examine_matter(matter, Options(draft=True)), draft=True)
    assert (to_upload(), states()["complaint.pdf"]) == ([], "earlier")


def test_filing_data_are_removed_with_a_stopped_paper(folder: Path) -> None:
    write_all(examine_matter(write_matter(folder, "filing_data: yes\n"), Options()))
    assert "filing.json" in names()
    build(write_matter(folder, "parties: 1\nfiling_data: yes\n"))
    assert names() == {"complaint.pdf", f"{NOTICE}.pdf", MANIFEST}
    assert "filing_data" not in manifest()


@pytest.mark.parametrize(
    "filings", ["[{paper: complaint}]", f"[{{paper: complaint}}, {{paper: {NOTICE}, id: drop, dismisses: all}}]"]
)
def test_a_paper_that_the_matter_no_longer_has_is_reported_until_it_is_deleted(folder: Path, filings: str) -> None:
    write_all(examine_matter(write_matter(folder, "about: x\n"), Options()))
    checked = examine_matter(write_matter(folder, f"filings: {filings}\n"), Options())
    write_all(checked)

    (finding,) = left_over(checked, {"complaint"}, Options())
    assert (finding.code, finding.severity, finding.place.file) == ("OUT008", "warning", f"output/matter/{NOTICE}.pdf")
    assert f"{NOTICE}.pdf" not in to_upload()
    assert states()[f"{NOTICE}.pdf"] == "left over"
    assert left_over(checked, {"complaint"}, Options(documents=("complaint",))) == []
    (OUT / f"{NOTICE}.pdf").unlink()
    assert left_over(checked, {"complaint"}, Options()) == []


def test_a_draft_is_reported_after_its_paper_is_finished(checked: Checked) -> None:
    write_all(checked, draft=True)
    assert left_over(checked, {"complaint", NOTICE}, Options(draft=True)) == []
    write_all(checked)
    leftovers = left_over(checked, {"complaint"}, Options())
    assert [(finding.severity, finding.place.file) for finding in leftovers] == [
        ("note", "output/matter/complaint.draft.pdf")
    ]


@pytest.mark.slow
@pytest.mark.pdf
def test_a_build_reports_leftover_papers_and_does_not_vouch_for_a_changed_paper(folder: Path) -> None:
    matter = write_matter(folder, "about: x\n")
    build(matter)
    write_matter(folder, f"{CHANGED_PARTY}filings: [{{paper: complaint}}]\n")
    (OUT / "complaint.pdf").write_bytes(b"%PDF-1.7 signed")

    run = build(matter)
    assert {finding["code"] for finding in run.findings if finding["code"].startswith("OUT")} == {"OUT007", "OUT008"}
    assert (to_upload(), states()["complaint.pdf"]) == ([], "differs")
