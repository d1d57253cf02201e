"""The command for many filings, `batch`. Like `cli.py`, this module prints and exits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from assembler.cli_ledger import ledger_command
from assembler.commands.options import Day, Named, output_folder, root_options
from assembler.commands.terminal import print_line, print_lines, progress

MINUTE = 60.0
"""The seconds between two lines on the progress of a run in a log."""

FILE = Named(exists=True, dir_okay=False)


class Shard(click.ParamType[tuple[int, int]]):
    """A part of the rows, such as 3/10."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return which part it is, of how many. Fails with a usage error for anything else."""
        if isinstance(value, tuple):
            return value
        number, _, count = str(value).partition("/")
        if not (number.isdecimal() and count.isdecimal() and 0 < int(number) <= int(count) <= 100_000):
            self.fail(f"`{value}` is not a part such as 3/10", param, ctx)
        return int(number), int(count)


@click.command()
@click.argument("base", type=FILE, metavar="BASE")
@click.argument("rows", type=FILE, metavar="ROWS")
@click.option(
    "--preview",
    metavar="ROW",
    help="Build one row alone, by its number or id, into a folder of previews; show what fills what.",
)
@click.option("--check", "only_check", is_flag=True, help="Only check each filing; in a ledger of its own.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes. Default: one a core.")
@click.option(
    "--seconds", type=click.IntRange(1, 86_400), default=120, show_default=True, help="The most time for one filing."
)
@click.option(
    "--megabytes",
    type=click.IntRange(256, 1_048_576),
    default=2048,
    show_default=True,
    help="The most memory for one worker.",
)
@click.option("--ledger", "ledger_file", type=Named(dir_okay=False), help="File for the ledger.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Build on the workers of this Dask scheduler.")
@click.option("--shard", type=Shard(), default=(1, 1), metavar="K/N", help="Build only part K of N of the rows.")
@click.option(
    "--document", "documents", multiple=True, metavar="ID", help="Only this paper; may be given more than once."
)
@click.option("--date", "today", type=Day(), help="Date for papers without one (YYYY-MM-DD).")
@click.option("--draft", is_flag=True, help="Make papers despite errors of law, with DRAFT on each page.")
@click.option("--word", is_flag=True, help="Also write each paper as a Word file.")
@click.option("--filing-data", is_flag=True, help="Also write the data for electronic filing.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@output_folder("Folder for the papers.")
@root_options
def batch(**chosen: Any) -> None:
    """Make one filing for each row of ROWS, over the matter BASE.

    BASE is a matter with blanks: `name: <<debtor>>` takes the column `debtor` of ROWS, a file in CSV, Excel, YAML or
    JSON Lines. The column `id` names each filing and its folder. Nothing is signed unless the row has `reviewed_by` and
    `reviewed_on`.

    A run that was stopped goes on where it was, and a later run builds only what changed. A row with an error does not
    stop the others; the table at the end says what to mend first.

    \b
    assembler batch --preview 2 debts/base.yaml debts/march.csv
    assembler batch debts/base.yaml debts/march.csv
    assembler batch --shard 3/10 debts/base.yaml debts/march.csv
    """
    import os

    from assembler.findings.finding import MatterError

    preview, strict, jobs = chosen.pop("preview"), chosen.pop("strict"), chosen.pop("jobs") or os.cpu_count() or 1
    where = {name: chosen.pop(name) for name in ("ledger_file", "shard", "cluster")}
    try:
        settings = _settings(chosen)
        if preview is not None:
            _preview(settings, preview, strict=strict)
        else:
            _run(settings, jobs, where, strict=strict)
    except MatterError as stopped:
        _findings(stopped.findings)
        sys.exit(1)
    except BrokenPipeError:  # not of our output, which is guarded; click would end on it without a word
        _findings([_lost_process(settings)])
        sys.exit(1)


def _settings(chosen: dict[str, Any]) -> Any:
    from assembler.batch.settings import Settings
    from assembler.results import Options

    own = {name: chosen.pop(name) for name in ("base", "rows", "only_check", "seconds", "megabytes")}
    return Settings(**own, options=Options(**chosen))


def _findings(findings: Any) -> None:
    from assembler.commands import report
    from assembler.results import Result

    for line in report.text(Result(tuple(findings))):
        print_line(line)


def _lost_process(settings: Any) -> Any:
    """Return the finding on a process of the batch that has ended, and whose end nobody has told."""
    from assembler.findings.faults import fault
    from assembler.load.files import place_of

    fix = "run the same command again: it goes on where it was"
    return fault("BAT009", place_of(settings.base), "a process of the batch has ended", fix=fix)


def _preview(settings: Any, wanted: str, *, strict: bool) -> None:
    """Show and build one row, and exit."""
    from assembler.batch.filing.preview import preview

    lines, failing = preview(settings, wanted, strict=strict)
    print_lines(lines)
    sys.exit(failing)


def _run(settings: Any, jobs: int, where: dict[str, Any], *, strict: bool) -> None:
    """Run the batch, print its summary, and exit: with 130 if it was stopped by Ctrl-C."""
    from assembler.batch.ledger.database import ledger
    from assembler.batch.ledger.summary import counted, is_failing, lines, summary
    from assembler.batch.ledger.summary_page import write_page
    from assembler.batch.run.run import run_batch
    from assembler.load.files import display_name

    with _interruptible() as interrupted, progress() as show:
        ran = run_batch(
            settings,
            jobs,
            _teller(show),
            lambda: bool(interrupted),
            **where,
        )
    with ledger(ran.ledger) as database:
        whole = summary(database)
    _findings(ran.notes)
    print_lines(lines(whole))
    if ran.stopped:
        remaining = counted(ran.remaining, "filing")
        print_line(f"stopped with {remaining} left; the same command goes on where it was", err=True)
    page = write_page(whole, ran.ledger)
    print_line(f"summary: {display_name(page)}", err=True)
    if ran.lost:
        print_line(ran.lost, err=True)
    print_line(f"ledger: {display_name(ran.ledger)}; {ran.built:,} done now, {ran.unchanged:,} unchanged", err=True)
    if ran.stopped:
        sys.exit(130 if interrupted else 1)
    sys.exit(is_failing(whole, strict=strict))


def _teller(show: Callable[[str], None]) -> Callable[[Any], None]:
    """Return what tells how far a run is: all the time on a terminal, where *show* is for, in a log once a minute."""
    from assembler.batch.clock import seconds

    last = [seconds()]

    def tell(run_progress: Any) -> None:
        if sys.stderr.isatty():
            show(run_progress.line())
        elif seconds() - last[0] >= MINUTE:
            last[0] = seconds()
            print_line(run_progress.line(), err=True)

    return tell


@contextmanager
def _interruptible() -> Iterator[list[int]]:
    """Yield a list that grows on Ctrl-C, so that the run ends in its own time; the second one ends it at once.

    Where a shell has set Ctrl-C to be ignored, as for what it starts in the background, it stays so.
    """
    import signal

    pressed: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        yield pressed
        return

    def press(number: int, frame: Any) -> None:
        if pressed and callable(before):
            before(number, frame)
        pressed.append(number)

    signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def add_to(cli: click.Group) -> None:
    """Add the commands for many filings to *cli*."""
    cli.add_command(batch)
    cli.add_command(ledger_command)
