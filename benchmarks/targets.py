"""The targets: the figures that the program should reach, and the measured figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import NamedTuple

from benchmarks.compiler import NO_COMPILER
from benchmarks.measure import Measured
from benchmarks.papers import LONGER, LONGEST, SHORT_FORM, USUAL
from benchmarks.peers import ENGINE_ALONE, THIS_PROGRAM
from benchmarks.store import Figure, Find, Measurement, Store

MIN_RUNS = 3
"""The minimum number of runs before a target counts as reached."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A figure: its name, the limits to reach and to aim at, its unit, and its computation.

    With *is_maximum*, the limits are upper limits, otherwise lower limits. A figure that is only for comparison has no
    limits.
    """

    figure: str
    limit: float | None = None
    aim: float | None = None
    unit: str = ""
    value: Figure
    is_maximum: bool = True

    def is_met(self, value: float, limit: float) -> bool:
        """Whether *value* is within *limit*."""
        return value <= limit if self.is_maximum else value >= limit


class TargetRow(NamedTuple):
    """A row of the table of targets."""

    figure: str
    limit: str
    aim: str
    median: str
    run_count: str
    spread: str
    verdict: str


def targets(store: Store) -> list[TargetRow]:
    """Return the rows of the table of targets."""
    return [_row(target, store.values_by_turn(target.value)) for target in TARGETS]


def _row(target: Target, values: Sequence[float]) -> TargetRow:
    """Return the row of *target*, with the median of its *values* in the turns."""
    value = f"{median(values):.3g}{target.unit}" if values else ""
    spread = f"{min(values):.3g} to {max(values):.3g}" if values else ""
    limit = f"{target.limit:g}{target.unit}" if target.limit is not None else ""
    aim = f"{target.aim:g}{target.unit}" if target.aim is not None else ""
    return TargetRow(target.figure, limit, aim, value, str(len(values)), spread, _verdict(target, values))


def _verdict(target: Target, values: Sequence[float]) -> str:
    """Return whether *target* is reached."""
    if not values:
        return "not measured"
    if target.limit is None or target.aim is None:
        return "for comparison"
    value = median(values)
    if not target.is_met(value, target.limit):
        return "no"
    if len(values) < MIN_RUNS:
        return "too few runs"
    return "aim reached" if target.is_met(value, target.aim) else "yes"


# -- figures ----------------------------------------------------------------------------------------------------------


def _cost(find: Find, case: str, paper: str, program: str) -> Measured | None:
    measurement = find(case, paper, program)
    return measurement.cost if measurement else None


def _wall(case: str, paper: str, program: str = THIS_PROGRAM) -> Figure:
    """Return a function for the seconds of wall clock of a trial."""

    def wall(find: Find) -> float | None:
        cost = _cost(find, case, paper, program)
        return cost.wall if cost else None

    return wall


class TrialName(NamedTuple):
    """The case and the paper of a trial."""

    case: str
    paper: str


def _ratio(kind_of_cost: Callable[[Measured], float], own_trial: TrialName, peer_trial: TrialName, peer: str) -> Figure:
    """Return a function for the cost of *own_trial*, divided by the cost of *peer* in *peer_trial*."""

    def ratio(find: Find) -> float | None:
        own_cost = _cost(find, own_trial.case, own_trial.paper, THIS_PROGRAM)
        peer_cost = _cost(find, peer_trial.case, peer_trial.paper, peer)
        return kind_of_cost(own_cost) / kind_of_cost(peer_cost) if own_cost and peer_cost else None

    return ratio


def computing(cost: Measured) -> float:
    """Return the seconds of computing."""
    return cost.cpu


def wall_clock(cost: Measured) -> float:
    """Return the seconds of wall clock."""
    return cost.wall


def _rate(case: str, program: str = THIS_PROGRAM) -> Figure:
    """Return a function for the number of short forms made per second on two cores."""

    def rate(find: Find) -> float | None:
        measurement = find(case, f"{SHORT_FORM.name}, 2 cores", program)
        return measurement.key.papers / measurement.cost.wall if measurement else None

    return rate


def _share(case: str) -> Figure:
    """Return a function for the program's rate, divided by the rate of the engine alone in the same run."""

    def share(find: Find) -> float | None:
        own_rate = _rate(case)(find)
        engine_rate = _rate("many", ENGINE_ALONE)(find)
        return own_rate / engine_rate if own_rate and engine_rate else None

    return share


def growing(
    growth: Callable[[Measurement, Measurement], float], program: str, *, first_paper: str, last_paper: str
) -> Figure:
    """Return a function for the *growth* of the cost of *program* between two papers, both made cold."""

    def figure(find: Find) -> float | None:
        first_measurement = find("cold", first_paper, program)
        last_measurement = find("cold", last_paper, program)
        return growth(first_measurement, last_measurement) if first_measurement and last_measurement else None

    return figure


def exponent(first: Measurement, last: Measurement) -> float:
    """Return the exponent of computing over pages between two papers."""
    return log(last.cost.cpu / first.cost.cpu) / log(last.key.pages / first.key.pages)


def memory_a_page(first: Measurement, last: Measurement) -> float:
    """Return the megabytes for each page that the *last* paper has more than the *first*."""
    return (last.cost.memory - first.cost.memory) / (last.key.pages - first.key.pages)


def computing_a_page(first: Measurement, last: Measurement) -> float:
    """Return the milliseconds of computing for each page that the *last* paper has more than the *first*."""
    return (last.cost.cpu - first.cost.cpu) / (last.key.pages - first.key.pages) * 1000


BATCH_METHODS = {"batch": "`batch`", "many": "two processes of `build`"}
"""The cases with many papers; each has its own targets, so that none can be picked for its good figures."""


def _targets_for_many(case: str, method: str) -> Iterator[Target]:
    """Yield the targets for many papers made by one *method*."""
    yield Target(
        figure=f"six-page filings a second on two cores, proved and tagged, by {method}",
        limit=11,
        aim=14,
        value=_rate(case),
        is_maximum=False,
    )
    yield Target(
        figure=f"{method} over what the engine alone makes on two cores without checks, tags and proof",
        limit=0.71,
        aim=1,
        value=_share(case),
        is_maximum=False,
    )


def _targets_against_engine() -> Iterator[Target]:
    """Yield the targets for the ratio of a cold `build` to the engine alone."""
    trial = TrialName("cold", USUAL.name)
    for kind, kind_of_cost in (("wall clock", wall_clock), ("computing", computing)):
        name = f"`build`, cold, 24 pages: {kind} over the engine alone"
        ratio = _ratio(kind_of_cost, own_trial=trial, peer_trial=trial, peer=ENGINE_ALONE)
        yield Target(figure=name, limit=1.1, aim=1.0, value=ratio)
        name = f"{name}, where that finds no compiler"
        ratio = _ratio(kind_of_cost, own_trial=trial, peer_trial=trial, peer=NO_COMPILER)
        yield Target(figure=name, limit=1.1, aim=1.0, value=ratio)


def _targets_for_growth() -> Iterator[Target]:
    """Yield the targets for the growth of the cost from the usual paper to the longest."""
    whole_range = {"first_paper": USUAL.name, "last_paper": LONGEST.name}
    long_range = {"first_paper": LONGER.name, "last_paper": LONGEST.name}
    yield Target(
        figure="growth, 24 to 930 pages: exponent of computing over pages",
        limit=1.05,
        aim=1.0,
        value=growing(exponent, THIS_PROGRAM, **whole_range),
    )
    yield Target(
        figure="growth, 24 to 930 pages: exponent of the engine alone",
        value=growing(exponent, ENGINE_ALONE, **whole_range),
    )
    yield Target(
        figure="growth, 370 to 930 pages, where starting hardly counts: exponent of computing over pages",
        limit=1.05,
        aim=1.0,
        value=growing(exponent, THIS_PROGRAM, **long_range),
    )
    yield Target(
        figure="growth, 370 to 930 pages: exponent of the engine alone",
        value=growing(exponent, ENGINE_ALONE, **long_range),
    )
    yield Target(
        figure="growth, 24 to 930 pages: memory a page, of all processes",
        limit=0.5,
        aim=0.5,
        unit=" MB",
        value=growing(memory_a_page, THIS_PROGRAM, **whole_range),
    )


def _all_targets() -> Iterator[Target]:
    """Yield the targets in the order of the report."""
    yield Target(
        figure="`check`, 100 paragraphs, cold",
        limit=0.7,
        aim=0.5,
        unit=" s",
        value=_wall("start_up", "assembler check"),
    )
    for edit in ("first", "second"):
        yield Target(
            figure=f"findings after the {edit} edit under `watch`, 100 paragraphs",
            limit=0.15,
            aim=0.1,
            unit=" s",
            value=_wall("watched", f"findings, {edit} edit"),
        )
    yield from _targets_against_engine()
    for edit in ("first", "second"):
        yield Target(
            figure=f"new PDF after the {edit} edit under `watch`, 24 pages, proved",
            limit=0.65,
            aim=0.4,
            unit=" s",
            value=_wall("watched", f"paper, {edit} edit"),
        )
    for case, method in BATCH_METHODS.items():
        yield from _targets_for_many(case, method)
    yield from _targets_for_growth()


TARGETS = tuple(_all_targets())
