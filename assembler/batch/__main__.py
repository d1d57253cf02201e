"""A worker: a process of its own that takes rows from its standard input and prints what came of each.

The first line that it reads has the settings, and the first that it prints says what it would build with. It ends when
its input does, so that no worker outlives the run that started it. Ctrl-C is the business of that run.
"""

import gc
import json
import os
import signal
import sys
from dataclasses import replace
from typing import TextIO

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)

from assembler.batch.clock import seconds
from assembler.batch.filing import crashed, make_filing
from assembler.batch.filling import Base, base_of
from assembler.batch.outcome import Outcome, as_line
from assembler.batch.settings import Settings, base_hash, from_json
from assembler.batch.wire import row_of
from assembler.batch.workshop import workshop
from assembler.load import load
from assembler.pipeline import warm_up

COLLECTED = 32
"""After how many rows the collector runs. During a row it does not: it takes a tenth of the time, and finds little."""


def main() -> None:
    """Answer each line of standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    settings = from_json(sys.stdin.readline())
    base = base_of(load(settings.base, settings.options.root))
    if settings.only_check:
        gc.freeze()
    else:
        warm_up()
    ready = {**workshop(engine=not settings.only_check), "base": base_hash(base.source)}
    _answer(answers, json.dumps(ready))
    limit_memory(settings.megabytes)
    gc.disable()
    for number, line in enumerate(sys.stdin, 1):
        _answer(answers, as_line(_outcome(line, base, settings)))
        if number % COLLECTED == 0:
            gc.collect()


def _answer(answers: TextIO, line: str) -> None:
    answers.write(f"{line}\n")
    answers.flush()


def _outcome(line: str, base: Base, settings: Settings) -> Outcome:
    row, began = row_of(line), seconds()
    try:
        made = make_filing(base, row, settings)
    except Exception as error:  # noqa: BLE001 - a fault of the program in one row does not stop the others
        made = crashed(row, error)
    return replace(made, seconds=round(seconds() - began, 3), worker=f"{os.getpid()}", memory=memory_used())


def limit_memory(megabytes: int) -> None:
    """Let this process use no more memory than *megabytes*, if the system can see to that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = megabytes << 20 if hard == resource.RLIM_INFINITY else min(megabytes << 20, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_used() -> int:
    """Return the most memory that this process has used, in megabytes; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most >> 20 if sys.platform == "darwin" else most >> 10)


if __name__ == "__main__":
    main()
