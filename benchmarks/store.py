"""The measurements, kept in a file line by line, so that a stopped run can be resumed.

A complete run ends with a line that says so; the next run starts over.
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
    """What was measured: a case, a paper and a program; *papers* is the number of papers made, *pages* their length."""

    case: str
    paper: str
    program: str
    papers: int = 1
    pages: int = 0


@dataclass(frozen=True)
class Record:
    """One measurement, with its date and time (UTC), and its turn of the run."""

    key: Key
    taken: Measured
    date: str
    turn: int


@dataclass(frozen=True)
class Failure:
    """A trial that failed: its case, paper and program, its turn of the run, and its last message."""

    case: str
    paper: str
    program: str
    turn: int
    message: str


Find = Callable[[str, str, str], tuple[Key, Measured] | None]
"""Finds the cost of a case, a paper and a program."""

Figure = Callable[[Find], float | None]
"""Computes a figure from measurements; None if one that it needs is missing."""


class Store:
    """The measurements of one machine with one set of versions, in a file, by key and by turn of the run."""

    def __init__(self, file: Path, fingerprint: str, *, fresh: bool = False) -> None:
        if fresh:
            file.unlink(missing_ok=True)
        self._file = file
        self.fingerprint = fingerprint
        self.records: dict[Key, dict[int, Measured]] = defaultdict(dict)
        self.failures: list[Failure] = []
        self.dates: list[str] = []
        for record in self._read_records():
            self._keep(record)

    def _read_records(self) -> Iterator[Record | Failure]:
        """Yield the records of the last run, unless it is complete, that have this fingerprint."""
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        records = [json.loads(line) for line in lines]
        ends_of_runs = [index for index, data in enumerate(records, 1) if "complete" in data]
        start = ends_of_runs[-1] if ends_of_runs else 0
        for data in records[start:]:
            if data.get("fingerprint") == self.fingerprint:
                yield _failure(data) if "message" in data else _record(data)

    def _keep(self, record: Record | Failure) -> None:
        if isinstance(record, Failure):
            self.failures.append(record)
        else:
            self.records[record.key][record.turn] = record.taken
            self.dates.append(record.date)

    def add(self, key: Key, cost: Measured, turn: int) -> None:
        """Keep a measurement of this *turn*, also in the file."""
        self._note(Record(key, cost, datetime.now(UTC).isoformat(" ", "minutes").removesuffix("+00:00"), turn))

    def fail(self, failure: Failure) -> None:
        """Keep the *failure* of a trial, also in the file."""
        self._note(failure)

    def complete(self) -> None:
        """Record that the run is complete."""
        self._write({"complete": True})

    def _note(self, record: Record | Failure) -> None:
        self._keep(record)
        self._write(asdict(record))

    def _write(self, data: dict[str, Any]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"fingerprint": self.fingerprint, **data}) + "\n")

    def tried(self, case: str, paper: str, program: str) -> set[int]:
        """Return the turns in which this trial succeeded or failed."""
        trial = (case, paper, program)
        turns = {failure.turn for failure in self.failures if (failure.case, failure.paper, failure.program) == trial}
        for _, measurements in self._of(*trial):
            turns.update(measurements)
        return turns

    def _of(self, case: str, paper: str, program: str) -> Iterator[tuple[Key, dict[int, Measured]]]:
        trial = (case, paper, program)
        return (entry for entry in self.records.items() if (entry[0].case, entry[0].paper, entry[0].program) == trial)

    def middle(self, case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
        """Return the median of each kind of cost, or None if nothing was measured."""
        for key, turns in self._of(case, paper, program):
            costs = turns.values()
            return key, Measured(
                median(cost.wall for cost in costs),
                median(cost.cpu for cost in costs),
                median(cost.memory for cost in costs),
                median(cost.instructions for cost in costs),
            )
        return None

    def turn(self, number: int) -> Find:
        """Return a function that finds measurements of turn *number*."""

        def find(case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
            for key, turns in self._of(case, paper, program):
                if number in turns:
                    return key, turns[number]
            return None

        return find

    def each(self, figure: Figure) -> list[float]:
        """Return the *figure* of each turn that has all measurements it needs."""
        turns = sorted({number for measurements in self.records.values() for number in measurements})
        values = [figure(self.turn(number)) for number in turns]
        return [value for value in values if value is not None]


def _record(data: dict[str, Any]) -> Record:
    return Record(Key(**data["key"]), Measured(**data["taken"]), data["date"], data["turn"])


def _failure(data: dict[str, Any]) -> Failure:
    return Failure(**{name: value for name, value in data.items() if name != "fingerprint"})
