"""A record that extends another: it replaces whole values, and whole provisions of an instrument of dismissal."""

from collections.abc import Mapping
from typing import Any


def overlay(record: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* merged over *base*, which it extends.

    The result has only those instruments of *base* that *record* names; a provision that *record* does not give for
    such an instrument comes from *base*.
    """
    merged = {**base, **record}
    instruments, base_instruments = record.get("instruments"), base.get("instruments")
    if isinstance(instruments, Mapping) and isinstance(base_instruments, Mapping):
        merged["instruments"] = {
            name: _overlay_instrument(instrument, base_instruments.get(name))
            for name, instrument in instruments.items()
        }
    return merged


def _overlay_instrument(instrument: Any, base: Any) -> Any:
    return {**base, **instrument} if isinstance(instrument, Mapping) and isinstance(base, Mapping) else instrument
