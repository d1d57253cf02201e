"""The copies of exhibits that are attached to a paper: room for the stamp, upright pages, and no encryption."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from assembler.attach.merger.copies import working_copy
from tests.support.exhibit_files import (
    OUT,
    build_matter,
    lease,
    letters_of,
    page_texts,
    saved,
    with_exhibits,
)
from tests.support.proofs import FAMILY


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


@pytest.mark.slow
def test_a_stamp_covers_no_text_and_a_full_page_is_made_smaller_for_it(folder: Path) -> None:
    build_matter(folder)
    text = page_texts(OUT / "complaint-exhibit-a.pdf")[1]
    assert text.count("words") == 36
    page = pypdfium2.PdfDocument(OUT / "complaint-exhibit-a.pdf")[1]
    letters = page.get_textpage()
    match = letters.search("Exhibit A, page 1 of 3").get_next()
    assert match
    first_index, length = match
    stamp_indexes = range(first_index, first_index + length)
    top_of_stamp = max(top for _, _, _, top in map(letters.get_charbox, stamp_indexes))
    other_indexes = [index for index in range(letters.count_chars()) if index not in stamp_indexes]
    lowest_text = min(bottom for _, bottom, _, _ in map(letters.get_charbox, other_indexes))
    assert lowest_text > top_of_stamp


@pytest.mark.slow
def test_a_rotated_page_is_made_upright_with_a_note(folder: Path) -> None:
    with pikepdf.open(io.BytesIO(lease(2))) as pdf:
        for page in pdf.pages:
            page.Rotate = 90
        (folder / "lease.pdf").write_bytes(saved(pdf))
    run = build_matter(folder)
    (note,) = [finding for finding in run.findings if finding["code"] == "EXH004"]
    shrunk = "pages made a little smaller to make room for the stamp"
    assert note["message"] == f"in the copy of `lease.pdf` that is attached: rotated pages set upright, {shrunk}"
    with pikepdf.open(OUT / "complaint-exhibit-a.pdf") as pdf:
        assert [float(edge) for edge in pdf.pages[1].mediabox] == [0, 0, 792, 612]
    copy = working_copy(io.BytesIO((folder / "lease.pdf").read_bytes()), letters_of(FAMILY)).pdf
    picture = pypdfium2.PdfDocument(folder / "lease.pdf")[0].render(scale=0.3, grayscale=True).to_pil()
    picture_of_copy = pypdfium2.PdfDocument(saved(copy))[0].render(scale=0.3, grayscale=True).to_pil()
    assert picture_of_copy.size == picture.size
    is_different = [
        abs(gray - gray_of_copy) > 60
        for gray, gray_of_copy in zip(picture.tobytes(), picture_of_copy.tobytes(), strict=True)
    ]
    assert is_different.count(True) < len(is_different) * 0.01


@pytest.mark.slow
def test_encryption_without_a_password_is_removed_with_a_note(folder: Path) -> None:
    with pikepdf.open(io.BytesIO(lease(1))) as pdf:
        (folder / "lease.pdf").write_bytes(saved(pdf, encryption=pikepdf.Encryption(user="", owner="x")))
    run = build_matter(folder)
    assert any("no longer encrypted" in finding["message"] for finding in run.findings)
    with pikepdf.open(OUT / "complaint-exhibit-a.pdf") as pdf:
        assert not pdf.is_encrypted
