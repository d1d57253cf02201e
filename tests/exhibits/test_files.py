"""The file of an exhibit must be a PDF inside the root that opens without a password."""

import hashlib
import io
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from assembler.exhibits.files import read_exhibits
from assembler.exhibits.reader.pages import read_exhibit
from assembler.load import load
from assembler.outputs.pdf.paginate.typeset import parsed_html, render, write
from assembler.validate import validate
from tests.support.broken_files import plain
from tests.support.matters import catalog
from tests.support.runs import check, errors, one_error, place, write_file, write_matter


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a matter's folder, inside a folder that is outside the root."""
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    return inside


def write_pdf(file: Path, pages: int = 2, password: str = "") -> Path:
    """Write a PDF with this number of empty *pages* to *file*."""
    file.parent.mkdir(parents=True, exist_ok=True)
    encryption = pikepdf.Encryption(user=password, owner=password) if password else False
    with pikepdf.new() as new_pdf:
        for _ in range(pages):
            new_pdf.add_blank_page()
        new_pdf.save(file, encryption=encryption)
    return file


def matter_with_exhibit(folder: Path, file_name: str) -> Path:
    """Return a matter whose exhibit is the file *file_name*."""
    return write_matter(folder, f"exhibits:\n  a: {{title: Contract, file: {file_name}}}\n")


FILE_PLACE = ("matter.yaml", 3, 30)
"""The place where the matter file names the exhibit's file."""


def test_an_exhibit_has_its_number_of_pages_and_its_hash(folder: Path) -> None:
    file = write_pdf(folder / "exhibits" / "a.pdf", pages=3)
    source = load(matter_with_exhibit(folder, "exhibits/a.pdf"))
    messages: list[str] = []
    exhibits, findings = read_exhibits(validate(source, catalog()), source, messages.append)

    assert (findings, messages) == ([], ["read the file of exhibit 1 of 1"])
    assert exhibits["a"].file == "exhibits/a.pdf"
    assert exhibits["a"].pages == 3
    assert exhibits["a"].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


UNUSABLE_FILES = [
    ("missing.pdf", "`missing.pdf` is not a file", "put a PDF without a password, or a picture, inside"),
    ("b.pdf", "`b.pdf` is not a file", "did you mean `a.pdf`"),
    ("folder.pdf", "`folder.pdf` is a folder", "did you mean `folder.pdf/inside.png`"),
    ("bare", "`bare` is a folder", "write the path of a file in it"),
    ("../outside.pdf", "`../outside.pdf` is outside the root", "copy it into the root"),
    ("https://example.com/a.pdf", "is a web address; only files on disk are read", "save the file"),
    ("/etc/passwd", "`/etc/passwd` is outside the root", "copy it into the root"),
    ("link.pdf", "`link.pdf` is a link that leads outside the root", "copy the link's target into the root"),
    ("linked/outside.pdf", "`linked/outside.pdf` is outside the root", "copy it into the root"),
    ("loop.pdf", "`loop.pdf` is a link to a file that does not exist", "write the path of the file itself"),
    ("pipe.pdf", "`pipe.pdf` is a pipe or a device", "copy its contents into a regular file"),
    ("text.pdf", "`text.pdf` is neither a PDF nor a PNG, JPEG, TIFF or WebP", "use a PDF, or a picture"),
    ("empty.pdf", "`empty.pdf` is empty", "get the file from its source again"),
    (
        "broken.pdf",
        "`broken.pdf` cannot be read as a PDF",
        "get the file from its source again; if a PDF reader opens it",
    ),
    ("blank.pdf", "`blank.pdf` has no pages", "use a file that has pages"),
    ("locked.pdf", "`locked.pdf` needs a password", "save a copy that opens without a password"),
    ("none/such.pdf", "`none/such.pdf` is not a file", "put a PDF without a password, or a picture, inside the root"),
    ("x" * 900, f"`{'x' * 60}...` is not a file", "put a PDF without a password"),
]


@pytest.mark.slow
def test_a_file_that_another_exhibit_has_is_not_suggested(folder: Path) -> None:
    write_pdf(folder / "agreement.pdf")
    other_exhibit = "{title: Agreement, file: agreement.pdf}"
    matter = write_matter(folder, f"exhibits:\n  a: {other_exhibit}\n  b: {{title: Amendment, file: agreement2.pdf}}\n")
    assert one_error(check(matter))["fix"].startswith("put a PDF")
    write_pdf(folder / "agreement-2.pdf")
    assert one_error(check(matter))["fix"] == "did you mean `agreement-2.pdf`?"


@pytest.mark.parametrize(
    ("file_name", "message", "fix"), UNUSABLE_FILES, ids=[name[:20] for name, _, _ in UNUSABLE_FILES]
)
def test_a_file_that_cannot_be_used_is_an_error_at_its_name(
    folder: Path, file_name: str, message: str, fix: str
) -> None:
    write_pdf(folder / "a.pdf")
    write_pdf(folder / "locked.pdf", password="x")  # noqa: S106 - a file that must be refused
    pikepdf.new().save(folder / "blank.pdf")
    write_pdf(folder.parent / "outside.pdf")
    (folder / "link.pdf").symlink_to("../outside.pdf")
    (folder / "linked").symlink_to("..")
    (folder / "loop.pdf").symlink_to("loop.pdf")
    write_file(folder, "inside", "folder.pdf/inside.png")
    (folder / "bare").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    write_file(folder, "not a PDF", "text.pdf")
    write_file(folder, text="", name="empty.pdf")
    write_file(folder, "%PDF-1.7\nnothing of the kind", "broken.pdf")
    error = one_error(check(matter_with_exhibit(folder, file_name)))

    assert (error["code"], place(error)) == ("EXH001", FILE_PLACE)
    assert message in error["message"]
    assert fix in error["fix"]


def test_a_path_is_relative_to_the_yaml_file_that_contains_it(folder: Path) -> None:
    write_pdf(folder / "shared" / "a.pdf")
    (folder / "suit").mkdir()
    write_matter(folder / "shared", "exhibits:\n  a: {title: Contract, file: a.pdf}\n")

    run = check("--root", folder, write_file(folder, "extends: ../shared/matter.yaml\n", "suit/matter.yaml"))

    assert errors(run) == []


def test_a_link_to_a_file_inside_the_root_is_followed(folder: Path) -> None:
    write_pdf(folder / "scans" / "a.pdf")
    (folder / "a.pdf").symlink_to("scans/a.pdf")

    assert errors(check(matter_with_exhibit(folder, "a.pdf"))) == []


def test_a_pdf_with_only_an_owner_password_can_be_used(folder: Path) -> None:
    with pikepdf.new() as new_pdf:
        new_pdf.add_blank_page()
        new_pdf.save(folder / "a.pdf", encryption=pikepdf.Encryption(user="", owner="x"))

    assert errors(check(matter_with_exhibit(folder, "a.pdf"))) == []


def test_encryption_that_one_library_refuses_is_opened_with_another(folder: Path) -> None:
    locked = io.BytesIO()
    plain(2).save(locked, encryption=pikepdf.Encryption(user="", owner="x", R=6))
    file = folder / "a.pdf"
    file.write_bytes(locked.getvalue().replace(b"/P -1028", b"/P -1032"))  # the rights differ from their signed copy
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file)

    assert read_exhibit(file)["texts"] == ["Words 1", "Words 2"]


def test_a_property_whose_name_is_not_utf_8_is_searched(folder: Path) -> None:
    file = folder / "a.pdf"
    with plain(1) as new_pdf:
        new_pdf.docinfo["/Case"] = "Ann Example"
        new_pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    file.write_bytes(file.read_bytes().replace(b"/Case", b"/C\xe5se"))

    assert read_exhibit(file)["metadata"] == ["C?se: Ann Example"]


def test_a_disk_error_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pdf(folder / "a.pdf")
    source = load(matter_with_exhibit(folder, "a.pdf"))
    matter = validate(source, catalog())

    def fail_to_open(*_: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail_to_open)
    exhibits, findings = read_exhibits(matter, source)

    assert exhibits == {}
    assert [finding.message for finding in findings] == ["`a.pdf` cannot be read: input/output error"]


def test_each_unusable_exhibit_is_reported(folder: Path) -> None:
    changes = "exhibits:\n  a: {title: A, file: a.pdf}\n  b: {title: B, file: b.pdf}\n  c: {title: C}\n"

    assert [finding["line"] for finding in errors(check(write_matter(folder, changes)))] == [3, 4]


def write_pages(file: Path, *pages: str) -> None:
    """Write a PDF to *file* with a page for each text of *pages*."""
    body = "".join(f'<p style="page-break-after: always">{text}' for text in pages)
    html = f'<html lang="en"><title>x</title>{body}'
    file.write_bytes(write(render(parsed_html(html))))


@pytest.mark.slow
def test_a_private_number_in_an_exhibit_is_found_on_its_page_and_not_repeated(folder: Path) -> None:
    write_pages(folder / "a.pdf", "Terms of the contract.", "Ann Example, born March 3, 1980, SSN 987-65-4320.")
    result = check(matter_with_exhibit(folder, "a.pdf"))
    number, birth = sorted(errors(result), key=lambda finding: str(finding["code"]))

    assert [number["code"], birth["code"]] == ["PRV001", "PRV002"]
    assert (number["page"], place(number)) == (2, FILE_PLACE)
    assert "4320" not in str(number["message"])


def test_an_exhibit_without_private_numbers_has_no_findings(folder: Path) -> None:
    write_pages(folder / "a.pdf", "Section 7.2(b). The account was closed on January 9, 2021; see 555-0100.")
    assert errors(check(matter_with_exhibit(folder, "a.pdf"))) == []
