"""Starting, and findings without pages: `check` of the paper of 100 paragraphs, beside the import of the engine."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.cases import Bench, Trial
from benchmarks.compiler import NO_COMPILER, without_programs
from benchmarks.measure import measured
from benchmarks.papers import PAPERS
from benchmarks.peers import BARE, OURS, peers


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield the trials."""
    folder = bench.folder_for("start_up")
    peers()[OURS].write(PAPERS[1], folder, "paper", 0, 0)
    python = sys.executable
    import_name = 'python -c "import weasyprint"'
    import_command = (python, "-c", "import weasyprint")
    commands = {
        (BARE, import_name): import_command,
        (NO_COMPILER, import_name): import_command,
        (OURS, "assembler check"): (python, "-m", "assembler", "check", "paper.yaml"),
        (OURS, "assembler --help"): (python, "-m", "assembler", "--help"),
        ("Python", "python -c pass"): (python, "-c", "pass"),
    }
    for (program, name), command in commands.items():
        variables = without_programs(bench.folder_for("no programs")) if program == NO_COMPILER else None
        yield Trial(name, program, partial(measured, command, folder=folder, variables=variables), times=9)
