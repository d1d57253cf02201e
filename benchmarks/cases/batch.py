"""Many short forms from one matter and a table: `assembler batch`, with its ledger, on one core and on two."""

import shutil
import sys
from collections.abc import Iterator

from assembler.language.english import counted
from benchmarks.cases import Bench, Trial, page_count
from benchmarks.cases.many import QUICK_PAPERS
from benchmarks.measure import Measured, measured
from benchmarks.papers import DEFENDANT, SHORT_FORM, defendant, matter
from benchmarks.peers import THIS_PROGRAM

FULL_ROWS = 200


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield the trials on one core and on two."""
    for jobs in (1, 2):
        yield trial(bench, jobs=jobs, row_count=QUICK_PAPERS if bench.quick else FULL_ROWS)


def trial(bench: Bench, *, jobs: int, row_count: int) -> Trial:
    """Return the trial of *row_count* rows with *jobs* workers."""
    folder = bench.folder_for("batch", str(jobs))
    command = (sys.executable, "-m", "assembler", "batch", "--jobs", str(jobs), "--out", "out", "base.yaml", "rows.csv")

    def run() -> Measured:
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "base.yaml").write_text(matter(SHORT_FORM).replace(DEFENDANT, "<<debtor>>"), encoding="utf-8")
        table = ["id,debtor", *(f"row-{number:03},{defendant(number)}" for number in range(1, row_count + 1))]
        (folder / "rows.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        return measured(command, folder=folder)

    return Trial(
        f"{SHORT_FORM.name}, {counted(jobs, 'core')}",
        THIS_PROGRAM,
        run,
        times=3,
        papers=row_count,
        pages=lambda: page_count(next(folder.rglob("*.pdf"), folder / "row-001.pdf")),
        weight=row_count * SHORT_FORM.pages,
    )
