"""The report: tables of medians and ratios, growth, memory, and the targets, as Markdown."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.cases import cases
from benchmarks.machine import versions
from benchmarks.measure import Measured
from benchmarks.papers import LONGER, LONGEST, PAPERS, SHORT_FORM
from benchmarks.peers import THIS_PROGRAM, missing_packages
from benchmarks.store import Figure, Find, Key, Store
from benchmarks.targets import (
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
    yield f"The last columns say how many times as long as {THIS_PROGRAM} a program takes."
    yield "A ratio, a rate of the targets and an exponent are computed turn by turn, and their median is printed."
    if not complete:
        yield "The time for the run was over before everything was measured as often as planned."
    yield ""
    yield f"- measured: commit {commit}; hash of all files, data, packages and versions `{store.fingerprint}`"
    yield from (f"- {name}: {version}" for name, version in versions().items())
    for name, package in missing_packages().items():
        yield f"- {name}: not measured, because {package} is not installed"
    if store.failures:
        yield from _section("Failed trials", list(_failed_trials(store)))
    yield from _section("Targets", table(TARGETS_HEAD, targets(store)))
    yield from _section("Growth and memory", table(GROWTH_HEAD, growth(store)))
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


CASE_HEAD = (
    "",
    "program",
    "papers",
    "pages",
    "runs",
    "computing, s",
    "wall clock, s",
    "memory, MB",
    "papers a second",
    "computing, ×",
    "wall clock, ×",
)
INSTRUCTIONS_HEAD = ("", "program", "pages", "instructions, millions")


def _rows(case: str, store: Store) -> Iterator[str]:
    """Yield the table of a *case*, with a row for each program of each paper."""
    keys = sorted((key for key in store.records if key.case == case), key=_place_in_table)
    if not keys:
        return
    if case == "instructions":
        yield from table(INSTRUCTIONS_HEAD, [_instruction_row(key, store) for key in keys])
    else:
        yield from table(CASE_HEAD, [_row(key, store) for key in keys])


def _place_in_table(key: Key) -> tuple[int, str]:
    """Return the sort key of a row: the length of its paper, then the rest of the name, such as the cores."""
    names = [paper.name for paper in PAPERS]
    name, _, rest = key.paper.partition(",")
    return names.index(name) if name in names else len(names), rest


def _row(key: Key, store: Store) -> Row:
    cost = _median_cost(key, store)
    return (
        key.paper,
        key.program,
        str(key.papers),
        str(key.pages or ""),
        str(len(store.records[key])),
        f"{cost.cpu:.2f}",
        f"{cost.wall:.2f}",
        f"{cost.memory:.0f}",
        f"{key.papers / cost.wall:.2f}" if key.papers > 1 else "",
        _median_ratio(key, computing, store),
        _median_ratio(key, wall_clock, store),
    )


def _median_cost(key: Key, store: Store) -> Measured:
    measurement = store.median_of_turns(key.case, key.paper, key.program)
    return measurement.cost if measurement else Measured(wall=0, cpu=0, memory=0)


def _median_ratio(key: Key, kind_of_cost: Callable[[Measured], float], store: Store) -> str:
    """Return the median of a program's ratios to this program; "" if there are none."""
    ratios = store.values_by_turn(_over_this_program(key, kind_of_cost))
    return f"{median(ratios):.2f}" if ratios else ""


def _over_this_program(key: Key, kind_of_cost: Callable[[Measured], float]) -> Figure:
    """Return a function for a program's cost per paper, divided by that of this program in the same turn."""

    def ratio(find: Find) -> float | None:
        measurement = find(key.case, key.paper, key.program)
        own_measurement = find(key.case, key.paper, THIS_PROGRAM)
        if not measurement or not own_measurement:
            return None
        own_cost_per_paper = kind_of_cost(own_measurement.cost) / own_measurement.key.papers
        cost_per_paper = kind_of_cost(measurement.cost) / key.papers
        return cost_per_paper / own_cost_per_paper if own_cost_per_paper else None

    return ratio


def _instruction_row(key: Key, store: Store) -> Row:
    millions = _median_cost(key, store).instructions / 1e6
    return (key.paper, key.program, str(key.pages), f"{millions:,.0f}")


# -- growth -----------------------------------------------------------------------------------------------------------

GROWTH_HEAD = (
    "program",
    "from, pages",
    "to, pages",
    "exponent of computing",
    "from 370 pages on",
    "MB a page",
    "ms of computing a page",
)


def growth(store: Store) -> list[Row]:
    """Return a row for each program: the growth of its cost from 24 pages to the longest paper measured."""
    programs = dict.fromkeys(key.program for key in store.records if key.case == "cold")
    rows = [_growth(program, store) for program in programs]
    return [row for row in rows if row]


def _growth(program: str, store: Store) -> Row:
    measurements = [store.median_of_turns("cold", paper.name, program) for paper in PAPERS if paper is not SHORT_FORM]
    keys = [measurement.key for measurement in measurements if measurement and measurement.key.pages]
    if len(keys) < 2:
        return ()
    first = keys[0]
    last = keys[-1]
    whole_range = {"first_paper": first.paper, "last_paper": last.paper}
    long_range = {"first_paper": LONGER.name, "last_paper": LONGEST.name}
    return (
        program,
        str(first.pages),
        str(last.pages),
        _median_text(growing(exponent, program, **whole_range), store, decimals=3),
        _median_text(growing(exponent, program, **long_range), store, decimals=3),
        _median_text(growing(memory_a_page, program, **whole_range), store, decimals=2),
        _median_text(growing(computing_a_page, program, **whole_range), store, decimals=0),
    )


def _median_text(figure: Figure, store: Store, *, decimals: int) -> str:
    """Return the median of *figure* over the turns; "" if no turn has it."""
    values = store.values_by_turn(figure)
    return f"{median(values):.{decimals}f}" if values else ""
