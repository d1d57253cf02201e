"""The same paper after one edit: a sentence near its end was changed, and a new process makes it again."""

from collections.abc import Iterator
from itertools import count

from benchmarks.cases import Bench, Trial, installed, page_count, times
from benchmarks.measure import Measured, measured
from benchmarks.papers import PAPERS, Paper
from benchmarks.peers import Peer


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program, on the paper of 100 paragraphs."""
    yield from (trial(PAPERS[1], peer, bench) for peer in installed())


def trial(paper: Paper, peer: Peer, bench: Bench, *, edit: bool = True) -> Trial:
    """Return the trial of *peer* on *paper*, which is made once before, with or without an *edit*."""
    own = bench.room("edited" if edit else "unchanged", paper.name, peer.name)
    pdf, edits = own / peer.pdf("paper"), count(1)

    def run() -> Measured:
        if not pdf.exists():
            peer.write(paper, own, "paper", 0, 0)
            measured(*peer.commands(["paper"]), folder=own)
        if edit:
            peer.write(paper, own, "paper", 0, next(edits))
        return measured(*peer.commands(["paper"]), folder=own)

    return Trial(paper.name, peer.name, run, times(paper), pages=lambda: page_count(pdf), weight=paper.pages)
