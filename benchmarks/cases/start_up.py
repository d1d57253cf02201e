"""Starting, and findings without pages: `check` of the paper of 100 paragraphs, beside the import of the engine."""

import sys
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from benchmarks.cases import Bench, Trial
from benchmarks.compiler import NO_COMPILER, without_programs
from benchmarks.measure import measured
from benchmarks.papers import UNCHANGED, USUAL
from benchmarks.peers import ENGINE_ALONE, THIS_PROGRAM, peers


class Start(NamedTuple):
    """A start of a program: its name in the report, and the arguments of Python."""

    program: str
    name: str
    arguments: tuple[str, ...]


STARTS = (
    Start(ENGINE_ALONE, 'python -c "import weasyprint"', ("-c", "import weasyprint")),
    Start(NO_COMPILER, 'python -c "import weasyprint"', ("-c", "import weasyprint")),
    Start(THIS_PROGRAM, "assembler check", ("-m", "assembler", "check", "paper.yaml")),
    Start(THIS_PROGRAM, "assembler --help", ("-m", "assembler", "--help")),
    Start("Python", "python -c pass", ("-c", "pass")),
)


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield the trials."""
    folder = bench.folder_for("start_up")
    peers()[THIS_PROGRAM].write(USUAL, folder, "paper", UNCHANGED)
    for program, name, arguments in STARTS:
        variables = without_programs(bench.folder_for("no programs")) if program == NO_COMPILER else None
        run = partial(measured, (sys.executable, *arguments), folder=folder, variables=variables)
        yield Trial(name, program, run, times=9)
