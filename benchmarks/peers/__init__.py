"""The programs that are compared, one a module: each makes the same papers in the way that its user would.

A module has one value, `PEER`; a new module is a new program in the comparison.
"""

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.papers import Paper


@dataclass(frozen=True)
class Peer:
    """A program: how it is called in tables, how its source is written, and which commands make papers of it.

    *write* writes the source of a paper under a name, for a filing of that number after so many edits. *commands* are
    those that make papers of the sources with the given names. *pdf* is where the paper is found. *lacks* says what is
    not installed, or "".
    """

    name: str
    lacks: Callable[[], str]
    version: Callable[[], str]
    write: Callable[[Paper, Path, str, int, int], None]
    commands: Callable[[Sequence[str]], Sequence[Command]]
    pdf: Callable[[str], str] = "{}.pdf".format
    ready: Callable[[Path], None] = lambda _: None
    """What is done once before anything is measured, such as a first start that writes the user's settings."""
    many: int = 100
    """Of how many papers a process the rate is measured; fewer where each paper is a process of its own."""
    one_process: bool = True
    """Whether one process makes any number of papers, so that two of them can share the work."""


OURS = "assembler"
BARE = "WeasyPrint alone"


@cache
def peers() -> dict[str, Peer]:
    """Return the programs by name: ours, the engine alone, then the others in the order of their modules."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = {module.PEER.name: module.PEER for module in modules}
    return {name: found[name] for name in sorted(found, key=lambda name: (name != OURS, name != BARE, name))}


def cache_folder() -> Path:
    """Return the folder for what the benchmarks keep, in the user's own cache folder; it may not exist yet."""
    caches = Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or caches) / "assembler"


def profile(program: str) -> Path:
    """Return the folder with the settings of a *program* for the benchmarks, which no trial deletes: a user has one."""
    return cache_folder() / f"benchmarks-{program}"


def missing() -> dict[str, str]:
    """Return what is not installed, by the name of the program that needs it."""
    return {name: lacks for name, peer in peers().items() if (lacks := peer.lacks())}
