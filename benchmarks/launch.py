"""Runs a command and writes what it took: `python -S launch.py RESULT COMMAND...`.

A program inherits the peak of memory of the process that starts it; therefore this one starts it, which is small. On
Linux it also takes over the processes that the program leaves behind, so that their work is counted.

Memory is that of all processes at the same moment: what each has for itself, added up, and the mapped files of the one
that has most of them, for they share these. It is looked at every few milliseconds; where the system does not tell it,
and between two looks, it is the most that one process had.
"""

import ctypes
import json
import os
import sys
import threading
import time
from collections.abc import Iterator

SUBREAPER = 36
"""Linux's number for the wish to take over processes whose parent has ended."""
PATIENCE = 2.0
"""Seconds for which processes that were left behind are waited for."""

LOOK, SHARE = 0.005, 20
"""Seconds between two looks at the memory, and how many times as long as a look they are at least."""
PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20


def started(process: int | str) -> Iterator[str]:
    """Yield the processes that *process* has started, and those that these have started."""
    for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 - as below
        with open(f"/proc/{process}/task/{thread}/children", encoding="ascii") as file:  # noqa: PTH123 - as below
            children = file.read().split()
        for child in children:
            yield child
            try:
                yield from started(child)
            except OSError:  # it has ended
                continue


def memory_now() -> float:
    """Return the memory of all processes that were started, in MB."""
    own, files = 0, 0
    for process in started(os.getpid()):
        try:
            with open(f"/proc/{process}/statm", encoding="ascii") as file:  # noqa: PTH123 - as below
                _, held, mapped, *_ = map(int, file.read().split())
        except OSError:  # it has ended
            continue
        own, files = own + held - mapped, max(files, mapped)
    return (own + files) * PAGE


def watch_memory(ended: threading.Event, seen: list[float]) -> None:
    """Look at the memory until the command has *ended*, and keep the most in *seen*."""
    wait = LOOK
    while not ended.wait(wait):
        before = time.monotonic()
        try:
            seen.append(max(seen.pop(), memory_now()))
        except OSError:  # not told here
            return
        wait = max(LOOK, SHARE * (time.monotonic() - before))


result, *command = sys.argv[1:]
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
over, most = threading.Event(), [0.0]
looking = threading.Thread(target=watch_memory, args=(over, most), daemon=True)
looking.start()
start = time.monotonic()
_, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
end = time.monotonic()
over.set()
looking.join()
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
    "memory": max(*most, *(one.ru_maxrss / 1024 for one in several)),
    "code": os.waitstatus_to_exitcode(status),
}
with open(result, "w", encoding="utf-8") as out:  # noqa: PTH123 - pathlib is not worth its memory here
    json.dump(taken, out)
