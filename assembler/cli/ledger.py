"""`assembler ledger`, the command on a batch's ledger."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from assembler.commands.options import NamedPath
from assembler.commands.terminal import print_line, print_lines, progress

SHOW_EVERY = 100
"""The number of filings between two progress updates on a terminal."""


@click.command(name="ledger")
@click.argument("action", type=click.Choice(["show", "merge"]))
@click.argument("ledgers", nargs=-1, required=True, type=NamedPath(dir_okay=False), metavar="LEDGER...")
@click.option("--csv", "as_csv", is_flag=True, help="With `show`: list all filings, as CSV, instead.")
@click.option("--out", type=NamedPath(), help="Folder of the papers, if they have moved.")
def ledger_command(action: str, ledgers: tuple[Path, ...], out: Path | None, *, as_csv: bool) -> None:
    """Show the summary of a ledger, or merge the ledgers of shards.

    `show` compares the filings with their papers, the rows and the base as they are now. While a batch runs, it
    compares nothing, and shows the progress of the run. With `--csv` it lists for each filing: row, verdict, signature,
    pages and folder, whether the last run made it, caption, court and date.

    `merge` writes the first LEDGER from the others, which must be those of all shards and are not changed. It searches
    all papers for names from other filings, and shows the summary.

    \b
    assembler ledger show output/debts/base/march/ledger.sqlite
    assembler ledger show --csv output/debts/base/march/ledger.sqlite > march-filings.csv
    assembler ledger merge march.sqlite output/debts/base/march/ledger-*-of-2.sqlite
    """
    from assembler.findings.finding import MatterError

    ledger_file, *shards = ledgers
    if (action == "merge") is not bool(shards):
        raise click.UsageError("give one ledger to `show`; give a new ledger, and the ledgers to merge, to `merge`")
    if shards and as_csv:
        raise click.UsageError("`--csv` works only with `show`; leave it out")
    for file in shards or [ledger_file]:
        if not file.is_file():
            raise click.UsageError(f"`{file}` does not exist; check the path of the ledger")
    try:
        has_failed = _merge(ledger_file, shards, out) if shards else _show(ledger_file, out, as_csv=as_csv)
    except MatterError as error:
        from assembler.commands import report
        from assembler.results import Result

        print_lines(report.text(Result(tuple(error.findings))))
        sys.exit(1)
    sys.exit(has_failed)


def _merge(merged: Path, shards: list[Path], out: Path | None) -> bool:
    """Merge *shards* into *merged*, print the summary, and return whether the exit status must report a failure."""
    from assembler.batch.ledger.merge import merge
    from assembler.batch.ledger.summary import is_failing
    from assembler.batch.ledger.summary_lines import report_lines
    from assembler.batch.ledger.summary_page import write_page

    whole_summary = merge(merged, shards, out)
    print_lines(report_lines(whole_summary))
    write_page(whole_summary, merged)
    return is_failing(whole_summary, strict=False)


def _show(file: Path, out: Path | None, *, as_csv: bool) -> bool:
    """Print the summary of the ledger in *file*, or its list of filings, and return whether to report a failure."""
    from assembler.batch.ledger.compared import Comparison
    from assembler.batch.ledger.copies import open_for_reading
    from assembler.batch.ledger.database import read_facts
    from assembler.batch.ledger.listing import listing
    from assembler.batch.ledger.summary import is_failing, ledger_summary, not_compared
    from assembler.batch.ledger.summary_lines import report_lines
    from assembler.batch.ledger.summary_page import write_page

    with open_for_reading(file) as (database, in_use), progress() as show:
        if in_use:
            print_line("a run is using this ledger: the summary shows its progress, and nothing was compared", err=True)
        compare: Callable[[Any], str] = (
            not_compared if in_use else Comparison(database, read_facts(database), out).result
        )
        if not (as_csv and sys.stdout.isatty()):
            compare = _with_progress(compare, show)
        if as_csv:
            print_lines(listing(database, out, compare))
            return False
        whole_summary = ledger_summary(database, compare)
    print_lines(report_lines(whole_summary))
    if not in_use:
        write_page(whole_summary, file)
    return is_failing(whole_summary, strict=False)


def _with_progress(compare: Callable[[Any], str], show: Callable[[str], None]) -> Callable[[Any], str]:
    """Return *compare* as a function that also shows the progress at every hundredth filing."""
    compared_count = 0

    def compare_and_show(entry: Any) -> str:
        nonlocal compared_count
        compared_count += 1
        if compared_count % SHOW_EVERY == 0:
            show(f"comparing, {compared_count:,} filings")
        return compare(entry)

    return compare_and_show
