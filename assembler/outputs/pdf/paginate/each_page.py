"""Calls a function before each page that the engine lays out, so that a caller can abandon a long paper."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class _Caller(logging.Handler):
    """Calls a function whenever the engine logs a step of its work."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__(logging.INFO)
        self.call = call

    def emit(self, _: logging.LogRecord) -> None:
        """Call the function. An exception that it raises passes through the engine."""
        self.call()


@contextmanager
def before_each_page(call: Callable[[], None]) -> Iterator[None]:
    """During the block, call *call* before each page that the engine lays out, and at its other steps.

    If *call* raises an exception, the paper is abandoned and the exception reaches the caller.
    """
    log = logging.getLogger("weasyprint.progress")
    caller = _Caller(call)
    level = log.level
    propagate = log.propagate
    log.addHandler(caller)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(caller)
        log.setLevel(level)
        log.propagate = propagate
