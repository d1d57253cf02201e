"""Reads complaints: the papers that open the case, their grounds of jurisdiction, their parties and their sections."""

from collections.abc import Iterator

from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.listed_sections import listed_sections
from assembler.model.matter import Matter
from assembler.model.matter_values import Ground
from assembler.model.party import Party


def opening(matter: Matter) -> Iterator[tuple[int, Filing]]:
    """Yield the filings that open the case, each with its index in the list of filings."""
    return ((index, filing) for index, filing in enumerate(matter.filings) if filing.paper.opens)


def has_complaint(matter: Matter) -> bool:
    """Whether *matter* has a filing that opens the case."""
    return any(opening(matter))


def grounds(matter: Matter) -> tuple[Ground, ...]:
    """Return the grounds of jurisdiction that the complaints of *matter* plead; empty outside the federal courts."""
    is_pleaded = matter.court.system == "federal" and has_complaint(matter)
    return matter.jurisdiction if is_pleaded else ()


def pleaded_parties(matter: Matter) -> dict[str, Party]:
    """Return, by key, the parties who are in the case on the date of a paper that opens it."""
    return {
        name: party
        for name, party in matter.parties.items()
        if any(not has_left(party, filing.date) for _, filing in opening(matter))
    }


def in_state_court(matter: Matter) -> bool:
    """Whether *matter* files a complaint in a state court."""
    return matter.court.system == "state" and has_complaint(matter)


def printed_sections(filing: Filing) -> tuple[str, ...]:
    """Return the names of the sections that *filing* prints, in order."""
    return listed_sections(filing)
