"""One paper, cold: a new process makes it from its source, without anything from an earlier run."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace

from benchmarks.cases import Bench, Trial, installed_peers, max_times, page_count
from benchmarks.compiler import NO_COMPILER, without_programs
from benchmarks.measure import Measured, measured
from benchmarks.papers import LONGER, LONGEST, UNCHANGED, USUAL, Paper
from benchmarks.peers import ENGINE_ALONE, THIS_PROGRAM, Peer, peers


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each paper and each program, and one for the engine alone without a compiler."""
    yield from (trial(paper, peer, bench) for paper in bench.papers for peer in installed_peers())
    engine_alone = replace(peers()[ENGINE_ALONE], name=NO_COMPILER)
    variables = without_programs(bench.folder_for("no programs"))
    yield trial(USUAL, engine_alone, bench, variables=variables)


def trial(paper: Paper, peer: Peer, bench: Bench, *, variables: Mapping[str, str] | None = None) -> Trial:
    """Return the trial of *peer* on *paper*, with these environment *variables* or the current ones."""
    folder = bench.folder_for("cold", paper.name, peer.name)
    pdf = folder / peer.pdf("paper")

    def run() -> Measured:
        shutil.rmtree(folder)
        folder.mkdir()
        peer.write(paper, folder, "paper", UNCHANGED)
        return measured(*peer.commands(["paper"]), folder=folder, variables=variables)

    return Trial(
        paper.name,
        peer.name,
        run,
        times=_max_times(paper, peer),
        pages=lambda: page_count(pdf),
        weight=paper.pages,
    )


def _max_times(paper: Paper, peer: Peer) -> int:
    """Return how often *peer* makes *paper*.

    The program and the engine alone make each of the two longest papers three times; the others make the longest once.
    """
    if paper in {LONGER, LONGEST} and peer.name in {THIS_PROGRAM, ENGINE_ALONE}:
        return 3
    return 1 if paper == LONGEST else max_times(paper)
