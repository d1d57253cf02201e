"""The targets: the figures that the program is to reach, and what was measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import BARE, OURS
from benchmarks.store import Key, Store

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
    value: Callable[[Store], float | None]
    most: bool = True


def targets(store: Store) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets."""
    return list(_rows(store))


def _rows(store: Store) -> Iterator[tuple[str, ...]]:
    for target in TARGETS:
        value = target.value(store)
        reached, aimed = (_reached(target, value, limit) for limit in (target.reach, target.aim))
        said = "not measured" if value is None else "aim reached" if aimed else "yes" if reached else "no"
        shown = "" if value is None else f"{value:.3g}{target.unit}"
        yield (target.figure, f"{target.reach:g}{target.unit}", f"{target.aim:g}{target.unit}", shown, said)


def _reached(target: Target, value: float | None, limit: float) -> bool:
    return value is not None and (value <= limit if target.most else value >= limit)


# -- figures ----------------------------------------------------------------------------------------------------------


def _taken(store: Store, case: str, paper: str, program: str) -> Measured | None:
    found = store.middle(case, paper, program)
    return found[1] if found else None


def _wall(case: str, paper: str, program: str = OURS) -> Callable[[Store], float | None]:
    return lambda store: taken.wall if (taken := _taken(store, case, paper, program)) else None


def _over(of: Callable[[Measured], float], one: tuple[str, str], other: tuple[str, str]) -> Callable[..., float | None]:
    """Return a function for how many times as much *one* of ours takes as *other* of the engine alone."""

    def ratio(store: Store) -> float | None:
        ours, bare = _taken(store, *one, OURS), _taken(store, *other, BARE)
        return of(ours) / of(bare) if ours and bare else None

    return ratio


def _cpu(taken: Measured) -> float:
    return taken.cpu


def _clock(taken: Measured) -> float:
    return taken.wall


def _rate(store: Store) -> float | None:
    """Return how many short forms are made in a second on two cores, by the faster of our ways."""
    ways = (store.middle("batch", f"{SHORT}, 2 cores", OURS), store.middle("many", f"{SHORT}, 2 cores", OURS))
    return max((key.papers / taken.wall for key, taken in filter(None, ways)), default=None)


def _share(store: Store) -> float | None:
    """Return our rate over that of the engine alone in the same run, which no machine's speed changes."""
    ours, bare = _rate(store), store.middle("many", f"{SHORT}, 2 cores", BARE)
    return ours / (bare[0].papers / bare[1].wall) if ours and bare else None


def _ends(store: Store) -> tuple[tuple[Key, Measured], tuple[Key, Measured]] | None:
    """Return the paper of 24 pages and the longest, as we made them."""
    first, last = (store.middle("cold", name, OURS) for name in (USUAL, LONG))
    return (first, last) if first and last else None


def _exponent(store: Store) -> float | None:
    if not (ends := _ends(store)):
        return None
    (short, first), (long, last) = ends
    return log(last.cpu / first.cpu) / log(long.pages / short.pages)


def _memory(store: Store) -> float | None:
    if not (ends := _ends(store)):
        return None
    (short, first), (long, last) = ends
    return (last.memory - first.memory) / (long.pages - short.pages)


CHECK, IMPORT = ("start_up", "assembler check"), ("start_up", 'python -c "import weasyprint"')

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
    Target("six-page filings a second on two cores, proved and tagged", 10, 14, "", _rate, most=False),
    Target(
        "the same, over what the engine alone makes without checks, tags and proof", 0.71, 1, "", _share, most=False
    ),
    Target("growth, 24 to 930 pages: exponent of computing over pages", 1.05, 1.0, "", _exponent),
    Target("growth, 24 to 930 pages: memory a page", 0.6, 0.6, " MB", _memory),
)
