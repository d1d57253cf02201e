"""The targets: the figures that the program should reach, and the measured figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from benchmarks.compiler import NO_COMPILER
from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import BARE, OURS
from benchmarks.store import Figure, Find, Key, Store

MIN_RUNS = 3
"""The minimum number of runs before a target counts as reached."""

SHORT = PAPERS[0].name
USUAL = PAPERS[1].name
LONGER = PAPERS[-2].name
LONGEST = PAPERS[-1].name


@dataclass(frozen=True)
class Target:
    """A figure: its name, the limits to reach and to aim at, its unit, and its computation.

    With *is_maximum*, the limits are upper limits, otherwise lower limits. A figure that is only for comparison has no
    limits.
    """

    figure: str
    limits: tuple[float, float] | None
    unit: str
    value: Figure
    is_maximum: bool = True


def targets(store: Store) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets."""
    return [_row(target, store.each(target.value)) for target in TARGETS]


def _row(target: Target, values: Sequence[float]) -> tuple[str, ...]:
    """Return the row of *target*, with the median of its *values* in the turns."""
    value = f"{median(values):.3g}{target.unit}" if values else ""
    spread = f"{min(values):.3g} to {max(values):.3g}" if values else ""
    limits = tuple(f"{limit:g}{target.unit}" for limit in target.limits) if target.limits else ("", "")
    return (target.figure, *limits, value, str(len(values)), spread, _verdict(target, values))


def _verdict(target: Target, values: Sequence[float]) -> str:
    """Return whether *target* is reached."""
    if not values:
        return "not measured"
    if not target.limits:
        return "for comparison"
    value = median(values)
    is_limit_reached, is_aim_reached = (
        value <= limit if target.is_maximum else value >= limit for limit in target.limits
    )
    if not is_limit_reached:
        return "no"
    if len(values) < MIN_RUNS:
        return "too few runs"
    return "aim reached" if is_aim_reached else "yes"


# -- figures ----------------------------------------------------------------------------------------------------------


def _cost(find: Find, case: str, paper: str, program: str) -> Measured | None:
    measurement = find(case, paper, program)
    return measurement[1] if measurement else None


def _wall(case: str, paper: str, program: str = OURS) -> Figure:
    """Return a function for the seconds of wall clock of a trial."""

    def wall(find: Find) -> float | None:
        cost = _cost(find, case, paper, program)
        return cost.wall if cost else None

    return wall


def _over(
    kind_of_cost: Callable[[Measured], float], own_trial: tuple[str, str], peer_trial: tuple[str, str], peer: str
) -> Figure:
    """Return a function for the cost of *own_trial*, divided by the cost of *peer* in *peer_trial*."""

    def ratio(find: Find) -> float | None:
        own_cost = _cost(find, *own_trial, OURS)
        peer_cost = _cost(find, *peer_trial, peer)
        return kind_of_cost(own_cost) / kind_of_cost(peer_cost) if own_cost and peer_cost else None

    return ratio


def computing(cost: Measured) -> float:
    """Return the seconds of computing."""
    return cost.cpu


def wall_clock(cost: Measured) -> float:
    """Return the seconds of wall clock."""
    return cost.wall


def _rate(case: str, program: str = OURS) -> Figure:
    """Return a function for the number of short forms made per second on two cores."""

    def rate(find: Find) -> float | None:
        measurement = find(case, f"{SHORT}, 2 cores", program)
        return measurement[0].papers / measurement[1].wall if measurement else None

    return rate


def _share(case: str) -> Figure:
    """Return a function for the program's rate, divided by the rate of the engine alone in the same run."""

    def share(find: Find) -> float | None:
        own_rate = _rate(case)(find)
        engine_rate = _rate("many", BARE)(find)
        return own_rate / engine_rate if own_rate and engine_rate else None

    return share


Measurement = tuple[Key, Measured]


def growing(growth: Callable[[Measurement, Measurement], float], program: str, first: str, last: str) -> Figure:
    """Return a function for the *growth* of the cost of *program* from the *first* paper to the *last*, both cold."""

    def figure(find: Find) -> float | None:
        first_measurement = find("cold", first, program)
        last_measurement = find("cold", last, program)
        return growth(first_measurement, last_measurement) if first_measurement and last_measurement else None

    return figure


def exponent(first: Measurement, last: Measurement) -> float:
    """Return the exponent of computing over pages between two papers."""
    return log(last[1].cpu / first[1].cpu) / log(last[0].pages / first[0].pages)


def memory_a_page(first: Measurement, last: Measurement) -> float:
    """Return the megabytes for each page that the *last* paper has more than the *first*."""
    return (last[1].memory - first[1].memory) / (last[0].pages - first[0].pages)


def computing_a_page(first: Measurement, last: Measurement) -> float:
    """Return the milliseconds of computing for each page that the *last* paper has more than the *first*."""
    return (last[1].cpu - first[1].cpu) / (last[0].pages - first[0].pages) * 1000


CHECK = ("start_up", "assembler check")

BATCH_METHODS = {"batch": "`batch`", "many": "two processes of `build`"}
"""The cases with many papers; each has its own targets, so that none can be picked for its good figures."""


def _targets_for_many(case: str, method: str) -> tuple[Target, Target]:
    """Return the targets for many papers made by one *method*."""
    return (
        Target(
            f"six-page filings a second on two cores, proved and tagged, by {method}",
            (11, 14),
            "",
            _rate(case),
            is_maximum=False,
        ),
        Target(
            f"{method} over what the engine alone makes on two cores without checks, tags and proof",
            (0.71, 1),
            "",
            _share(case),
            is_maximum=False,
        ),
    )


def _targets_against_engine(
    figure: str, limits: tuple[float, float], own_trial: tuple[str, str], engine_trial: tuple[str, str]
) -> Iterator[Target]:
    """Yield the targets for the ratio of *own_trial* to *engine_trial*, a trial of the engine alone."""
    for kind, kind_of_cost in (("wall clock", wall_clock), ("computing", computing)):
        name = f"{figure}: {kind} over the engine alone"
        yield Target(name, limits, "", _over(kind_of_cost, own_trial, engine_trial, BARE))
        name = f"{name}, where that finds no compiler"
        yield Target(name, limits, "", _over(kind_of_cost, own_trial, engine_trial, NO_COMPILER))


TARGETS = (
    Target("`check`, 100 paragraphs, cold", (0.7, 0.5), " s", _wall(*CHECK)),
    *(
        Target(
            f"findings after the {edit} edit under `watch`, 100 paragraphs",
            (0.15, 0.1),
            " s",
            _wall("watched", f"findings, {edit} edit"),
        )
        for edit in ("first", "second")
    ),
    *_targets_against_engine("`build`, cold, 24 pages", (1.1, 1.0), ("cold", USUAL), ("cold", USUAL)),
    *(
        Target(
            f"new PDF after the {edit} edit under `watch`, 24 pages, proved",
            (0.65, 0.4),
            " s",
            _wall("watched", f"paper, {edit} edit"),
        )
        for edit in ("first", "second")
    ),
    *(target for case, method in BATCH_METHODS.items() for target in _targets_for_many(case, method)),
    Target(
        "growth, 24 to 930 pages: exponent of computing over pages",
        (1.05, 1.0),
        "",
        growing(exponent, OURS, USUAL, LONGEST),
    ),
    Target("growth, 24 to 930 pages: exponent of the engine alone", None, "", growing(exponent, BARE, USUAL, LONGEST)),
    Target(
        "growth, 370 to 930 pages, where starting hardly counts: exponent of computing over pages",
        (1.05, 1.0),
        "",
        growing(exponent, OURS, LONGER, LONGEST),
    ),
    Target(
        "growth, 370 to 930 pages: exponent of the engine alone", None, "", growing(exponent, BARE, LONGER, LONGEST)
    ),
    Target(
        "growth, 24 to 930 pages: memory a page, of all processes",
        (0.5, 0.5),
        " MB",
        growing(memory_a_page, OURS, USUAL, LONGEST),
    ),
)
