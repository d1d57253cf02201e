"""Defines a patch to the page engine, and checks whether the patch fits the installed version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

TESTED_VERSIONS: Mapping[str, frozenset[str]] = {
    "weasyprint": frozenset({"70.0"}),
    "pydyf": frozenset({"0.13.0"}),
    "tinycss2": frozenset({"1.5.1"}),
}
"""The tested versions of the engine, and of its libraries that write files and read style sheets."""

MAX_PARAMETERS = 10
"""The maximum number of a function's parameters that are compared."""


@dataclass(frozen=True)
class Patch:
    """A change to functions of the engine.

    *docstring* is that of the patch's module; the page on the engine prints it. *replaces* has the full name of
    each replaced function, with the function's first parameters in the tested versions. *apply* applies the patch once
    the engine is imported.
    """

    name: str
    docstring: str
    replaces: Mapping[str, str]
    apply: Callable[[], None]

    def fits(self) -> bool:
        """Whether the engine has each replaced function with these parameters.

        Must be called before a patch is applied.
        """
        return all(parameters(name) == expected for name, expected in self.replaces.items())


def untested_libraries() -> dict[str, str]:
    """Return the libraries whose installed version was not tested, with the version. The libraries are not imported."""
    installed = {name: _version(name) for name in TESTED_VERSIONS}
    return {name: number for name, number in installed.items() if number not in TESTED_VERSIONS[name]}


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # the library's metadata is missing
        return "of unknown version"


def parameters(name: str) -> str | None:
    """Return the first parameters of the function called *name*, as in `Patch.replaces`; None if it is missing."""
    top, *path = name.split(".")
    value: Any = import_module(top)
    for part in path:
        value = getattr(value, part, None)
    code = getattr(getattr(value, "fget", None) or value, "__code__", None)
    return " ".join(code.co_varnames[: code.co_argcount][:MAX_PARAMETERS]) if code else None
