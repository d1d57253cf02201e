"""Compiled patterns, kept in the user's own cache folder as Python keeps the bytecode of modules.

The modules of a command compile some five hundred patterns when they are imported, a tenth of the time of a check; a
pattern that was compiled by the same version of Python is only read. Those that are compiled later, perhaps from words
of a matter, are not kept.
"""

import marshal
import os
import sys
from binascii import crc32
from contextlib import suppress

from assembler.unchanged import record

TYPE_CHECKING = False  # as in `states.py`
if TYPE_CHECKING:
    from typing import Any

    Key = tuple[str, int]
    Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

MOST = 5_000
"""The most patterns that are kept; with more, those of other programs and versions are dropped."""

WIDTH = 4
"""The bytes of a word of a compiled pattern."""

IMPORTING = "<frozen importlib._bootstrap>"
"""The file of the frames in which a module is imported."""

_known: "dict[Key, Compiled]" = {}
_new: "dict[Key, Compiled]" = {}


def remember() -> None:
    """Let `re` read compiled patterns instead of compiling them again, where this Python is one that we know."""
    from re import _compiler as compiler  # type: ignore[attr-defined]  # noqa: PLC0415

    if sys.implementation.name != "cpython" or sys.version_info >= (3, 15) or hasattr(compiler, "kept"):
        return
    compiler.kept = True
    _known.update(kept())
    whole = compiler.compile

    def compile_(pattern: "Any", flags: "Any" = 0) -> "Any":
        key = (pattern, int(flags))
        if isinstance(pattern, str) and (known := _known.get(key)):
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # as of a file that was damaged
                return read_compiled(pattern, known)
        compiled = whole(pattern, flags)
        if isinstance(pattern, str) and _is_importing():
            _new[key] = _words(compiler, pattern, flags)
        return compiled

    compiler.compile = compile_


def read_compiled(pattern: str, known: "Compiled") -> "Any":
    """Return *pattern* as it was compiled, from what is *known* of it."""
    from _sre import compile as assemble  # type: ignore[import-not-found]  # noqa: PLC0415

    flags, words, *groups = known
    return assemble(pattern, flags, [*memoryview(words).cast("I")], *groups)


def _words(compiler: "Any", pattern: str, flags: int) -> "Compiled":
    """Return what the compiler of `re` makes of *pattern*, for `_sre.compile`."""
    parsed = compiler._parser.parse(pattern, flags)  # noqa: SLF001
    words = compiler._code(parsed, flags)  # noqa: SLF001
    names = parsed.state.groupdict
    groups: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        groups[number] = name
    code = b"".join(int(word).to_bytes(WIDTH, sys.byteorder) for word in words)
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(groups)


def _is_importing() -> bool:
    frame = sys._getframe(2)  # noqa: SLF001
    while frame.f_back and frame.f_code.co_filename != IMPORTING:
        frame = frame.f_back
    return frame.f_code.co_filename == IMPORTING


def keep() -> None:
    """Keep the patterns that were compiled by modules of this run, if there are any."""
    if not _new or not (file := _file()):
        return
    known = kept()
    record.put(file, marshal.dumps({**(known if len(known) < MOST else {}), **_new}))
    _new.clear()


def kept() -> "dict[Key, Compiled]":
    """Return the patterns that are kept, by their text and flags; none if their file cannot be used."""
    file = _file()
    try:
        if not (file and record.is_ours(file)):
            return {}
        with open(file, "rb") as stream:
            known: Any = marshal.load(stream)  # noqa: S302 - the user's own file, as bytecode is
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _file() -> str:
    folder = record.cache_folder()
    return folder and os.path.join(os.path.dirname(folder), "patterns", f"{crc32(sys.version.encode()):08x}")
