"""Modules whose import is put off until something in them is called.

The page engine imports what it needs only without HarfBuzz's subsetter, or for variable fonts; that takes a fifth of
its own import.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def put_off(*names: str) -> Iterator[None]:
    """Let an import of the modules *names* in the block give functions that import them when they are called."""
    waiting = {name: _Later(name) for name in names if name not in sys.modules}
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
    """A module that is imported when a function of it is called."""

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("__"):
            raise AttributeError(function)

        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), function)(*arguments, **named)

        return call
