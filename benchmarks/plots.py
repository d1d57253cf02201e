"""The plots of docs/: cost against pages, and each case for all programs."""

from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.papers import PAPERS, SHORT_FORM, USUAL
from benchmarks.peers import peers
from benchmarks.store import Store

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"


class PlottedCase(NamedTuple):
    """A row of the plot of all programs: its label, and the case and paper that it shows."""

    label: str
    case: str
    paper: str


PLOTTED_CASES = (
    PlottedCase("one paper of 24 pages, cold", case="cold", paper=USUAL.name),
    PlottedCase("again after one edit", case="edited", paper=USUAL.name),
    PlottedCase("a short form of 6 pages, cold", case="cold", paper=SHORT_FORM.name),
)


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
        medians = [store.median_of_turns("cold", paper.name, program) for paper in PAPERS]
        measurements = [measurement for measurement in medians if measurement]
        if measurements:
            axes.plot(
                [measurement.key.pages for measurement in measurements],
                [measurement.cost.cpu for measurement in measurements],
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
        medians = [store.median_of_turns(plotted.case, plotted.paper, program) for plotted in PLOTTED_CASES]
        levels = [row + (index - len(names) / 2) * bar_height for row in range(len(PLOTTED_CASES))]
        seconds = [measurement.cost.wall if measurement else 0 for measurement in medians]
        axes.barh(levels, seconds, height=bar_height, label=program)
    labels = [plotted.label for plotted in PLOTTED_CASES]
    axes.set(yticks=range(len(labels)), yticklabels=labels, xlabel="seconds of wall clock")
    axes.invert_yaxis()
    axes.legend()
    return figure
