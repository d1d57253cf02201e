"""The same paper again, with nothing changed: a new process is started over the result of the last one."""

from collections.abc import Iterator

from benchmarks.cases import Bench, Trial, installed
from benchmarks.cases.edited import trial
from benchmarks.papers import PAPERS


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program, on the paper of 100 paragraphs."""
    yield from (trial(PAPERS[1], peer, bench, edit=False) for peer in installed())
