"""The page engine alone, on our finished HTML as `python -m benchmarks.freeze` last wrote it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import weasyprint

from benchmarks.freeze import frozen
from benchmarks.measure import Command
from benchmarks.papers import Paper, Variant, varied
from benchmarks.peers import ENGINE_ALONE, Peer

PROGRAM = "import sys, weasyprint\nfor name in sys.argv[1:]: weasyprint.HTML(name + '.html').write_pdf(name + '.pdf')"


def write(paper: Paper, folder: Path, name: str, variant: Variant) -> None:
    """Write the frozen HTML of *paper*."""
    (folder / f"{name}.html").write_text(varied(frozen(paper), variant), encoding="utf-8")


def _commands(names: Sequence[str]) -> Sequence[Command]:
    return [(sys.executable, "-c", PROGRAM, *names)]


PEER = Peer(
    ENGINE_ALONE,
    missing_package=lambda: "",
    version=lambda: str(weasyprint.__version__),
    write=write,
    commands=_commands,
)
