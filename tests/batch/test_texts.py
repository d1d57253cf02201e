"""The search for names of other filings reuses the texts that workers have read, until a paper changes."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from assembler.batch.names import cross_contamination, page_texts
from assembler.batch.names.page_texts import stored_texts
from assembler.batch.run import run
from assembler.outputs.pdf.prove import pages_before
from tests.support.batches import CONFIRMATION, ROWS, InProcessPool, run_batch, verdicts, write_base, write_rows

PAGES = ["It sold kites.", "Fabled Ropes § 5 „paid“."]


def write_paper(folder: Path, name: str) -> dict[str, str]:
    """Write the paper *name*, and return its hash, by its name."""
    (folder / name).write_bytes(name.encode())
    return {name: sha256(name.encode()).hexdigest()}


def test_the_texts_of_a_paper_are_kept_until_it_changes(tmp_path: Path) -> None:
    hashes = write_paper(tmp_path, "one.pdf") | write_paper(tmp_path, "two.pdf")
    with stored_texts() as texts:
        assert texts
        texts.keep(tmp_path, {"one.pdf": PAGES}, hashes)
        texts.keep(tmp_path, {"two.pdf": PAGES[:1]}, hashes)
        assert texts.stored_pages(tmp_path / "one.pdf") == PAGES
        assert texts.stored_pages(tmp_path / "two.pdf") == PAGES[:1]
        (tmp_path / "one.pdf").write_bytes(b"signed")
        (tmp_path / "two.pdf").unlink()
        assert [texts.stored_pages(tmp_path / name) for name in ("one.pdf", "two.pdf", "three.pdf")] == [[], [], []]


class FileOnFullDisk(BytesIO):
    """A file that cannot be written, because its disk is full."""

    def write(self, _: object) -> int:
        raise OSError


def test_a_paper_must_be_read_again_if_the_disk_is_full_or_there_are_too_many_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = write_paper(tmp_path, "one.pdf")
    texts_on_full_disk = page_texts.Texts(FileOnFullDisk())
    texts_on_full_disk.keep(tmp_path, {"one.pdf": PAGES}, hashes)
    monkeypatch.setattr(page_texts, "MAX_PAPERS", 0)
    with stored_texts() as full_store:
        assert full_store
        full_store.keep(tmp_path, {"one.pdf": PAGES}, hashes)
    assert texts_on_full_disk.stored_pages(tmp_path / "one.pdf") == []
    assert full_store.stored_pages(tmp_path / "one.pdf") == []


@pytest.mark.pdf
def test_a_name_of_another_filing_is_found_in_papers_that_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_read: list[Path] = []

    def record_read(file: Path) -> list[str]:
        files_read.append(file)
        return []

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    monkeypatch.setattr(pages_before, "MEMORY", pages_before.PageMemory(enabled=True))  # as in a worker
    monkeypatch.setattr(cross_contamination, "_pages", record_read)
    write_base(
        tmp_path,
        {"dismisses: all": f"dismisses: all, paragraphs: [Fabled Ropes sells kites in Sample County.], {CONFIRMATION}"},
    )
    write_rows(tmp_path, ROWS[:2])
    run_result = run_batch()
    assert verdicts() == {"A-1": "built", "A-2": "built"}
    assert (
        "BAT010  `Fabled Ropes`, a name from the filing `A-2`, is in notice_of_voluntary_dismissal.pdf, page"
        in run_result.out
    )
    assert files_read == []
