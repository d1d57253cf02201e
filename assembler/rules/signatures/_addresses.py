"""The address of an attorney, and the state in a line of it."""

from assembler.language.places import state_named
from assembler.model.counsel import Attorney
from assembler.model.matter import Matter


def address_of(attorney: Attorney, matter: Matter) -> tuple[str, ...]:
    """Return the lines of the attorney's own address or, if there is none, of the firm's."""
    firm = matter.firms.get(attorney.firm) if attorney.firm else None
    return attorney.address or (firm.address if firm else ())


def state_before_zip(line: str) -> str:
    """Return the state before the ZIP code at the end of *line*; "" if there is none."""
    *before, last = line.split() or [""]
    ends = (" ".join(before[-count:]).strip(",") for count in (3, 2, 1))
    return next(filter(None, map(state_named, ends)), "") if last[:1].isdigit() else ""
