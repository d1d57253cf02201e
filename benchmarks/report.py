"""The report: tables of medians and ratios, growth, memory, and the targets, as Markdown."""

from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

from benchmarks.cases import cases
from benchmarks.machine import versions
from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import OURS, missing
from benchmarks.store import Key, Store
from benchmarks.targets import targets

RESULTS = Path(__file__).parent / "results.md"

Row = Sequence[str]
TARGETS_HEAD = ("figure", "to reach", "to aim at", "median", "runs", "least to most of a run", "reached")


def report(store: Store, commit: str, *, complete: bool) -> str:
    """Return the report of all that *store* has of that *commit*; a run that is not *complete* says so."""
    return "\n".join(_lines(store, commit, complete=complete)) + "\n"


def _lines(store: Store, commit: str, *, complete: bool) -> Iterator[str]:
    yield "# Results of the benchmarks"
    yield ""
    first, last = min(store.dates, default="nothing"), max(store.dates, default="nothing")
    yield f"Measured by `make bench` from {first} to {last} UTC; [what it measures](../docs/benchmarks.md)."
    yield "Seconds and megabytes are medians; *computing* is user and system time of all processes."
    yield f"The last columns say how many times as long as {OURS} a program takes."
    if not complete:
        yield "The time for the run was over before everything was measured as often as planned."
    yield ""
    yield f"- measured: commit {commit}; hash of all files, data, packages and versions `{store.stand}`"
    yield from (f"- {name}: {version}" for name, version in versions().items())
    yield from (f"- {name}: not measured, because {lacks} is not installed" for name, lacks in missing().items())
    yield from _section("Targets", table(TARGETS_HEAD, targets(store)))
    yield from _section("Growth and memory", table(GROWTH, growth(store)))
    for name, module in cases().items():
        rows = list(_rows(name, store))
        if rows:
            yield from _section(name.replace("_", " ").capitalize(), [str(module.__doc__).strip(), "", *rows])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def table(head: Row, rows: Sequence[Row]) -> list[str]:
    """Return a table in Markdown, the columns after the first aligned to the right."""
    rule = ["---", *("--:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


# -- cases ------------------------------------------------------------------------------------------------------------


def _rows(case: str, store: Store) -> Iterator[str]:
    """Yield the table of a *case*, with the programs of each paper below one another."""
    keys = [key for key in store.records if key.case == case]
    order = {name: place for place, name in enumerate(paper.name for paper in PAPERS)}
    keys.sort(key=lambda key: (order.get(key.paper.partition(",")[0], len(order)), key.paper.partition(",")[2]))
    if not keys:
        return
    head = ("", "program", "papers", "pages", "runs", "computing, s", "wall clock, s", "memory, MB")
    if case == "instructions":
        yield from table(("", "program", "pages", "instructions, millions"), [_counted(key, store) for key in keys])
        return
    yield from table((*head, "papers a second", "computing, ×", "wall clock, ×"), [_row(key, store) for key in keys])


def _row(key: Key, store: Store) -> Row:
    _, taken = store.middle(key.case, key.paper, key.program) or (key, Measured(0, 0, 0))
    ours = store.middle(key.case, key.paper, OURS)
    mine = (ours[1].cpu / ours[0].papers, ours[1].wall / ours[0].papers) if ours else (0.0, 0.0)
    times = [
        f"{one / key.papers / own:.2f}" if own else "" for one, own in zip((taken.cpu, taken.wall), mine, strict=True)
    ]
    rate = f"{key.papers / taken.wall:.2f}" if key.papers > 1 else ""
    runs, pages = len(store.records[key]), str(key.pages or "")
    figures = (f"{taken.cpu:.2f}", f"{taken.wall:.2f}", f"{taken.memory:.0f}")
    return (key.paper, key.program, str(key.papers), pages, str(runs), *figures, rate, *times)


def _counted(key: Key, store: Store) -> Row:
    _, taken = store.middle(key.case, key.paper, key.program) or (key, Measured(0, 0, 0))
    return (key.paper, key.program, str(key.pages), f"{taken.instructions / 1e6:,.0f}")


# -- growth -----------------------------------------------------------------------------------------------------------

GROWTH = ("program", "from, pages", "to, pages", "exponent of computing", "MB a page", "ms of computing a page")


def growth(store: Store) -> list[Row]:
    """Return for each program how its cost grows from 24 pages to the longest paper that was measured."""
    programs = dict.fromkeys(key.program for key in store.records if key.case == "cold")
    return [row for program in programs if (row := _growth(program, store))]


def _growth(program: str, store: Store) -> Row:
    found = [point for paper in PAPERS[1:] if (point := store.middle("cold", paper.name, program)) and point[0].pages]
    if len(found) < 2:
        return ()
    (short, first), (long, last) = found[0], found[-1]
    more = long.pages - short.pages
    return (
        program,
        str(short.pages),
        str(long.pages),
        f"{log(last.cpu / first.cpu) / log(long.pages / short.pages):.3f}",
        f"{(last.memory - first.memory) / more:.2f}",
        f"{(last.cpu - first.cpu) / more * 1000:.0f}",
    )
