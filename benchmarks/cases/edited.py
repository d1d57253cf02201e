"""The same paper after one edit: a sentence near its end was changed, and a new process makes it again.

The paper is made once before, by each run of the benchmarks, and no edit is ever made twice. The edit moves no number
of a paragraph, so that one run of XeLaTeX would do; only latexmk would know that, and it is run twice here.
"""

import shutil
import time
from collections.abc import Iterator
from itertools import count

from benchmarks.cases import Bench, Trial, installed, page_count, times
from benchmarks.measure import Measured, measured
from benchmarks.papers import PAPERS, Paper
from benchmarks.peers import Peer


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program, on the paper of 100 paragraphs."""
    yield from (trial(PAPERS[1], peer, bench) for peer in installed())


def trial(paper: Paper, peer: Peer, bench: Bench) -> Trial:
    """Return the trial of *peer* on *paper*, which is made once before."""
    own = bench.room("edited", paper.name, peer.name)
    first = time.time_ns()
    """Edits are numbered by the clock: a run that goes on where another was stopped must not write its edits again."""
    pdf, edits = own / peer.pdf("paper"), count(first)

    def run() -> Measured:
        if (number := next(edits)) == first:
            shutil.rmtree(own)
            own.mkdir()
            peer.write(paper, own, "paper", 0, number)
            measured(*peer.commands(["paper"]), folder=own)
            number = next(edits)
        peer.write(paper, own, "paper", 0, number)
        return measured(*peer.commands(["paper"]), folder=own)

    return Trial(paper.name, peer.name, run, times(paper), pages=lambda: page_count(pdf), weight=paper.pages)
