"""Runs a command and writes what it took: `python -S launch.py RESULT COMMAND...`.

A program inherits the peak of memory of the process that starts it; therefore this one starts it, which is small.
"""

import json
import os
import sys
import time

result, *command = sys.argv[1:]
start = time.monotonic()
_, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
taken = {
    "start": start,
    "end": time.monotonic(),
    "cpu": used.ru_utime + used.ru_stime,
    "memory": used.ru_maxrss / 1024,
    "code": os.waitstatus_to_exitcode(status),
}
with open(result, "w", encoding="utf-8") as out:  # noqa: PTH123 - pathlib is not worth its memory here
    json.dump(taken, out)
