"""Return the memory of a long paper to the system once the paper no longer needs it."""

import gc
from contextlib import suppress

SHORT = 30
"""Papers with at most this many pages use so little memory that collecting it is not worth the time."""


def release_memory(count: int) -> None:
    """Once the engine has written a paper of *count* pages, return its memory to the system if the paper is long."""
    if count > SHORT:
        gc.collect()  # boxes refer to each other
    return_freed_memory(count)


def return_freed_memory(count: int) -> None:
    """Return to the system the memory that a paper of *count* pages has already freed, if the paper is long."""
    if count <= SHORT:
        return
    import ctypes  # noqa: PLC0415 - slow to import, and most papers are short

    with suppress(AttributeError, OSError):  # only glibc keeps freed memory between blocks in use
        ctypes.CDLL(None).malloc_trim(0)
