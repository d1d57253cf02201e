"""The parties who file and sign a paper that ends a case, or a paper that accompanies such a paper."""

from collections.abc import Sequence

from assembler.papers.ending.claimant import claimant_of
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.plan.context import PartyEntry, usual_filers


def filers(context: EndingContext) -> Sequence[PartyEntry]:
    """Return the parties who file the paper: those who dismiss, those in `filed_by`, or the remaining plaintiffs."""
    if claimant := claimant_of(context):
        return [(claimant, context.matter.parties[claimant])]
    if dismissal_keys(context.principal).dismisses and context.scope.dismissing_parties:
        return [(name, context.matter.parties[name]) for name in context.scope.dismissing_parties]
    return usual_filers(context)


def signers(context: EndingContext) -> Sequence[PartyEntry]:
    """Return the parties who sign the paper: the filing parties, or all who stipulate."""
    if context.filing.paper.signer != "all":
        return filers(context)
    names = {*_stipulating_names(context), *context.scope.plaintiffs}
    return [(name, party) for name, party in context.matter.parties.items() if name in names]


def _stipulating_names(context: EndingContext) -> tuple[str, ...]:
    """Return the parties who sign a stipulation besides the plaintiffs: those in the filing, or else those who must."""
    if ending_keys(context.filing).stipulated_by or context.option is None:
        return ending_keys(context.filing).stipulated_by
    return context.option.signers


def no_party(_context: EndingContext) -> Sequence[PartyEntry]:
    """Return no parties, because a judge or a witness signs the paper."""
    return ()
