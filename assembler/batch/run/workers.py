"""Manages the worker processes of one machine.

Each worker builds one row at a time, within limits of time and memory. If a worker dies, another worker builds its row;
if the second worker dies too, the row fails. A worker that dies while starting is restarted once.
"""

import subprocess
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Pipe
from threading import Lock
from typing import Any, Self

from assembler.batch.filing.make_filing import failure_outcome
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.language.english import counted
from assembler.load.files import place_of
from assembler.own_processes import command_for, own_environment

START_SECONDS = 120
"""The number of seconds that a worker may take to start."""

MAX_MEMORY_FRACTION = 0.7
"""The fraction of the memory limit above which a worker is replaced."""

ROWS_PER_WORKER = 2
"""The number of rows that each worker takes: the row that it builds, and the next row, which waits."""

MAX_NAMED = 12
"""The maximum number of filings that one line names."""

Workshop = dict[str, str]
"""The versions and hashes of the program that a worker runs, as `worker.py` reports them."""


class Worker:
    """A process that builds rows, and the pipe that connects this process to it."""

    def __init__(self, settings: Settings) -> None:
        """Start the process.

        The first answer of the process is its `Workshop`; a process that cannot start gives no answer.
        """
        self.pipe, child_end = Pipe()
        with child_end:
            self.process = subprocess.Popen(  # noqa: S603 - starts no shell
                command_for("assembler.batch.run.worker", f"{child_end.fileno()}"),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=own_environment(),
                cwd=settings.here,
                pass_fds=[child_end.fileno()],
            )
        self.workshop: Workshop = {}
        self.is_worn_out = False
        """Whether the worker must be replaced, because it failed on a row or uses too much memory."""
        with suppress(OSError):  # the worker has died; `answer` will report it
            self.pipe.send(settings)

    def answer(self, seconds: float) -> Any:
        """Return the worker's next answer. Raises `TimeoutError`, or `EOFError` if the worker has died."""
        try:
            if self.pipe.poll(seconds):
                return self.pipe.recv()
        except OSError:  # the worker died while writing its result
            raise EOFError from None
        raise TimeoutError

    def build(self, row: Row, settings: Settings) -> Outcome:
        """Build *row* and return its outcome. Raises `TimeoutError`, or `EOFError` if the worker has died."""
        with suppress(OSError):  # the worker has died; `answer` will report it
            self.pipe.send((row, settings))
        outcome: Outcome = self.answer(settings.filing_seconds)
        max_memory = settings.worker_memory_megabytes * MAX_MEMORY_FRACTION
        self.is_worn_out = outcome.verdict == "failed" or outcome.memory > max_memory
        return outcome

    def kill(self) -> None:
        """Kill the process; a thread waiting for its answer gets `EOFError`."""
        self.process.kill()

    def end(self) -> None:
        """End the process at once, and wait for it to exit."""
        self.kill()
        self.process.wait()
        self.pipe.close()


class Workers:
    """A pool of workers with the same *settings*.

    A thread takes an idle worker for a row, or starts a new one. All workers must have the *expected* versions, which
    by default are the versions of the first worker.
    """

    def __init__(self, settings: Settings, expected: Workshop | None = None) -> None:
        self.settings = settings
        self.expected = expected or {}
        self.built_again: dict[int, str] = {}
        """The names of the filings whose worker died, by row number."""
        self._busy: set[Worker] = set()
        self._idle: list[Worker] = []
        self._lock = Lock()
        self._is_retired = False
        self._has_ended = False

    def build(self, row: Row, settings: Settings) -> Outcome:
        """Build *row* with *settings*, and return its outcome.

        The row fails if it takes too long, or if two workers die.

        Raises `MatterError` if no worker starts, or if a worker would make different papers.
        """
        for _ in range(2):
            worker = self._take()
            try:
                outcome = worker.build(row, settings)
            except TimeoutError:
                self._drop_worker(worker)
                return failure_outcome(row, f"the build took more than {counted(settings.filing_seconds, 'second')}")
            except EOFError:
                self._drop_worker(worker)
                self._refuse_after_end()
                self.built_again[row.number] = row.id
            else:
                self._put_back(worker)
                return outcome
        return failure_outcome(row, "two processes died while building the filing")

    def start_one(self) -> None:
        """Start a worker unless one is idle. Raises `MatterError` if it does not start or has other versions."""
        self._put_back(self._take())

    def retire(self) -> None:
        """End idle workers now, and busy workers when they have finished their rows."""
        with self._lock:
            self._is_retired = True
            idle_workers = self._idle
            self._idle = []
        for worker in idle_workers:
            worker.end()

    def end(self) -> None:
        """End all workers at once, and cancel the rows that are being built or waiting."""
        self._has_ended = True
        self.retire()
        with self._lock:
            for worker in self._busy:
                worker.kill()  # the thread waiting for its answer gets EOFError and cleans up

    def _take(self) -> Worker:
        """Return an idle worker, or a new one."""
        with self._lock:
            if self._idle:
                worker = self._idle.pop()
                self._busy.add(worker)
                return worker
        return self._started_worker()

    def _started_worker(self) -> Worker:
        """Return a new worker that is ready to build; if it dies while starting, it is restarted once."""
        for _ in range(2):
            with self._lock:
                self._refuse_after_end()
                worker = Worker(self.settings)
                self._busy.add(worker)
            try:
                worker.workshop = worker.answer(START_SECONDS)
            except TimeoutError:
                self._drop_worker(worker)
                break
            except EOFError:
                self._drop_worker(worker)
            else:
                self._refuse_other(worker)
                return worker
        self._refuse_after_end()
        fix = "run `assembler build` on one filing, or `assembler batch --preview`, to see why"
        raise MatterError(fault("BAT009", place_of(self.settings.base), "a worker did not start", fix=fix))

    def _refuse_other(self, worker: Worker) -> None:
        with self._lock:
            self.expected = self.expected or worker.workshop
            expected = self.expected
        actual = worker.workshop
        if expected != actual:
            self._drop_worker(worker)
            differing_keys = [key for key in {*expected, *actual} if expected.get(key) != actual.get(key)]
            raise DiffersError(self.settings, sorted(differing_keys))

    def _refuse_after_end(self) -> None:
        if self._has_ended:
            raise CancelledError

    def _put_back(self, worker: Worker) -> None:
        """Make *worker* idle again, unless it must be replaced."""
        with self._lock:
            if not (worker.is_worn_out or self._is_retired):
                self._busy.discard(worker)
                self._idle.append(worker)
                return
        self._drop_worker(worker)

    def _drop_worker(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
        worker.end()


class DiffersError(MatterError):
    """A worker would make different papers; `names` are the parts of the program that differ, such as fonts."""

    def __init__(self, settings: Settings, names: list[str]) -> None:
        self.names = names
        message = f"these changed while the batch ran: {', '.join(names)}"
        super().__init__(fault("BAT009", place_of(settings.base), message, fix="run the same command again"))


class Pool:
    """An executor with *worker_count* workers on this machine, one per thread."""

    def __init__(self, settings: Settings, worker_count: int) -> None:
        self._settings = settings
        self._worker_count = worker_count
        self._workers = Workers(settings)
        self._threads = ThreadPoolExecutor(worker_count)

    def __enter__(self) -> Self:
        """Start the workers. If a worker does not start or differs, end all workers and raise `MatterError`."""
        try:
            starts = [self._threads.submit(self._workers.start_one) for _ in range(self._worker_count)]
            for start in starts:
                start.result()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.end()
        self._threads.shutdown(cancel_futures=True)

    @property
    def workshop(self) -> Workshop:
        """The versions and hashes of the program that the workers run."""
        return self._workers.expected

    def room(self) -> int:
        """Return how many rows the workers take at a time."""
        return ROWS_PER_WORKER * self._worker_count

    def submit(self, row: Row) -> Future[Outcome]:
        """Have a worker build *row*."""
        return self._threads.submit(self._workers.build, row, self._settings)

    def lost(self) -> str:
        """Return a line on workers that died; "" if no worker died."""
        names = [*self._workers.built_again.values()]
        if not names:
            return ""
        subject = "a worker died; its row was"
        if len(names) > 1:
            subject = f"workers died; their {len(names):,} rows were"
        name_list = ", ".join(names[:MAX_NAMED])
        if len(names) > MAX_NAMED:
            name_list += ", ..."
        return f"{subject} built again: {name_list}"
