"""Measures how computing time grows with the length of a text, regardless of other work on the machine.

The clock is the thread's: the clock of the process counts in ticks while a limit on computing time is set.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from statistics import median
from time import thread_time

LENGTHS = (1_562, 12_500, 100_000)
"""The lengths of the texts in characters, each eight times the previous length."""

TIME_LIMIT = 2.0
"""The maximum computing time for a text in seconds; a slower reading is stopped."""

MAX_FIRST_SECONDS = 0.25
"""The maximum computing time for the shortest text, in seconds."""

MIN_SECONDS = 0.02
"""The computing time in seconds up to which there is no growth: reading each pair of characters takes far longer."""

MAX_RATIO = 20.0
"""The maximum ratio of two successive times: 8 is proportional to the length, 64 means reading each pair."""


class TooSlowError(Exception):
    """Reading a text took longer than the limit."""


@contextmanager
def time_limit(seconds: float = TIME_LIMIT) -> Iterator[None]:
    """Raise `TooSlowError` in the block after *seconds* of computing time."""

    def stop(*_: object) -> None:
        raise TooSlowError

    old_handler = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old_handler)


def seconds(read: Callable[[], object], tries: int = 1) -> float:
    """Return the computing time of *read* in seconds, the median of several *tries*."""
    return median(_seconds(read) for _ in range(tries))


def _seconds(read: Callable[[], object]) -> float:
    start = thread_time()
    read()
    return thread_time() - start


def growth(
    readings: list[Callable[[], object]], max_first_seconds: float = MAX_FIRST_SECONDS, limit: float = TIME_LIMIT
) -> str:
    """Return the evidence that one of the *readings* takes far more time than its length explains; "" otherwise.

    The evidence can also be that a reading takes more than *limit* seconds, or the first more than
    *max_first_seconds*.
    """
    try:
        with time_limit(max_first_seconds):
            readings[0]()
        for read_short, read_long in pairwise(readings):
            if evidence := _growth(read_short, read_long, limit):
                return evidence
    except TooSlowError:
        return "takes too long"
    return ""


def _growth(read_short: Callable[[], object], read_long: Callable[[], object], limit: float) -> str:
    """Return both times if the growth is too large in each of three tries, because one try may be slow by chance."""
    evidence = ""
    for _ in range(3):
        with time_limit(limit):
            long_time = seconds(read_long)
            if long_time <= MIN_SECONDS:
                return ""
            short_time = seconds(read_short, tries=3)
            if long_time <= MAX_RATIO * short_time:
                return ""
            evidence = f"{short_time:.4f} s, then {long_time:.4f} s"
    return evidence
