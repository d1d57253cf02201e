"""A walk over data is one test: it looks at every item, collects what is wrong, and holds that nothing is."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


def faults(names: Iterable[str], look: Callable[[str], object]) -> dict[str, object]:
    """Return what *look* finds wrong, by the name of the record that is wrong. Fails where there is no record."""
    walked = list(names)
    assert walked, "there is nothing to walk"
    return {name: fault for name in walked if (fault := look(name))}


Test = Callable[..., None]


def over(items: Iterable[Any], name: Callable[[Any], object] = str) -> Callable[[Test], Test]:
    """Return a decorator that makes a test of one item a test of all *items*; *name* is what a fault calls an item.

    The test's first parameter is the item, any others are fixtures. A walk over nothing fails.
    """
    everything = tuple(items)

    def enter(test: Test) -> Test:
        signature = inspect.signature(test)
        fixtures = list(signature.parameters.values())[1:]

        @wraps(test)
        def walk(**given: Any) -> None:
            assert everything, "a walk over nothing"
            faults = [fault for item in everything if (fault := _fault(test, item, given, name))]
            assert not faults, f"{len(faults)} of {len(everything)}:\n" + "\n".join(faults[:20])

        walk.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return walk

    return enter


def _fault(test: Test, item: Any, given: dict[str, Any], name: Callable[[Any], object]) -> str:
    """Return what *test* says of *item*, or nothing."""
    try:
        test(item, **given)
    except AssertionError as error:
        return f"{name(item)}: {error}"
    return ""
