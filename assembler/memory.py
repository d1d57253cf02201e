"""Memory that a long paper no longer needs, given back to the system."""

import gc
from contextlib import suppress

SHORT = 30
"""How many pages need so little memory that it is not worth the time to look for what they no longer need."""


def release_memory(count: int) -> None:
    """Give the system the memory of a paper of *count* pages, which the engine has written, if it is long."""
    if count > SHORT:
        gc.collect()  # boxes refer to each other
    return_freed_memory(count)


def return_freed_memory(count: int) -> None:
    """Give the system what was freed of a paper of *count* pages, if that is long."""
    if count <= SHORT:
        return
    import ctypes  # noqa: PLC0415 - slow to import, and most papers are short

    with suppress(AttributeError, OSError):  # only glibc keeps what was freed in the middle of what is used
        ctypes.CDLL(None).malloc_trim(0)
