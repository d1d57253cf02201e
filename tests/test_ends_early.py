"""Runs that end before their time, and consoles that show little: what stood before is whole, what is told is told."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.places import ROOT
from tests.runs import Run, apart, heir, one_error

NOTICE = "notice_of_voluntary_dismissal"
OUT = Path("output") / "matter"


def built(folder: Path, before: str = "", **env: str) -> Run:
    """Build the notice of the suit in *folder*, in a process of its own."""
    command = ("build", "--document", NOTICE, "--format", "json", "matter.yaml")
    return apart(*command, cwd=folder, before=dedent(before), env=env)


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in the folder of the papers, by name."""
    return {file.name: file.read_bytes() for file in (folder / OUT).iterdir()}


FULL = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    """


@pytest.mark.pdf
def test_a_disk_that_fills_up_leaves_the_old_paper_and_no_parts(tmp_path: Path) -> None:
    heir(tmp_path, "about: x\n")
    assert built(tmp_path).status == 0
    before = files(tmp_path)
    heir(tmp_path, "about: y\nparties: {beta: {name: Beta Ropes}}\n")
    run = built(tmp_path, FULL)
    told = one_error(run)

    assert (told["code"], told["file"]) == ("OUT001", f"output/matter/{NOTICE}.pdf")
    assert told["message"] == "cannot be written: file too large"
    assert files(tmp_path) == before


@pytest.mark.pdf
def test_a_disk_that_is_full_from_the_start_leaves_nothing(tmp_path: Path) -> None:
    heir(tmp_path, "about: x\n")
    run = built(tmp_path, FULL)

    assert one_error(run)["code"] == "OUT001"
    assert files(tmp_path) == {}


WRITES = """
    from pathlib import Path
    from assembler.write.journal import put
    papers = [bytes([65 + turn]) * 3_000_000 for turn in range(2)]
    print("ready", flush=True)
    turn = 0
    while True:
        turn = 1 - turn
        put({Path("paper.pdf"): papers[turn]})
    """


def test_a_paper_is_whole_whenever_the_run_is_killed(tmp_path: Path) -> None:
    seen = set()
    for rounds in range(4):
        command = [sys.executable, "-c", dedent(WRITES)]
        with subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as child:
            assert child.stdout
            assert child.stdout.readline() == b"ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(0.1 + rounds * 0.017)
            child.kill()
        paper = (tmp_path / "paper.pdf").read_bytes()
        assert len(paper) == 3_000_000
        assert paper in {b"A" * 3_000_000, b"B" * 3_000_000}
        seen.add(paper[:1])
    assert seen


CONSOLES = [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}]


@pytest.mark.parametrize("env", CONSOLES)
def test_a_console_that_cannot_show_a_sign_gets_a_question_mark(tmp_path: Path, env: dict[str, str]) -> None:
    heir(tmp_path, "number: '漢 § “x”'\nbogus: 漢字 §\n")
    run = apart("check", "matter.yaml", cwd=tmp_path, env=env)

    assert run.status == 1
    assert "Traceback" not in run.err
    assert "matter.yaml:3:1: error MAT002: `bogus` is not a known key here" in run.out

    heir(tmp_path, "court: 漢字 §\n")
    run = apart("check", "matter.yaml", cwd=tmp_path, env=env)
    assert run.status == 1
    assert "matter.yaml:2:8: error MAT004: no court is called `" in run.out
    assert "Traceback" not in run.err


def test_a_reader_that_stops_reading_ends_the_run_quietly(tmp_path: Path) -> None:
    heir(tmp_path, "\n".join(f"bogus{n}: x" for n in range(5000)))
    command = ["sh", "-c", f"{sys.executable} -m assembler check matter.yaml | head -1"]
    surroundings = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, check=False)

    assert b"matter.yaml:2:1: error MAT002" in done.stdout
    assert b"Traceback" not in done.stderr
