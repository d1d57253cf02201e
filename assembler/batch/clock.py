"""The clock of a batch, for durations and the ledger. No paper and no finding depends on it."""

import time

seconds = time.monotonic
"""Returns the seconds since an arbitrary moment in the past."""

pause = time.sleep
"""Waits for a number of seconds."""


def now() -> str:
    """Return the current time as the ledger records it: 2026-03-02T14:05:09Z."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
