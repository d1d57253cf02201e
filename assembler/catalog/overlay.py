"""Merges a record over the record that it extends: whole values, and whole provisions of dismissal instruments."""

from collections.abc import Mapping
from typing import Any


def overlay(record: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* merged over *base*, which it extends.

    If both have dismissal instruments, the result has only those that *record* names. A provision that *record* omits
    from one of these instruments is taken from *base*.
    """
    merged = {**base, **record}
    instruments = record.get("instruments")
    base_instruments = base.get("instruments")
    if isinstance(instruments, Mapping) and isinstance(base_instruments, Mapping):
        merged["instruments"] = {
            name: _overlay_instrument(instrument, base_instruments.get(name))
            for name, instrument in instruments.items()
        }
    return merged


def _overlay_instrument(instrument: Any, base: Any) -> Any:
    return {**base, **instrument} if isinstance(instrument, Mapping) and isinstance(base, Mapping) else instrument
