"""The parties who sign a stipulation to an amended complaint: those whose consent the law asks for."""

from collections.abc import Sequence

from assembler.papers.amending.keys import consent_keys
from assembler.papers.amending.proposal import proposal_of
from assembler.papers.ending import signing
from assembler.papers.ending.context import EndingContext
from assembler.plan.context import PartyEntry


def signers(context: EndingContext) -> Sequence[PartyEntry]:
    """Return the parties who sign the paper, in the order of the caption: the filers and, on a stipulation, others."""
    filers = signing.filers(context)
    if context.filing.paper.signer != "all":
        return filers
    names = {*consenting(context), *(name for name, _ in filers)}
    return [entry for entry in context.remaining_by_key() if entry[0] in names]


def consenting(context: EndingContext) -> tuple[str, ...]:
    """Return the parties who sign besides the filers: those in the filing, or those whose consent the law asks for.

    If the law names neither all parties nor those who appeared, they are all opponents who are in the case.
    """
    if named := consent_keys(context.filing).stipulated_by:
        return named
    otherwise = proposal_of(context).otherwise
    consent_of = otherwise.consent_of if otherwise else None
    if consent_of == "all parties":
        return tuple(name for name, _ in context.remaining_by_key())
    appeared = context.scope.appeared
    if consent_of == "the opponents who appeared":
        return tuple(name for name in context.scope.remaining if name in appeared)
    return context.scope.remaining
