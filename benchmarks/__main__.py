"""The benchmarks: `make bench`, or `python -m benchmarks --help`."""

import hashlib
import subprocess
import time
from importlib.metadata import distributions
from pathlib import Path

import click

from benchmarks.cases import Bench, Trial, cases
from benchmarks.machine import versions
from benchmarks.measure import FailedError
from benchmarks.peers import cache_folder, missing, peers
from benchmarks.plots import draw
from benchmarks.report import RESULTS, report
from benchmarks.store import Failure, Key, Store

ROOT = Path(__file__).parent.parent
FOLDERS = ("assembler", "templates", "benchmarks")
"""What is measured, and what measures it."""
QUICK_TIMES = 3
"""How often a quick run measures something at most."""
SAID = 200
"""How many letters of what a failed trial said last stand in the results."""


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
    store = Store(bench.folder / f"{'_'.join(only) or 'measured'}.jsonl", stand(), fresh=fresh)
    for name, lacks in missing().items():
        click.echo(f"{name} is left out: {lacks} is not installed")
    for name, peer in peers().items():
        if name not in missing():
            peer.ready(bench.room("ready", name))
    done = run_trials(bench, store, only, time.monotonic() + budget * 60)
    if done:
        store.complete()
    text = report(store, commit(), complete=done)
    click.echo(text)
    if not quick and not only:
        RESULTS.write_text(text, encoding="utf-8")
        draw(store)


def own_folder() -> Path:
    """Return the folder where papers are made, and measurements kept until they are complete; only for this user."""
    folder = cache_folder() / "benchmarks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def stand() -> str:
    """Return what the measurements rest on, as a hash: versions, the program's own files, its data, and the papers.

    The packages are all that are installed: each of them may be one that a program needs.
    """
    packages = sorted((one.name, one.version) for one in distributions())
    found = hashlib.sha256(repr((versions(), packages)).encode())
    for folder in FOLDERS:
        for file in measured_files(ROOT / folder):
            found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def measured_files(folder: Path) -> list[Path]:
    """Return the files of *folder* on which measurements rest: all but those that a run writes."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return sorted(file for file in files if file != RESULTS)


def commit() -> str:
    """Return the commit of the program, and whether files differ from it; "unknown" where there is no repository."""
    own = (*FOLDERS, f":!{RESULTS.relative_to(ROOT)}")
    try:
        last, changed = (_git("rev-parse", "--short=12", "HEAD"), _git("status", "--porcelain", "--", *own))
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{last} with changes" if changed else last


def _git(*words: str) -> str:
    done = subprocess.run(("git", "-C", str(ROOT), *words), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def run_trials(bench: Bench, store: Store, only: tuple[str, ...], end: float) -> bool:
    """Run the trials by turns until *end*; return whether all of them were tried as often as they ask."""
    planned = [
        (name, trial) for name, module in cases().items() if not only or name in only for trial in module.trials(bench)
    ]
    most = QUICK_TIMES if bench.quick else max((trial.times for _, trial in planned), default=0)
    for turn in range(most):
        for name, trial in sorted(planned, key=lambda one: one[1].weight):
            if trial.times > turn and turn not in store.tried(name, trial.paper, trial.program):
                if time.monotonic() > end:
                    return False
                _try(name, trial, turn, store)
    return True


def _try(name: str, trial: Trial, turn: int, store: Store) -> None:
    click.echo(f"{name}: {trial.paper}, {trial.program}", err=True)
    try:
        taken = trial.run()
        key = Key(name, trial.paper, trial.program, trial.papers, trial.pages())
    except FailedError as problem:
        click.echo(f"  failed: {problem}", err=True)
        store.fail(Failure(name, trial.paper, trial.program, turn, " ".join(str(problem).split())[-SAID:]))
    else:
        store.add(key, taken, turn)


if __name__ == "__main__":
    main()
