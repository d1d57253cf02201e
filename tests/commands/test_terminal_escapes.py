"""No command prints control characters from files; JSON and annotations keep every character in escaped form."""

import ast
import json
import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from assembler.cli import cli
from assembler.commands.report import as_github, text
from assembler.commands.terminal import print_line, progress
from assembler.findings.finding import Finding, Place
from assembler.findings.visible import as_json, visible
from assembler.results import Result
from tests.support.matters import SUIT
from tests.support.places import ASSEMBLER, modules
from tests.support.runs import run_separately, write_file

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that output must not contain: controls except the line feed, and bidirectional controls."""

HOSTILE_NAMES = [
    "a\x1b]0;title\x07.yaml",
    "a\x1b[2J\x1b[31mred.yaml",
    "a\x9b31mred.yaml",
    "a\u202elmay.exe.yaml",
    "a\u2066\u2069\u200f.yaml",
    "a\nmatter.yaml:1:1: error XXX001: told by the file's name.yaml",
    "a\r\n::error::told by the file's name.yaml",
    "a\tb.yaml",
    "::set-output name=x::y,z%0A.yaml",
    "a\udcff\udc80.yaml",
    "-\x7f\x85.yaml",
]
"""Names of files that a terminal, a code host or a reader of JSON may misinterpret."""


def run(*arguments: str) -> tuple[str, str]:
    """Run the command line in this process, and return the text of both streams, which must be UTF-8."""
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    return result.stdout_bytes.decode("utf-8"), result.stderr_bytes.decode("utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a matter under each hostile name, and with hostile words in its records of law."""
    hostile_text = json.dumps("\u200eThe Court\u200f::error::")
    for name in HOSTILE_NAMES:
        (tmp_path / name).write_text(SUIT.replace("court: nysd", "court: [nysd]"), "utf-8")
    write_file(tmp_path, SUIT, "good.yaml")
    write_file(
        tmp_path / "courts",
        f"extends: wawd\nname: {hostile_text}\ncitation: {hostile_text}\nsystem: federal\n",
        "ours.yaml",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


OPTION_LIKE_PATH = f"./{HOSTILE_NAMES[-1]}"
"""The path of the file whose name begins like an option."""

COMMANDS = [
    ("check", *HOSTILE_NAMES[:-1], OPTION_LIKE_PATH),
    ("build", HOSTILE_NAMES[0], HOSTILE_NAMES[5], HOSTILE_NAMES[9]),
    ("dismiss", HOSTILE_NAMES[0], HOSTILE_NAMES[3]),
    ("matrix", HOSTILE_NAMES[2]),
    ("file", HOSTILE_NAMES[1], "x\x1b[31m"),
    ("file", "good.yaml", "x\x1b[31m\u202e"),
    ("explain", "ours"),
    ("explain", "x\x1b[31m\u202e"),
    ("list", "courts", "\u202eThe"),
    ("list", "courts", "x\x1b[31m\n"),
    ("list", "causes"),
    ("check", "none\x1b[31m\u202e\n.yaml"),
    ("check", "--document", "x\x1b[31m\u202e", "good.yaml"),
    ("check", "--format", "x\x1b[31m\u202e", "good.yaml"),
    ("check", "--x\x1b[31m\u202e", "good.yaml"),
    ("x\x1b[31m\u202e",),
    ("dismiss", "--against", "x\x1b[31m\u202e", "good.yaml"),
    ("dismiss", "--date", "x\x1b[31m\u202e", "good.yaml"),
    ("new", "kites\x1b[31m", "--court", "x\x1b[31m\u202e"),
    ("new", "kites\x1b[31m", "--court", "wawd", "--cause", "x\u202e"),
    ("new", "new\x1b[31m\n\u202e", "--court", "wawd"),
]


@pytest.mark.slow
def test_no_command_prints_terminal_escapes() -> None:
    for command in COMMANDS:
        output = "".join(run(*command))
        assert output, command
        assert CONTROLS.findall(output) == [], command


def test_a_line_feed_in_a_name_does_not_begin_a_line() -> None:
    out, _ = run("check", HOSTILE_NAMES[5], HOSTILE_NAMES[6])
    assert r"a\nmatter.yaml:1:1: error XXX001" in out
    assert [line for line in out.splitlines() if line.startswith(("matter.yaml:1:1", "::"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("command", [("check",), ("build", "--draft")])
def test_json_has_the_exact_name_of_each_file_and_is_utf_8(command: tuple[str, ...]) -> None:
    for name in [*HOSTILE_NAMES[:-1], OPTION_LIKE_PATH]:
        out, _ = run(*command, "--format", "json", name)
        assert CONTROLS.findall(out) == []
        assert {finding["file"] for finding in json.loads(out)["findings"]} == {name.removeprefix("./")}


@pytest.mark.slow
def test_json_is_utf_8_even_if_the_console_is_not(folder: Path) -> None:
    run_result = run_separately("list", "courts", "--format", "json", cwd=folder, env={"PYTHONIOENCODING": "latin-1"})
    assert any(row["name"].startswith("\u200eThe Court") for row in json.loads(run_result.out))


@pytest.mark.slow
def test_a_separate_process_escapes_control_characters_too(folder: Path) -> None:
    run_result = run_separately("check", HOSTILE_NAMES[0], HOSTILE_NAMES[9], cwd=folder)
    assert r"a\x1b]0;title\x07.yaml:1:8: error" in run_result.out
    assert r"a\udcff\udc80.yaml:1:8: error" in run_result.out
    assert CONTROLS.findall(run_result.out + run_result.err) == []


def test_an_annotation_is_one_line_for_any_file_name() -> None:
    annotation = re.compile(
        r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+(?:,endLine=\d+,endColumn=\d+)?,title=[A-Z]{3}\d{3}::"
    )
    for name in [*HOSTILE_NAMES[:-1], OPTION_LIKE_PATH]:
        out, _ = run("check", "--format", "github", name)
        assert CONTROLS.findall(out) == []
        assert [line for line in out.splitlines() if not annotation.match(line)] == []
        assert out.count("::error file=") == 1


def test_an_annotation_is_escaped_as_the_code_host_requires() -> None:
    finding = Finding(Place("a::b,c%\r\nd\x1b.yaml", 2, 3), "XXX001", "50%\r\n::error::x\x1b[31m", fix="y\nz")
    (line,) = as_github(Result((finding,)))
    assert line == (
        r"::error file=a%3A%3Ab%2Cc%25%0D%0Ad\x1b.yaml,line=2,col=3,title=XXX001::50%25%0D%0A::error::x\x1b[31m"
        "%0Afix: y%0Az"
    )


def test_color_codes_in_texts_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = text(Result((Finding(Place("a\x1b[31m.yaml", 2, 3), "XXX001", "fact\x1b[2J"),)))
    print_line(line)
    output = capsys.readouterr().out
    assert click.unstyle(line) == "a\\x1b[31m.yaml:2:3: error XXX001: fact\\x1b[2J"
    assert output.endswith("XXX001: fact\\x1b[2J\n")


def test_a_step_is_shown_on_a_terminal_without_escapes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress() as show_step:
        show_step("render x\x1b]0;title\x07")
    assert "render x\\x1b]0;title\\x07 ..." in capsys.readouterr().err


@given(st.text())
@pytest.mark.slow
def test_escapes_are_made_visible_and_plain_text_is_unchanged(words: str) -> None:
    shown_text = visible(words)
    assert CONTROLS.findall(shown_text) == []
    assert "\n" not in shown_text
    assert shown_text.encode().decode() == shown_text
    if words.isprintable():
        assert shown_text == words


@pytest.mark.slow
@given(st.recursive(st.text(st.characters()) | st.integers(), lambda values: st.dictionaries(st.text(), values)))
def test_json_is_read_back_unchanged_and_has_no_controls(value: object) -> None:
    encoded = as_json(value)
    assert json.loads(encoded.encode()) == value
    assert CONTROLS.findall(encoded) == []


@pytest.mark.parametrize(
    "name", ["Müller-Lüdenscheidt", "株式会社", "שלום עולם", "مرحبا", "می‌خواهم", "e\u0301", "a\u00a0b"]
)
def test_names_of_people_are_shown_as_they_are(name: str) -> None:
    assert visible(name) == name


@pytest.mark.slow
def test_every_line_is_printed_by_the_one_module_that_escapes_lines() -> None:
    calls_by_module = {
        file.relative_to(ASSEMBLER).as_posix(): sorted(_print_calls(file)) for file in modules(ASSEMBLER)
    }
    assert {name: calls for name, calls in calls_by_module.items() if calls} == {
        "cli/__init__.py": ["click.echo(completion_class(cli, {}, 'assembler', '_ASSEMBLER_COMPLETE').source())"],
        "commands/terminal.py": sorted(_print_calls(ASSEMBLER / "commands/terminal.py")),
        "docgen/__main__.py": ["click.echo(line)"],
    }
    assert cli.__class__.__name__ == "SafeGroup"


def _print_calls(file: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {ast.unparse(node) for node in calls if ast.unparse(node.func) in {"print", "click.echo", "click.secho"}}
