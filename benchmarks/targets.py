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
"""The least number of runs before a target counts as reached."""
SHORT, USUAL, LONGER, LONG = PAPERS[0].name, PAPERS[1].name, PAPERS[-2].name, PAPERS[-1].name


@dataclass(frozen=True)
class Target:
    """A figure: its name, the limits to reach and to aim at, its unit, and its computation.

    With *most* the limits are upper ones, else lower ones. A figure for comparison only has no limits.
    """

    figure: str
    limits: tuple[float, float] | None
    unit: str
    value: Figure
    most: bool = True


def targets(store: Store) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets."""
    return [_row(target, store.each(target.value)) for target in TARGETS]


def _row(target: Target, values: Sequence[float]) -> tuple[str, ...]:
    """Return the row of *target*, with the median of its *values* in the turns."""
    value, spread = (
        (f"{median(values):.3g}{target.unit}", f"{min(values):.3g} to {max(values):.3g}") if values else ("", "")
    )
    limits = tuple(f"{limit:g}{target.unit}" for limit in target.limits) if target.limits else ("", "")
    return (target.figure, *limits, value, str(len(values)), spread, _verdict(target, values))


def _verdict(target: Target, values: Sequence[float]) -> str:
    """Return whether *target* is reached."""
    if not values:
        return "not measured"
    if not target.limits:
        return "for comparison"
    value = median(values)
    reached, aimed = (value <= limit if target.most else value >= limit for limit in target.limits)
    return "no" if not reached else "too few runs" if len(values) < MIN_RUNS else "aim reached" if aimed else "yes"


# -- figures ----------------------------------------------------------------------------------------------------------


def _cost(find: Find, case: str, paper: str, program: str) -> Measured | None:
    measurement = find(case, paper, program)
    return measurement[1] if measurement else None


def _wall(case: str, paper: str, program: str = OURS) -> Figure:
    return lambda find: cost.wall if (cost := _cost(find, case, paper, program)) else None


def _over(
    of: Callable[[Measured], float], our_trial: tuple[str, str], their_trial: tuple[str, str], program: str
) -> Figure:
    """Return a function for the cost of *our_trial* divided by the cost of *program* in *their_trial*."""

    def ratio(find: Find) -> float | None:
        our_cost, their_cost = _cost(find, *our_trial, OURS), _cost(find, *their_trial, program)
        return of(our_cost) / of(their_cost) if our_cost and their_cost else None

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
    """Return a function for our rate divided by the rate of the engine alone in the same run, on any machine."""

    def share(find: Find) -> float | None:
        our_rate, engine_rate = _rate(case)(find), _rate("many", BARE)(find)
        return our_rate / engine_rate if our_rate and engine_rate else None

    return share


Measurement = tuple[Key, Measured]


def growing(of: Callable[[Measurement, Measurement], float], program: str, first: str, last: str) -> Figure:
    """Return a function for how the cost *of* a cold paper of *program* grows from the *first* paper to the *last*."""

    def figure(find: Find) -> float | None:
        ends = find("cold", first, program), find("cold", last, program)
        return of(ends[0], ends[1]) if ends[0] and ends[1] else None

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
"""The cases in which we make many papers; each has its own targets, so that none is picked for its figures."""


def _targets_for_many(case: str, method: str) -> tuple[Target, Target]:
    """Return the targets for many papers made by one *method*."""
    return (
        Target(
            f"six-page filings a second on two cores, proved and tagged, by {method}",
            (11, 14),
            "",
            _rate(case),
            most=False,
        ),
        Target(
            f"{method} over what the engine alone makes on two cores without checks, tags and proof",
            (0.71, 1),
            "",
            _share(case),
            most=False,
        ),
    )


def _targets_against_engine(
    figure: str, limits: tuple[float, float], our_trial: tuple[str, str], their_trial: tuple[str, str], peer_name: str
) -> Iterator[Target]:
    """Yield the targets for the ratio of *our_trial* to *their_trial* of the engine alone, called *peer_name*."""
    for kind, of in (("wall clock", wall_clock), ("computing", computing)):
        name = f"{figure}: {kind} over {peer_name}"
        yield Target(name, limits, "", _over(of, our_trial, their_trial, BARE))
        yield Target(
            f"{name}, where that finds no compiler", limits, "", _over(of, our_trial, their_trial, NO_COMPILER)
        )


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
    *_targets_against_engine(
        "`build`, cold, 24 pages", (1.1, 1.0), ("cold", USUAL), ("cold", USUAL), "the engine alone"
    ),
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
        growing(exponent, OURS, USUAL, LONG),
    ),
    Target("growth, 24 to 930 pages: exponent of the engine alone", None, "", growing(exponent, BARE, USUAL, LONG)),
    Target(
        "growth, 370 to 930 pages, where starting hardly counts: exponent of computing over pages",
        (1.05, 1.0),
        "",
        growing(exponent, OURS, LONGER, LONG),
    ),
    Target("growth, 370 to 930 pages: exponent of the engine alone", None, "", growing(exponent, BARE, LONGER, LONG)),
    Target(
        "growth, 24 to 930 pages: memory a page, of all processes",
        (0.5, 0.5),
        " MB",
        growing(memory_a_page, OURS, USUAL, LONG),
    ),
)
