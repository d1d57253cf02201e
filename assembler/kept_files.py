"""The sizes and times of the program's own files of code, as they were before this process imported them.

What is kept from run to run is made by that code, and is taken only for the very files by which it was made. They are
looked at when the run begins, so that a file that changes while it is imported is not taken for what was imported.
"""

import os

TYPE_CHECKING = False  # as in `__main__.py`
if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = os.path.dirname(os.path.abspath(__file__))

MODELS = ("findings", "language", "model")
"""The folders of the program that models import from."""

RECORDS = (*MODELS, "load", "catalog")
"""The folders that say how a record is read."""

COMPILERS = ("first_letters.py", "kept_code.py", "literals.py", "render.py")
"""The files that say how patterns, functions and templates are compiled."""

State = tuple[str, int, int]
"""The path of a file, its size and its time."""

_first: "dict[str, tuple[State, ...]]" = {}


def begin() -> None:
    """Look at the files of which something is kept, before they are imported."""
    code_files(*RECORDS, *COMPILERS)


def code_files(*names: str) -> tuple[State, ...]:
    """Return the states of the program's files and folders of these *names*, as they were when first asked for."""
    for name in names:
        if name not in _first:
            _first[name] = tuple(sorted(_states(os.path.join(HERE, name))))
    return tuple(state for name in names for state in _first[name])


def are_as_they_were(*names: str) -> bool:
    """Whether the files and folders of these *names* are as they were when first asked for."""
    return code_files(*names) == tuple(state for name in names for state in sorted(_states(os.path.join(HERE, name))))


def _states(path: str) -> "Iterator[State]":
    if path.endswith(".py"):
        known = os.stat(path)
        yield path, known.st_size, known.st_mtime_ns
        return
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                known = entry.stat()
                yield entry.path, known.st_size, known.st_mtime_ns
            elif entry.is_dir() and not entry.name.startswith("__"):
                yield from _states(entry.path)
