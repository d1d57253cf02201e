"""A record that extends another: it replaces whole values, and of an instrument of dismissal whole provisions."""

from collections.abc import Mapping
from typing import Any


def laid_over(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record *own* laid over *base*, which it extends.

    Of the instruments of *base* it has those that it names, each with what it does not say itself.
    """
    merged = {**base, **own}
    ours, theirs = own.get("instruments"), base.get("instruments")
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        merged["instruments"] = {key: _instrument(one, theirs.get(key)) for key, one in ours.items()}
    return merged


def _instrument(own: Any, base: Any) -> Any:
    return {**base, **own} if isinstance(own, Mapping) and isinstance(base, Mapping) else own
