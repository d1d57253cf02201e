"""Return the memory of a long paper to the system once the paper no longer needs it."""

import gc
from contextlib import suppress

SHORT = 30
"""Papers with at most this many pages use so little memory that collecting it is not worth the time."""


def release_memory(count: int) -> None:
    """Return the memory of a paper of *count* pages to the system after the engine has written it, if it is long."""
    if count > SHORT:
        gc.collect()  # boxes refer to each other
    return_freed_memory(count)


def return_freed_memory(count: int) -> None:
    """Return memory already freed by a paper of *count* pages to the system, if the paper is long."""
    if count <= SHORT:
        return
    import ctypes  # noqa: PLC0415 - slow to import, and most papers are short

    with suppress(AttributeError, OSError):  # only glibc keeps freed memory between blocks in use
        ctypes.CDLL(None).malloc_trim(0)
