"""Timing: several things by turns, so that a busy moment of the machine falls on all of them."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent

Timed = Callable[[], object]


def command(*arguments: str) -> Timed:
    """Return what runs a command at the top of the project; it must end well."""
    return lambda: subprocess.run(arguments, cwd=ROOT, capture_output=True, check=True)


def by_turns(things: Mapping[str, Timed], repeats: int) -> dict[str, list[float]]:
    """Return the seconds that each of *things* took, *repeats* times; a first turn warms the machine up."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for turn in range(repeats + 1):
        for name, thing in things.items():
            start = perf_counter()
            thing()
            taken[name] += [perf_counter() - start] if turn else []
    return taken


def rows(taken: Mapping[str, list[float]]) -> list[list[str]]:
    """Return a row for each thing: its name, the least and the middle of its times in milliseconds."""
    return [[name, f"{min(times) * 1000:.0f}", f"{median(times) * 1000:.0f}"] for name, times in taken.items()]
