"""Who files and who signs a paper: parties, their attorneys, and parties without counsel."""

from collections.abc import Sequence
from typing import NamedTuple

from assembler.model.counsel import Attorney
from assembler.plan.context import PaperContext, PartyEntry


class AttorneyEntry(NamedTuple):
    """An attorney, with the attorney's key in the matter."""

    name: str
    attorney: Attorney

    @property
    def office(self) -> str:
        """The key of the attorney's firm, or of an attorney without a firm."""
        return self.attorney.firm or self.name


def signers(context: PaperContext) -> tuple[AttorneyEntry, ...]:
    """Return the filing side's attorneys, without duplicates, in the order of the parties."""
    return attorneys_of(filing_side(context), context)


def filing_side(context: PaperContext) -> list[PartyEntry]:
    """Return the parties that file the paper, with their keys."""
    return list(context.family.filers(context))


def own_signatories(context: PaperContext) -> frozenset[str]:
    """Return the filing side's attorneys and parties without counsel; others sign only if they consent."""
    filers = filing_side(context)
    sides = {party.on_side for _, party in filers}
    co_parties = [(name, party) for name, party in context.remaining_by_key() if party.on_side in sides]
    names: set[str] = set()
    for name, party in (*filers, *co_parties):
        names.update(party.counsel or (name,))
    return frozenset(names)


def attorneys_of(parties: Sequence[PartyEntry], context: PaperContext) -> tuple[AttorneyEntry, ...]:
    """Return the attorneys of *parties*, without duplicates, in the order of the parties."""
    names = dict.fromkeys(name for _, party in parties for name in party.counsel)
    return tuple(AttorneyEntry(name, context.matter.counsel[name]) for name in names)


def signing_parties(context: PaperContext) -> list[PartyEntry]:
    """Return the parties that sign the paper; none if a judge or a witness signs it."""
    return list((context.family.signers or context.family.filers)(context))
