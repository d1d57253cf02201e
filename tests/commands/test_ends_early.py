"""Runs that end early and limited consoles: existing files stay complete, and errors are one line."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.places import ROOT
from tests.support.runs import Run, one_error, run_separately, write_matter

NOTICE = "notice_of_voluntary_dismissal"
OUT = Path("output") / "matter"


def build_notice(folder: Path, before: str = "") -> Run:
    """Build the notice of the suit in *folder*, in a separate process, which first runs the code *before*."""
    command = ("build", "--document", NOTICE, "--format", "json", "matter.yaml")
    return run_separately(*command, cwd=folder, before=dedent(before))


def files(folder: Path) -> dict[str, bytes]:
    """Return the files in the folder of the papers, by name."""
    return {file.name: file.read_bytes() for file in (folder / OUT).iterdir()}


FILES_STOP_GROWING = """
    from assembler.write import journal
    real_write = journal.write_all_or_none
    def write_all_or_none(files):
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        return real_write(files)
    import assembler.write
    assembler.write.write_all_or_none = write_all_or_none
    """
"""Simulates a disk that fills up when the paper is written."""

DISK_IS_FULL = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    """


@pytest.mark.slow
@pytest.mark.pdf
def test_if_the_disk_fills_up_the_old_paper_stays_and_no_partial_file(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    assert build_notice(tmp_path).status == 0
    old_files = files(tmp_path)
    write_matter(tmp_path, "about: y\nparties: {beta: {name: Beta Ropes}}\n")
    error = one_error(build_notice(tmp_path, FILES_STOP_GROWING))

    assert (error["code"], error["message"]) == ("OUT001", "cannot be written: file too large")
    assert error["fix"].startswith(
        "raise the limit on the size of files (`ulimit -f`), or give a folder on another disk"
    )
    assert files(tmp_path) == old_files


@pytest.mark.slow
@pytest.mark.pdf
def test_if_files_may_not_grow_from_the_start_no_file_is_left(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    error = one_error(build_notice(tmp_path, DISK_IS_FULL))

    assert (error["code"], error["message"]) == ("PAG001", "pages cannot be typeset: file too large")
    assert (
        error["fix"] == "raise the limit on the size of files (`ulimit -f`), or set TMPDIR to a folder on another disk"
    )
    assert not list((tmp_path / "output").rglob("*.*"))


WRITE_FOREVER = """
    from itertools import cycle
    from pathlib import Path
    from assembler.write.journal import write_all_or_none
    print("ready", flush=True)
    for data in cycle([b"A" * 3_000_000, b"B" * 3_000_000]):
        write_all_or_none({Path("paper.pdf"): data})
    """


@pytest.mark.slow
def test_a_paper_is_complete_whenever_the_run_is_killed(tmp_path: Path) -> None:
    for attempt in range(4):
        command = [sys.executable, "-c", dedent(WRITE_FOREVER)]
        with subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as child:
            assert child.stdout
            assert child.stdout.readline() == b"ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(0.1 + attempt * 0.017)
            child.kill()
        paper = (tmp_path / "paper.pdf").read_bytes()
        assert len(paper) == 3_000_000
        assert paper in {b"A" * 3_000_000, b"B" * 3_000_000}


CONSOLES = [
    ({"PYTHONIOENCODING": "ascii"}, "漢字 §"),  # ASCII means an unconfigured console, which gets UTF-8
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0"}, "漢字 §", marks=pytest.mark.slow),
    ({"PYTHONIOENCODING": "latin-1"}, "?? \N{REPLACEMENT CHARACTER}"),  # with a section sign, read back as UTF-8
]


@pytest.mark.slow
@pytest.mark.parametrize(("env", "printed_name"), CONSOLES)
def test_a_character_that_the_console_lacks_is_printed_as_a_question_mark(
    tmp_path: Path, env: dict[str, str], printed_name: str
) -> None:
    write_matter(tmp_path, "number: '漢 § “x”'\nbogus: 漢字 §\ncourt: 漢字 §\n")
    run = run_separately("check", "matter.yaml", cwd=tmp_path, env=env)

    assert run.status == 1
    assert "matter.yaml:3:1: error MAT002: `bogus` is not a known key here" in run.out
    assert f"matter.yaml:4:8: error MAT004: no court is called `{printed_name}`" in run.out
    assert "Traceback" not in run.err


# -- streams that are closed or full ----------------------------------------------------------------------------------


def in_shell(folder: Path, line: str) -> tuple[int, str, str]:
    """Run *line* with bash in *folder*, where `$assembler` is the command; return status, output and errors."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "assembler": f"{sys.executable} -m assembler"}
    command = ["bash", "-o", "pipefail", "-c", line]
    completed = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return completed.returncode, completed.stdout, completed.stderr


COMMAND = "check --format json matter.yaml"
MORE_COMMANDS = ["check matter.yaml", "list courts", "--help", "explain DIS001"]


@pytest.mark.parametrize(
    "command", [COMMAND, *(pytest.param(command, marks=pytest.mark.slow) for command in MORE_COMMANDS)]
)
def test_an_output_that_is_full_or_closed_is_a_one_line_error(tmp_path: Path, command: str) -> None:
    write_matter(tmp_path, "bogus: x\n")

    message = "assembler: cannot write to standard output: no space left on device\n"
    assert in_shell(tmp_path, f"$assembler {command} >/dev/full") == (1, "", message)
    assert in_shell(tmp_path, f"$assembler {command} >&-") == (1, "", "assembler: standard output is closed\n")


def test_a_missing_working_folder_is_a_one_line_error(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    message = "assembler: the working folder no longer exists; change to another folder\n"
    for command in ("check matter.yaml", "list courts", "batch base.yaml rows.csv"):
        _, _, errors = in_shell(tmp_path, f"cd gone; rmdir ../gone; $assembler {command}; mkdir ../gone")
        assert errors == message, command
        (tmp_path / "gone").mkdir(exist_ok=True)


@pytest.mark.pdf
def test_nothing_is_built_if_the_output_is_closed(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")

    status, _, _ = in_shell(tmp_path, "$assembler build matter.yaml >&-")
    assert status == 1
    assert not (tmp_path / "output").exists()


@pytest.mark.slow
@pytest.mark.parametrize("command", ["schema matter", "check --format json matter.yaml"])  # more than a pipe holds
def test_a_reader_that_stops_reading_ends_the_run_quietly(tmp_path: Path, command: str) -> None:
    write_matter(tmp_path, "\n".join(f"bogus{n}: x" for n in range(1000)))
    status, out, err = in_shell(tmp_path, f"$assembler {command} | head -1")

    assert status == 141  # as bash reports a process that ended by SIGPIPE
    assert err == ""
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    "streams",
    ["2>/dev/full", "<&- 2>&-", *(pytest.param(closed, marks=pytest.mark.slow) for closed in ("2>&-", "<&-"))],
)
def test_errors_on_a_closed_stream_do_not_change_the_status(tmp_path: Path, streams: str) -> None:
    write_matter(tmp_path, "bogus: x\n")
    status, out, _ = in_shell(tmp_path, f"$assembler check matter.yaml {streams}")

    assert status == 1
    assert "matter.yaml:2:1: error MAT002" in out
    status, _, _ = in_shell(tmp_path, f"$assembler bogus {streams}")
    assert status == 2


@pytest.mark.slow
@pytest.mark.pdf
def test_messages_for_a_closed_stream_are_not_written_into_a_paper(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    status, out, _ = in_shell(tmp_path, f"$assembler build --document {NOTICE} matter.yaml <&- 2>&-")
    assert status == 0
    assert NOTICE in out
    assert files(tmp_path)[f"{NOTICE}.pdf"].startswith(b"%PDF-")


# -- Ctrl-C -----------------------------------------------------------------------------------------------------------

AT_IMPORT = """
    import os, sys
    def interrupting(event, arguments):
        if event == "import" and arguments[0] == "{moment}":
            os.kill(os.getpid(), 2)
    sys.addaudithook(interrupting)
    """

AT_CALL = """
    import os, signal, sys
    remaining_calls = {moment}
    def count(frame, event, arg):
        global remaining_calls
        remaining_calls -= 1
        if not remaining_calls:
            os.kill(os.getpid(), signal.SIGINT)
    sys.setprofile(count)
    """


def run_interrupted(folder: Path, before: str, *command: str) -> Run:
    """Run the *command* in a separate process, which interrupts itself with the code *before*."""
    program = f"{dedent(before)}\nfrom assembler.__main__ import main\nmain()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    full_command = [sys.executable, "-c", program, *command]
    completed = subprocess.run(full_command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Run(completed.returncode, findings=[], out=completed.stdout, err=completed.stderr)


IMPORTS = ["assembler.cli", "weasyprint"]
MORE_IMPORTS = ["signal", "click", "yaml", "pydantic", "pikepdf", "assembler.write"]


@pytest.mark.pdf
@pytest.mark.parametrize("module", [*IMPORTS, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE_IMPORTS)])
def test_an_interrupt_during_imports_prints_one_line(tmp_path: Path, module: str) -> None:
    write_matter(tmp_path, "about: x\n")
    run = run_interrupted(tmp_path, AT_IMPORT.format(moment=module), "build", "matter.yaml")

    assert (run.status, run.out, run.err) == (130, "", "assembler: interrupted\n")
    assert not (tmp_path / "output").exists()


@pytest.mark.pdf
@pytest.mark.slow
def test_an_interrupt_at_any_call_prints_one_line(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    interrupted_count = 0
    moment = 3000  # calls of functions before the interrupt
    while True:
        run = run_interrupted(tmp_path, AT_CALL.format(moment=moment), "build", "--document", NOTICE, "matter.yaml")
        if run.status == 0:  # the run ended before its interrupt
            break
        assert (run.status, run.err) == (130, "assembler: interrupted\n")
        interrupted_count += 1
        moment *= 4
    assert interrupted_count > 3


AFTER_EACH_REPLACEMENT = """
    import os, signal
    from assembler.write import journal
    real_replace = journal.replace
    def replace(part, file):
        real_replace(part, file)
        os.kill(os.getpid(), signal.SIGINT)
    journal.replace = replace
    """


@pytest.mark.slow
@pytest.mark.pdf
def test_an_interrupt_while_files_are_replaced_waits_until_all_are_replaced(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    run = run_interrupted(tmp_path, AFTER_EACH_REPLACEMENT, "build", "--document", NOTICE, "matter.yaml")

    assert (run.status, run.err) == (130, "assembler: interrupted\n")
    assert set(files(tmp_path)) == {f"{NOTICE}.pdf", "manifest.json"}


@pytest.mark.slow
def test_an_interrupt_that_the_shell_ignores_is_ignored(tmp_path: Path) -> None:
    write_matter(tmp_path, "about: x\n")
    before = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + dedent(AT_IMPORT.format(moment="yaml"))

    assert run_interrupted(tmp_path, before, "check", "matter.yaml").status == 0
