"""The same paper after one edit: a sentence near its end was changed, and a new process makes it again.

Each run of the benchmarks makes the paper once before, and no edit is ever made twice. The edit changes no paragraph's
number, so that XeLaTeX would need only one run; but only latexmk would know that, and here it runs twice.
"""

import shutil
import time
from collections.abc import Iterator
from itertools import count

from benchmarks.cases import Bench, Trial, installed_peers, max_times, page_count
from benchmarks.measure import Measured, measured
from benchmarks.papers import USUAL, Paper, Variant
from benchmarks.peers import Peer


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program, on the paper of 100 paragraphs."""
    yield from (trial(USUAL, peer, bench) for peer in installed_peers())


def trial(paper: Paper, peer: Peer, bench: Bench) -> Trial:
    """Return the trial of *peer* on *paper*, which is made once before."""
    folder = bench.folder_for("edited", paper.name, peer.name)
    pdf = folder / peer.pdf("paper")
    # Edits are numbered by the clock, because a resumed run must not repeat the edits of the run before.
    edits = count(time.time_ns())
    is_made = False

    def run() -> Measured:
        nonlocal is_made
        if not is_made:
            shutil.rmtree(folder)
            folder.mkdir()
            peer.write(paper, folder, "paper", Variant(edits=next(edits)))
            measured(*peer.commands(["paper"]), folder=folder)
            is_made = True
        peer.write(paper, folder, "paper", Variant(edits=next(edits)))
        return measured(*peer.commands(["paper"]), folder=folder)

    return Trial(
        paper.name,
        peer.name,
        run,
        times=max_times(paper),
        pages=lambda: page_count(pdf),
        weight=paper.pages,
    )
