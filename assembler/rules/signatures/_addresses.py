"""Finds the address of an attorney, and the state in a line of an address."""

from collections.abc import Sequence

from assembler.language.places import state_named
from assembler.model.counsel import Attorney
from assembler.model.matter import Matter


def address_of(attorney: Attorney, matter: Matter) -> tuple[str, ...]:
    """Return the lines of the attorney's own address or, if there is none, of the firm's."""
    firm = matter.firms.get(attorney.firm) if attorney.firm else None
    return attorney.address or (firm.address if firm else ())


def state_before_zip(line: str) -> str:
    """Return the state before the ZIP code at the end of *line*; "" if there is none."""
    words = line.split()
    if not words or not words[-1][0].isdigit():
        return ""
    return state_at_end(words[:-1])


def state_at_end(words: Sequence[str]) -> str:
    """Return the state that the last one to three of *words* name, such as "New York"; "" if they name none."""
    for count in (3, 2, 1):
        if state := state_named(" ".join(words[-count:]).strip(",")):
            return state
    return ""
