"""Runs a command and writes its time and memory: `python -S launch.py RESULT COMMAND...`.

A program inherits the memory peak of the process that starts it, so this small process starts it. On Linux it also
takes over the processes that the program leaves behind, so that their work is counted.

Memory is the total of all processes at one moment: their private memory, and the mapped files of the process
that maps the most, because processes share these. It is read every few milliseconds; where the system does not list
processes, and between two readings, it is the peak of a single process.
"""

import ctypes
import json
import os
import sys
import threading
import time
from collections.abc import Iterator

SUBREAPER = 36
"""Linux's PR_SET_CHILD_SUBREAPER: take over processes whose parent has ended."""

WAIT_SECONDS = 2.0
"""Seconds to wait for processes that the program left behind."""

MIN_PAUSE = 0.005
"""The minimum number of seconds between two readings of the memory."""

PAUSES_PER_READING = 20
"""The minimum pause between two readings, as a multiple of the duration of a reading."""

PAGE_MEGABYTES = os.sysconf("SC_PAGE_SIZE") / 2**20


def descendants(process: int | str) -> Iterator[str]:
    """Yield the children of *process*, and their children."""
    for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 - as below
        with open(f"/proc/{process}/task/{thread}/children", encoding="ascii") as file:  # noqa: PTH123 - as below
            children = file.read().split()
        for child in children:
            yield child
            try:
                yield from descendants(child)
            except OSError:  # it has ended
                continue


def memory_now() -> float:
    """Return the memory of all processes that were started, in MB."""
    private_pages = 0
    file_pages = 0
    for process in descendants(os.getpid()):
        try:
            with open(f"/proc/{process}/statm", encoding="ascii") as file:  # noqa: PTH123 - as below
                _, resident, mapped, *_ = map(int, file.read().split())
        except OSError:  # it has ended
            continue
        private_pages += resident - mapped
        file_pages = max(file_pages, mapped)
    return (private_pages + file_pages) * PAGE_MEGABYTES


class MemoryWatch(threading.Thread):
    """Reads the memory until the command has ended; `peak` is the maximum so far, in MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.command_ended = threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        """Read the memory every few milliseconds; stop early if the system does not list processes."""
        pause = MIN_PAUSE
        while not self.command_ended.wait(pause):
            start = time.monotonic()
            try:
                self.peak = max(self.peak, memory_now())
            except OSError:
                return
            pause = max(MIN_PAUSE, PAUSES_PER_READING * (time.monotonic() - start))


result, *command = sys.argv[1:]
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
watch = MemoryWatch()
watch.start()
start = time.monotonic()
_, status, usage = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
end = time.monotonic()
watch.command_ended.set()
watch.join()
usages = [usage]
while time.monotonic() < end + WAIT_SECONDS:
    try:
        process, _, usage = os.wait4(-1, os.WNOHANG)
    except ChildProcessError:
        break
    if process:
        usages.append(usage)
    else:
        time.sleep(0.01)
measurement = {
    "start": start,
    "end": end,
    "cpu": sum(usage.ru_utime + usage.ru_stime for usage in usages),
    "memory": max(watch.peak, *(usage.ru_maxrss / 1024 for usage in usages)),
    "code": os.waitstatus_to_exitcode(status),
}
with open(result, "w", encoding="utf-8") as out:  # noqa: PTH123 - pathlib is not worth its memory here
    json.dump(measurement, out)
