"""Modules whose import is put off until something in them is called.

The page engine imports what it needs only without HarfBuzz's subsetter, or for variable fonts; that takes a fifth of
its own import.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def put_off(modules: Mapping[str, Collection[str]]) -> Iterator[None]:
    """Let an import of *modules* in the block give the functions named, which import their module when called.

    A module that is put off has no other names, so that the engine cannot mistake a function for a value.
    """
    waiting = {name: _Later(name, functions) for name, functions in modules.items() if name not in sys.modules}
    sys.modules.update(waiting)
    try:
        yield
    finally:
        for name, later in waiting.items():
            if sys.modules.get(name) is later:
                del sys.modules[name]
            package, _, own = name.rpartition(".")
            if vars(sys.modules.get(package, later)).get(own) is later:
                delattr(sys.modules[package], own)


class _Later(ModuleType):
    """A module that is imported when one of its *functions* is called."""

    def __init__(self, name: str, functions: Collection[str]) -> None:
        super().__init__(name)
        self._functions = frozenset(functions)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function not in self._functions:
            raise AttributeError(f"`{function}` of `{self.__name__}` is not put off", name=function, obj=self)

        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), function)(*arguments, **named)

        return call
