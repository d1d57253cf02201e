"""Defines the interface of executors, which build rows with local workers or with the workers of a cluster."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import Protocol, Self

from assembler.batch.clock import monotonic_seconds, pause
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row

GRACE_SECONDS = 5
"""The number of seconds that a stopping run waits for filings that are being built."""

POLL_INTERVAL = 0.2
"""The number of seconds between checks of whether the run must stop."""


class Executor(Protocol):
    """Builds rows during a `with` block. Entering the block raises `MatterError` if nothing can be built."""

    @property
    def workshop(self) -> dict[str, str]:
        """The versions and hashes of the program that all workers must have."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def submit(self, row: Row) -> Future[Outcome]:
        """Have a worker build *row*. If the row fails, the outcome says so; an exception ends the run."""

    def room(self) -> int:
        """Return how many rows the executor takes at a time.

        Raises `MatterError` if the executor cannot take any more rows.
        """

    def lost(self) -> str:
        """Return a line on lost workers, whose rows other workers have built; "" if none was lost."""


def outcomes(executor: Executor, rows: Iterable[Row], is_stopping: Callable[[], bool]) -> Iterator[Outcome]:
    """Yield the outcome of each of *rows*, in the order of completion.

    Rows are read when the executor has room for them. Once *is_stopping()*, waiting rows are cancelled, and rows
    that are being built have a few seconds to finish.
    """
    remaining_rows = iter(rows)
    pending: set[Future[Outcome]] = set()
    deadline = 0.0
    while True:
        room = 0 if is_stopping() else max(0, executor.room() - len(pending))
        pending.update(executor.submit(row) for row in islice(remaining_rows, room))
        if is_stopping():
            deadline = deadline or monotonic_seconds() + GRACE_SECONDS
            pending = {future for future in pending if not future.cancel()}
        if not pending and (is_stopping() or room > 0):
            return
        if deadline and monotonic_seconds() > deadline:
            return
        if not pending:
            pause(POLL_INTERVAL)
        finished, pending = wait(pending, timeout=POLL_INTERVAL, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in finished)
