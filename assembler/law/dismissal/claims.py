"""The claims of a matter by name, who has left the case, and who has brought a claim in response."""

import datetime as dt

from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.pleading import Claim
from assembler.model.roles import FurtherRole

CLAIMING: tuple[FurtherRole, ...] = (
    "counterclaim plaintiff",
    "crossclaim plaintiff",
    "third-party plaintiff",
    "cross-complainant",
)
"""Roles of parties who bring a claim in response."""


def claims_against(matter: Matter, party: str) -> list[tuple[str, Claim]]:
    """Return the claims against *party*, each with its name in the matter."""
    return [(name, claim) for name, claim in named_claims(matter) if party in claim.against]


def named_claims(matter: Matter) -> list[tuple[str, Claim]]:
    """Return the claims with their names: their own, or `count-2`."""
    return [(claim.id or f"count-{number}", claim) for number, claim in enumerate(matter.claims, 1)]


def claiming(matter: Matter) -> list[str]:
    """Return the names of the parties who bring a claim in response."""
    return [name for name, party in matter.parties.items() if set(CLAIMING) & set(party.further_roles)]


def has_left(party: Party, day: dt.date | None) -> bool:
    """Whether *party* has left the case by *day*, or at all if *day* is None."""
    return party.terminated is not None and (day is None or party.terminated.date <= day)


def begun(matter: Matter) -> dt.date | None:
    """Return the day on which the complaint was filed: from the matter, or else from the paper that opens the case."""
    opening = (filing.date for filing in matter.filings if filing.paper.opens and filing.date)
    return matter.complaint_filed or next(opening, None)
