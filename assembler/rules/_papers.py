"""Which papers of a matter open its case, which dismiss by notice, and what a complaint prints and pleads."""

from collections.abc import Iterator

from assembler.model.filing import Filing
from assembler.model.matter import Ground, Matter

BY_NOTICE = "Fed. R. Civ. P. 41(a)(1)(A)(i)"
"""The rule under which a plaintiff dismisses alone, without an order."""


def opening(matter: Matter) -> Iterator[tuple[int, Filing]]:
    """Yield the filings that open the case, with their numbers."""
    return ((number, filing) for number, filing in enumerate(matter.filings) if filing.paper.opens)


def notices(matter: Matter) -> Iterator[tuple[int, Filing]]:
    """Yield the filings that dismiss under Rule 41(a)(1)(A)(i), with their numbers; none where another law governs."""
    instruments = matter.court.dismissal.value.instruments.values()
    papers = {one.paper for one in instruments if one.rule == BY_NOTICE}
    return ((number, filing) for number, filing in enumerate(matter.filings) if filing.paper.id in papers)


def grounds(matter: Matter) -> tuple[Ground, ...]:
    """Return the grounds of jurisdiction that a complaint of *matter* pleads; none outside a federal court."""
    pleaded = matter.court.system == "federal" and any(opening(matter))
    return matter.jurisdiction if pleaded else ()


def printed(filing: Filing) -> tuple[str, ...]:
    """Return the names of the sections that *filing* prints, in order."""
    return filing.sections or filing.paper.sections
