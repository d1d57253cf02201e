"""How the time of a reading grows with its text, measured on a machine that does other things as well."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

LENGTH = 100_000
"""Characters of the longest text."""

LIMIT = 2.0
"""Seconds for a text; a pattern that takes longer is stopped."""

QUICK = 0.04
"""Seconds that say nothing of growth: a pattern that tries each pair of characters takes a hundred times that long."""

TWICE = 2.6
"""Twice, and a little for a clock that is not exact."""


class TooSlowError(Exception):
    """A text was not read within the limit."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes longer than *seconds*."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds(read: Callable[[], object], limit: float = LIMIT) -> float:
    """Return the seconds of computing that *read* takes; infinity where it takes more than *limit*."""
    try:
        with limited(limit):
            start = process_time()
            read()
            return process_time() - start
    except TooSlowError:
        return float("inf")


def growth(half: Callable[[], object], whole: Callable[[], object]) -> str:
    """Return the seconds of *half* a reading and of the *whole*, where that is more than twice; else nothing."""
    shorter = longer = float("inf")
    for _ in range(5):
        shorter, longer = min(shorter, seconds(half)), min(longer, seconds(whole))
        if longer <= max(QUICK, TWICE * shorter) and longer < LIMIT:
            return ""
    return f"{shorter:.3f} s, then {longer:.3f} s"
