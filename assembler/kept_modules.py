"""The bytecode of the modules that the program imports, kept in one file, which is opened once.

Python finds each of some seven hundred modules in a list of folders, and opens a file of its own for it. What is kept
here is the same bytecode, in the folder of the program's own. It is taken only where Python would look in the folders
in which it looked then, and only for a file that has the size and the time that it had.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

from assembler import kept_files

TYPE_CHECKING = False  # as in `__main__.py`
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import CodeType, ModuleType

PREFIX = os.path.join(
    os.path.dirname(os.path.abspath(__file__)),
    "__pycache__",
    f"kept.{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.flags.optimize}",
)
"""How the names of the files begin in which something is kept, for one version of Python."""

FILE = f"{PREFIX}.modules"

PROGRAM = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder that the program's package is in; a worker of a batch has it as its PYTHONPATH."""

LENGTH = 8
"""The bytes at the beginning of the file that say how long its list of modules is."""

Kept = tuple[str, str, bool, int, int, int, int]
"""The folder in which Python looks for a module, its file, whether it is a package, the size and time of the file, and
where in this file its bytecode begins and how long that is."""


class _Loader(SourceFileLoader):
    """Loads a module as Python does, but for its bytecode."""

    def __init__(self, name: str, path: str, stream: int, at: int, length: int) -> None:
        super().__init__(name, path)
        self.stream, self.at, self.length = stream, at, length

    def get_code(self, fullname: str) -> "CodeType | None":
        """Return the code of the module, from its own file where what is kept is damaged."""
        try:
            code = marshal.loads(kept_files.unsealed(os.pread(self.stream, self.length, self.at)))
        except (OSError, EOFError, ValueError, TypeError):
            return super().get_code(fullname)
        return code if isinstance(code, type(begin.__code__)) else super().get_code(fullname)


class Finder:
    """Finds the modules that are kept in the file *stream*, which begins with the list *kept*, before Python looks."""

    def __init__(self, stream: int, kept: "dict[str, Kept]", start: int) -> None:
        self.stream, self.kept, self.start = stream, kept, start

    def find_spec(self, name: str, path: "Sequence[str] | None" = None, _target: object = None) -> ModuleSpec | None:
        """Return what Python needs to know of the module *name*; None if it is not kept as it is."""
        kept = self.kept.get(name)
        if kept is None:
            return None
        folder, file, is_package, size, time, at, length = kept
        if path is not None and folder not in path:
            return None
        try:
            known = os.stat(file)
        except OSError:
            return None
        if (known.st_size, known.st_mtime_ns) != (size, time):
            return None
        loader = _Loader(name, file, self.stream, self.start + at, length)
        spec = ModuleSpec(name, loader, origin=file, is_package=is_package)
        spec.has_location = True
        here, _, base = file.rpartition(os.sep)
        spec.cached = f"{here}{os.sep}__pycache__{os.sep}{base[:-3]}.{sys.implementation.cache_tag}.pyc"
        if is_package:
            spec.submodule_search_locations = [here]
        return spec


def begin() -> None:
    """Take the modules that are imported from now on from the file, if there is one for this program and its path."""
    if not hasattr(os, "pread") or os.environ.get("PYTHONPATH") not in {None, "", PROGRAM}:
        return  # a folder in which a module may appear at any time, before those of the program
    stream = kept_files.opened(FILE)
    if stream is None:
        return
    try:
        length = int.from_bytes(os.read(stream, LENGTH), "big")
        known, size, kept = marshal.loads(kept_files.unsealed(os.pread(stream, min(length, kept_files.MOST), LENGTH)))
        is_ours = known == _surroundings() and LENGTH + length + size == os.fstat(stream).st_size
    except (OSError, EOFError, ValueError, TypeError):
        is_ours = False
    if is_ours:
        sys.meta_path.insert(0, Finder(stream, kept, LENGTH + length))
    else:
        os.close(stream)


def _surroundings() -> "list[str]":
    """Return where this program is, and where Python looks for modules besides the program and what it runs."""
    return [FILE, *(path for path in sys.path[0 if sys.flags.safe_path else 1 :] if path != PROGRAM)]


def file_of(modules: "Mapping[str, ModuleType]") -> bytes:
    """Return the file for *modules*, by their names, as far as each is of a Python file."""
    kept, codes, at = dict[str, Kept](), list[bytes](), 0
    for name, module in sorted(modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or spec.name != name or not isinstance(spec.loader, SourceFileLoader):
            continue  # such as `__main__`, and what is built into Python
        file = spec.loader.path
        known, code = os.stat(file), kept_files.sealed(marshal.dumps(spec.loader.get_code(name)))
        is_package = spec.submodule_search_locations is not None
        folder = os.path.dirname(os.path.dirname(file) if is_package else file)
        kept[name] = folder, file, is_package, known.st_size, known.st_mtime_ns, at, len(code)
        codes.append(code)
        at += len(code)
    index = kept_files.sealed(marshal.dumps((_surroundings(), at, kept)))
    return b"".join([len(index).to_bytes(LENGTH, "big"), index, *codes])
