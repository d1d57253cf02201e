"""Modules that are imported when something in them is called.

WeasyPrint imports fontTools' subsetter and its variable fonts, which it calls only where HarfBuzz's subsetter is
missing or a font is variable; and it has `find_library` look up each of its shared libraries, which on Linux starts a
compiler for every name that is not found, though `dlopen` finds the same libraries by the next name on the list.

Brings: the engine's import takes 0.20 s instead of 0.29 for the modules and 0.26 for the libraries, where a compiler is
installed, and a cold build of 24 pages 2.43 s instead of 2.52 and 2.59.

To the authors: `pdf/fonts.py` could import `fontTools.subset` and `fontTools.varLib.instancer` inside the functions
that call them, as `Font.subset` is the only place and mostly takes HarfBuzz. `text/ffi.py` could try `ffi.dlopen` with
each of the names as they are, and ask `ctypes.util.find_library` only when none of them can be opened.
"""

import ctypes.util
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

RARELY_CALLED = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""The modules that the engine rarely needs, and the names that it calls in them."""


@contextmanager
def quick_import() -> Iterator[None]:
    """Let the block import the engine without the modules that it rarely calls, and without looking up libraries."""
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        with lazy_modules(RARELY_CALLED):
            yield
    finally:
        ctypes.util.find_library = find


@contextmanager
def lazy_modules(modules: Mapping[str, Collection[str]]) -> Iterator[None]:
    """Let imports of *modules* in the block give stand-ins, whose functions import the module when called.

    A stand-in has only these functions, so that the engine cannot mistake a function for a value.
    """
    stand_ins = {name: _Lazy(name, functions) for name, functions in modules.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
            package, _, name_in_package = name.rpartition(".")
            if vars(sys.modules.get(package, stand_in)).get(name_in_package) is stand_in:
                delattr(sys.modules[package], name_in_package)


class _Lazy(ModuleType):
    """A stand-in for a module, which is imported when one of its *functions* is called."""

    def __init__(self, name: str, functions: Collection[str]) -> None:
        super().__init__(name)
        self._functions = frozenset(functions)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function not in self._functions:
            raise AttributeError(f"`{function}` of the lazy `{self.__name__}` is unknown", name=function, obj=self)

        def call(*arguments: Any, **keywords: Any) -> Any:
            return getattr(import_module(self.__name__), function)(*arguments, **keywords)

        return call
