"""The parties who sign a stipulation to an amended complaint: those whose consent the law asks for."""

from collections.abc import Sequence

from assembler.law.dismissal.claims import left_before
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.keys import consent_keys
from assembler.papers.amending.proposal import consent_or_leave_law, proposal_of
from assembler.papers.ending import signing
from assembler.papers.ending.context import EndingContext
from assembler.papers.opening.amendment_right import Amendment
from assembler.plan.context import PartyEntry


def signers(context: EndingContext) -> Sequence[PartyEntry]:
    """Return the parties who sign the paper, in the order of the caption: the filers and, on a stipulation, others."""
    filers = signing.filers(context)
    if context.filing.paper.signer != "all":
        return filers
    names = {*consenting_names(context), *(name for name, _ in filers)}
    return [(name, party) for name, party in context.remaining_by_key() if name in names]


def consenting_names(context: EndingContext) -> tuple[str, ...]:
    """Return the parties who sign besides the filers: those in the filing, or those whose consent is needed."""
    stipulating = consent_keys(context.filing).stipulated_by
    return stipulating or consent_needed(context.matter, context.filing, proposal_of(context).amendment)


def consent_needed(matter: Matter, filing: Filing, amendment: Amendment) -> tuple[str, ...]:
    """Return the parties whose consent the law asks for: the opponents, those who appeared, or all parties.

    If the law names neither all parties nor those who appeared, the result is all opponents who are in the case.
    """
    remaining_parties = {name: party for name, party in matter.parties.items() if not left_before(party, filing.date)}
    provision = consent_or_leave_law(amendment)
    consent_of = provision.consent_of if provision else None
    if consent_of == "all parties":
        return tuple(remaining_parties)
    responding_names = {
        *amendment.consent.missing_parties,
        *(name for event in amendment.consent.events for name in event.by),
    }
    if consent_of == "the opponents who appeared":
        return tuple(name for name in remaining_parties if name in responding_names)
    return tuple(name for name, party in remaining_parties.items() if party.on_side == "defendant")
