"""A file that is not a paper or is malicious is refused in one line, and is never read in the main process."""

import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest

from tests.support.places import ROOT
from tests.support.runs import Run, run_here

MATTER = ROOT / "matters" / "minimal"

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

MAIN_PART = "document.xml"


def verify_file(file: Path, *options: str) -> Run:
    return run_here("verify", "--format", "json", *options, file, MATTER)


def refusal(file: Path) -> str:
    """Return the message of the only finding on *file*, which says that it cannot be read."""
    run = verify_file(file)
    (finding,) = run.findings
    assert (finding["code"], run.status) == ("VER001", 1)
    assert finding["fix"]
    return str(finding["message"])


def write_package(folder: Path, parts: Mapping[str, bytes] | None = None) -> Path:
    """Write a Word file in *folder*: an empty one with *parts*, by their names in its folder `word`."""
    out = BytesIO()
    docx.Document().save(out)
    file = folder / "paper.docx"
    with zipfile.ZipFile(out) as template, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package_file:
        all_parts = {name: template.read(name) for name in template.namelist()}
        all_parts |= {f"word/{name}": part for name, part in (parts or {}).items()}
        for name, part in all_parts.items():
            package_file.writestr(name, part)
    return file


def document(body: str, head: str = "") -> bytes:
    document_element = f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>{head}{document_element}'.encode()


def test_a_text_file_is_neither_pdf_nor_word(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_text("Dear Counsel,")
    assert refusal(file) == "`paper.pdf` is neither a PDF nor a Word file (.docx)"


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.touch()
    assert refusal(file) == "`paper.docx` is empty"


@pytest.mark.slow
def test_a_package_of_another_program_is_neither_pdf_nor_word(tmp_path: Path) -> None:
    file = tmp_path / "paper.odt"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("content.xml", "<a/>")
    assert refusal(file) == "`paper.odt` is neither a PDF nor a Word file (.docx)"


def test_a_truncated_word_file_is_damaged(tmp_path: Path) -> None:
    file = write_package(tmp_path)
    file.write_bytes(file.read_bytes()[:2000])
    assert refusal(file) == "`paper.docx` is damaged or incomplete: it cannot be unpacked"


def test_a_truncated_pdf_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type")
    assert refusal(file) == "`paper.pdf` cannot be read as a PDF"


def test_a_pdf_without_its_end_is_damaged_although_it_opens(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    file.write_bytes(file.read_bytes().rpartition(b"startxref")[0])
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 1
    assert refusal(file) == "`paper.pdf` is damaged or incomplete: its end is missing"


@pytest.mark.slow
def test_bytes_after_the_end_of_a_pdf_are_accepted(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    file.write_bytes(file.read_bytes() + b"%" * 500 + bytes(5000))
    assert [finding["code"] for finding in verify_file(file).findings if finding["severity"] == "error"] == ["VER013"]


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert refusal(file) == "`paper.pdf` needs a password"


def test_an_encrypted_word_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(500))
    assert refusal(file) == "`paper.docx` is encrypted, or was saved by an old version of Word (.doc)"


def test_a_word_file_with_macros_is_refused(tmp_path: Path) -> None:
    assert refusal(write_package(tmp_path, {"vbaProject.bin": b"\0"})) == "`paper.docx` contains macros"


@pytest.mark.slow
@pytest.mark.parametrize("source", ["file:///etc/hostname", "http://127.0.0.1:9/x"])
def test_an_external_entity_is_refused(tmp_path: Path, source: str) -> None:
    head = f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{source}">]>'
    file = write_package(tmp_path, {MAIN_PART: document("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", head)})
    assert "has a document type in its XML" in refusal(file)


@pytest.mark.slow
def test_entities_within_entities_are_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{level + 1} "{f"&e{level};" * 10}">' for level in range(9))
    file = write_package(tmp_path, {MAIN_PART: document("<w:p/>", f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>')})
    assert "has a document type in its XML" in refusal(file)


@pytest.mark.slow
def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = write_package(tmp_path, {MAIN_PART: document(" " * 60_000_000)})
    assert refusal(file) == "`paper.docx` has a part that unpacks to more than 50 MB"


@pytest.mark.slow
def test_an_understated_size_in_a_package_is_not_trusted(tmp_path: Path) -> None:
    file = write_package(tmp_path, {MAIN_PART: document(" " * 60_000_000)})
    data = file.read_bytes()
    size = len(document(" " * 60_000_000)).to_bytes(4, "little")
    assert data.count(size) == 2
    file.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    run = verify_file(file)
    assert [finding["code"] for finding in run.findings] in (["VER001"], ["VER002"])


@pytest.mark.slow
@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels"])
def test_a_package_that_word_cannot_open_is_damaged(tmp_path: Path, part: str) -> None:
    complete_file = write_package(tmp_path)
    file = tmp_path / "part.docx"
    with zipfile.ZipFile(complete_file) as complete, zipfile.ZipFile(file, "w") as partial:
        for name in set(complete.namelist()) - {part}:
            partial.writestr(name, complete.read(name))
    assert refusal(file) == f"`part.docx` is damaged, so that Word cannot open it: it has no part `{part}`"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    os.mkfifo(file)
    assert refusal(file) == "`paper.pdf` is not a file"


def test_invalid_xml_is_damage(tmp_path: Path) -> None:
    file = write_package(tmp_path, {MAIN_PART: b"<w:document"})
    assert refusal(file) == "`paper.docx` is damaged: a part of it is not XML"


@pytest.mark.slow
def test_a_paper_of_another_matter_is_one_finding(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<w:p><w:r><w:t>The tenant of flat {number} paid no rent in May.</w:t></w:r></w:p>" for number in range(90)
    )
    run = verify_file(write_package(tmp_path, {MAIN_PART: document(paragraphs)}))
    assert [finding["code"] for finding in run.findings] == ["VER002"]
    assert run.status == 1


@pytest.mark.slow
def test_an_unknown_paper_is_a_usage_error(tmp_path: Path) -> None:
    run = verify_file(write_package(tmp_path), "--paper", "complait")
    assert [(finding["code"], finding["message"]) for finding in run.findings] == [
        ("CMD001", "no paper is called `complait`")
    ]
    assert run.status == 2
