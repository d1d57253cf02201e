"""Writing to disks that fail, in runs that end early, and in runs at the same time: what stood there stays whole."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Checked, Options
from assembler.write import MANIFEST, alone, put
from tests.runs import heir, written
from tests.written_papers import NOTICE, OUT, names, refused, wrote


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def checked(folder: Path) -> Checked:
    """Return the suit of the small matters, checked."""
    return examine_matter(heir(folder, "about: x\n"), Options())


def test_a_disk_that_is_full_leaves_the_old_papers_and_no_parts(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(checked, b"%PDF-1.7 old")
    before = {name: (OUT / name).read_bytes() for name in names()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    finding = refused(checked)

    assert (finding.code, finding.message) == ("OUT001", "cannot be written: no space left on device")
    assert {name: (OUT / name).read_bytes() for name in names()} == before


def test_a_paper_that_is_open_elsewhere_leaves_papers_and_manifest_as_they_were(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(checked, b"%PDF-1.7 old")
    before = {name: (OUT / name).read_bytes() for name in names()}

    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    finding = refused(checked)

    assert (finding.code, finding.place.file) == ("OUT003", "output/matter/complaint.pdf")
    assert finding.fix == "close the program that has it open"
    assert {name: (OUT / name).read_bytes() for name in names()} == before


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work, as somebody to whom not everything is open, in a folder with an output folder that may not be written."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "output").mkdir()
        (folder / "output").chmod(0o555)
        monkeypatch.chdir(folder)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_told(checked: Checked, closed: Path) -> None:
    finding = refused(checked)

    assert (finding.code, finding.place.file) == ("OUT001", "output/matter")
    assert finding.message == "cannot be made: permission denied"
    assert list((closed / "output").iterdir()) == []


def test_a_file_that_may_not_be_written_leaves_nothing_behind(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refusing(self: Path, mode: str = "r", *more: Any, **others: Any) -> Any:
        if "w" in mode:
            raise PermissionError(13, "Permission denied")
        return real(self, mode, *more, **others)

    monkeypatch.setattr(Path, "open", refusing)

    assert refused(checked).message == "cannot be written: permission denied"
    assert names() == set()


# -- runs that end early, and runs at the same time -------------------------------------------------------------------


def test_parts_that_a_killed_run_left_are_overwritten(checked: Checked, folder: Path) -> None:
    written(folder, "half", "output/matter/.complaint.pdf.part")
    written(folder, "half", "output/matter/.manifest.json.part")
    wrote(checked)

    assert names() == {"complaint.pdf", f"{NOTICE}.pdf", MANIFEST}


def test_a_paper_that_a_killed_run_put_into_place_before_its_manifest_is_ours(checked: Checked) -> None:
    wrote(checked, b"%PDF-1.7 old")
    (OUT / MANIFEST).rename(OUT / f".{MANIFEST}.part")
    wrote(checked)

    assert (OUT / "complaint.pdf").read_bytes() == b"%PDF-1.7 new"


def test_two_runs_into_one_folder_wait_for_each_other(checked: Checked, folder: Path) -> None:
    done: list[str] = []
    (folder / "output" / "matter").mkdir(parents=True)
    with alone(OUT):
        other = Thread(target=lambda: done.append(str(wrote(checked))))
        other.start()
        other.join(0.2)
        assert done == []
    other.join(10)

    assert len(done) == 1


def test_files_are_put_in_their_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[str] = []
    real = Path.replace

    def note(self: Path, target: Path) -> Path:
        placed.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", note)
    put({folder / "b": b"1", folder / "a": b"2"})

    assert placed == ["b", "a"]
    assert (folder / "b").read_bytes() == b"1"
