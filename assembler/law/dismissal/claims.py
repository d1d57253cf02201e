"""The claims of a matter by name, who has left, and who answers a claim with one of their own."""

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
"""Roles of those who answer a claim with one of their own."""


def claims_against(matter: Matter, party: str) -> list[tuple[str, Claim]]:
    """Return the claims against *party*, each with the name by which the matter knows it."""
    return [(name, claim) for name, claim in named_claims(matter) if party in claim.against]


def named_claims(matter: Matter) -> list[tuple[str, Claim]]:
    """Return the claims with their names: their own, or `count-2`."""
    return [(claim.id or f"count-{number}", claim) for number, claim in enumerate(matter.claims, 1)]


def claiming(matter: Matter) -> list[str]:
    """Return the names of the parties who answer a claim with one of their own."""
    return [name for name, party in matter.parties.items() if set(CLAIMING) & set(party.further_roles)]


def has_left(party: Party, day: dt.date | None) -> bool:
    """Whether *party* has left the case by *day*, or at all where no day is known."""
    return party.terminated is not None and (day is None or party.terminated.date <= day)


def begun(matter: Matter) -> dt.date | None:
    """Return the day on which the complaint was filed: as the matter says, else that of the paper that opens it."""
    opening = (filing.date for filing in matter.filings if filing.paper.opens and filing.date)
    return matter.complaint_filed or next(opening, None)
