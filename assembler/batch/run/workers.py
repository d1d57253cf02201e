"""The worker processes of one machine: each builds one row at a time, within limits of time and memory.

A worker that dies loses nothing: another builds its row. If that one dies too, the row has failed. A worker that dies
while it starts is started again once.
"""

import os
import subprocess
import sys
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Lock
from typing import Any, Self

import assembler
from assembler.batch.filing.make_filing import failed
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.load.files import place_of

STARTING = 120
"""The seconds that a worker may take to start."""

GROWN = 0.7
"""The part of its memory after which a worker is replaced."""

AHEAD = 2
"""How many rows a worker has at most: one that it builds, and one that waits."""

MOST_NAMED = 12
"""How many filings are named in one line."""

Workshop = dict[str, str]
"""What a worker builds with, as `workshop.py` reports it."""


class Worker:
    """A process that builds rows, and the pipe through which it takes them."""

    def __init__(self, settings: Settings) -> None:
        """Start the process. It says later what it builds with, and whether it could start at all."""
        self.pipe, its_end = Pipe()
        with its_end:
            command = [sys.executable, "-P", "-m", "assembler.batch.run.worker", f"{its_end.fileno()}"]
            environment = {**os.environ, "PYTHONPATH": str(Path(assembler.__file__).parent.parent)}
            self.process = subprocess.Popen(  # noqa: S603 - no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=settings.here,
                pass_fds=[its_end.fileno()],
            )
        self.workshop: Workshop = {}
        self.worn_out = False
        """Whether it has failed on a row, or its memory has grown: then another takes its place."""
        with suppress(OSError):  # it has died, which `answer` reports
            self.pipe.send(settings)

    def answer(self, seconds: float) -> Any:
        """Return what the worker sends next. Raises `TimeoutError`, and `EOFError` if it has died."""
        try:
            if self.pipe.poll(seconds):
                return self.pipe.recv()
        except OSError:  # it died while it wrote
            raise EOFError from None
        raise TimeoutError

    def build(self, row: Row, settings: Settings) -> Outcome:
        """Return what came of *row*. Raises `TimeoutError`, and `EOFError` if the worker has died."""
        with suppress(OSError):  # as above
            self.pipe.send((row, settings))
        outcome: Outcome = self.answer(settings.seconds)
        self.worn_out = outcome.verdict == "failed" or outcome.memory > settings.megabytes * GROWN
        return outcome

    def end(self) -> None:
        """End the process at once, and wait until it has ended."""
        self.process.kill()
        self.process.wait()
        self.pipe.close()


class Workers:
    """The workers with the same *settings*, of which each thread takes an idle one for a row, or starts another.

    All build with what is *expected*, or with what the first of them has.
    """

    def __init__(self, settings: Settings, expected: Workshop | None = None) -> None:
        self.settings, self.expected = settings, expected or {}
        self.retired = self.ended = False
        self._busy, self._idle, self._lock = set[Worker](), list[Worker](), Lock()
        self.built_again: dict[int, str] = {}
        """The rows of which a worker has died once: their numbers, and the names of their filings."""

    def start(self, count: int) -> None:
        """Start *count* workers side by side. Raises `Stopped` if one does not start, or differs from the first."""
        workers = [self._launch() for _ in range(count)]
        for worker in workers:
            self._put_back(self._ready(worker))

    def build(self, row: Row, settings: Settings) -> Outcome:
        """Return what came of *row*, which is built with *settings*; its failure if it takes too long, or two die."""
        for _ in range(2):
            worker = self._take()
            try:
                outcome = worker.build(row, settings)
            except TimeoutError:
                self._drop(worker)
                return failed(row, f"took more than {settings.seconds} seconds")
            except EOFError:
                self._drop(worker)
                if self.ended:
                    raise CancelledError from None
                self.built_again[row.number] = row.id
            else:
                self._put_back(worker)
                return outcome
        return failed(row, "the process that builds it has died twice")

    def try_one(self) -> None:
        """Start a worker unless one is idle. Raises `Stopped` as `start` does."""
        self._put_back(self._take())

    def retire(self) -> None:
        """End the idle workers now, and the busy ones when they are done with their rows."""
        with self._lock:
            self.retired, idle = True, self._idle
            self._idle = []
        for worker in idle:
            worker.end()

    def end(self) -> None:
        """End all workers at once; rows that are being built, or wait for a worker, are cancelled."""
        self.ended = True
        self.retire()
        with self._lock:
            busy, self._busy = self._busy, set[Worker]()
        for worker in busy:
            worker.end()

    def lost(self) -> str:
        """Return in words which workers died; "" if none did."""
        count, names = len(self.built_again), ", ".join([*self.built_again.values()][:MOST_NAMED])
        whose = "a worker died; its row was" if count == 1 else f"{count:,} workers died; their rows were"
        return f"{whose} built again: {names}{', ...' if count > MOST_NAMED else ''}" if count else ""

    def _take(self) -> Worker:
        """Return an idle worker, or a new one."""
        with self._lock:
            worker = self._idle.pop() if self._idle else None
            if worker:
                self._busy.add(worker)
        return worker or self._ready(self._launch())

    def _launch(self) -> Worker:
        with self._lock:
            if self.ended:
                raise CancelledError
            worker = Worker(self.settings)
            self._busy.add(worker)
        return worker

    def _ready(self, worker: Worker) -> Worker:
        """Return *worker*, or a second one if it dies while it starts, once it is ready to build.

        Raises `Stopped` if there is none, or if it would make other papers than the others.
        """
        for is_last in (False, True):
            try:
                worker.workshop = worker.answer(STARTING)
                break
            except (EOFError, TimeoutError) as error:
                self._drop(worker)
                if is_last or isinstance(error, TimeoutError):
                    raise self._does_not_start() from None
                worker = self._launch()
        here, there = self.expected, worker.workshop
        if here and here != there:
            self._drop(worker)
            raise DiffersError(self.settings, sorted(key for key in {*here, *there} if here.get(key) != there.get(key)))
        self.expected = there
        return worker

    def _does_not_start(self) -> Stopped:
        if self.ended:
            raise CancelledError
        fix = "run `assembler build` on one filing, or `assembler batch --preview`, which shows why"
        return Stopped(fault("BAT009", place_of(self.settings.base), "a worker does not start", fix=fix))

    def _put_back(self, worker: Worker) -> None:
        """Make *worker* idle, unless it is worn out."""
        with self._lock:
            if not (worker.worn_out or self.retired):
                self._busy.discard(worker)
                self._idle.append(worker)
                return
        self._drop(worker)

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
        worker.end()


class DiffersError(Stopped):
    """A worker would make other papers than the others: *names* are what it has otherwise."""

    def __init__(self, settings: Settings, names: list[str]) -> None:
        self.names = names
        message = f"changed while the batch ran: {', '.join(names)}"
        super().__init__(fault("BAT009", place_of(settings.base), message, fix="run the same command again"))


class Pool:
    """The workers of this machine, *count* of them."""

    def __init__(self, settings: Settings, count: int) -> None:
        self._settings, self._count = settings, count
        self._workers, self._threads = Workers(settings), ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        """Start the workers. Raises `Stopped`, and leaves none behind, if one does not start or differs."""
        try:
            self._workers.start(self._count)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.end()
        self._threads.shutdown(cancel_futures=True)

    @property
    def workshop(self) -> Workshop:
        """What the workers build with."""
        return self._workers.expected

    def room(self) -> int:
        """Return how many rows the workers can have at a time."""
        return AHEAD * self._count

    def submit(self, row: Row) -> Future[Outcome]:
        """Let a worker build *row*."""
        return self._threads.submit(self._workers.build, row, self._settings)

    def lost(self) -> str:
        """Return in words which workers died; "" if none did."""
        return self._workers.lost()
