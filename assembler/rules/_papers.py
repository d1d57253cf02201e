"""Which papers of a matter open its case, and what a complaint prints and pleads."""

from collections.abc import Iterator

from assembler.model.filing import Filing
from assembler.model.matter import Ground, Matter


def opening(matter: Matter) -> Iterator[tuple[int, Filing]]:
    """Yield the filings that open the case, with their numbers."""
    return ((number, filing) for number, filing in enumerate(matter.filings) if filing.paper.opens)


def grounds(matter: Matter) -> tuple[Ground, ...]:
    """Return the grounds of jurisdiction that a complaint of *matter* pleads; none outside a federal court."""
    pleaded = matter.court.system == "federal" and any(opening(matter))
    return matter.jurisdiction if pleaded else ()


def printed(filing: Filing) -> tuple[str, ...]:
    """Return the names of the sections that *filing* prints, in order."""
    return filing.sections or filing.paper.sections
