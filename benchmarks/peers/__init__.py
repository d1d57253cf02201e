"""The compared programs, one per module; each makes the same papers, as its users would.

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
from benchmarks.papers import Paper, Variant


@dataclass(frozen=True)
class Peer:
    """A program: its name in tables, how its source is written, and the commands that make papers of it.

    *write* writes the source of a variant of a paper under a name. *commands* returns the commands that make papers of
    the sources with these names. *pdf* returns the path of a paper. *missing_package* returns the package that is not
    installed, or "".
    """

    name: str
    missing_package: Callable[[], str]
    version: Callable[[], str]
    write: Callable[[Paper, Path, str, Variant], None]
    commands: Callable[[Sequence[str]], Sequence[Command]]
    pdf: Callable[[str], str] = "{}.pdf".format
    prepare: Callable[[Path], None] = lambda _: None
    """Preparation before the first measurement, such as a start that writes the user's settings."""
    papers_per_process: int = 100
    """The number of papers per process for which the rate is measured; smaller if each paper needs its own process."""
    makes_many_per_process: bool = True
    """Whether one process makes any number of papers, so that two of them can share the work."""


THIS_PROGRAM = "assembler"
ENGINE_ALONE = "WeasyPrint alone"


@cache
def peers() -> dict[str, Peer]:
    """Return the programs by name: ours, the engine alone, then the others by name."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    peers_by_name = {module.PEER.name: module.PEER for module in modules}
    other_names = sorted(peers_by_name.keys() - {THIS_PROGRAM, ENGINE_ALONE})
    return {name: peers_by_name[name] for name in (THIS_PROGRAM, ENGINE_ALONE, *other_names)}


def cache_folder() -> Path:
    """Return the benchmarks' folder in the user's cache folder; it may not exist yet."""
    caches = Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or caches) / "assembler"


def profile_folder(program: str) -> Path:
    """Return the folder with the benchmarks' settings of a *program*; no trial deletes it, as no user would."""
    return cache_folder() / f"benchmarks-{program}"


def missing_packages() -> dict[str, str]:
    """Return the missing packages, by the name of the program that needs them."""
    packages = {name: peer.missing_package() for name, peer in peers().items()}
    return {name: package for name, package in packages.items() if package}
