"""The command line: help, exit statuses, what goes to which stream, and color on a terminal alone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from assembler import __version__
from assembler.cli import cli
from assembler.commands.options import Named
from tests.support.places import ROOT
from tests.support.runs import Run, run_here, write_matter
from tests.support.walks import faults

ANSWERED = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
READ = "form_read: {by: Ann Example, date: 2025-03-01}\n"
ODD = "number: 21-civ-31\n"
COMMANDS = sorted(cli.commands)


def over(folder: Path, changes: str, *arguments: str) -> Run:
    """Run `assembler check` with *arguments* over the suit with *changes*."""
    return run_here("check", *arguments, write_matter(folder, changes).name)


# -- help -------------------------------------------------------------------------------------------------------------


def test_there_are_commands() -> None:
    assert {"build", "check", "completion", "explain", "file", "list", "new", "schema"} <= set(COMMANDS)


def test_each_command_has_a_description_and_two_examples() -> None:
    def lacking(name: str) -> bool:
        run = run_here(name, "--help")
        examples = re.findall(rf"^  (?:eval \"\$\()?assembler {name} ", run.out, re.MULTILINE)
        return run.status != 0 or not re.match(rf"Usage: \w+ {name} ", run.out) or len(examples) < 2

    assert faults(COMMANDS, lacking) == {}


def test_each_option_of_a_command_has_a_help() -> None:
    def without(name: str) -> list[str | None]:
        options = [option for option in cli.commands[name].params if isinstance(option, click.Option)]
        return [option.name for option in options if not option.help]

    assert faults(COMMANDS, without) == {}


def test_a_name_that_is_too_long_is_one_line_wherever_a_path_is_given(folder: Path) -> None:
    long, base = "x" * 300, write_matter(folder, "")
    lines: list[list[str | Path]] = [
        ["trust", long],
        ["ledger", "show", long],
        ["ledger", "merge", long, long],
        ["batch", "--ledger", long, base, base],
        ["batch", "--out", long, base, base],
        ["check", long],
        ["new", "--court", "wawd", f"{folder}/{long}"],
    ]

    def told(line: list[str | Path]) -> bool:
        run = run_here(*line)
        message = run.err.partition("Error: ")[2]
        return run.status == 2 and message.endswith("cannot be used: file name too long\n") and message.count("\n") == 1

    paths = [param for name in COMMANDS for param in cli.commands[name].params if isinstance(param.type, click.Path)]
    assert len(paths) > 20
    assert [param.opts for param in paths if not isinstance(param.type, Named)] == []
    assert [line for line in lines if not told(line)] == []


def test_the_command_lists_its_commands_and_gives_no_advice() -> None:
    run = run_here("--help")
    assert run.status == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in run.out] == []
    assert "Nothing here is legal advice." in run.out


def test_the_version_is_that_of_the_program() -> None:
    assert run_here("--version").out.split()[-1] == __version__


# -- exit status ------------------------------------------------------------------------------------------------------


def test_no_errors_is_0_though_there_are_warnings(folder: Path) -> None:
    run = over(folder, ODD)
    assert "warning CAP004" in run.out
    assert run.status == 0


def test_an_error_is_1(folder: Path) -> None:
    assert over(folder, ANSWERED).status == 1


def test_an_invalid_matter_exits_with_1(folder: Path) -> None:
    assert over(folder, "nonsense: 1\n").status == 1


def test_strict_lets_a_warning_fail_and_a_note_pass(folder: Path) -> None:
    assert over(folder, ODD, "--strict").status == 1
    waived = over(folder, f"{ODD}venue: [events]\nwaivers: {{CAP004: as the clerk wrote it}}\n", "--strict")
    assert "note CAP004" in waived.out
    assert waived.status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check"],
        ["check", "no-such-file.yaml"],
        ["check", "--nonsense", "."],
        ["check", "--format", "xml", "."],
        ["check", "--date", "2.3.2021", "."],
        ["check", "--date", "2021-02-30", "."],
        ["list", "lawyers"],
        ["schema", "party"],
        ["completion", "cmd"],
        ["explain", "DIS999"],
    ],
)
def test_a_wrong_command_exits_with_2_and_writes_to_stderr(arguments: list[str], folder: Path) -> None:
    run = run_here(*arguments)
    assert run.status == 2
    assert "Error: " in run.err
    assert run.out == ""
    assert list(folder.iterdir()) == []


def test_no_date_is_told_how_to_write_one() -> None:
    assert "`2.3.2021` is not a date; write it like 2021-03-02" in run_here("check", "--date", "2.3.2021", ".").err


def test_an_unknown_paper_is_told_with_the_nearest_name(folder: Path) -> None:
    run = over(folder, "", "--document", "complant")
    assert run.status != 0
    assert "no paper is called `complant`" in run.out
    assert "did you mean `complaint`?" in run.out


def test_one_paper_is_checked_without_the_other(folder: Path) -> None:
    assert "DIS001" not in over(folder, ANSWERED, "--document", "complaint").out
    assert "DIS001" in over(folder, ANSWERED, "--document", "notice_of_voluntary_dismissal").out


# -- streams and formats ----------------------------------------------------------------------------------------------


def test_text_counts_the_findings_on_the_other_stream(folder: Path) -> None:
    run = over(folder, ANSWERED)
    assert re.fullmatch(r"(\d+ (errors?|warnings?|notes?)(, )?)+\n", run.err)
    assert run.err not in run.out


def test_nothing_found_is_nothing_said(folder: Path) -> None:
    filings = "venue: [events]\nfilings: [{paper: complaint, date: 2025-03-03}]\n"
    texts = {"signed": "The parties signed on June 2, 2024.", "paid": "Alpha paid.", "broke": "Beta did nothing."}
    story = [{"id": name, "text": text} for name, text in texts.items()]
    dated = f"facts: {json.dumps([{'id': 'story', 'heading': 'The Story', 'paragraphs': story}])}\n"
    run = over(folder, f"{filings}{dated}{READ}", "--document", "complaint")
    assert run.out == ""


def test_json_is_one_value_and_nothing_else(folder: Path) -> None:
    run = over(folder, ANSWERED, "--format", "json")
    value = json.loads(run.out)
    assert "DIS001" in [one["code"] for one in value["findings"]]
    assert set(value) == {"findings"}
    assert run.err == ""
    assert run.status == 1


def test_json_of_two_matters_is_still_one_value(folder: Path) -> None:
    matter = write_matter(folder, ANSWERED).name
    value = json.loads(run_here("check", "--format", "json", matter, matter).out)
    assert [one["code"] for one in value["findings"]].count("DIS001") == 2


def test_json_reports_the_same_about_an_invalid_matter(folder: Path) -> None:
    findings = json.loads(over(folder, "nonsense: 1\n", "--format", "json").out)["findings"]
    (error,) = [finding for finding in findings if finding["severity"] == "error"]
    assert (error["code"], error["file"], error["line"]) == ("MAT002", "matter.yaml", 2)


def test_annotations_are_one_a_line_and_escaped(folder: Path) -> None:
    run = over(folder, ANSWERED, "--format", "github")
    assert run.out
    assert all(re.match(r"::(error|warning|notice) file=[^:]+::.", line) for line in run.out.splitlines())
    assert "%0Acite: " in run.out
    assert run.err == ""


@pytest.mark.pdf
def test_a_build_tells_its_papers_in_json(folder: Path) -> None:
    run = run_here(
        "build", "--format", "json", "--out", "out", "--document", "complaint", write_matter(folder, "").name
    )
    (paper,) = json.loads(run.out)["papers"]
    assert set(paper) == {"document", "file", "pages", "sha256"}
    assert paper["file"] == "out/matter/complaint.pdf"
    assert run.status == 0
    assert run.err == ""


@pytest.mark.pdf
def test_a_build_names_its_papers_and_those_it_kept(folder: Path) -> None:
    built = run_here("build", "--out", "out", write_matter(folder, "").name)
    assert "out/matter/complaint.pdf  2 pages" in built.out
    kept = run_here("build", "--out", "out", write_matter(folder, ANSWERED).name)
    assert "kept: out/matter/notice_of_voluntary_dismissal.pdf, from an earlier build" in kept.out
    assert kept.status == 1


@pytest.mark.pdf
def test_what_was_filed_is_kept_beside_the_matter(folder: Path) -> None:
    matter = write_matter(folder, "").name
    assert run_here("build", "--out", "out", matter).status == 0
    run = run_here("file", "--out", "out", matter, "complaint")
    assert run.status == 0
    assert run.out.split() == ["filed/matter/complaint.pdf", "filed/matter/complaint.json"]
    assert (folder / "filed/matter/complaint.pdf").read_bytes() == (folder / "out/matter/complaint.pdf").read_bytes()
    again = run_here("file", "--out", "out", matter, "complaint")
    assert again.status == 1
    assert "already exists" in again.out
    assert run_here("file", "--out", "out", "--replace", matter, "complaint").status == 0


def test_what_was_not_built_cannot_be_filed(folder: Path) -> None:
    run = run_here("file", write_matter(folder, "").name, "complaint")
    assert run.status == 1
    assert "run `assembler build` first" in run.out
    assert not (folder / "filed").exists()


# -- shells and terminals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion_script(shell: str) -> None:
    run = run_here("completion", shell)
    assert run.status == 0
    assert f"_ASSEMBLER_COMPLETE={shell}_complete" in run.out


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assembler", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def test_the_shell_completes_a_command() -> None:
    done = program(_ASSEMBLER_COMPLETE="bash_complete", COMP_WORDS="assembler ch", COMP_CWORD="1")
    assert done.stdout.split() == ["plain,check"]


def test_the_program_runs_as_a_module_and_tells_its_status() -> None:
    done = program("check", "matters/minimal")
    assert (done.returncode, done.stdout) == (0, "")


def on_a_terminal(*arguments: str) -> str:
    """Return what the command prints where its output is a terminal."""
    mine, its = os.openpty()
    try:
        command = [sys.executable, "-m", "assembler", *arguments]
        with subprocess.Popen(command, cwd=ROOT, stdout=its, stderr=subprocess.DEVNULL) as running:
            os.close(its)
            shown = _until_closed(mine)
        assert running.returncode is not None
    finally:
        os.close(mine)
    return shown


def _until_closed(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux tells the end so
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()


@pytest.mark.tools
def test_color_is_for_a_terminal_alone() -> None:
    noted = "tests/cases/motion_ohio"
    assert "\x1b[" in on_a_terminal("check", noted)
    assert "SIG020" in program("check", noted).stdout
    assert "\x1b[" not in program("check", noted).stdout


def test_json_has_no_color_on_a_terminal() -> None:
    assert "\x1b[" not in on_a_terminal("check", "--format", "json", "matters/minimal")
