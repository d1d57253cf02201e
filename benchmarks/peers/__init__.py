"""The programs that are compared, one per module; each makes the same papers, as its users would.

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
    """A program: its name in tables, how its source is written, and the commands that make papers of it.

    *write* writes the source of a paper under a name, for a filing's number and a number of edits. *commands* returns
    the commands that make papers of the sources with these names. *pdf* returns the path of a paper. *lacks* returns
    the package that is not installed, or "".
    """

    name: str
    lacks: Callable[[], str]
    version: Callable[[], str]
    write: Callable[[Paper, Path, str, int, int], None]
    commands: Callable[[Sequence[str]], Sequence[Command]]
    pdf: Callable[[str], str] = "{}.pdf".format
    ready: Callable[[Path], None] = lambda _: None
    """Preparation before the first measurement, such as a start that writes the user's settings."""
    many: int = 100
    """The number of papers per process for which the rate is measured; smaller if each paper needs its own process."""
    one_process: bool = True
    """Whether one process makes any number of papers, so that two of them can share the work."""


OURS = "assembler"
BARE = "WeasyPrint alone"


@cache
def peers() -> dict[str, Peer]:
    """Return the programs by name: ours, the engine alone, then the others by name."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    all_peers = sorted(
        (module.PEER for module in modules), key=lambda peer: (peer.name != OURS, peer.name != BARE, peer.name)
    )
    return {peer.name: peer for peer in all_peers}


def cache_folder() -> Path:
    """Return the benchmarks' folder in the user's cache folder; it may not exist yet."""
    caches = Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or caches) / "assembler"


def profile(program: str) -> Path:
    """Return the folder with the benchmarks' settings of a *program*; no trial deletes it, as no user would."""
    return cache_folder() / f"benchmarks-{program}"


def missing() -> dict[str, str]:
    """Return the packages that are not installed, by the name of the program that needs them."""
    packages = {name: peer.lacks() for name, peer in peers().items()}
    return {name: package for name, package in packages.items() if package}
