"""Returns memory to the operating system after a long paper."""

import gc
from contextlib import suppress

SHORT = 30
"""The most pages of a short paper, whose memory is too small to be worth the time that collecting takes."""


def release_memory(count: int) -> None:
    """Once the engine has written a paper of *count* pages, return its memory to the system if the paper is long."""
    if count > SHORT:
        gc.collect()  # the engine's boxes form reference cycles, which only the collector frees
    return_freed_memory(count)


def return_freed_memory(count: int) -> None:
    """If a paper of *count* pages is long, return the memory that it has freed to the system."""
    if count <= SHORT:
        return
    import ctypes  # noqa: PLC0415 - slow to import, and most papers are short

    with suppress(AttributeError, OSError):  # only glibc has `malloc_trim`, which returns freed memory to the system
        ctypes.CDLL(None).malloc_trim(0)
