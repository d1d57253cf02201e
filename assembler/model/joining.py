"""The parties that a complaint does not have, because they come into the case by a later pleading."""

from collections.abc import Iterator
from datetime import date

from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.roles import BROUGHT_IN_ROLES, INTERVENOR_ROLES


def is_in_complaint(party: Party) -> bool:
    """Whether a complaint pleads who *party* is.

    It does not for a third-party defendant, a cross-defendant or an intervenor, unless the matter gives the party a
    side or a paragraph of its own.
    """
    comes_later = party.on_side == "neither" and party.role in {*BROUGHT_IN_ROLES, *INTERVENOR_ROLES}
    return not comes_later or bool(party.own_paragraph)


def is_brought_in_later(role: str, complaint: Filing, matter: Matter) -> bool:
    """Whether the parties in *role* are sued in the matter's later pleadings, and in none before *complaint*."""
    claimant_role = BROUGHT_IN_ROLES[role]
    pleadings = (filing for filing in matter.filings if filing.paper.claimant_role == claimant_role)
    return _are_all_later(pleadings, complaint)


def intervenes_later(name: str, complaint: Filing, matter: Matter) -> bool:
    """Whether the party called *name* files complaints in intervention, and none before *complaint*."""
    own_filings = (filing for filing in matter.filings if name in filing.filed_by)
    pleadings = (filing for filing in own_filings if filing.paper.leave_under == "complaint in intervention")
    return _are_all_later(pleadings, complaint)


def comes_in_after(name: str, party: Party, filing: Filing, matter: Matter) -> bool:
    """Whether the party called *name* comes into the case only after *filing*, a later pleading.

    A third-party defendant, a cross-defendant or an intervenor comes in by a pleading that names the party: after the
    day of that pleading, or on the day of the leave that it gives.
    """
    if is_in_complaint(party) or not filing.paper.leave_under or filing.date is None or _names_party(filing, name):
        return False
    later_pleadings = [pleading for pleading in matter.filings if pleading.paper.leave_under]
    pleadings = [pleading for pleading in later_pleadings if _names_party(pleading, name)]
    return bool(pleadings) and not any(_is_brought_in_by(pleading, filing.date) for pleading in pleadings)


def _names_party(filing: Filing, name: str) -> bool:
    """Whether the keys of *filing* name the party called *name*."""
    return any(name in names for _, names in filing.party_names())


def _is_brought_in_by(pleading: Filing, day: date) -> bool:
    """Whether the parties are in the case by *day*: *pleading* is undated or earlier, or leave was given by then."""
    if pleading.date is None or pleading.date < day:
        return True
    return pleading.leave_date is not None and pleading.leave_date <= day


def _are_all_later(pleadings: Iterator[Filing], complaint: Filing) -> bool:
    """Whether there are *pleadings*, and none of them is known to be earlier than *complaint*."""
    dates = [pleading.date for pleading in pleadings]
    return bool(dates) and not any(day and complaint.date and day < complaint.date for day in dates)
