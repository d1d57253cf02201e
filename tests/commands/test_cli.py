"""The command line: help, exit statuses, output streams, and color only on a terminal."""

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
from assembler.commands.options import NamedPath
from tests.support.places import ROOT
from tests.support.runs import Run, run_here, write_matter
from tests.support.walks import faults_by_name

ANSWERED = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
FORM_READ = "form_read: {by: Ann Example, date: 2025-03-01}\n"
ODD_NUMBER = "number: 21-civ-31\n"
COMMANDS = sorted(cli.commands)


def check_suit(folder: Path, changes: str, *arguments: str) -> Run:
    """Run `assembler check` with *arguments* on the small suit with *changes*."""
    return run_here("check", *arguments, write_matter(folder, changes).name)


# -- help -------------------------------------------------------------------------------------------------------------


def test_there_are_commands() -> None:
    assert {"build", "check", "completion", "explain", "file", "list", "new", "schema"} <= set(COMMANDS)


def test_each_command_has_a_description_and_two_examples() -> None:
    def has_poor_help(name: str) -> bool:
        run = run_here(name, "--help")
        has_description = run.status == 0 and re.match(rf"Usage: \w+ {name} ", run.out)
        examples = re.findall(rf"^  (?:eval \"\$\()?assembler {name} ", run.out, re.MULTILINE)
        return not has_description or len(examples) < 2

    assert faults_by_name(COMMANDS, has_poor_help) == {}


def test_each_option_of_a_command_has_a_help_text() -> None:
    def options_without_help(name: str) -> list[str | None]:
        options = [option for option in cli.commands[name].params if isinstance(option, click.Option)]
        return [option.name for option in options if not option.help]

    assert faults_by_name(COMMANDS, options_without_help) == {}


def test_a_name_that_is_too_long_is_a_one_line_error_for_each_path_argument(folder: Path) -> None:
    long_name = "x" * 300
    base = write_matter(folder, changes="")
    command_lines: list[list[str | Path]] = [
        ["trust", long_name],
        ["ledger", "show", long_name],
        ["ledger", "merge", long_name, long_name],
        ["batch", "--ledger", long_name, base, base],
        ["batch", "--out", long_name, base, base],
        ["check", long_name],
        ["new", "--court", "wawd", f"{folder}/{long_name}"],
    ]

    def is_one_line_error(line: list[str | Path]) -> bool:
        run = run_here(*line)
        message = run.err.partition("Error: ")[2]
        return run.status == 2 and message.endswith("cannot be used: file name too long\n") and message.count("\n") == 1

    parameters = [parameter for name in COMMANDS for parameter in cli.commands[name].params]
    path_parameters = [parameter for parameter in parameters if isinstance(parameter.type, click.Path)]
    assert len(path_parameters) > 20
    assert [parameter.opts for parameter in path_parameters if not isinstance(parameter.type, NamedPath)] == []
    assert [line for line in command_lines if not is_one_line_error(line)] == []


def test_the_help_of_the_program_lists_its_commands() -> None:
    run = run_here("--help")
    assert run.status == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in run.out] == []
    assert "Nothing here is legal advice." in run.out


def test_the_version_option_prints_the_programs_version() -> None:
    assert run_here("--version").out.split()[-1] == __version__


# -- exit status ------------------------------------------------------------------------------------------------------


def test_the_status_is_0_if_there_are_only_warnings(folder: Path) -> None:
    run = check_suit(folder, ODD_NUMBER)
    assert "warning CAP004" in run.out
    assert run.status == 0


def test_the_status_is_1_if_there_is_an_error(folder: Path) -> None:
    assert check_suit(folder, ANSWERED).status == 1


def test_an_invalid_matter_exits_with_1(folder: Path) -> None:
    assert check_suit(folder, "nonsense: 1\n").status == 1


def test_with_strict_a_warning_fails_and_a_note_passes(folder: Path) -> None:
    assert check_suit(folder, ODD_NUMBER, "--strict").status == 1
    waiver = "waivers: {CAP004: as the clerk wrote it}\n"
    run = check_suit(folder, f"{ODD_NUMBER}venue: [events]\n{waiver}", "--strict")
    assert "note CAP004" in run.out
    assert run.status == 0


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


def test_a_wrong_date_gets_the_format_of_dates() -> None:
    assert "`2.3.2021` is not a date; write it like 2021-03-02" in run_here("check", "--date", "2.3.2021", ".").err


def test_an_unknown_paper_is_reported_with_the_nearest_name(folder: Path) -> None:
    run = check_suit(folder, "", "--document", "complant")
    assert run.status != 0
    assert "no paper is called `complant`" in run.out
    assert "did you mean `complaint`?" in run.out


def test_one_paper_is_checked_without_the_other(folder: Path) -> None:
    assert "DIS001" not in check_suit(folder, ANSWERED, "--document", "complaint").out
    assert "DIS001" in check_suit(folder, ANSWERED, "--document", "notice_of_voluntary_dismissal").out


# -- streams and formats ----------------------------------------------------------------------------------------------


def test_the_text_format_counts_findings_on_standard_error(folder: Path) -> None:
    run = check_suit(folder, ANSWERED)
    assert re.fullmatch(r"(\d+ (errors?|warnings?|notes?)(, )?)+\n", run.err)
    assert run.err not in run.out


def test_without_findings_nothing_is_printed(folder: Path) -> None:
    filings = "venue: [events]\nfilings: [{paper: complaint, date: 2025-03-03}]\n"
    texts = {"signed": "The parties signed on June 2, 2024.", "paid": "Alpha paid.", "broke": "Beta did nothing."}
    paragraphs = [{"id": name, "text": text} for name, text in texts.items()]
    facts = f"facts: {json.dumps([{'id': 'story', 'heading': 'The Story', 'paragraphs': paragraphs}])}\n"
    run = check_suit(folder, f"{filings}{facts}{FORM_READ}", "--document", "complaint")
    assert run.out == ""


def test_the_json_format_prints_only_one_value(folder: Path) -> None:
    run = check_suit(folder, ANSWERED, "--format", "json")
    value = json.loads(run.out)
    assert "DIS001" in [finding["code"] for finding in value["findings"]]
    assert set(value) == {"findings"}
    assert run.err == ""
    assert run.status == 1


def test_json_of_two_matters_is_one_value(folder: Path) -> None:
    matter = write_matter(folder, ANSWERED).name
    value = json.loads(run_here("check", "--format", "json", matter, matter).out)
    assert [finding["code"] for finding in value["findings"]].count("DIS001") == 2


def test_json_reports_the_same_about_an_invalid_matter(folder: Path) -> None:
    findings = json.loads(check_suit(folder, "nonsense: 1\n", "--format", "json").out)["findings"]
    (error,) = [finding for finding in findings if finding["severity"] == "error"]
    assert (error["code"], error["file"], error["line"]) == ("MAT002", "matter.yaml", 2)


def test_annotations_are_escaped_and_one_per_line(folder: Path) -> None:
    run = check_suit(folder, ANSWERED, "--format", "github")
    assert run.out
    assert all(re.match(r"::(error|warning|notice) file=[^:]+::.", line) for line in run.out.splitlines())
    assert "%0Acite: " in run.out
    assert run.err == ""


@pytest.mark.pdf
def test_a_build_lists_its_papers_in_json(folder: Path) -> None:
    run = run_here(
        "build", "--format", "json", "--out", "out", "--document", "complaint", write_matter(folder, changes="").name
    )
    (paper,) = json.loads(run.out)["papers"]
    assert set(paper) == {"document", "file", "pages", "sha256"}
    assert paper["file"] == "out/matter/complaint.pdf"
    assert run.status == 0
    assert run.err == ""


@pytest.mark.slow
@pytest.mark.pdf
def test_a_build_names_its_papers_and_papers_left_from_an_earlier_build(folder: Path) -> None:
    first_run = run_here("build", "--out", "out", write_matter(folder, changes="").name)
    assert "out/matter/complaint.pdf  2 pages" in first_run.out
    second_run = run_here("build", "--out", "out", write_matter(folder, ANSWERED).name)
    assert "kept: out/matter/notice_of_voluntary_dismissal.pdf, from an earlier build" in second_run.out
    assert second_run.status == 1


@pytest.mark.slow
@pytest.mark.pdf
def test_a_filed_paper_is_copied_beside_the_matter(folder: Path) -> None:
    matter = write_matter(folder, changes="").name
    assert run_here("build", "--out", "out", matter).status == 0
    run = run_here("file", "--out", "out", matter, "complaint")
    assert run.status == 0
    assert run.out.split() == ["filed/matter/complaint.pdf", "filed/matter/complaint.json"]
    assert (folder / "filed/matter/complaint.pdf").read_bytes() == (folder / "out/matter/complaint.pdf").read_bytes()
    again = run_here("file", "--out", "out", matter, "complaint")
    assert again.status == 1
    assert "already exists" in again.out
    assert run_here("file", "--out", "out", "--replace", matter, "complaint").status == 0


def test_a_paper_that_was_not_built_cannot_be_filed(folder: Path) -> None:
    run = run_here("file", write_matter(folder, changes="").name, "complaint")
    assert run.status == 1
    assert "run `assembler build` first" in run.out
    assert not (folder / "filed").exists()


# -- shells and terminals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion_script(shell: str) -> None:
    run = run_here("completion", shell)
    assert run.status == 0
    assert f"_ASSEMBLER_COMPLETE={shell}_complete" in run.out


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assembler", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def test_the_shell_completes_a_command() -> None:
    completed = run_program(_ASSEMBLER_COMPLETE="bash_complete", COMP_WORDS="assembler ch", COMP_CWORD="1")
    assert completed.stdout.split() == ["plain,check"]


@pytest.mark.slow
def test_the_program_runs_as_a_module_and_returns_its_status() -> None:
    completed = run_program("check", "matters/minimal")
    assert (completed.returncode, completed.stdout) == (0, "")


def output_on_terminal(*arguments: str) -> str:
    """Return the output of the command on a terminal."""
    reading_end, terminal = os.openpty()
    try:
        command = [sys.executable, "-m", "assembler", *arguments]
        with subprocess.Popen(command, cwd=ROOT, stdout=terminal, stderr=subprocess.DEVNULL) as process:
            os.close(terminal)
            output = _until_closed(reading_end)
        assert process.returncode is not None
    finally:
        os.close(reading_end)
    return output


def _until_closed(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux reports the end of a terminal as an error
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()


@pytest.mark.slow
def test_output_has_color_only_on_a_terminal() -> None:
    matter = "tests/cases/motion_ohio"
    assert "\x1b[" in output_on_terminal("check", matter)
    assert "SIG020" in run_program("check", matter).stdout
    assert "\x1b[" not in run_program("check", matter).stdout


@pytest.mark.slow
def test_json_has_no_color_on_a_terminal() -> None:
    assert "\x1b[" not in output_on_terminal("check", "--format", "json", "matters/minimal")
