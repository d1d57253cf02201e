"""The same paper again, with nothing changed: a new process is started over the result of the last one.

Only this program keeps a record of what it has read. The others make the paper again; whoever has latexmk or make skip
that spares as much, so the last columns say what the record is worth, not which program sets pages faster.
"""

from collections.abc import Iterator

from benchmarks.cases import Bench, Trial, installed
from benchmarks.cases.edited import trial
from benchmarks.papers import PAPERS


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program, on the paper of 100 paragraphs."""
    yield from (trial(PAPERS[1], peer, bench, edit=False) for peer in installed())
