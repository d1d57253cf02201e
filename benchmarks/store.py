"""What was measured, kept in a file line by line, so that a run that is stopped goes on where it was.

A run that is complete ends with a line that says so; the next one begins anew.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import Measured


@dataclass(frozen=True)
class Key:
    """What was measured: a case, a paper and a program; *papers* is how many papers that made, *pages* of how long."""

    case: str
    paper: str
    program: str
    papers: int = 1
    pages: int = 0


@dataclass(frozen=True)
class Record:
    """One measurement, when it ended, by the clock of Greenwich, and in which turn of the run it was made."""

    key: Key
    taken: Measured
    date: str
    turn: int


@dataclass(frozen=True)
class Failure:
    """A trial that failed: its case, paper and program, in which turn of the run, and what it said last."""

    case: str
    paper: str
    program: str
    turn: int
    said: str


Find = Callable[[str, str, str], tuple[Key, Measured] | None]
"""Finds what a case, a paper and a program took."""
Figure = Callable[[Find], float | None]
"""Computes a figure from what was measured, or None where something that it needs was not."""


class Store:
    """The measurements of one machine with one set of versions, in a file: those of each key by the turn of the run."""

    def __init__(self, file: Path, stand: str, *, fresh: bool = False) -> None:
        if fresh:
            file.unlink(missing_ok=True)
        self._file, self.stand = file, stand
        self.records: dict[Key, dict[int, Measured]] = defaultdict(dict)
        self.failures: list[Failure] = []
        self.dates: list[str] = []
        for record in self._read():
            self._keep(record)

    def _read(self) -> Iterator[Record | Failure]:
        """Yield what the last run of the file, unless it is complete, measured with this stand."""
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        told = [json.loads(line) for line in lines]
        last = max((place for place, data in enumerate(told, 1) if "complete" in data), default=0)
        for data in told[last:]:
            if data["stand"] == self.stand:
                yield _failure(data) if "said" in data else _record(data)

    def _keep(self, record: Record | Failure) -> None:
        if isinstance(record, Failure):
            self.failures.append(record)
        else:
            self.records[record.key][record.turn] = record.taken
            self.dates.append(record.date)

    def add(self, key: Key, taken: Measured, turn: int) -> None:
        """Keep a measurement of that *turn*, in the file too."""
        self._note(Record(key, taken, datetime.now(UTC).isoformat(" ", "minutes").removesuffix("+00:00"), turn))

    def fail(self, failure: Failure) -> None:
        """Keep that a trial failed, in the file too."""
        self._note(failure)

    def complete(self) -> None:
        """Note that the run has tried everything."""
        self._write({"complete": True})

    def _note(self, record: Record | Failure) -> None:
        self._keep(record)
        self._write(asdict(record))

    def _write(self, data: dict[str, Any]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"stand": self.stand, **data}) + "\n")

    def tried(self, case: str, paper: str, program: str) -> set[int]:
        """Return the turns in which this was measured or failed."""
        wanted = (case, paper, program)
        failed = {one.turn for one in self.failures if (one.case, one.paper, one.program) == wanted}
        return failed.union(*(taken for _, taken in self._of(*wanted)))

    def _of(self, case: str, paper: str, program: str) -> Iterator[tuple[Key, dict[int, Measured]]]:
        wanted = (case, paper, program)
        return (one for one in self.records.items() if (one[0].case, one[0].paper, one[0].program) == wanted)

    def middle(self, case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
        """Return the medians of what was measured, each by itself, or None."""
        for key, turns in self._of(case, paper, program):
            taken = turns.values()
            return key, Measured(
                median(one.wall for one in taken),
                median(one.cpu for one in taken),
                median(one.memory for one in taken),
                median(one.instructions for one in taken),
            )
        return None

    def turn(self, number: int) -> Find:
        """Return how to find what was measured in the turn of that *number*."""

        def find(case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
            found = self._of(case, paper, program)
            return next(((key, taken[number]) for key, taken in found if number in taken), None)

        return find

    def each(self, figure: Figure) -> list[float]:
        """Return a *figure* turn by turn, for the turns in which all was measured that it is computed from."""
        turns = sorted(set[int]().union(*self.records.values()))
        found = (figure(self.turn(number)) for number in turns)
        return [value for value in found if value is not None]


def _record(data: dict[str, Any]) -> Record:
    return Record(Key(**data["key"]), Measured(**data["taken"]), data["date"], data["turn"])


def _failure(data: dict[str, Any]) -> Failure:
    return Failure(**{name: value for name, value in data.items() if name != "stand"})
