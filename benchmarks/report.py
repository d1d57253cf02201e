"""The report: tables of medians and ratios, growth, memory, and the targets, as Markdown."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.cases import cases
from benchmarks.machine import versions
from benchmarks.measure import Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import OURS, missing
from benchmarks.store import Figure, Find, Key, Store
from benchmarks.targets import (
    LONGER,
    LONGEST,
    computing,
    computing_a_page,
    exponent,
    growing,
    memory_a_page,
    targets,
    wall_clock,
)

RESULTS = Path(__file__).parent / "results.md"

Row = Sequence[str]
TARGETS_HEAD = ("figure", "to reach", "to aim at", "median", "runs", "least to most of a run", "reached")


def report(store: Store, commit: str, *, complete: bool) -> str:
    """Return the report of all measurements in *store* of this *commit*; it says if the run is not *complete*."""
    return "\n".join(_lines(store, commit, complete=complete)) + "\n"


def _lines(store: Store, commit: str, *, complete: bool) -> Iterator[str]:
    yield "# Results of the benchmarks"
    yield ""
    first_date = min(store.dates, default="nothing")
    last_date = max(store.dates, default="nothing")
    yield f"Measured by `make bench` from {first_date} to {last_date} UTC; [what it measures](../docs/benchmarks.md)."
    yield "Seconds and megabytes are medians; *computing* is user and system time of all processes."
    yield f"The last columns say how many times as long as {OURS} a program takes."
    yield "A ratio, a rate of the targets and an exponent are computed turn by turn, and their median is printed."
    if not complete:
        yield "The time for the run was over before everything was measured as often as planned."
    yield ""
    yield f"- measured: commit {commit}; hash of all files, data, packages and versions `{store.fingerprint}`"
    yield from (f"- {name}: {version}" for name, version in versions().items())
    yield from (f"- {name}: not measured, because {package} is not installed" for name, package in missing().items())
    if store.failures:
        yield from _section("Failed trials", list(_failed_trials(store)))
    yield from _section("Targets", table(TARGETS_HEAD, targets(store)))
    yield from _section("Growth and memory", table(GROWTH, growth(store)))
    for name, module in cases().items():
        rows = list(_rows(name, store))
        if rows:
            yield from _section(name.replace("_", " ").capitalize(), [str(module.__doc__).strip(), "", *rows])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def _failed_trials(store: Store) -> Iterator[str]:
    """Yield a line for each trial that failed; its turn is missing from the figures that need it."""
    for failure in store.failures:
        message = failure.message.replace("`", "'")
        yield f"- {failure.case}, {failure.paper}, {failure.program}, run {failure.turn + 1}: `{message}`"


def table(head: Row, rows: Sequence[Row]) -> list[str]:
    """Return a table in Markdown, the columns after the first aligned to the right."""
    rule = ["---", *("--:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


# -- cases ------------------------------------------------------------------------------------------------------------


def _rows(case: str, store: Store) -> Iterator[str]:
    """Yield the table of a *case*, with a row for each program of each paper."""
    keys = [key for key in store.records if key.case == case]
    order = {name: index for index, name in enumerate(paper.name for paper in PAPERS)}
    keys.sort(key=lambda key: (order.get(key.paper.partition(",")[0], len(order)), key.paper.partition(",")[2]))
    if not keys:
        return
    head = ("", "program", "papers", "pages", "runs", "computing, s", "wall clock, s", "memory, MB")
    if case == "instructions":
        yield from table(
            ("", "program", "pages", "instructions, millions"), [_instruction_row(key, store) for key in keys]
        )
        return
    yield from table((*head, "papers a second", "computing, ×", "wall clock, ×"), [_row(key, store) for key in keys])


def _row(key: Key, store: Store) -> Row:
    _, cost = store.middle(key.case, key.paper, key.program) or (key, Measured(0, 0, 0))
    ratios_by_kind = (store.each(_over_ours(key, kind_of_cost)) for kind_of_cost in (computing, wall_clock))
    medians = [f"{median(ratios):.2f}" if ratios else "" for ratios in ratios_by_kind]
    rate = f"{key.papers / cost.wall:.2f}" if key.papers > 1 else ""
    counts = (str(key.papers), str(key.pages or ""), str(len(store.records[key])))
    figures = (f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.memory:.0f}")
    return (key.paper, key.program, *counts, *figures, rate, *medians)


def _over_ours(key: Key, kind_of_cost: Callable[[Measured], float]) -> Figure:
    """Return a function for a program's cost per paper, divided by that of this program in the same turn."""

    def ratio(find: Find) -> float | None:
        measurement = find(key.case, key.paper, key.program)
        own_measurement = find(key.case, key.paper, OURS)
        if not measurement or not own_measurement:
            return None
        own_key, own_cost = own_measurement
        own_cost_per_paper = kind_of_cost(own_cost) / own_key.papers
        _, cost = measurement
        return kind_of_cost(cost) / key.papers / own_cost_per_paper if own_cost_per_paper else None

    return ratio


def _instruction_row(key: Key, store: Store) -> Row:
    _, cost = store.middle(key.case, key.paper, key.program) or (key, Measured(0, 0, 0))
    return (key.paper, key.program, str(key.pages), f"{cost.instructions / 1e6:,.0f}")


# -- growth -----------------------------------------------------------------------------------------------------------

GROWTH = (
    *("program", "from, pages", "to, pages", "exponent of computing", "from 370 pages on", "MB a page"),
    "ms of computing a page",
)


def growth(store: Store) -> list[Row]:
    """Return a row for each program: the growth of its cost from 24 pages to the longest paper measured."""
    programs = dict.fromkeys(key.program for key in store.records if key.case == "cold")
    rows = [_growth(program, store) for program in programs]
    return [row for row in rows if row]


def _growth(program: str, store: Store) -> Row:
    points = [store.middle("cold", paper.name, program) for paper in PAPERS[1:]]
    keys = [point[0] for point in points if point and point[0].pages]
    if len(keys) < 2:
        return ()
    first = keys[0].paper
    last = keys[-1].paper
    figures = (
        (".3f", growing(exponent, program, first, last)),
        (".3f", growing(exponent, program, LONGER, LONGEST)),
        (".2f", growing(memory_a_page, program, first, last)),
        (".0f", growing(computing_a_page, program, first, last)),
    )
    values_and_forms = [(store.each(figure), form) for form, figure in figures]
    texts = [format(median(values), form) if values else "" for values, form in values_and_forms]
    return (program, str(keys[0].pages), str(keys[-1].pages), *texts)
