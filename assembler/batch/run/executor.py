"""One interface to whatever builds rows, the workers of this machine or those of a cluster: `submit(row) -> Future`."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import Protocol, Self

from assembler.batch.clock import pause, seconds
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row

GRACE = 5
"""The seconds for which a run that is stopped waits for the filings that are being built."""

LOOK = 0.2
"""The seconds between two looks at whether the run is to stop."""


class Executor(Protocol):
    """Builds rows. It is started and ended by `with`, which raises `MatterError` if nothing can be built."""

    @property
    def workshop(self) -> dict[str, str]:
        """What all workers build with."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def submit(self, row: Row) -> Future[Outcome]:
        """Let a worker build *row*. Its failure is an outcome; an exception ends the run."""

    def room(self) -> int:
        """Return how many rows it takes at a time. Raises `MatterError` if it will never take any."""

    def lost(self) -> str:
        """Return in words which workers were lost, whose rows others have built; "" if none was."""


def outcomes(executor: Executor, rows: Iterable[Row], stopping: Callable[[], bool]) -> Iterator[Outcome]:
    """Yield what came of each of *rows*, in the order in which they are done.

    As many rows are read at a time as there is room for. Once the run is *stopping*, rows that wait are given back, and
    those that are being built have a few seconds to be done.
    """
    remaining, pending, last = iter(rows), set[Future[Outcome]](), 0.0
    while True:
        room = 0 if stopping() else executor.room() - len(pending)
        pending.update(executor.submit(row) for row in islice(remaining, max(room, 0)))
        if stopping():
            last = last or seconds() + GRACE
            pending = {future for future in pending if not future.cancel()}
        if not pending and (stopping() or room > 0):
            return
        if last and seconds() > last:
            return
        if not pending:
            pause(LOOK)
        done, pending = wait(pending, LOOK, FIRST_COMPLETED)
        yield from (future.result() for future in done)
