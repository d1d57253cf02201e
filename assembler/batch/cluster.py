"""A batch on a cluster, through Dask: workers build, and this process alone writes papers and the ledger.

Base, rows and exhibits are read by the workers themselves, at the same paths as here. What a worker makes it sends
back, with what it made it with: if that is not the program, the packages and the fonts of this machine, the run ends.
A worker that is lost loses nothing: the scheduler gives its rows to others.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from assembler.batch import pool
from assembler.batch.clock import pause, seconds
from assembler.batch.cluster_files import files_before, hashes, put_files
from assembler.batch.cluster_task import CANNOT, DIFFERS, Made, build, workshop_here
from assembler.batch.filing import failed
from assembler.batch.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings, as_json
from assembler.batch.wire import line_of
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.language.english import series

INSTALL = 'install it in the folder of the program, here and on each worker: `.venv/bin/pip install ".[cluster]"`'

CONNECTING = 15
"""The seconds that the scheduler has to answer."""

GONE = 60
"""The seconds for which a run waits for a cluster that has no workers, or no longer answers."""

AHEAD = 2
"""How many rows each thread of a worker has at most: one that it builds, and one that waits."""

PAUSE, LOOK = 0.1, 2.0
"""The seconds between two looks for what is done, and between two looks at the workers."""


@dataclass
class ClusterPool:
    """The workers of a cluster, as `pool.Pool` has those of this machine."""

    settings: Settings
    address: str
    stopping: Callable[[], bool]
    client: Any = None
    workshop: dict[str, str] = field(default_factory=dict)
    """What this machine builds with, and each worker must build with."""
    there: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """The workers that were there at the last look, and those that were lost before."""

    def __enter__(self) -> "ClusterPool":  # noqa: PYI034 - a dataclass is not subclassed
        """Connect, and compare the workers with this machine. Raises `Stopped` if they differ, or if there are none."""
        self.client = _connected(self.address)
        try:
            here = pool.start(self.settings)
            pool.end(here)
            self.workshop = here.workshop
            _refuse_others(self.client, self.settings, here.workshop, self.address)
        except BaseException:
            self.client.close()
            raise
        return self

    def lost(self) -> str:
        """Return in words how many workers were lost, also since the last look; "" if none was."""
        self._threads()
        count = len(self.gone)
        whose = "a worker of the cluster was lost; its" if count == 1 else f"{count:,} workers were lost; their"
        return f"{whose} rows were built by others" if count else ""

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def outcomes(self, rows: Iterable[Row]) -> Iterator[Outcome]:
        """Yield what came of each of *rows*, once its papers have been written here."""
        left, given, seen, threads = iter(rows), dict[Any, tuple[Row, dict[str, str]]](), 0.0, 0
        done = _dask().as_completed(loop=self.client.loop)
        while True:
            if not threads or seconds() - seen > LOOK:
                threads = self._threads()
                seen = seconds() if threads or not seen else seen
            room = 0 if self.stopping() else AHEAD * threads - len(given)
            for _, row in zip(range(room), left, strict=False):
                before = files_before(row, self.settings)
                future = self._given(row, before)
                given[future] = row, hashes(before)
                done.add(future)
            if not given and (self.stopping() or room > 0):
                return
            if not done.has_ready():
                if self.stopping():
                    return
                if seconds() - seen > GONE:
                    message = f"the cluster has been gone for {GONE} seconds; the same command goes on where it was"
                    raise Stopped(fault("CLU001", Place(self.address), message))
                pause(PAUSE)
                continue
            future = next(done)
            yield self._taken(future, *given.pop(future))

    def _threads(self) -> int:
        """Return how many threads the workers have; 0 if the cluster does not answer."""
        if self.client.status != "running":
            return 0
        try:
            workers = _workers_of(self.client)
        except (OSError, TimeoutError):
            return 0
        self.gone, self.there = self.gone | (self.there - workers.keys()), {*workers}
        return sum(worker["nthreads"] for worker in workers.values())

    def _given(self, row: Row, before: dict[str, bytes]) -> Any:
        key = f"filing-{self.client.id}-{row.number}-{row.id}"  # another run's key would get that run's papers
        return self.client.submit(
            build, as_json(self.settings), line_of(row), before, self.workshop, key=key, pure=False, retries=2
        )

    def _taken(self, future: Any, row: Row, before: dict[str, str]) -> Outcome:
        """Return what came of *row*, with its papers written; a failure if the workers that built it were all lost."""
        error = future.exception() if future.status != "finished" else None
        if future.status == "cancelled" or error:
            return failed(row, f"the cluster did not build it: {type(error).__name__ if error else 'cancelled'}")
        made: Made = future.result()
        if made.differs:
            raise Stopped(_other(made.worker, made.differs))
        return put_files(made, row, self.settings, before)


def _dask() -> Any:
    """Return the package of Dask, which carries no types, and whose own log says nothing here. Raises ImportError."""
    import distributed  # noqa: PLC0415 - only those who have a cluster install it

    for name in ("distributed", "distributed.client"):  # each has a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed


def _connected(address: str) -> Any:
    try:
        return _dask().Client(address, timeout=CONNECTING)
    except ImportError:
        message = "a cluster is used through dask.distributed, which is missing"
        raise Stopped(fault("CLU001", Place(address), message, fix=INSTALL)) from None
    except (OSError, ValueError, TimeoutError) as error:
        message = f"no scheduler answers: {brief(str(error)) or type(error).__name__}"
        raise Stopped(fault("CLU001", Place(address), message)) from None


def _refuse_others(client: Any, settings: Settings, here: dict[str, str], address: str) -> None:
    """Raise `Stopped` for each worker that would make other papers than this machine, and if there is none."""
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
        asked = {worker: _asked(client, settings, worker, here) for worker in _workers_of(client)}
        _dask().wait(list(asked.values()), timeout=pool.STARTING)
    except TimeoutError:
        message = "has no workers" if not _workers_of(client) else "its workers do not answer"
        raise Stopped(fault("CLU001", Place(address), message)) from None
    told = {worker: future.exception() or future.result() for worker, future in asked.items()}
    findings = [_other(worker, differs) for worker, there in told.items() if (differs := differences(here, there))]
    if findings:
        raise Stopped(*findings)


def _workers_of(client: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    return found


def _asked(client: Any, settings: Settings, worker: str, here: dict[str, str]) -> Any:
    """Ask *worker* what it builds with."""
    return client.submit(workshop_here, as_json(settings), here, workers=[worker], pure=False)


def differences(here: dict[str, str], there: Any) -> str:
    """Return in words what *there*, the workshop of a worker, has otherwise than *here*; "" if nothing."""
    if isinstance(there, ModuleNotFoundError):
        return f"it has no module `{brief(str(there.name))}`"
    if not isinstance(there, dict) or CANNOT in there:
        why = there[CANNOT] if isinstance(there, dict) else str(there)
        return f"it cannot build: {brief(why, 200) or type(there).__name__}"
    names = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    return f"{DIFFERS} {series(names)}" if names else ""


def _other(worker: str, differs: str) -> Finding:
    return fault("CLU002", Place(worker), differs)
