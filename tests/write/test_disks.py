"""Writing on failing disks, in runs that end early, and in simultaneous runs: existing files stay complete."""

import json
import os
import secrets
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest

from assembler.findings.finding import MatterError
from assembler.pipeline import examine_matter
from assembler.results import Checked, Options
from assembler.write import MANIFEST, disk, folders
from assembler.write.journal import JOURNAL, put_file, settle_and_lock, write_all_or_none
from tests.kills import SCENES
from tests.support.places import ROOT
from tests.support.runs import write_file, write_matter
from tests.support.stopped import findings_of
from tests.support.written_papers import NOTICE, OUT, names, write_all, write_refusal

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def checked(folder: Path) -> Checked:
    """Return the suit of the small matters, checked."""
    return examine_matter(write_matter(folder, "about: x\n"), Options())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_replaced_paper_keeps_its_permissions(folder: Path) -> None:
    modes = {"sealed.pdf": 0o600, "shared.pdf": 0o664, "public.pdf": 0o644}
    for name, mode in modes.items():
        (folder / name).write_bytes(b"before")
        (folder / name).chmod(mode)
    write_all_or_none({folder / name: b"after" for name in modes})
    assert {name: (folder / name).stat().st_mode & 0o777 for name in modes} == modes
    assert (folder / "sealed.pdf").read_bytes() == b"after"


def test_on_a_full_disk_the_old_papers_stay_and_no_partial_file(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(checked, b"%PDF-1.7 old")
    old_data = {name: (OUT / name).read_bytes() for name in names()}

    def fail_as_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_as_full)
    finding = write_refusal(checked)

    assert (finding.code, finding.message) == ("OUT001", "cannot be written: no space left on device")
    assert finding.fix == "free some disk space, or give a folder on another disk with `--out`"
    assert {name: (OUT / name).read_bytes() for name in names()} == old_data


PAPER = f"{NOTICE}.pdf"


def test_if_a_paper_is_open_in_another_program_papers_and_manifest_are_unchanged(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(checked, b"%PDF-1.7 old")
    old_data = {name: (OUT / name).read_bytes() for name in names()}

    def hold(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    real_replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda part, file: hold() if file.name == PAPER else real_replace(part, file))
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT003", f"output/matter/{PAPER}")
    assert finding.fix == "close the program that has the paper open"
    assert {name: (OUT / name).read_bytes() for name in names()} == old_data


def test_old_papers_are_restored_on_a_disk_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_link(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    def hold(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse_link)
    first_file = write_file(folder, "old a", "a.pdf")
    second_file = write_file(folder, "old b", "b.pdf")
    real_replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda part, file: hold() if file == second_file else real_replace(part, file))
    with pytest.raises(MatterError):
        write_all_or_none({first_file: b"new", second_file: b"new"})
    assert {file.name: file.read_text() for file in folder.iterdir()} == {"a.pdf": "old a", "b.pdf": "old b"}


def test_files_that_are_replaced_are_not_read_into_memory(folder: Path) -> None:
    file = write_file(folder, "x" * 8_000_000, "scan.pdf")
    tracemalloc.start()
    write_all_or_none({file: b"new"})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert file.read_bytes() == b"new"
    assert peak < 1_000_000


@pytest.fixture
def read_only_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Change to a folder with a read-only output folder, as a user who is not root."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "output").mkdir()
        (folder / "output").chmod(0o555)
        monkeypatch.chdir(folder)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)  # nobody
        yield folder
        if is_root:
            os.seteuid(0)


def test_a_read_only_folder_is_reported(checked: Checked, read_only_folder: Path) -> None:
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT001", "output/matter")
    assert finding.message == "cannot be made: permission denied"
    assert list((read_only_folder / "output").iterdir()) == []


def test_a_file_that_may_not_be_written_leaves_no_partial_file(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def open_only_for_reading(file: Any, flags: int, *arguments: Any) -> int:
        if flags & os.O_WRONLY:
            raise PermissionError(13, "Permission denied")
        return real_open(file, flags, *arguments)

    monkeypatch.setattr(os, "open", open_only_for_reading)

    assert write_refusal(checked).message == "cannot be written: permission denied"
    assert names() == set()


# -- runs that end early, and runs at the same time -------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_if_a_run_is_killed_at_any_line_the_next_run_sees_all_files_or_none(scene: str) -> None:
    command = [sys.executable, "-m", "tests.kills", scene, "1"]
    completed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert completed.stdout.endswith(" 0 with a fault after the next run\n"), completed.stdout + completed.stderr
    assert int(completed.stdout.split()[0]) > 300


def test_a_partial_file_of_a_killed_run_is_deleted_by_the_next_run(folder: Path) -> None:
    partial_file = write_file(folder, "half", f".assembler-{'0' * 32}")
    put_file(folder / "matrix.pdf", b"whole")

    assert not partial_file.exists()
    assert (folder / "matrix.pdf").read_bytes() == b"whole"


def test_partial_files_in_a_journal_are_not_deleted_with_a_single_file(folder: Path) -> None:
    part = write_file(folder, "new", f".assembler-{'0' * 32}")
    write_file(folder, json.dumps({"a.pdf": part.name}), JOURNAL)
    put_file(folder / "matrix.pdf", b"whole")
    assert part.exists()

    with settle_and_lock(folder):
        assert (folder / "a.pdf").read_text() == "new"
    assert {file.name for file in folder.iterdir()} == {"a.pdf", "matrix.pdf"}


def test_a_killed_run_with_a_word_file_is_finished(folder: Path) -> None:
    moves = {name: f".assembler-{digit * 32}" for name, digit in (("a.pdf", "1"), ("a.docx", "2"), (MANIFEST, "3"))}
    for name, part in moves.items():
        write_file(folder, name, part)
    write_file(folder, json.dumps(moves), JOURNAL)
    with settle_and_lock(folder):
        for name in moves:
            assert (folder / name).read_text() == name


FOREIGN_JOURNALS = [
    "",
    "[]",
    "[" * 100_000,
    '{"a.pdf": 5}',
    '{"a.pdf": "b.pdf"}',
    '{"../a.pdf": null}',
    '{"notes.txt": null}',
    '{".hidden.pdf": null}',
]


@pytest.mark.parametrize("text", FOREIGN_JOURNALS, ids=[text[:20] for text in FOREIGN_JOURNALS])
def test_a_journal_that_no_run_wrote_is_ignored(folder: Path, text: str) -> None:
    for name in ("a.pdf", "b.pdf", "notes.txt", ".hidden.pdf"):
        write_file(folder, name, f"inner/{name}")
        write_file(folder, name, name)
    write_file(folder, text, f"inner/{JOURNAL}")
    with settle_and_lock(folder / "inner"):
        assert {file.name for file in (folder / "inner").iterdir()} == {"a.pdf", "b.pdf", "notes.txt", ".hidden.pdf"}
    assert all(file.read_text() == file.name for file in folder.rglob("*.*") if file.is_file())


def test_a_run_waits_for_another_run_that_is_writing(checked: Checked, folder: Path) -> None:
    finished: list[str] = []
    (folder / "output" / "matter").mkdir(parents=True)
    with settle_and_lock(OUT):
        thread = Thread(target=lambda: finished.append(str(write_all(checked))))
        thread.start()
        thread.join(0.2)
        assert finished == []
    thread.join(10)

    assert len(finished) == 1


def test_a_run_that_does_not_end_stops_the_next_run_with_a_message(
    checked: Checked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MAX_WAIT_SECONDS", 0.2)
    (folder / "output" / "matter").mkdir(parents=True)
    with settle_and_lock(OUT):
        finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT004", "output/matter")
    assert finding.message == "another run has been writing here for 0.2 seconds"
    assert finding.fix == "wait until it ends, or stop it, and try again"


# -- links in the folder ------------------------------------------------------------------------


@pytest.fixture
def secret(folder: Path) -> Path:
    """Return a file that no run may read or write, as the target of links."""
    return write_file(folder, "secret", "elsewhere/secret")


def test_a_link_with_the_name_of_a_partial_file_is_not_followed(
    folder: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda count: "0" * 2 * count)  # as if an attacker could guess the name
    (folder / f".assembler-{'0' * 32}").symlink_to(secret)
    (finding,) = findings_of(lambda: disk.write_part(folder / "complaint.pdf", b"new"))

    assert finding.message == "cannot be written: file exists"
    assert secret.read_text() == "secret"


def test_the_names_of_partial_files_are_unpredictable(folder: Path) -> None:
    parts = {disk.write_part(folder / "a.pdf", b"x").name for _ in range(50)}

    assert len(parts) == 50
    assert all(disk.PART.fullmatch(name) for name in parts)


@pytest.mark.parametrize("name", [MANIFEST, "complaint.pdf", JOURNAL])
def test_a_link_with_the_name_of_a_program_file_is_not_followed(checked: Checked, secret: Path, name: str) -> None:
    write_all(checked, b"%PDF-1.7 old")
    secret.write_bytes((OUT / name).read_bytes() if name == MANIFEST else b"secret")
    secret_data = secret.read_bytes()
    (OUT / name).unlink(missing_ok=True)
    (OUT / name).symlink_to(secret)
    if name == JOURNAL:
        write_all(checked)
        assert not (OUT / name).is_symlink()
    else:
        finding = write_refusal(checked)
        assert (finding.code, finding.place.file) == ("OUT001", f"output/matter/{name}")
        assert finding.message.endswith("is a link, and links are not followed here")
        assert (OUT / name).is_symlink()

    assert secret.read_bytes() == secret_data


def test_a_link_in_place_of_a_paper_is_not_replaced(folder: Path, secret: Path) -> None:
    (folder / "a.pdf").symlink_to(secret)
    (finding,) = findings_of(lambda: write_all_or_none({folder / "a.pdf": b"new"}))

    assert finding.message == "cannot be written: is a link, and links are not followed here"
    assert secret.read_text() == "secret"


@pytest.mark.parametrize("name", ["output/suits", "output/suits/matter"])
def test_links_under_the_output_folder_are_not_followed(folder: Path, secret: Path, name: str) -> None:
    write_matter(folder / "suits", "about: x\n")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).symlink_to(secret.parent)
    checked = examine_matter(folder / "suits", Options())
    finding = write_refusal(checked)

    assert (finding.code, finding.place.file) == ("OUT001", name)
    assert finding.message == "is a link, and links are not followed here"
    assert [file.name for file in secret.parent.iterdir()] == ["secret"]


def test_an_output_folder_that_the_user_names_may_be_a_link(checked: Checked, folder: Path) -> None:
    (folder / "share").mkdir()
    (folder / "out").symlink_to("share")
    write_all(checked, out=Path("out"))

    assert (folder / "share/matter/complaint.pdf").is_file()


def test_a_manifest_that_is_a_pipe_does_not_block_the_run(checked: Checked) -> None:
    OUT.mkdir(parents=True)
    os.mkfifo(OUT / MANIFEST)

    assert write_refusal(checked).message == "is not a manifest of this program"
