"""A record that extends another: it replaces whole values, and whole provisions of an instrument of dismissal."""

from collections.abc import Mapping
from typing import Any


def laid_over(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record *own* laid over *base*, which it extends.

    It has only those instruments of *base* that it names; what it does not say of one is taken from *base*.
    """
    merged = {**base, **own}
    ours, theirs = own.get("instruments"), base.get("instruments")
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        merged["instruments"] = {key: _instrument(one, theirs.get(key)) for key, one in ours.items()}
    return merged


def _instrument(own: Any, base: Any) -> Any:
    return {**base, **own} if isinstance(own, Mapping) and isinstance(base, Mapping) else own
