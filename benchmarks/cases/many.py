"""Many short forms in one command, in one process or, on two cores, in two; each is a separate filing.

The filings differ in the defendant's name, which is in nearly all paragraphs. This program makes 200 of them; the
others make 100 per process, which gives the same rate; XeLaTeX and Chromium, whose processes make one paper each, make
10.
"""

from collections.abc import Iterator, Sequence

from assembler.language.english import counted
from benchmarks.cases import Bench, Trial, installed_peers, page_count
from benchmarks.measure import Command, Measured, measured, side_by_side
from benchmarks.papers import SHORT_FORM, Variant
from benchmarks.peers import Peer

MAX_PAPERS = 200
"""The maximum number of papers for which the rate is measured in a full run."""

QUICK_PAPERS = 4
"""The number of papers for which the rate is measured in a quick run."""


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each program on one core, and on two for programs that make several papers per process."""
    for peer in installed_peers():
        for cores in (1, 2) if peer.makes_many_per_process else (1,):
            paper_count = min(MAX_PAPERS, peer.papers_per_process * cores)
            if bench.quick:
                paper_count = QUICK_PAPERS
            yield trial(peer, bench, cores=cores, paper_count=paper_count)


def trial(peer: Peer, bench: Bench, *, cores: int, paper_count: int) -> Trial:
    """Return the trial of *peer*, with half of the papers in each of two processes if *cores* is 2."""
    names = [f"paper_{number:03}" for number in range(1, paper_count + 1)]
    folder = bench.folder_for("many", peer.name, str(cores))

    def run() -> Measured:
        for number, name in enumerate(names, 1):
            peer.write(SHORT_FORM, folder, name, Variant(filing=number))
            (folder / peer.pdf(name)).unlink(missing_ok=True)
        if cores == 1:
            return measured(*peer.commands(names), folder=folder)
        return side_by_side(*_halves(peer, names), folder=folder)

    return Trial(
        f"{SHORT_FORM.name}, {counted(cores, 'core')}",
        peer.name,
        run,
        times=3 if cores > 1 else 2,  # the targets are for two cores
        papers=len(names),
        pages=lambda: page_count(folder / peer.pdf(names[-1])),
        weight=len(names) * SHORT_FORM.pages,
    )


def _halves(peer: Peer, names: Sequence[str]) -> Iterator[Command]:
    middle = len(names) // 2
    for half in (names[:middle], names[middle:]):
        yield from peer.commands(half)
