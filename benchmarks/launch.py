"""Runs a command and writes what it took: `python -S launch.py RESULT COMMAND...`.

A program inherits the peak of memory of the process that starts it; therefore this one starts it, which is small. On
Linux it also takes over the processes that the program leaves behind, so that their work is counted.
"""

import ctypes
import json
import os
import sys
import time

SUBREAPER = 36
"""Linux's number for the wish to take over processes whose parent has ended."""
PATIENCE = 2.0
"""Seconds for which processes that were left behind are waited for."""

result, *command = sys.argv[1:]
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
start = time.monotonic()
_, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
end = time.monotonic()
several = [used]
while time.monotonic() < end + PATIENCE:
    try:
        process, _, used = os.wait4(-1, os.WNOHANG)
    except ChildProcessError:
        break
    if process:
        several.append(used)
    else:
        time.sleep(0.01)
taken = {
    "start": start,
    "end": end,
    "cpu": sum(one.ru_utime + one.ru_stime for one in several),
    "memory": max(one.ru_maxrss for one in several) / 1024,
    "code": os.waitstatus_to_exitcode(status),
}
with open(result, "w", encoding="utf-8") as out:  # noqa: PTH123 - pathlib is not worth its memory here
    json.dump(taken, out)
