"""Limits the memory and CPU time of a process that reads untrusted files, on systems that support limits."""

from contextlib import suppress
from typing import Any


def limit_memory(size: int) -> None:
    """Limit the memory of this process to *size* in bytes, and turn off core dumps."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - missing on Windows

        _set_limit(resource, resource.RLIMIT_AS, size)
        _set_limit(resource, resource.RLIMIT_CORE, limit=0)


def limit_time(seconds: int) -> None:
    """Give this process *seconds* of CPU time from now on. The system then kills the process."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - missing on Windows

        usage = resource.getrusage(resource.RUSAGE_SELF)
        _set_limit(resource, resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + seconds)


def _set_limit(resource: Any, kind: int, limit: int) -> None:
    _, hard_limit = resource.getrlimit(kind)
    soft_limit = limit if hard_limit == resource.RLIM_INFINITY else min(limit, hard_limit)
    resource.setrlimit(kind, (soft_limit, hard_limit))
