"""Runs a batch on a Dask cluster: the workers build, and only this process writes papers and the ledger.

The workers read the base, rows and exhibits themselves, at the same paths as on this machine. A worker sends the files
that it has made to this process. The run ends if a worker's program, packages or fonts differ from those on this
machine. If a worker is lost, the scheduler gives its rows to other workers.
"""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, Self

from assembler.batch.clock import monotonic_seconds
from assembler.batch.filing.make_filing import failure_outcome
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.run.cluster_files import files_of_row, hashes, put_files
from assembler.batch.run.cluster_worker import CANNOT_BUILD, MAX_SHOWN, Built, build, difference
from assembler.batch.run.workers import ROWS_PER_WORKER, START_SECONDS, Workers, Workshop
from assembler.batch.settings import Settings
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place

INSTALL = 'install it in the folder of the program, here and on each worker: `.venv/bin/pip install ".[cluster]"`'

CONNECT_SECONDS = 15
"""The number of seconds within which the scheduler must answer."""

MAX_SECONDS_WITHOUT_WORKERS = 60
"""The number of seconds that a run waits for a cluster that has no workers or does not answer."""

POLL_INTERVAL = 2.0
"""The number of seconds between counts of the workers."""


class Cluster:
    """An executor with the workers of the cluster at *address*. One thread of this process writes the papers."""

    def __init__(self, settings: Settings, address: str, client: Any = None) -> None:
        self.settings = settings
        self.address = address
        self.client = client
        self.workshop: Workshop = {}
        """The versions and hashes of this machine, which each worker must match."""
        self._writer = ThreadPoolExecutor(1)
        self._present: set[str] = set()
        """The workers at the last count."""
        self._lost: set[str] = set()
        """The workers that were lost by the last count."""
        self._threads = 0
        """The number of the workers' threads at the last count."""
        self._counted_at = -POLL_INTERVAL
        self._answered_at = monotonic_seconds()

    def __enter__(self) -> Self:
        """Connect to the cluster, and compare its workers with this machine.

        Raises `MatterError` if that fails, or if a worker differs.
        """
        self.client = _connect(self.address)
        try:
            local_workers = Workers(self.settings)
            try:
                local_workers.start_one()
            finally:
                local_workers.end()
            self.workshop = local_workers.expected
            _refuse_unfit_workers(self.client, self.settings, self.workshop, self.address)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._writer.shutdown(cancel_futures=True)

    def submit(self, row: Row) -> Future[Outcome]:
        """Have a worker build *row*, and write its papers on this machine."""
        earlier_files = files_of_row(row, self.settings)
        outcome: Future[Outcome] = Future()
        executor = self.client.get_executor(pure=False, retries=2)  # pure=False keeps Dask from reusing results
        remote = executor.submit(build, self.settings, row, earlier_files, self.workshop)
        finish = partial(self._finish, remote, row, hashes(earlier_files), outcome)
        remote.add_done_callback(lambda _: self._write(finish))
        return outcome

    def _write(self, finish: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the run has ended, and its writer accepts no more work
            self._writer.submit(finish)

    def _finish(
        self, remote: Future[Built], row: Row, earlier_hashes: Mapping[str, str], outcome: Future[Outcome]
    ) -> None:
        """Write the papers that *remote* built, unless *outcome* is no longer awaited."""
        if outcome.set_running_or_notify_cancel():
            try:
                outcome.set_result(self._written(remote, row, earlier_hashes))
            except BaseException as error:  # noqa: BLE001 - the error is raised where the outcome is awaited
                outcome.set_exception(error)

    def _written(self, remote: Future[Built], row: Row, earlier_hashes: Mapping[str, str]) -> Outcome:
        """Write the papers of *row*, and return its outcome; the row fails if the cluster did not build it."""
        try:
            remote_build = remote.result()
        except CancelledError:
            return failure_outcome(row, "the cluster did not build the filing: cancelled")
        except Exception as error:  # noqa: BLE001 - a cluster may raise any exception
            return failure_outcome(row, f"the cluster did not build the filing: {type(error).__name__}")
        if remote_build.difference:
            raise MatterError(_unfit_worker(remote_build.worker, remote_build.difference))
        return put_files(remote_build, row, self.settings, earlier_hashes)

    def room(self) -> int:
        """Return how many rows the workers take at a time.

        Raises `MatterError` if there have been no workers for a while.
        """
        now = monotonic_seconds()
        if not self._threads or now - self._counted_at > POLL_INTERVAL:
            self._threads = self._count_threads()
            self._counted_at = now
        if self._threads:
            self._answered_at = now
        elif now - self._answered_at > MAX_SECONDS_WITHOUT_WORKERS:
            message = f"no worker of the cluster has answered for {MAX_SECONDS_WITHOUT_WORKERS} seconds"
            message += "; run the same command again to resume"
            raise MatterError(fault("CLU001", Place(self.address), message))
        return ROWS_PER_WORKER * self._threads

    def lost(self) -> str:
        """Return a line on the number of workers that were lost; "" if none were."""
        self._count_threads()
        count = len(self._lost)
        if not count:
            return ""
        if count == 1:
            return "a worker of the cluster was lost; its rows were given to other workers"
        return f"{count:,} workers were lost; their rows were given to other workers"

    def _count_threads(self) -> int:
        """Return how many threads the workers have in total; 0 if the cluster does not answer."""
        if self.client.status != "running":
            return 0
        try:
            workers = _workers_of(self.client)
        except (OSError, TimeoutError):
            return 0
        self._lost |= self._present - workers.keys()
        self._present = {*workers}
        return sum(worker["nthreads"] for worker in workers.values())


def _dask() -> Any:
    """Return Dask's package `distributed`, with its logging silenced."""
    import distributed  # noqa: PLC0415 - an optional dependency

    for name in ("distributed", "distributed.client"):  # silence both loggers, because each has its own level
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed


def _connect(address: str) -> Any:
    try:
        return _dask().Client(address, timeout=CONNECT_SECONDS)
    except ImportError:
        message = "building on a cluster requires dask.distributed, which is not installed"
        raise MatterError(fault("CLU001", Place(address), message, fix=INSTALL)) from None
    except (OSError, ValueError, TimeoutError) as error:
        message = f"no scheduler answers: {brief(str(error)) or type(error).__name__}"
        raise MatterError(fault("CLU001", Place(address), message)) from None


def _refuse_unfit_workers(client: Any, settings: Settings, expected: Workshop, address: str) -> None:
    """Raise `MatterError` if there are no workers, or if a worker would make different papers than this machine."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        answers = {
            worker: client.submit(difference, settings, expected, workers=[worker], pure=False)
            for worker in _workers_of(client)
        }
        _dask().wait(list(answers.values()), timeout=START_SECONDS)
    except TimeoutError:
        message = "has no workers" if not _workers_of(client) else "its workers do not answer"
        raise MatterError(fault("CLU001", Place(address), message)) from None
    reasons = {worker: why_unfit(future) for worker, future in answers.items()}
    if findings := [_unfit_worker(worker, reason) for worker, reason in reasons.items() if reason]:
        raise MatterError(*findings)


def _workers_of(client: Any) -> dict[str, Any]:
    workers: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    return workers


def why_unfit(answer: Any) -> str:
    """Return why the worker that gave *answer* cannot be used; "" if it can.

    A worker cannot be used if it cannot build, or differs from this machine.
    """
    error = answer.exception()
    if isinstance(error, ModuleNotFoundError):
        return f"it has no module `{brief(str(error.name))}`"
    if error:
        return f"{CANNOT_BUILD}: {brief(str(error), MAX_SHOWN) or type(error).__name__}"
    return str(answer.result())


def _unfit_worker(worker: str, reason: str) -> Finding:
    return fault("CLU002", Place(worker), reason)
