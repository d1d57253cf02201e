"""Runs the command line on files that a test writes, in this process or in a separate process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from threading import Timer
from typing import Any

from click.testing import CliRunner

from assembler.__main__ import GC_THRESHOLDS
from assembler.cli import cli
from tests.support.matters import SUIT
from tests.support.places import ROOT

FindingData = dict[str, Any]
"""A finding as JSON."""

SET_UP_GC = f"import gc\ngc.set_threshold(*{GC_THRESHOLDS})"
"""Code that makes a process collect unused objects as rarely as `assembler` does."""


@dataclass(frozen=True)
class Run:
    """The exit status of a command, its findings, and what it printed."""

    status: int
    findings: list[FindingData]
    out: str
    err: str = ""


@contextmanager
def end_after(process: "subprocess.Popen[str]", seconds: int) -> Iterator[None]:
    """Kill *process* if it has not ended after *seconds*, so that no test waits for it forever."""
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def write_file(folder: Path, text: str, name: str = "matter.yaml") -> Path:
    """Write *text* without its common indent to the file *name* in *folder*, and return the file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text), "utf-8")
    return file


def write_matter(folder: Path, changes: str) -> Path:
    """Write the suit of the small matters, and a matter that extends it with *changes*; return the matter's file."""
    write_file(folder, SUIT, "suit.yaml")
    return write_file(folder, f"extends: suit.yaml\n{dedent(changes)}")


def check(*arguments: str | Path) -> Run:
    """Run `assembler check` in this process, with findings as JSON. An exception of the program fails the test."""
    return run_here("check", "--format", "json", *arguments)


def build(*arguments: str | Path) -> Run:
    """Run `assembler build` in this process, with findings as JSON."""
    return run_here("build", "--format", "json", *arguments)


def run_here(*arguments: str | Path) -> Run:
    """Run the command line in this process; an exception of the program fails the test."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)
    return Run(result.exit_code, _findings(result.stdout), result.stdout, result.stderr)


def run_separately(*arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, before: str = "") -> Run:
    """Run the command line in a separate process, in *cwd*; *before* is Python code that runs first."""
    program = f"{before}\n{SET_UP_GC}\nfrom assembler.cli import main\nmain()"
    command = [sys.executable, "-c", program, *(str(argument) for argument in arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYDANTIC_DISABLE_PLUGINS": "__all__", **(env or {})}
    process = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
    out = process.stdout.decode("utf-8", "replace")
    err = process.stderr.decode("utf-8", "replace")
    return Run(process.returncode, _findings(out), out, err)


def _findings(out: str) -> list[FindingData]:
    try:
        data = json.loads(out)
    except ValueError:
        return []
    findings: list[FindingData] = data.get("findings", []) if isinstance(data, dict) else []
    return findings


def errors(run: Run) -> list[FindingData]:
    """Return the findings of *run* that are errors."""
    return [finding for finding in run.findings if finding["severity"] == "error"]


def one_error(run: Run) -> FindingData:
    """Return the only error of *run*, which must have failed, with a message on one line and a remedy."""
    assert run.status == 1, run.out + run.err
    (error,) = errors(run)
    assert error["fix"]
    assert "\n" not in error["message"] + error["fix"]
    assert not error["message"][0].isupper()
    return error


def place(finding: FindingData) -> tuple[str, int, int]:
    """Return the place of *finding*: its file, line and column."""
    return finding["file"], finding["line"], finding["column"]
