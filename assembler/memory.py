"""Returns memory to the operating system after a long paper."""

import gc
from contextlib import suppress

MAX_SHORT_PAGES = 30
"""The maximum number of pages of a short paper, after which freeing memory takes more time than it is worth."""


def release_memory(page_count: int) -> None:
    """Return the engine's memory to the operating system if a paper of *page_count* pages is long."""
    if page_count > MAX_SHORT_PAGES:
        gc.collect()  # the engine's boxes form reference cycles, which only the garbage collector frees
    return_freed_memory(page_count)


def return_freed_memory(page_count: int) -> None:
    """Return freed memory to the operating system if a paper of *page_count* pages is long."""
    if page_count <= MAX_SHORT_PAGES:
        return
    import ctypes  # noqa: PLC0415 - slow to import, and most papers are short

    with suppress(AttributeError, OSError, TypeError):  # only glibc has `malloc_trim`; Windows has no `CDLL(None)`
        ctypes.CDLL(None).malloc_trim(0)
