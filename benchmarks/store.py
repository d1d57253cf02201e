"""What was measured, kept in a file line by line, so that a run that is stopped goes on where it was."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

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
    """One measurement."""

    key: Key
    taken: Measured


class Store:
    """The measurements of one machine with one set of versions, in a file."""

    def __init__(self, file: Path, stand: str, *, fresh: bool = False) -> None:
        if fresh:
            file.unlink(missing_ok=True)
        self._file, self._stand = file, stand
        self.records: dict[Key, list[Measured]] = defaultdict(list)
        for record in self._read():
            self.records[record.key].append(record.taken)

    def _read(self) -> Iterator[Record]:
        """Yield the measurements of the file that were made with the same versions."""
        for line in self._file.read_text("utf-8").splitlines() if self._file.exists() else ():
            data = json.loads(line)
            if data["stand"] == self._stand:
                yield Record(Key(**data["key"]), Measured(**data["taken"]))

    def add(self, key: Key, taken: Measured) -> None:
        """Keep a measurement, in the file too."""
        self.records[key].append(taken)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"stand": self._stand, "key": asdict(key), "taken": asdict(taken)}) + "\n")

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
