"""Counts processor instructions, which other work on the machine does not change, for papers of 6 and 24 pages.

They are counted by `perf stat` or, where the machine does not count, by `valgrind --tool=cachegrind`, which takes some
thirty times as long and is only used for programs that it can follow. Every run is cold and uses one processor, so that
no process is missed.
"""

import shutil
from collections.abc import Iterator

from benchmarks.cases import Bench, Trial, installed_peers, page_count
from benchmarks.measure import Measured, counter, instructions
from benchmarks.papers import SHORT_FORM, UNCHANGED, USUAL, Paper
from benchmarks.peers import Peer

VALGRIND_SLOWDOWN = 30
"""About how many times as long a program takes under Valgrind."""


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program on the two shortest papers, if instructions can be counted here."""
    counter_name = counter()
    if not counter_name or bench.quick:
        return
    for peer in installed_peers():
        if counter_name == "perf" or peer.makes_many_per_process:
            yield from (trial(paper, peer, bench, counter_name) for paper in (SHORT_FORM, USUAL))


def trial(paper: Paper, peer: Peer, bench: Bench, counter_name: str) -> Trial:
    """Return the trial of *peer* on *paper*, counted by the program *counter_name*."""
    folder = bench.folder_for("instructions", paper.name, peer.name)

    def run() -> Measured:
        shutil.rmtree(folder)
        folder.mkdir()
        peer.write(paper, folder, "paper", UNCHANGED)
        count = instructions(*peer.commands(["paper"]), folder=folder, counter_name=counter_name)
        return Measured(wall=0, cpu=0, memory=0, instructions=count)

    slowdown = VALGRIND_SLOWDOWN if counter_name == "valgrind" else 1
    pdf = folder / peer.pdf("paper")
    return Trial(paper.name, peer.name, run, times=1, pages=lambda: page_count(pdf), weight=paper.pages * slowdown)
