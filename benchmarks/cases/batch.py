"""Many short forms from one matter and a table: `assembler batch`, with its ledger, on one core and on two."""

import shutil
import sys
from collections.abc import Iterator

from benchmarks.cases import Bench, Trial, page_count
from benchmarks.cases.many import QUICK_PAPERS
from benchmarks.measure import Measured, measured
from benchmarks.papers import DEFENDANT, PAPERS, defendant, matter
from benchmarks.peers import OURS

ROWS = 200


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield the trials on one core and on two."""
    for jobs in (1, 2):
        yield trial(bench, jobs, QUICK_PAPERS if bench.quick else ROWS)


def trial(bench: Bench, jobs: int, rows: int) -> Trial:
    """Return the trial of *rows* rows with *jobs* workers."""
    folder = bench.folder_for("batch", str(jobs))
    command = (sys.executable, "-m", "assembler", "batch", "--jobs", str(jobs), "--out", "out", "base.yaml", "rows.csv")

    def run() -> Measured:
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "base.yaml").write_text(matter(PAPERS[0]).replace(DEFENDANT, "<<debtor>>"), encoding="utf-8")
        table = ["id,debtor", *(f"row-{number:03},{defendant(number)}" for number in range(1, rows + 1))]
        (folder / "rows.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        return measured(command, folder=folder)

    return Trial(
        f"{PAPERS[0].name}, {jobs} core{'s' if jobs > 1 else ''}",
        OURS,
        run,
        times=3,
        papers=rows,
        pages=lambda: page_count(next(folder.rglob("*.pdf"), folder / "row-001.pdf")),
        weight=rows * PAPERS[0].pages,
    )
