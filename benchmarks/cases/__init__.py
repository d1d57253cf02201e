"""The measured cases, one per module: each has a docstring, which the report prints, and `trials`.

`trials(bench)` yields the trials of the case; they take turns, so that a busy moment of the machine affects all of
them. A new module is a new case.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pypdfium2

from benchmarks.measure import FailedError, Measured
from benchmarks.papers import PAPERS, SHORT_FORM, USUAL, Paper
from benchmarks.peers import Peer, missing_packages, peers

CASE_ORDER = ("cold", "edited", "start_up", "warm", "watched", "many", "batch", "instructions")
"""The cases in the order of the report; others follow by name."""


@dataclass(frozen=True)
class Bench:
    """The folder of the trials, and whether they are the quick ones: short papers, and few of them."""

    folder: Path
    quick: bool = False

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers made in the trial."""
        return (SHORT_FORM, USUAL) if self.quick else PAPERS

    def folder_for(self, *names: str) -> Path:
        """Return the folder for a trial, which is made if needed."""
        folder = self.folder.joinpath(*(name.replace(" ", "_") for name in names))
        folder.mkdir(parents=True, exist_ok=True)
        return folder


@dataclass(frozen=True)
class Trial:
    """One measurement: its maximum number of repetitions, and a function that prepares it and returns its cost.

    *papers* is the number of papers it makes, *weight* about the seconds it takes, so that long trials come last.
    """

    paper: str
    program: str
    run: Callable[[], Measured]
    times: int = 5
    papers: int = 1
    pages: Callable[[], int] = lambda: 0
    weight: float = 1.0


@cache
def cases() -> dict[str, ModuleType]:
    """Return the cases by name."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    ordered_names = [name for name in CASE_ORDER if name in names]
    ordered_names += sorted(name for name in names if name not in CASE_ORDER)
    return {name: importlib.import_module(f"{__name__}.{name}") for name in ordered_names}


def installed_peers() -> Iterator[Peer]:
    """Yield the installed programs."""
    yield from (peer for name, peer in peers().items() if name not in missing_packages())


def page_count(file: Path) -> int:
    """Return the number of pages of a PDF. Raises FailedError if there is none."""
    if not file.exists():
        raise FailedError(f"no {file.name} was made")
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)


def max_times(paper: Paper) -> int:
    """Return the maximum number of times that a paper of this length is made."""
    if paper.pages < 50:
        return 7
    return 3 if paper.pages < 200 else 2
