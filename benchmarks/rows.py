"""Memory and rate of a batch by the number of rows: `python -m benchmarks.rows --rows 10000 --check`.

The rows repeat those of the sample of many filings, with other names and numbers.
"""

import csv
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assembler.batch.ledger.database import ledger
from assembler.batch.ledger.summary import ledger_summary
from assembler.batch.run.progress import Progress
from assembler.batch.run.run import run_batch
from assembler.batch.settings import Settings
from assembler.language.english import counted
from assembler.results import Options
from benchmarks.machine import processor
from benchmarks.report import table

SAMPLE = Path(__file__).parent.parent / "matters" / "credit_accounts"
MEMORY_READINGS = 10
"""How many times memory is read in a run."""

Line = tuple[str, ...]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--rows", type=click.IntRange(MEMORY_READINGS), default=200, show_default=True, help="How many filings.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")
@click.option("--cluster", default="", metavar="ADDRESS", help="The workers of this Dask scheduler instead.")
@click.option("--check", "only_check", is_flag=True, help="Only check each filing.")
def main(*, rows: int, jobs: int, cluster: str, only_check: bool) -> None:
    """Run a batch, and print the rate and the memory of the run and its workers at each tenth of the rows."""
    with TemporaryDirectory() as folder:
        click.echo(
            "\n".join(table_of_run(Path(folder), row_count=rows, jobs=jobs, cluster=cluster, only_check=only_check))
        )


def table_of_run(
    folder: Path, *, row_count: int, jobs: int, cluster: str = "", only_check: bool = False
) -> Iterator[str]:
    """Run a batch of *row_count* rows in *folder*, and yield the lines of its table."""
    shutil.copy(SAMPLE / "base.yaml", folder)
    write_rows(folder / "rows.csv", row_count)
    options = Options(root=folder, out=folder / "out")
    settings = Settings(folder / "base.yaml", folder / "rows.csv", options, only_check=only_check)
    lines: list[Line] = []
    run = run_batch(settings, jobs, sampler(row_count, lines), cluster=cluster)
    workers = f"the cluster {cluster}" if cluster else counted(jobs, "worker")
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    with ledger(run.ledger) as database:
        verdicts = ledger_summary(database).verdicts
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in verdicts.items())
    yield f"{counts}, by {workers}"
    scope = "of this run, without the cluster's" if cluster else "of this run and its workers"
    times = os.times()
    seconds = times.user + times.system + times.children_user + times.children_system
    yield f"seconds of computing {scope}, for each filing: {seconds / row_count:.3f}"
    yield f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {processor()}, load {load}"
    yield ""
    yield from table(("filings", "the run, MB", "workers, MB", "filings a second"), lines)


def write_rows(file: Path, row_count: int) -> None:
    """Write *row_count* rows to *file*: the sample's rows with a number in each name and another price."""
    with (SAMPLE / "accounts.csv").open(encoding="utf-8", newline="") as stream:
        sample_rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, sample_rows[0].keys())
        writer.writeheader()
        for number in range(row_count):
            row = sample_rows[number % len(sample_rows)]
            name = f"{row['short_name']} {number}"
            customer = row["customer"].replace(row["short_name"], name)
            writer.writerow({**row, "id": f"row-{number}", "customer": customer, "short_name": name})


def sampler(row_count: int, lines: list[Line]) -> Callable[[Progress], None]:
    """Return a function that adds the memory to *lines* at each tenth of *row_count*."""
    milestones = [max(1, row_count * step // MEMORY_READINGS) for step in range(1, MEMORY_READINGS + 1)]

    def sample(progress: Progress) -> None:
        if not milestones or progress.done < milestones[0]:
            return
        del milestones[0]
        workers = " ".join(f"{megabytes(child):.0f}" for child in children(os.getpid()))
        lines.append((f"{progress.done:,}", f"{megabytes(os.getpid()):.0f}", workers, f"{progress.rate:.1f}"))

    return sample


def children(process: int) -> list[int]:
    """Return the children of *process*, where the system lists them."""
    tasks = Path(f"/proc/{process}/task")
    texts = (file.read_text("utf-8") for file in tasks.glob("*/children"))
    return sorted(int(number) for text in texts for number in text.split())


def megabytes(process: int) -> float:
    """Return the memory that *process* has in use, in megabytes."""
    _, resident_pages, *_ = Path(f"/proc/{process}/statm").read_text("utf-8").split()
    return int(resident_pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
