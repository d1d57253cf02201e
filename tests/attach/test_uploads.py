"""Exhibits as uploads: their order, their names, and content that a court does not accept."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assembler.exhibits import files as exhibit_files
from tests.support.exhibit_files import (
    OUT,
    TEXTS,
    build_matter,
    lease,
    manifest_entry,
    page_texts,
    saved,
    with_exhibits,
)
from tests.support.runs import one_error


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


@pytest.mark.slow
def test_the_manifest_lists_the_files_to_upload_in_order_with_their_titles(folder: Path) -> None:
    build_matter(folder, "{index: true}")
    manifest = json.loads((OUT / "manifest.json").read_text("utf-8"))
    (upload,) = manifest["upload"]
    files = [upload["document"], *upload["attachments"]]
    assert upload["event"] == "Complaint"
    assert [(file["file"], file["title"]) for file in files[1:]] == [
        ("complaint-index-of-exhibits.pdf", "Index of Exhibits"),
        ("complaint-exhibit-a.pdf", "Exhibit A: Lease"),
        ("complaint-exhibit-b.pdf", "Exhibit B: Photograph of the gate"),
    ]
    for file in files:
        data = (OUT / file["file"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
        assert file["bytes"] == len(data)
        assert file["pages"] == len(page_texts(OUT / file["file"]))
    complaint, index, *exhibits = files
    assert complaint["promises"] == index["promises"] == ["PDF/A-2A", "PDF/UA-1"]
    assert [exhibit["promises"] for exhibit in exhibits] == [[], []]
    assert upload["document"]["fonts"] == "embedded, composite (CID)"


@pytest.mark.slow
def test_content_that_the_court_does_not_accept_is_reported_with_its_authority(folder: Path) -> None:
    texts = TEXTS + "court: flcir\njurisdiction: none\namount: none\ncounty: Orange\n"
    with pikepdf.open(io.BytesIO(lease(2))) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Ask")
        pdf.pages[1].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.pages[1].MediaBox = pikepdf.Array([0, 0, 595, 842])
        (folder / "lease.pdf").write_bytes(saved(pdf))
    all_findings = build_matter(folder, texts=texts).findings
    findings = [finding for finding in all_findings if str(finding["code"]).startswith("UPL")]
    assert [(finding["code"], finding["severity"], finding["page"]) for finding in findings] == [
        ("UPL002", "error", 5),
        ("UPL003", "warning", 7),
        ("UPL005", "warning", 5),
        ("UPL011", "warning", 0),
    ]
    assert {finding["cite"] for finding in findings if finding["code"] == "UPL005"} == {
        "Florida Courts Technology Standards 2.1.4 (secondary)"
    }
    assert not OUT.exists()
    assert build_matter(folder, texts=f"{texts}waivers: {{UPL002: a plan, UPL005: a plan}}\n").status == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "reading", [{"texts": ["", "", ""], "bare": []}, {"problem": "cannot be read as a PDF", "kind": "damaged"}]
)
def test_a_file_that_changes_after_it_was_checked_is_not_attached(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reading: dict[str, Any]
) -> None:
    def grow(file: Path, _reader: str) -> dict[str, Any]:
        if file.name != "lease.pdf":
            return {"texts": [""], "bare": []}
        with file.open("ab") as stream:
            stream.write(b"\n% more")
        return reading

    monkeypatch.setattr(exhibit_files, "contents_of", grow)
    error = one_error(build_matter(folder))
    assert error["code"] == "EXH003"
    assert error["line"] == 4
    assert error["message"] in {"`lease.pdf` changed while it was read", "`lease.pdf` changed after it was checked"}
    assert not OUT.exists()


@pytest.mark.slow
def test_a_name_with_accents_quotes_and_signs_is_attached(folder: Path) -> None:
    name = "l'été “au” №1.pdf"
    (folder / name).write_bytes(lease(1))
    texts = TEXTS.replace("file: lease.pdf", f'file: "{name}"').replace("title: Lease", "title: 'L’été “au”'")
    assert build_matter(folder, texts=texts).status == 0
    assert next(attachment["title"] for attachment in manifest_entry()["attachments"]) == "L’été “au”"
