"""This program: from the matter to the proved paper with its manifest."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import assembler
from assembler import __version__
from benchmarks import papers
from benchmarks.measure import Command
from benchmarks.papers import Paper, Variant
from benchmarks.peers import THIS_PROGRAM, Peer


def _write(paper: Paper, folder: Path, name: str, variant: Variant) -> None:
    (folder / f"{name}.yaml").write_text(papers.varied(papers.matter(paper), variant), encoding="utf-8")


def _commands(names: Sequence[str]) -> Sequence[Command]:
    return [(sys.executable, "-m", "assembler", "build", "--out", "out", *(f"{name}.yaml" for name in names))]


def _prepare(folder: Path) -> None:
    """Write the program's bytecode and pack its YAML, as the set-up does, because sources may be newer."""
    package = Path(assembler.__file__).parent
    for module in (("compileall", "-q", str(package)), ("assembler.load.packed",)):
        subprocess.run((sys.executable, "-m", *module), cwd=folder, check=True)


PEER = Peer(
    THIS_PROGRAM,
    missing_package=lambda: "",
    version=lambda: __version__,
    write=_write,
    commands=_commands,
    pdf="out/{}/complaint.pdf".format,
    prepare=_prepare,
    papers_per_process=200,
)
