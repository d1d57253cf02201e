"""The workers of a batch: processes that each build one row at a time, within limits of time and memory.

A worker that dies loses nothing: its row goes to a new one. If that dies of it too, the row has failed. One that dies
while it starts is started once more.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from typing import Any, Self

from assembler.batch import processes
from assembler.batch.clock import seconds
from assembler.batch.filing import failed
from assembler.batch.outcome import Outcome, from_line
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings, as_json
from assembler.batch.wire import line_of
from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.load.files import place_of

STARTING = 120
"""The seconds that a worker may take to start."""

GRACE = 5
"""The seconds for which a run that is stopped waits for the filings that are being built."""

GROWN = 0.7
"""The part of its memory after which a worker is replaced by a new one."""

MOST_NAMED = 12
"""How many filings are named in one line."""


@dataclass
class Worker:
    """A process that builds rows, the row that it builds, and when that must be done."""

    process: processes.Process
    workshop: dict[str, str]
    row: Row | None = None
    deadline: float = 0.0
    memory: int = 0
    scratch: str = ""
    """Its folder for papers that go elsewhere."""
    lock: int = -1
    """What holds the lock of that folder."""


def start(settings: Settings) -> Worker:
    """Start a worker, and wait until it is ready. Raises `Stopped` if it is not."""
    return ready(launch(settings), settings)


def launch(settings: Settings) -> Worker:
    """Start a worker, which will tell when it is ready."""
    worker = Worker(processes.process(settings.here), {})
    _told(worker, as_json(settings))
    return worker


def ready(worker: Worker, settings: Settings) -> Worker:
    """Return *worker* as soon as it is ready; one that dies is started once more. Raises `Stopped` if it is not."""
    line = _first_line(worker)
    if line is not None and not line.endswith(b"\n"):
        end(worker)
        worker.process = launch(settings).process
        line = _first_line(worker)
    if not (line or b"").endswith(b"\n"):
        end(worker)
        message = "a worker does not start"
        fix = "run `assembler build` on one filing, or `assembler batch --preview`, which shows why"
        raise Stopped(fault("BAT009", place_of(settings.base), message, fix=fix))
    worker.workshop = json.loads(line or b"")
    return worker


def _first_line(worker: Worker) -> bytes | None:
    """Return what *worker* says first, which is cut off if it has died; None if it takes too long."""
    with DefaultSelector() as waiting:
        waiting.register(output(worker), EVENT_READ)
        return bytes(output(worker).readline()) if waiting.select(STARTING) else None


def hand(worker: Worker, row: Row, limit: int) -> bool:
    """Give *row* to *worker*, which has *limit* seconds for it. Return whether it took the row."""
    worker.row, worker.deadline = row, seconds() + limit
    return _told(worker, line_of(row))


def answer(worker: Worker) -> Outcome | None:
    """Return what came of the row that *worker* has built; None if it has died."""
    line = output(worker).readline()
    if not line.endswith(b"\n"):
        return None
    worker.row, outcome = None, from_line(line)
    worker.memory = outcome.memory if outcome.verdict != "failed" else sys.maxsize  # what has failed once is replaced
    return outcome


def end(worker: Worker) -> None:
    """End *worker* at once, and wait until it has ended."""
    processes.close(worker.process)


def _told(worker: Worker, line: str) -> bool:
    stream = worker.process.stdin
    try:
        stream.write(f"{line}\n".encode())  # type: ignore[union-attr]
        stream.flush()  # type: ignore[union-attr]
    except OSError:  # it has died, which its answer will show
        return False
    return True


def output(worker: Worker) -> Any:
    """Return the stream from which the answers of *worker* are read."""
    return worker.process.stdout


class Pool:
    """The workers of one run; *stopping* says whether to hand out no more rows."""

    def __init__(self, settings: Settings, count: int, stopping: Callable[[], bool]) -> None:
        self.settings, self.stopping = settings, stopping
        self.workers: list[Worker] = []
        self.tried: dict[int, str] = {}
        """The rows of which a worker has died once: their numbers, and the names of their filings."""
        self.count = count

    def __enter__(self) -> Self:
        """Start the workers. Raises `Stopped`, and leaves none behind, if one does not start or differs."""
        try:
            self.workers += [launch(self.settings) for _ in range(self.count)]
            for worker in self.workers:
                self._refuse_other(ready(worker, self.settings))
        except BaseException:
            self.__exit__()
            raise
        return self

    @property
    def workshop(self) -> dict[str, str]:
        """What the workers build with."""
        return self.workers[0].workshop

    def lost(self) -> str:
        """Return in words which workers died; "" if none did."""
        if not self.tried:
            return ""
        count, listed = len(self.tried), ", ".join([*self.tried.values()][:MOST_NAMED])
        whose = "a worker died; its row was" if count == 1 else f"{count:,} workers died; their rows were"
        return f"{whose} built again: {listed}{', ...' if count > MOST_NAMED else ''}"

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            end(worker)

    def outcomes(self, rows: Iterable[Row]) -> Iterator[Outcome]:
        """Yield what came of each of *rows*, in the order in which they are done."""
        left, given_up = iter(rows), 0.0
        while True:
            for worker in self.workers:
                if not worker.row and not self.stopping() and (row := next(left, None)):
                    hand(self._fresh(worker), row, self.settings.seconds)
            if not any(worker.row for worker in self.workers):
                return
            if self.stopping():
                given_up = given_up or seconds() + GRACE
                if seconds() > given_up:
                    return
            yield from self._answers()

    def _answers(self) -> Iterator[Outcome]:
        """Wait a moment; yield what is done, and what takes too long."""
        busy = [worker for worker in self.workers if worker.row]
        with DefaultSelector() as waiting:
            for worker in busy:
                waiting.register(output(worker), EVENT_READ, worker)
            ready = [key.data for key, _ in waiting.select(0.2)]
        for worker in busy:
            row = worker.row
            if worker in ready:
                if outcome := answer(worker):
                    yield outcome
                elif row:
                    yield from self._after_death(worker, row)
            elif row and seconds() > worker.deadline:
                self._replace(worker)
                yield failed(row, f"took more than {self.settings.seconds} seconds")

    def _after_death(self, worker: Worker, row: Row) -> Iterator[Outcome]:
        """Build *row*, of which *worker* has died, once more; yield its failure if that has been done already."""
        self._replace(worker)
        if row.number in self.tried:
            yield failed(row, "the process that builds it has died twice")
            return
        self.tried[row.number] = row.id
        hand(worker, row, self.settings.seconds)

    def _fresh(self, worker: Worker) -> Worker:
        """Return *worker*, with a new process if the memory of the old one has grown."""
        if worker.memory > self.settings.megabytes * GROWN:
            self._replace(worker)
        return worker

    def _refuse_other(self, worker: Worker) -> None:
        """Raise `Stopped` if *worker* would make other papers than the first."""
        if worker.workshop == self.workshop:
            return
        names = [name for name, value in worker.workshop.items() if self.workshop.get(name) != value]
        message = f"changed while the batch ran: {', '.join(names)}"
        raise Stopped(fault("BAT009", place_of(self.settings.base), message, fix="run the same command again"))

    def _replace(self, worker: Worker) -> None:
        end(worker)
        new = start(self.settings)
        worker.process, worker.row, worker.memory = new.process, None, 0
        self._refuse_other(new)
