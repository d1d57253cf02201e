"""One paper, cold: a new process makes it from its source, and nothing is left of an earlier run."""

import shutil
from collections.abc import Iterator

from benchmarks.cases import Bench, Trial, installed, page_count, times
from benchmarks.measure import Measured, measured
from benchmarks.papers import PAPERS, Paper
from benchmarks.peers import OURS, Peer


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each paper and each program."""
    yield from (trial(paper, peer, bench) for paper in bench.papers for peer in installed())


def trial(paper: Paper, peer: Peer, bench: Bench) -> Trial:
    """Return the trial of *peer* on *paper*."""
    own = bench.room("cold", paper.name, peer.name)
    pdf = own / peer.pdf("paper")

    def run() -> Measured:
        shutil.rmtree(own)
        own.mkdir()
        peer.write(paper, own, "paper", 0, 0)
        return measured(*peer.commands(["paper"]), folder=own)

    return Trial(paper.name, peer.name, run, _times(paper, peer), pages=lambda: page_count(pdf), weight=paper.pages)


def _times(paper: Paper, peer: Peer) -> int:
    """Return how often *paper* is made at most: the longest by us three times, as a target rests on it, else once."""
    return times(paper) if paper is not PAPERS[-1] else 3 if peer.name == OURS else 1
