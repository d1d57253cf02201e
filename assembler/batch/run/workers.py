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
from assembler.findings.finding import MatterError
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
"""What a worker builds with, as `worker.py` reports it."""


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

    def kill(self) -> None:
        """Kill the process: whoever waits for its answer sees that it has died."""
        self.process.kill()

    def end(self) -> None:
        """End the process at once, and wait until it has ended."""
        self.kill()
        self.process.wait()
        self.pipe.close()


class Workers:
    """The workers with the same *settings*. Each thread takes an idle one for a row, or starts another.

    All build with what is *expected*, or with what the first of them has.
    """

    def __init__(self, settings: Settings, expected: Workshop | None = None) -> None:
        self.settings, self.expected = settings, expected or {}
        self.built_again: dict[int, str] = {}
        """The rows of which a worker has died once: their numbers, and the names of their filings."""
        self._busy, self._idle, self._lock = set[Worker](), list[Worker](), Lock()
        self._retired = self._ended = False

    def build(self, row: Row, settings: Settings) -> Outcome:
        """Return what came of *row*, which is built with *settings*; its failure if it takes too long, or two die.

        Raises `MatterError` if no worker starts, or if one would make other papers than the others.
        """
        for _ in range(2):
            worker = self._take()
            try:
                outcome = worker.build(row, settings)
            except TimeoutError:
                self._drop(worker)
                return failed(row, f"took more than {settings.seconds} seconds")
            except EOFError:
                self._drop(worker)
                self._refuse_after_end()
                self.built_again[row.number] = row.id
            else:
                self._put_back(worker)
                return outcome
        return failed(row, "the process that builds it has died twice")

    def start_one(self) -> None:
        """Start a worker unless one is idle. Raises `MatterError` as `build` does."""
        self._put_back(self._take())

    def retire(self) -> None:
        """End the idle workers now, and the busy ones when they are done with their rows."""
        with self._lock:
            self._retired, idle, self._idle = True, self._idle, []
        for worker in idle:
            worker.end()

    def end(self) -> None:
        """End all workers at once; rows that are being built, or wait for a worker, are cancelled."""
        self._ended = True
        self.retire()
        with self._lock:
            for worker in self._busy:
                worker.kill()  # the thread that has it ends it

    def _take(self) -> Worker:
        """Return an idle worker, or a new one."""
        with self._lock:
            if self._idle:
                worker = self._idle.pop()
                self._busy.add(worker)
                return worker
        return self._started()

    def _started(self) -> Worker:
        """Return a new worker that is ready to build; one that dies while it starts is started again once."""
        for _ in range(2):
            with self._lock:
                self._refuse_after_end()
                worker = Worker(self.settings)
                self._busy.add(worker)
            try:
                worker.workshop = worker.answer(STARTING)
            except TimeoutError:
                self._drop(worker)
                break
            except EOFError:
                self._drop(worker)
            else:
                self._refuse_other(worker)
                return worker
        self._refuse_after_end()
        fix = "run `assembler build` on one filing, or `assembler batch --preview`, which shows why"
        raise MatterError(fault("BAT009", place_of(self.settings.base), "a worker does not start", fix=fix))

    def _refuse_other(self, worker: Worker) -> None:
        with self._lock:
            here, there = self.expected or worker.workshop, worker.workshop
            self.expected = here
        if here != there:
            self._drop(worker)
            raise DiffersError(self.settings, sorted(key for key in {*here, *there} if here.get(key) != there.get(key)))

    def _refuse_after_end(self) -> None:
        if self._ended:
            raise CancelledError

    def _put_back(self, worker: Worker) -> None:
        """Make *worker* idle, unless it is worn out."""
        with self._lock:
            if not (worker.worn_out or self._retired):
                self._busy.discard(worker)
                self._idle.append(worker)
                return
        self._drop(worker)

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
        worker.end()


class DiffersError(MatterError):
    """A worker would make other papers than the others: *names* are what it has otherwise."""

    def __init__(self, settings: Settings, names: list[str]) -> None:
        self.names = names
        message = f"changed while the batch ran: {', '.join(names)}"
        super().__init__(fault("BAT009", place_of(settings.base), message, fix="run the same command again"))


class Pool:
    """The workers of this machine, *count* of them, one a thread."""

    def __init__(self, settings: Settings, count: int) -> None:
        self._settings, self._count = settings, count
        self._workers, self._threads = Workers(settings), ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        """Start the workers. Raises `MatterError`, and leaves none behind, if one does not start or differs."""
        try:
            started = [self._threads.submit(self._workers.start_one) for _ in range(self._count)]
            for worker in started:
                worker.result()
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
        names = [*self._workers.built_again.values()]
        whose = "a worker died; its row was" if len(names) == 1 else f"{len(names):,} workers died; their rows were"
        listed = f"{', '.join(names[:MOST_NAMED])}{', ...' if len(names) > MOST_NAMED else ''}"
        return f"{whose} built again: {listed}" if names else ""
