"""`assembler batch`, the command for many filings."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from assembler.cli.ledger import ledger_command
from assembler.commands.options import Day, NamedPath, output_folder, output_options, root_options
from assembler.commands.terminal import print_line, print_lines, progress

MIN_SECONDS_BETWEEN_LINES = 60.0
"""The minimum number of seconds between progress lines in a log."""

FILE = NamedPath(exists=True, dir_okay=False)


class Shard(click.ParamType[tuple[int, int]]):
    """The type of the option `--shard`, which names a part of the rows, such as 3/10."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return the number of the part and the number of parts. Fails with a usage error if *value* is not a part."""
        if isinstance(value, tuple):
            return value
        number, _, count = str(value).partition("/")
        if not (number.isdecimal() and count.isdecimal() and 0 < int(number) <= int(count) <= 100_000):
            self.fail(f"`{value}` is not a part of the rows; write a part such as 3/10", param, ctx)
        return int(number), int(count)


@click.command()
@click.argument("base", type=FILE, metavar="BASE")
@click.argument("rows", type=FILE, metavar="ROWS")
@click.option(
    "--preview",
    metavar="ROW",
    help="Build only one row, by its number or id, into a folder of previews, and show which cell fills which blank.",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Check each filing without making papers; the results go to a separate ledger.",
)
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes. Default: one per core.")
@click.option(
    "--seconds",
    "filing_seconds",
    type=click.IntRange(1, 86_400),
    default=120,
    show_default=True,
    help="Time limit of one filing.",
)
@click.option(
    "--megabytes",
    "worker_memory_megabytes",
    type=click.IntRange(256, 1_048_576),
    default=2048,
    show_default=True,
    help="Memory limit of one worker.",
)
@click.option("--ledger", "ledger_file", type=NamedPath(dir_okay=False), help="File for the ledger.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Build on the workers of this Dask scheduler.")
@click.option("--shard", type=Shard(), default=(1, 1), metavar="K/N", help="Build only part K of N of the rows.")
@click.option(
    "--document", "documents", multiple=True, metavar="ID", help="Only this paper; may be given more than once."
)
@click.option("--date", "today", type=Day(), help="Date for papers without one (YYYY-MM-DD).")
@click.option("--draft", is_flag=True, help="Make papers despite errors of law, with DRAFT on each page.")
@output_options
@click.option("--filing-data", is_flag=True, help="Also write the data for electronic filing.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@output_folder("Folder for the papers.")
@root_options
def batch(**choices: Any) -> None:
    """Make one filing for each row of ROWS from the matter BASE.

    BASE is a matter with blanks: `name: <<debtor>>` takes the column `debtor` of ROWS, a file in CSV, Excel, YAML or
    JSON Lines. The column `id` names each filing and its folder. Nothing is signed unless the row has `reviewed_by` and
    `reviewed_on`.

    The same command resumes a stopped run. A later run builds only filings that changed. A row with an error does not
    stop the others; the table at the end says what to fix first.

    \b
    assembler batch --preview 2 debts/base.yaml debts/march.csv
    assembler batch debts/base.yaml debts/march.csv
    assembler batch --shard 3/10 debts/base.yaml debts/march.csv
    """
    import os

    from assembler.findings.finding import MatterError

    preview = choices.pop("preview")
    strict = choices.pop("strict")
    jobs = choices.pop("jobs") or os.cpu_count() or 1
    placement = {name: choices.pop(name) for name in ("ledger_file", "shard", "cluster")}
    try:
        settings = _settings(choices)
        if preview is not None:
            _preview(settings, preview, strict=strict)
        else:
            _run(settings, jobs, placement, strict=strict)
    except MatterError as error:
        _print_findings(error.findings)
        sys.exit(1)
    except BrokenPipeError:  # a worker's pipe is broken, not standard output; without this, click would exit silently
        _print_findings([_lost_process(settings)])
        sys.exit(1)


def _settings(choices: dict[str, Any]) -> Any:
    from assembler.batch.settings import Settings
    from assembler.results import Options

    names = ("base", "rows", "only_check", "filing_seconds", "worker_memory_megabytes")
    batch_options = {name: choices.pop(name) for name in names}
    return Settings(**batch_options, options=Options(**choices))


def _print_findings(findings: Any) -> None:
    from assembler.commands import report
    from assembler.results import Result

    for line in report.text(Result(tuple(findings))):
        print_line(line)


def _lost_process(settings: Any) -> Any:
    """Return the finding that a process of the batch ended unexpectedly."""
    from assembler.findings.faults import fault
    from assembler.load.files import place_of

    fix = "run the same command again: it resumes where it stopped"
    return fault("BAT009", place_of(settings.base), "a process of the batch ended unexpectedly", fix=fix)


def _preview(settings: Any, row_name: str, *, strict: bool) -> None:
    """Build one row, print its preview, and exit."""
    from assembler.batch.filing.preview import preview

    lines, has_failed = preview(settings, row_name, strict=strict)
    print_lines(lines)
    sys.exit(has_failed)


def _run(settings: Any, jobs: int, placement: dict[str, Any], *, strict: bool) -> None:
    """Run the batch, print its summary, and exit; the status is 130 if Ctrl-C stopped the run."""
    from assembler.batch.ledger.database import ledger
    from assembler.batch.ledger.summary import is_failing, ledger_summary
    from assembler.batch.ledger.summary_lines import lines
    from assembler.batch.ledger.summary_page import write_page
    from assembler.batch.run.run import run_batch
    from assembler.batch.settings import Shard as BatchShard
    from assembler.language.english import counted
    from assembler.load.files import display_name

    with _watch_for_interrupts() as interrupts, progress() as show:
        result = run_batch(
            settings,
            jobs,
            ProgressReport(show),
            lambda: interrupts.requested,
            ledger_file=placement["ledger_file"],
            shard=BatchShard(*placement["shard"]),
            cluster=placement["cluster"],
        )
    with ledger(result.ledger) as database:
        run_summary = ledger_summary(database)
    _print_findings(result.notes)
    print_lines(lines(run_summary))
    if result.stopped:
        remaining = counted(result.remaining, "filing")
        print_line(f"stopped with {remaining} left; the same command resumes where it stopped", err=True)
    page = write_page(run_summary, result.ledger)
    print_line(f"summary: {display_name(page)}", err=True)
    if result.lost:
        print_line(result.lost, err=True)
    print_line(
        f"ledger: {display_name(result.ledger)}; {result.built:,} done now, {result.unchanged:,} unchanged", err=True
    )
    if result.stopped:
        sys.exit(130 if interrupts.requested else 1)
    sys.exit(is_failing(run_summary, strict=strict))


class ProgressReport:
    """Prints the progress of a run.

    *show* prints each update on a terminal. A log gets at most one line a minute.
    """

    def __init__(self, show: Callable[[str], None]) -> None:
        from assembler.batch.clock import monotonic_seconds

        self._show = show
        self._seconds = monotonic_seconds
        self._last_line_at = monotonic_seconds()

    def __call__(self, run_progress: Any) -> None:
        """Show *run_progress* on a terminal; in a log, print it if a line is due."""
        if sys.stderr.isatty():
            self._show(run_progress.line())
        elif self._seconds() - self._last_line_at >= MIN_SECONDS_BETWEEN_LINES:
            self._last_line_at = self._seconds()
            print_line(run_progress.line(), err=True)


@dataclass
class Interrupts:
    """Records whether the user has pressed Ctrl-C during a run."""

    requested: bool = False


@contextmanager
def _watch_for_interrupts() -> Iterator[Interrupts]:
    """Yield a record of whether the user has pressed Ctrl-C; a second Ctrl-C ends the run at once."""
    import signal

    interrupts = Interrupts()
    old_handler = signal.getsignal(signal.SIGINT)
    if old_handler is signal.SIG_IGN:
        yield interrupts
        return

    def interrupt(number: int, frame: Any) -> None:
        if interrupts.requested and callable(old_handler):
            old_handler(number, frame)
        interrupts.requested = True

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, old_handler)


def add_to(cli: click.Group) -> None:
    """Add the commands for many filings to *cli*."""
    cli.add_command(batch)
    cli.add_command(ledger_command)
