"""The clock of a batch: how long a build takes, and when it ended. No paper and no finding depends on it."""

import time

seconds = time.monotonic
"""Returns seconds since some moment in the past."""


pause = time.sleep
"""Waits for a number of seconds."""


def now() -> str:
    """Return the time as the ledger notes it, as in 2026-03-02T14:05:09Z."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
