"""The benchmarks: `make bench`, or `python -m benchmarks --help`."""

import hashlib
import subprocess
import time
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.cases import Bench, Trial, cases, installed_peers
from benchmarks.machine import versions
from benchmarks.measure import FailedError
from benchmarks.peers import cache_folder, missing_packages
from benchmarks.plots import draw
from benchmarks.report import RESULTS, report
from benchmarks.store import Failure, Key, Store

ROOT = Path(__file__).parent.parent
MEASURED_FOLDERS = ("assembler", "templates", "benchmarks")
"""The folders with the program, its data and the benchmarks."""

QUICK_TIMES = 3
"""The maximum number of times that a quick run repeats a trial."""

MAX_MESSAGE = 200
"""The maximum length of a failed trial's message in the results, in characters."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Short papers and few of them: two to three minutes.")
@click.option(
    "--budget", default=27.0, metavar="MINUTES", help="Stop after this time; the same command goes on from there."
)
@click.option("--only", multiple=True, metavar="CASE", help="Only this case; may be given more than once.")
@click.option("--fresh", is_flag=True, help="Forget what an earlier run has measured.")
@click.option("--work", type=click.Path(path_type=Path), help="Folder for the papers and measurements.")
def main(*, quick: bool, budget: float, only: tuple[str, ...], fresh: bool, work: Path | None) -> None:
    """Make the same papers with this program and with others, by turns, and print medians and ratios.

    A full run writes benchmarks/results.md and the plots of docs/. A program that is not installed is left out and
    named.
    """
    bench = Bench((work or own_folder()) / ("quick" if quick else "full"), quick=quick)
    store = Store(bench.folder / f"{'_'.join(only) or 'measured'}.jsonl", fingerprint(), fresh=fresh)
    for name, package in missing_packages().items():
        click.echo(f"{name} is left out: {package} is not installed")
    for peer in installed_peers():
        peer.prepare(bench.folder_for("ready", peer.name))
    is_complete = run_trials(bench, store, only, time.monotonic() + budget * 60)
    if is_complete:
        store.complete()
    results = report(store, commit(), complete=is_complete)
    click.echo(results)
    if not quick and not only:
        RESULTS.write_text(results, encoding="utf-8")
        draw(store)


def own_folder() -> Path:
    """Return the folder where papers are made, and measurements kept until they are complete; only for this user."""
    folder = cache_folder() / "benchmarks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def fingerprint() -> str:
    """Return a hash of everything that measurements depend on: versions, the program's files, its data, and the papers.

    It covers all installed packages, because a program may need any of them.
    """
    packages = sorted((package.name, package.version) for package in distributions())
    digest = hashlib.sha256(repr((versions(), packages)).encode())
    for folder in MEASURED_FOLDERS:
        for file in measured_files(ROOT / folder):
            digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def measured_files(folder: Path) -> list[Path]:
    """Return the files of *folder* on which measurements depend: all but the results."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return sorted(file for file in files if file != RESULTS)


def commit() -> str:
    """Return the commit of the program, "with changes" if files differ from it; "unknown" without a repository."""
    paths = (*MEASURED_FOLDERS, f":!{RESULTS.relative_to(ROOT)}")
    try:
        revision = _git("rev-parse", "--short=12", "HEAD")
        changed_files = _git("status", "--porcelain", "--", *paths)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{revision} with changes" if changed_files else revision


def _git(*arguments: str) -> str:
    result = subprocess.run(("git", "-C", str(ROOT), *arguments), capture_output=True, text=True, check=True)
    return result.stdout.strip()


class PlannedTrial(NamedTuple):
    """A trial, and the name of its case."""

    case: str
    trial: Trial


def run_trials(bench: Bench, store: Store, only: tuple[str, ...], deadline: float) -> bool:
    """Run the trials by turns until *deadline*; return whether all of them ran as often as planned."""
    planned: list[PlannedTrial] = []
    for name, module in cases().items():
        if not only or name in only:
            planned += [PlannedTrial(name, trial) for trial in module.trials(bench)]
    turns = QUICK_TIMES if bench.quick else max((plan.trial.times for plan in planned), default=0)
    for turn in range(turns):
        for name, trial in sorted(planned, key=lambda plan: plan.trial.weight):
            if trial.times > turn and turn not in store.tried_turns(name, trial.paper, trial.program):
                if time.monotonic() > deadline:
                    return False
                _run_trial(name, trial, turn, store)
    return True


def _run_trial(name: str, trial: Trial, turn: int, store: Store) -> None:
    click.echo(f"{name}: {trial.paper}, {trial.program}", err=True)
    try:
        measurement = trial.run()
        key = Key(name, trial.paper, trial.program, papers=trial.papers, pages=trial.pages())
    except FailedError as problem:
        click.echo(f"  failed: {problem}", err=True)
        message = " ".join(str(problem).split())
        store.fail(Failure(name, trial.paper, trial.program, turn, message=message[-MAX_MESSAGE:]))
    else:
        store.add(key, measurement, turn)


if __name__ == "__main__":
    main()
