"""The targets: the figures that the program is to reach, and what was measured."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from benchmarks.compiler import NO_COMPILER
from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import BARE, OURS
from benchmarks.store import Figure, Find, Key, Store

ENOUGH = 3
"""Of how many runs a median must be at least before a target is said to be reached."""
SHORT, USUAL, LONGER, LONG = PAPERS[0].name, PAPERS[1].name, PAPERS[-2].name, PAPERS[-1].name


@dataclass(frozen=True)
class Target:
    """A figure: what it is, what is to be reached and aimed at, its unit, and how it is computed.

    *most* is whether the figure is to be at most that, rather than at least. A figure that only stands beside another,
    for comparison, has no limits.
    """

    figure: str
    limits: tuple[float, float] | None
    unit: str
    value: Figure
    most: bool = True


def targets(store: Store) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets."""
    return [_row(target, store.each(target.value)) for target in TARGETS]


def _row(target: Target, each: Sequence[float]) -> tuple[str, ...]:
    """Return the row of *target*: its figure was computed turn by turn, and the median of these is the one printed."""
    shown, spread = (f"{median(each):.3g}{target.unit}", f"{min(each):.3g} to {max(each):.3g}") if each else ("", "")
    limits = tuple(f"{limit:g}{target.unit}" for limit in target.limits) if target.limits else ("", "")
    return (target.figure, *limits, shown, str(len(each)), spread, _said(target, each))


def _said(target: Target, each: Sequence[float]) -> str:
    """Return whether *target* is reached."""
    if not each:
        return "not measured"
    if not target.limits:
        return "for comparison"
    value = median(each)
    reached, aimed = (value <= limit if target.most else value >= limit for limit in target.limits)
    return "no" if not reached else "too few runs" if len(each) < ENOUGH else "aim reached" if aimed else "yes"


# -- figures ----------------------------------------------------------------------------------------------------------


def _taken(find: Find, case: str, paper: str, program: str) -> Measured | None:
    found = find(case, paper, program)
    return found[1] if found else None


def _wall(case: str, paper: str, program: str = OURS) -> Figure:
    return lambda find: taken.wall if (taken := _taken(find, case, paper, program)) else None


def _over(of: Callable[[Measured], float], one: tuple[str, str], other: tuple[str, str], program: str) -> Figure:
    """Return a function for how many times as much *one* of ours takes as *other* of *program*."""

    def ratio(find: Find) -> float | None:
        ours, theirs = _taken(find, *one, OURS), _taken(find, *other, program)
        return of(ours) / of(theirs) if ours and theirs else None

    return ratio


def computing(taken: Measured) -> float:
    """Return the seconds of computing."""
    return taken.cpu


def wall_clock(taken: Measured) -> float:
    """Return the seconds of wall clock."""
    return taken.wall


def _rate(case: str, program: str = OURS) -> Figure:
    """Return a function for how many short forms are made in a second on two cores."""

    def rate(find: Find) -> float | None:
        found = find(case, f"{SHORT}, 2 cores", program)
        return found[0].papers / found[1].wall if found else None

    return rate


def _share(case: str) -> Figure:
    """Return a function for our rate over that of the engine alone in the same run, which no machine's speed moves."""

    def share(find: Find) -> float | None:
        ours, bare = _rate(case)(find), _rate("many", BARE)(find)
        return ours / bare if ours and bare else None

    return share


Found = tuple[Key, Measured]


def growing(of: Callable[[Found, Found], float], program: str, first: str, last: str) -> Figure:
    """Return a function for how the cost *of* a cold paper of *program* grows from the *first* paper to the *last*."""

    def figure(find: Find) -> float | None:
        ends = find("cold", first, program), find("cold", last, program)
        return of(ends[0], ends[1]) if ends[0] and ends[1] else None

    return figure


def exponent(first: Found, last: Found) -> float:
    """Return the exponent of computing over pages between two papers."""
    return log(last[1].cpu / first[1].cpu) / log(last[0].pages / first[0].pages)


def memory_a_page(first: Found, last: Found) -> float:
    """Return how many megabytes more the *last* paper takes than the *first*, by the pages that it has more."""
    return (last[1].memory - first[1].memory) / (last[0].pages - first[0].pages)


def computing_a_page(first: Found, last: Found) -> float:
    """Return how many milliseconds of computing the *last* paper takes more, by the pages that it has more."""
    return (last[1].cpu - first[1].cpu) / (last[0].pages - first[0].pages) * 1000


CHECK = ("start_up", "assembler check")

WAYS = {"batch": "`batch`", "many": "two processes of `build`"}
"""The cases in which we make many papers, each a way of its own: none is taken because it was the better one."""


def _many(case: str, way: str) -> tuple[Target, Target]:
    """Return the targets for many papers in one of our ways."""
    return (
        Target(
            f"six-page filings a second on two cores, proved and tagged, by {way}",
            (11, 14),
            "",
            _rate(case),
            most=False,
        ),
        Target(
            f"{way} over what the engine alone makes on two cores without checks, tags and proof",
            (0.71, 1),
            "",
            _share(case),
            most=False,
        ),
    )


def _beside(
    figure: str, limits: tuple[float, float], one: tuple[str, str], other: tuple[str, str], called: str
) -> Iterator[Target]:
    """Yield the targets for what *one* of ours takes over *other* of the engine alone, which is so *called*."""
    for kind, of in (("wall clock", wall_clock), ("computing", computing)):
        named = f"{figure}: {kind} over {called}"
        yield Target(named, limits, "", _over(of, one, other, BARE))
        yield Target(f"{named}, where that finds no compiler", limits, "", _over(of, one, other, NO_COMPILER))


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
    *_beside("`build`, cold, 24 pages", (1.1, 1.0), ("cold", USUAL), ("cold", USUAL), "the engine alone"),
    *(
        Target(
            f"new PDF after the {edit} edit under `watch`, 24 pages, proved",
            (0.65, 0.4),
            " s",
            _wall("watched", f"paper, {edit} edit"),
        )
        for edit in ("first", "second")
    ),
    *(target for case, way in WAYS.items() for target in _many(case, way)),
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
