"""Defines the clock of a batch, used for durations and for times in the ledger.

Papers and findings never depend on the clock.
"""

import time

monotonic_seconds = time.monotonic
"""A function that returns the number of seconds since an arbitrary moment in the past."""

pause = time.sleep
"""A function that waits for a number of seconds."""


def now() -> str:
    """Return the current time as the ledger records it, such as 2026-03-02T14:05:09Z."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
