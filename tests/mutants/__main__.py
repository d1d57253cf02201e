"""Tries 300 small changes to the last commit, and prints those that no test notices: `python -m tests.mutants`.

A single low-priority process works on a copy of the commit in the folder for temporary files. The commit's hash is
the seed of the draw. A run of the fast tests, and of the slow tests of the changed folders, maps the lines that each
test reaches; the map and the results are kept in that folder, so that a stopped run can be resumed.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from tests.mutants.changes import FOLDERS, Change, random_changes
from tests.mutants.reached import Map
from tests.support.places import ROOT

CHANGE_COUNT = 300

MAX_TEST_SECONDS = 40.0
"""The time in seconds after which no further test of a change begins."""

SLOW_TESTS = tuple(folder.replace("assembler/", "tests/", 1) for folder in FOLDERS)
"""The folders of tests whose slow tests are run too; tests of other folders print pages or start programs."""

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")


def main(commit: str) -> None:
    """Try random changes for *commit*, and print the result."""
    folder = Path(tempfile.gettempdir()) / f"mutants-{commit[:12]}"
    copy = folder / "copy"
    maps = [folder / "reach.jsonl", folder / "reach-slow.jsonl"]
    results = folder / "results.jsonl"
    make_copy(copy, commit)
    for file, tests in zip(maps, ((), ("-m", "slow and not tools", *SLOW_TESTS)), strict=True):
        if not file.is_file():
            click.echo(f"running the {'slow' if tests else 'fast'} tests once, to map the lines that each reaches ...")
            part = file.with_suffix(".part")
            part.unlink(missing_ok=True)
            python(copy, *PYTEST, *tests, "-p", "tests.mutants.reach", MUTANTS_REACH=str(part))
            part.replace(file)
    changes = random_changes(copy, commit, CHANGE_COUNT)
    tried = {record["number"] for record in records(results)}
    plan = folder / "trials.json"
    plan.write_text(json.dumps(trials(changes, Map(copy, maps), tried)), "utf-8")
    click.echo(f"trying {len(changes) - len(tried)} changes ...")
    variables = {"MUTANTS_TRIALS": str(plan), "MUTANTS_RESULTS": str(results)}
    python(copy, *PYTEST, "-m", "not tools", "-s", "-p", "tests.mutants.trials", **variables)
    noticed = {record["number"]: record["noticed"] for record in records(results)}
    click.echo("\n".join(f"not noticed: {change}" for number, change in enumerate(changes) if not noticed[number]))
    click.echo(f"{sum(map(bool, noticed.values()))} of {len(changes)} changes to {commit[:12]} are noticed")


def make_copy(copy: Path, commit: str) -> None:
    """Make *copy* a clean checkout of *commit* that uses the packages of this checkout."""
    if not copy.is_dir():
        run_git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(copy))
        (copy / ".venv").symlink_to(ROOT / ".venv")
    run_git("-C", str(copy), "checkout", "--quiet", "--force", commit)
    python(copy, "-c", "from assembler.load.packed import pack; pack()")


def python(copy: Path, *arguments: str, **variables: str) -> None:
    """Run Python in *copy*, with *variables* added to its environment."""
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": ""} | variables
    subprocess.run([sys.executable, *arguments], cwd=copy, env=environment, check=False)


def records(file: Path) -> list[dict[str, object]]:
    """Return the records in *file*, one per line; an empty list if the file does not exist."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.is_file() else []


def trials(changes: list[Change], reached: Map, tried: Iterable[object]) -> dict[str, object]:
    """Return the input of `trials.py`: the changes not yet *tried*, each with its tests."""
    planned = []
    for number, change in enumerate(changes):
        if number not in tried:
            planned.append(
                {
                    "number": number,
                    "change": asdict(change),
                    "imported": reached.runs_on_import(change),
                    "tests": affordable(reached.tests_for(change), reached.seconds),
                }
            )
    return {"seconds": reached.seconds, "trials": planned}


def affordable(tests: list[str], seconds: dict[str, float]) -> list[str]:
    """Return the first *tests* that begin within `MAX_TEST_SECONDS` seconds."""
    affordable_tests = []
    total = 0.0
    for test in tests:
        if total > MAX_TEST_SECONDS:
            break
        affordable_tests.append(test)
        total += seconds[test]
    return affordable_tests


def run_git(*arguments: str) -> str:
    """Run git at the top of the project, and return its output."""
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    os.nice(19)  # lowest priority
    main(run_git("rev-parse", "HEAD"))
