"""The targets: the figures that the program is to reach, and what was measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import BARE, OURS
from benchmarks.store import Find, Key, Store

ENOUGH = 3
"""Of how many runs a median must be at least before a target is said to be reached."""
SHORT, USUAL, LONG = PAPERS[0].name, PAPERS[1].name, PAPERS[-1].name


@dataclass(frozen=True)
class Target:
    """A figure: what it is, what is to be reached and aimed at, its unit, and how it is computed, None if unmeasured.

    *most* is whether the figure is to be at most that, rather than at least.
    """

    figure: str
    reach: float
    aim: float
    unit: str
    value: Callable[[Find], float | None]
    most: bool = True


def targets(store: Store) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets."""
    return list(_rows(store))


def _rows(store: Store) -> Iterator[tuple[str, ...]]:
    for target in TARGETS:
        value, each = target.value(store.middle), _each(target, store)
        reached, aimed = (_reached(target, value, limit) for limit in (target.reach, target.aim))
        said = "no" if not reached else "too few runs" if len(each) < ENOUGH else "aim reached" if aimed else "yes"
        shown = "" if value is None else f"{value:.3g}{target.unit}"
        spread = f"{min(each):.3g} to {max(each):.3g}" if each else ""
        limits = (f"{target.reach:g}{target.unit}", f"{target.aim:g}{target.unit}")
        yield (target.figure, *limits, shown, str(len(each)), spread, "not measured" if value is None else said)


def _each(target: Target, store: Store) -> list[float]:
    """Return the figure run by run, where all that it is computed from was measured."""
    most = max(map(len, store.records.values()), default=0)
    found = (target.value(store.run(number)) for number in range(most))
    return [value for value in found if value is not None]


def _reached(target: Target, value: float | None, limit: float) -> bool:
    return value is not None and (value <= limit if target.most else value >= limit)


# -- figures ----------------------------------------------------------------------------------------------------------


def _taken(find: Find, case: str, paper: str, program: str) -> Measured | None:
    found = find(case, paper, program)
    return found[1] if found else None


def _wall(case: str, paper: str, program: str = OURS) -> Callable[[Find], float | None]:
    return lambda find: taken.wall if (taken := _taken(find, case, paper, program)) else None


def _over(of: Callable[[Measured], float], one: tuple[str, str], other: tuple[str, str]) -> Callable[..., float | None]:
    """Return a function for how many times as much *one* of ours takes as *other* of the engine alone."""

    def ratio(find: Find) -> float | None:
        ours, bare = _taken(find, *one, OURS), _taken(find, *other, BARE)
        return of(ours) / of(bare) if ours and bare else None

    return ratio


def _cpu(taken: Measured) -> float:
    return taken.cpu


def _clock(taken: Measured) -> float:
    return taken.wall


def _rate(case: str, program: str = OURS) -> Callable[[Find], float | None]:
    """Return a function for how many short forms are made in a second on two cores."""

    def rate(find: Find) -> float | None:
        found = find(case, f"{SHORT}, 2 cores", program)
        return found[0].papers / found[1].wall if found else None

    return rate


def _share(case: str) -> Callable[[Find], float | None]:
    """Return a function for our rate over that of the engine alone in the same run, which no machine's speed moves."""

    def share(find: Find) -> float | None:
        ours, bare = _rate(case)(find), _rate("many", BARE)(find)
        return ours / bare if ours and bare else None

    return share


def _ends(find: Find) -> tuple[tuple[Key, Measured], tuple[Key, Measured]] | None:
    """Return the paper of 24 pages and the longest, as we made them."""
    first, last = (find("cold", name, OURS) for name in (USUAL, LONG))
    return (first, last) if first and last else None


def _exponent(find: Find) -> float | None:
    if not (ends := _ends(find)):
        return None
    (short, first), (long, last) = ends
    return log(last.cpu / first.cpu) / log(long.pages / short.pages)


def _memory(find: Find) -> float | None:
    if not (ends := _ends(find)):
        return None
    (short, first), (long, last) = ends
    return (last.memory - first.memory) / (long.pages - short.pages)


CHECK, IMPORT = ("start_up", "assembler check"), ("start_up", 'python -c "import weasyprint"')

WAYS = {"batch": "`batch`", "many": "two processes of `build`"}
"""The cases in which we make many papers, each a way of its own: none is taken because it was the better one."""


def _many(case: str, way: str) -> tuple[Target, Target]:
    """Return the targets for many papers in one of our ways."""
    return (
        Target(
            f"six-page filings a second on two cores, proved and tagged, by {way}", 10, 14, "", _rate(case), most=False
        ),
        Target(
            f"{way} over what the engine alone makes on two cores without checks, tags and proof",
            0.71,
            1,
            "",
            _share(case),
            most=False,
        ),
    )


TARGETS = (
    Target(
        "`check`, 100 paragraphs, cold: wall clock over `import weasyprint`",
        0.55,
        0.4,
        "",
        _over(_clock, CHECK, IMPORT),
    ),
    Target(
        "`check`, 100 paragraphs, cold: computing over `import weasyprint`", 0.55, 0.4, "", _over(_cpu, CHECK, IMPORT)
    ),
    Target("`check`, 100 paragraphs, cold", 0.3, 0.2, " s", _wall(*CHECK)),
    Target("findings after one edit under `watch`, 100 paragraphs", 0.15, 0.1, " s", _wall("watched", "findings")),
    Target(
        "`build`, cold, 24 pages: wall clock over the engine alone",
        1.2,
        1.0,
        "",
        _over(_clock, ("cold", USUAL), ("cold", USUAL)),
    ),
    Target(
        "`build`, cold, 24 pages: computing over the engine alone",
        1.2,
        1.0,
        "",
        _over(_cpu, ("cold", USUAL), ("cold", USUAL)),
    ),
    Target("new PDF after one edit under `watch`, 24 pages, proved", 0.65, 0.4, " s", _wall("watched", "paper")),
    Target("`build`, nothing changed", 0.1, 0.05, " s", _wall("unchanged", USUAL)),
    *(target for case, way in WAYS.items() for target in _many(case, way)),
    Target("growth, 24 to 930 pages: exponent of computing over pages", 1.05, 1.0, "", _exponent),
    Target("growth, 24 to 930 pages: memory a page, of all processes", 0.6, 0.6, " MB", _memory),
)
