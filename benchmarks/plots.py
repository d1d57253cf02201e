"""The plots of docs/: cost against pages, and each case for all programs."""

from pathlib import Path
from typing import Any

from benchmarks.papers import PAPERS
from benchmarks.peers import peers
from benchmarks.store import Store

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
CASES = {
    "one paper of 24 pages, cold": ("cold", PAPERS[1].name),
    "again after one edit": ("edited", PAPERS[1].name),
    "a short form of 6 pages, cold": ("cold", PAPERS[0].name),
}


def draw(store: Store) -> None:
    """Draw the plots from the medians of *store*."""
    import matplotlib as mpl  # noqa: PLC0415 - only a full run draws

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "benchmarks", "svg.fonttype": "none", "font.size": 9})
    _save("benchmark_growth", _growth(store))
    _save("benchmark_programs", _programs(store))


def _save(name: str, figure: Any) -> None:
    figure.tight_layout()
    figure.savefig(FOLDER / f"{name}.svg", metadata={"Date": None, "Creator": None})


def _growth(store: Store) -> Any:
    """Return the plot of seconds of computing against pages, both in powers of ten."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    figure = Figure(figsize=(6.4, 4))
    axes = figure.subplots()
    for program in peers():
        medians = [store.middle("cold", paper.name, program) for paper in PAPERS]
        points = [point for point in medians if point]
        if points:
            axes.plot(
                [key.pages for key, _ in points],
                [measurement.cpu for _, measurement in points],
                marker="o",
                label=program,
            )
    axes.set(xscale="log", yscale="log", xlabel="pages", ylabel="seconds of computing", title="One paper, cold")
    axes.grid(visible=True, which="both", linewidth=0.3)
    axes.legend()
    return figure


def _programs(store: Store) -> Any:
    """Return the plot of seconds of wall clock in each case, the programs beside one another."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    figure = Figure(figsize=(6.4, 4))
    axes = figure.subplots()
    names = list(peers())
    bar_height = 0.8 / len(names)
    for index, program in enumerate(names):
        points = [store.middle(*case, program) for case in CASES.values()]
        levels = [row + (index - len(names) / 2) * bar_height for row in range(len(CASES))]
        axes.barh(levels, [point[1].wall if point else 0 for point in points], bar_height, label=program)
    axes.set(yticks=range(len(CASES)), yticklabels=list(CASES), xlabel="seconds of wall clock")
    axes.invert_yaxis()
    axes.legend()
    return figure
