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
    """One measurement, and when it ended, by the clock of Greenwich."""

    key: Key
    taken: Measured
    date: str


Find = Callable[[str, str, str], tuple[Key, Measured] | None]
"""Finds what a case, a paper and a program took."""


class Store:
    """The measurements of one machine with one set of versions, in a file."""

    def __init__(self, file: Path, stand: str, *, fresh: bool = False) -> None:
        if fresh:
            file.unlink(missing_ok=True)
        self._file, self.stand = file, stand
        self.records: dict[Key, list[Measured]] = defaultdict(list)
        self.dates: list[str] = []
        for record in self._read():
            self._keep(record)

    def _read(self) -> Iterator[Record]:
        """Yield the measurements of the last run of the file, unless it is complete, that were made with this stand."""
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        told = [json.loads(line) for line in lines]
        last = max((place for place, data in enumerate(told, 1) if "complete" in data), default=0)
        for data in told[last:]:
            if data["stand"] == self.stand:
                yield Record(Key(**data["key"]), Measured(**data["taken"]), data["date"])

    def _keep(self, record: Record) -> None:
        self.records[record.key].append(record.taken)
        self.dates.append(record.date)

    def add(self, key: Key, taken: Measured) -> None:
        """Keep a measurement, in the file too."""
        record = Record(key, taken, datetime.now(UTC).isoformat(" ", "minutes").removesuffix("+00:00"))
        self._keep(record)
        self._write(asdict(record))

    def complete(self) -> None:
        """Note that the run has measured everything."""
        self._write({"complete": True})

    def _write(self, data: dict[str, Any]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"stand": self.stand, **data}) + "\n")

    def count(self, case: str, paper: str, program: str) -> int:
        """Return how often this was measured."""
        wanted = (case, paper, program)
        return sum(len(taken) for key, taken in self.records.items() if (key.case, key.paper, key.program) == wanted)

    def middle(self, case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
        """Return the medians of what was measured, or None."""
        for key, taken in self.records.items():
            if (key.case, key.paper, key.program) == (case, paper, program):
                return key, Measured(
                    median(one.wall for one in taken),
                    median(one.cpu for one in taken),
                    median(one.memory for one in taken),
                    median(one.instructions for one in taken),
                )
        return None

    def run(self, number: int) -> Find:
        """Return how to find what the run of that *number* took; runs of one number were made in the same turn."""

        def find(case: str, paper: str, program: str) -> tuple[Key, Measured] | None:
            for key, taken in self.records.items():
                if (key.case, key.paper, key.program) == (case, paper, program) and number < len(taken):
                    return key, taken[number]
            return None

        return find
