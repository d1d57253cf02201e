"""Gives all values in a firm's own records of law the basis `firm`, whatever basis the record states."""

from collections.abc import Mapping
from typing import Any

from assembler.model.court import Court
from assembler.model.law import FIRM, GRADES

BASES = frozenset({*GRADES, "verified"})
"""The values that a record may have for `basis:`."""


def with_firm_basis(data: Any) -> Any:
    """Return *data*, a firm's record, in which every basis is `firm`.

    A firm's record may say that an authority was read, but the program's authors have not read it.
    """
    match data:
        case Mapping():
            return {
                key: FIRM if key == "basis" and _is_basis(entry) else with_firm_basis(entry)
                for key, entry in data.items()
            }
        case list():
            return [with_firm_basis(entry) for entry in data]
    return data


def _is_basis(value: Any) -> bool:
    return isinstance(value, str) and value in BASES


def with_firms_dismissal(court: Court) -> Court:
    """Return *court*, which uses a firm's own law of dismissal, with the basis `firm` for the choice of that law."""
    return court.model_copy(update={"dismissal": court.dismissal.model_copy(update={"basis": FIRM})})
