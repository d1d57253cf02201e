"""A walk over data is one test: it looks at each record, collects what is wrong, and asserts that nothing is."""

from collections.abc import Callable, Iterable


def faults(names: Iterable[str], look: Callable[[str], object]) -> dict[str, object]:
    """Return what *look* finds wrong, by the name of the record that is wrong. Fails where there is no record."""
    walked = list(names)
    assert walked, "there is nothing to walk"
    return {name: fault for name in walked if (fault := look(name))}
