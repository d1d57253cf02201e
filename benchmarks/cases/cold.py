"""One paper, cold: a new process makes it from its source, without anything from an earlier run."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace

from benchmarks.cases import Bench, Trial, installed, page_count, times
from benchmarks.compiler import NO_COMPILER, without_programs
from benchmarks.measure import Measured, measured
from benchmarks.papers import PAPERS, Paper
from benchmarks.peers import BARE, OURS, Peer, peers


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each paper and each program, and one for the engine alone without a compiler."""
    yield from (trial(paper, peer, bench) for paper in bench.papers for peer in installed())
    engine_alone = replace(peers()[BARE], name=NO_COMPILER)
    yield trial(PAPERS[1], engine_alone, bench, without_programs(bench.folder_for("no programs")))


def trial(paper: Paper, peer: Peer, bench: Bench, variables: Mapping[str, str] | None = None) -> Trial:
    """Return the trial of *peer* on *paper*, with these environment *variables* or the current ones."""
    folder = bench.folder_for("cold", paper.name, peer.name)
    pdf = folder / peer.pdf("paper")

    def run() -> Measured:
        shutil.rmtree(folder)
        folder.mkdir()
        peer.write(paper, folder, "paper", 0, 0)
        return measured(*peer.commands(["paper"]), folder=folder, variables=variables)

    return Trial(paper.name, peer.name, run, _turns(paper, peer), pages=lambda: page_count(pdf), weight=paper.pages)


def _turns(paper: Paper, peer: Peer) -> int:
    """Return how often *peer* makes *paper*.

    The program and the engine alone make each of the two longest papers three times; the others make the longest once.
    """
    if paper in PAPERS[-2:] and peer.name in {OURS, BARE}:
        return 3
    return 1 if paper is PAPERS[-1] else times(paper)
