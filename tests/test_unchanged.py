"""A command whose inputs did not change prints what it printed and writes nothing; any change makes it run again."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from PIL import Image

from assembler.cli import cli
from assembler.load.trust import record_of
from assembler.unchanged import reads, record, states
from assembler.unchanged import run as runs
from tests.matters import SUIT
from tests.places import ROOT
from tests.runs import written
from tests.terminal import shown

MATTER = """
extends: suit.yaml
related: [other.yaml]
exhibits:
  gate: {title: Photograph of the gate, date: 2024-01-05, file: exhibits/gate.png}
more_facts:
  - id: papers
    heading: Papers
    paragraphs:
      - {id: gate-seen, text: "The gate stood open, as [[gate]] shows."}
      - |
        The gate is wide.

        ![The gate](gate.png)
filings: [{paper: complaint, date: 2025-06-02}]
"""

BUILD = ("build", "--root", ".", "--templates", "own", "matter.yaml")

PAPERS = Path("output/matter")


def run_of(*arguments: str) -> runs.Run:
    run = runs.begin(arguments)
    assert run
    return run


def done(*arguments: str, meanwhile: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Run a command in this process, and keep its record; return its status and what it printed.

    *meanwhile* happens when the command has read what it reads, before its record is kept.
    """
    run = run_of(*arguments)
    run.before()  # as the program does: it reads the record of an earlier run
    try:
        result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        meanwhile()
        run.keep(result.exit_code, result.stdout_bytes, result.stderr_bytes)
    finally:
        runs.end()
    return result.exit_code, result.stdout


def repeated(*arguments: str) -> bool:
    """Whether the command would be repeated from its record."""
    run = run_of(*arguments)
    runs.end()
    return run.before() is not None


@contextmanager
def put_back(*folders: Path) -> Iterator[None]:
    """Restore the content of *folders* after the block, though not their times."""
    saved = [(folder, folder.with_name(f"{folder.name}.saved")) for folder in folders]
    for folder, copy in saved:
        shutil.copytree(folder, copy, symlinks=True)
    try:
        yield
    finally:
        for folder, copy in saved:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
            shutil.copytree(copy, folder, symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(copy)


def add(file: str, text: str = "# more\n") -> Callable[[], None]:
    def change() -> None:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return change


def relinked() -> None:
    shutil.move("suit.yaml", "suit2.yaml")
    Path("suit.yaml").symlink_to("suit2.yaml")


def same_size_and_time() -> None:
    """Change a letter of a text and set the file's time back, as a copy that keeps times does."""
    known, text = Path("suit.yaml").stat(), Path("suit.yaml").read_bytes()
    Path("suit.yaml").write_bytes(text.replace(b"Alpha paid.", b"Alpha said."))
    os.utime("suit.yaml", ns=(known.st_atime_ns, known.st_mtime_ns))


def age(file: str) -> None:
    """Make *file* one that was saved long ago."""
    os.utime(file, ns=(0, 0))
    time.sleep(states.GRAIN / 10**9)


def trusted() -> None:
    record_of(Path.cwd()).write_text("{}", "utf-8")


CHANGES: dict[str, Callable[[], None]] = {
    "the matter": add("matter.yaml"),
    "what it extends": add("suit.yaml"),
    "a letter, with the same size and time": same_size_and_time,
    "a link in the place of the file": relinked,
    "a related matter": add("other.yaml"),
    "an exhibit": add("exhibits/gate.png"),
    "an exhibit that is gone": Path("exhibits/gate.png").unlink,
    "a picture": add("gate.png"),
    "a court's record": add("courts/nysd.yaml"),
    "a court's record that is gone": Path("courts/nysd.yaml").unlink,
    "a new record of a cause": add("causes/ny-fraud.yaml"),
    "a new record of a judge": add("judges/roe.yaml"),
    "a template": add("own/css/page.css", " "),
    "a new template": add("own/parts/caption.html"),
    "the root's templates": add("templates/parts/caption.html"),
    "a paper as filed": add("filed/matter/complaint.json", "{}"),
    "a new file beside the matter": add("notes.txt"),
    "a new file whose name ends like one of an editor": add("DOC-4913"),
    "the paper": add("output/matter/complaint.pdf"),
    "a paper that is gone": Path("output/matter/complaint.pdf").unlink,
    "the manifest": add("output/matter/manifest.json", " "),
    "a new file beside the paper": add("output/matter/.assembler-journal", "{}"),
    "a trusted root": trusted,
    "a font": add("../share/fonts/new.otf"),
    "a file of the program": add("../program/rules.py"),
}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a matter with an input of each kind, a cache and a program of its own, and build it."""
    for name in ("case", "cache", "config/assembler/trusted", "share/fonts", "program"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(record, "PROGRAM_FOLDERS", (str(tmp_path / "program"),))
    monkeypatch.chdir(tmp_path / "case")
    written(Path(), SUIT, "suit.yaml")
    written(Path(), "extends: suit.yaml\n", "other.yaml")
    written(Path(), MATTER)
    written(Path(), "extends: nysd\n", "courts/nysd.yaml")
    (Path("own/css")).mkdir(parents=True)
    shutil.copy(ROOT / "templates/css/page.css", "own/css/page.css")
    Path("exhibits").mkdir()
    for name in ("gate.png", "exhibits/gate.png"):
        Image.new("RGB", (90, 60), "gray").save(name, dpi=(100, 100))
    return tmp_path


@pytest.mark.pdf
def test_any_change_to_what_a_build_read_or_wrote_makes_it_run_again_and_nothing_else_does(case: Path) -> None:
    status, printed = done(*BUILD)
    assert (status, (PAPERS / "complaint.pdf").is_file()) == (0, True), printed
    kept = run_of(*BUILD).before()
    runs.end()
    assert kept is not None
    assert (kept.out.decode(), kept.status) == (printed, status)
    folders = [path for path in case.iterdir() if path.name != "cache"]
    unnoticed, lost = [], []
    for name, change in CHANGES.items():
        with put_back(*folders):
            change()
            unnoticed += [name] if repeated(*BUILD) else []
        lost += [] if repeated(*BUILD) else [name]
    assert (unnoticed, lost) == ([], [])
    others = [(*BUILD, "--draft"), (*BUILD[:-1], "other.yaml"), ("check", *BUILD[1:]), (*BUILD, "--force")]
    assert [other for other in others if repeated(*other)] == []


def test_a_run_after_a_change_is_repeated_as_the_first_one_was(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(case / "config/../cache"))
    for _ in range(2):
        add("matter.yaml")()
        assert not repeated("check", "matter.yaml")
        done("check", "matter.yaml")
        assert repeated("check", "matter.yaml")


@pytest.mark.usefixtures("case")
def test_a_run_is_not_repeated_if_a_file_appeared_or_changed_while_it_ran() -> None:
    done("check", "matter.yaml")
    assert repeated("check", "matter.yaml")
    for change in (add("judges/roe.yaml"), add("courts/new.yaml"), add("suit.yaml")):
        done("check", "matter.yaml", meanwhile=change)
        assert not repeated("check", "matter.yaml")


def test_a_run_is_not_repeated_if_the_program_changed_while_it_ran(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law = case / "law.yaml"
    law.write_text("old: 1\n")
    monkeypatch.setattr(record, "PROGRAM_FOLDERS", (*record.PROGRAM_FOLDERS, str(law)))

    def changed() -> None:
        law.write_text("new: 1\n")
        os.utime(law, (0, 0))  # as one who unpacks an archive does

    done("check", "matter.yaml", meanwhile=changed)
    assert not repeated("check", "matter.yaml")
    done("check", "matter.yaml")
    assert repeated("check", "matter.yaml")


def test_a_matter_in_a_folder_of_packages_or_in_memory_is_looked_at_again(case: Path) -> None:
    memory = Path("/dev/shm")  # noqa: S108 - the folder is what is tested
    with TemporaryDirectory(dir=memory if memory.is_dir() else case) as made:
        for place in (case / "lib/site-packages/firm", case / "dist-packages", Path(made) / "firm"):
            shutil.copytree(case / "case", place)
            matter, root = str(place / "matter.yaml"), ("--root", str(place))
            done("check", *root, matter)
            assert repeated("check", *root, matter)
            with (place / "suit.yaml").open("a", encoding="utf-8") as extended:
                extended.write("# more\n")
            assert not repeated("check", *root, matter), place


@pytest.mark.usefixtures("case")
def test_a_run_is_not_repeated_if_a_file_is_saved_while_its_record_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed, saved = states.content, add("suit.yaml")

    def content(path: str) -> str:
        if path.endswith("suit.yaml") and not during:
            during.append(path)
            saved()
        known: str = hashed(path)
        return known

    during: list[str] = []
    age("suit.yaml")
    monkeypatch.setattr(states, "content", content)
    done("check", "matter.yaml")
    assert during
    assert not repeated("check", "matter.yaml")


@pytest.mark.usefixtures("case")
def test_a_save_that_the_clock_of_files_cannot_tell_from_the_one_before_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signature, now = states.signature, time.time_ns()
    monkeypatch.setattr(states, "GRAIN", 10**11)
    monkeypatch.setattr(states, "signature", lambda path: signature(path) and [0, 0, now, now, 0])
    done("check", "matter.yaml", meanwhile=same_size_and_time)
    assert not repeated("check", "matter.yaml")
    done("check", "matter.yaml")
    assert repeated("check", "matter.yaml")
    Path("suit.yaml").write_bytes(Path("suit.yaml").read_bytes().replace(b"Alpha said.", b"Alpha paid."))
    assert not repeated("check", "matter.yaml")


@pytest.mark.pdf
@pytest.mark.usefixtures("case")
def test_a_paper_that_somebody_replaces_before_the_record_is_made_is_not_ours() -> None:
    done(*BUILD, meanwhile=add(f"{PAPERS}/complaint.pdf"))
    assert not repeated(*BUILD)


@pytest.mark.usefixtures("case")
def test_a_run_that_was_not_seen_to_read_its_matter_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "_is_a_part", lambda path: path.endswith("matter.yaml"))
    done("check", "matter.yaml")
    assert not repeated("check", "matter.yaml")


def test_no_record_is_made_or_used_if_the_user_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs.begin(("check", "matter.yaml"))
    monkeypatch.setenv("ASSEMBLER_NO_RECORDS", "1")
    assert runs.begin(("check", "matter.yaml")) is None
    runs.end()


def test_a_record_that_another_user_could_have_written_is_not_used(case: Path) -> None:
    done("check", "matter.yaml")
    (kept,) = (case / "cache/assembler/unchanged").iterdir()
    assert repeated("check", "matter.yaml")
    kept.chmod(0o666)
    assert not repeated("check", "matter.yaml")
    kept.chmod(0o600)
    assert repeated("check", "matter.yaml")
    kept.rename(case / "elsewhere.json")
    kept.symlink_to(case / "elsewhere.json")
    assert not repeated("check", "matter.yaml")
    kept.unlink()
    (case / "elsewhere.json").rename(kept)
    assert repeated("check", "matter.yaml")
    kept.write_text(kept.read_text("utf-8")[:-9], "utf-8")
    assert not repeated("check", "matter.yaml")


def test_a_run_that_ended_at_a_fault_is_not_repeated_and_a_finding_of_law_is(case: Path) -> None:
    written(Path(), "extends: suit.yaml\nevents: [{event: answer, by: [beta], date: 2025-05-20}]\n")
    status, printed = done("check", "matter.yaml")
    assert (status, "DIS001" in printed) == (1, True)
    assert repeated("check", "matter.yaml")
    written(Path(), "extends: suit.yaml\nnonsense: 1\n")
    assert done("check", "matter.yaml")[0] == 1
    assert not repeated("check", "matter.yaml")
    assert [path for path in case.rglob("*.json") if not path.is_relative_to(case / "cache")] == []


@pytest.mark.usefixtures("case")
def test_a_command_that_has_nothing_to_do_ends_before_the_program_is_imported() -> None:
    def ran(*arguments: str) -> tuple[int, str, set[str]]:
        command = [sys.executable, "-X", "importtime", "-m", "assembler", "check", "matter.yaml", *arguments]
        ours = {**os.environ, "PYTHONPATH": str(ROOT)}
        told = subprocess.run(command, capture_output=True, text=True, check=False, env=ours)
        lines = told.stderr.splitlines()
        imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
        said = [line for line in lines if not line.startswith("import time:")]
        return told.returncode, told.stdout + "\n".join(said), imported

    (first, printed, imported), (again, reprinted, little) = ran(), ran()
    assert (first, printed) == (again, reprinted)
    _, _, forced = ran("--force")
    assert "pydantic" in imported & forced
    assert little & {"pydantic", "click", "yaml", "assembler.cli", "pathlib"} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal, and keeps no records")
def test_a_terminal_is_told_that_nothing_has_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (folder / "cache").mkdir()
    written(folder, SUIT)
    first, again = (shown(folder, "check", "matter.yaml") for _ in range(2))
    assert again == f"{first}nothing has changed since the last run\r\n"
