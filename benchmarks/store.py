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
from typing import Any, NamedTuple

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
    cost: Measured
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


class Measurement(NamedTuple):
    """The cost of the trial called *key*."""

    key: Key
    cost: Measured


Find = Callable[[str, str, str], Measurement | None]
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
        """Yield the records of the last run with this fingerprint, unless that run is complete."""
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        records = [json.loads(line) for line in lines]
        last_run: list[dict[str, Any]] = []
        for data in records:
            if "complete" in data:
                last_run = []
            else:
                last_run.append(data)
        for data in last_run:
            if data.get("fingerprint") == self.fingerprint:
                yield _failure(data) if "message" in data else _record(data)

    def _keep(self, record: Record | Failure) -> None:
        if isinstance(record, Failure):
            self.failures.append(record)
        else:
            self.records[record.key][record.turn] = record.cost
            self.dates.append(record.date)

    def add(self, key: Key, cost: Measured, turn: int) -> None:
        """Keep a measurement of this *turn*, also in the file."""
        date = datetime.now(UTC).isoformat(" ", timespec="minutes").removesuffix("+00:00")
        self._note(Record(key, cost, date, turn))

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

    def tried_turns(self, case: str, paper: str, program: str) -> set[int]:
        """Return the turns in which this trial succeeded or failed."""
        turns: set[int] = set()
        for failure in self.failures:
            if failure.case == case and failure.paper == paper and failure.program == program:
                turns.add(failure.turn)
        for _, costs_by_turn in self._costs_of(case, paper, program):
            turns.update(costs_by_turn)
        return turns

    def _costs_of(self, case: str, paper: str, program: str) -> Iterator[tuple[Key, dict[int, Measured]]]:
        """Yield each key of a case, a paper and a program, with its costs by turn."""
        for key, costs_by_turn in self.records.items():
            if key.case == case and key.paper == paper and key.program == program:
                yield key, costs_by_turn

    def median_of_turns(self, case: str, paper: str, program: str) -> Measurement | None:
        """Return the median of each kind of cost, or None if nothing was measured."""
        for key, costs_by_turn in self._costs_of(case, paper, program):
            costs = costs_by_turn.values()
            median_cost = Measured(
                wall=median(cost.wall for cost in costs),
                cpu=median(cost.cpu for cost in costs),
                memory=median(cost.memory for cost in costs),
                instructions=median(cost.instructions for cost in costs),
            )
            return Measurement(key, median_cost)
        return None

    def find_in_turn(self, turn: int) -> Find:
        """Return a function that finds the measurements of *turn*."""

        def find(case: str, paper: str, program: str) -> Measurement | None:
            for key, costs_by_turn in self._costs_of(case, paper, program):
                if turn in costs_by_turn:
                    return Measurement(key, costs_by_turn[turn])
            return None

        return find

    def values_by_turn(self, figure: Figure) -> list[float]:
        """Return the *figure* of each turn that has all measurements it needs."""
        turns: set[int] = set()
        for costs_by_turn in self.records.values():
            turns.update(costs_by_turn)
        values = [figure(self.find_in_turn(turn)) for turn in sorted(turns)]
        return [value for value in values if value is not None]


def _record(data: dict[str, Any]) -> Record:
    return Record(Key(**data["key"]), Measured(**data["cost"]), data["date"], data["turn"])


def _failure(data: dict[str, Any]) -> Failure:
    return Failure(**{name: value for name, value in data.items() if name != "fingerprint"})
