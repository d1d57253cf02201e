"""The signature of counsel alone, under a statement that is not the paper itself."""

from dataclasses import replace

from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import name_line
from assembler.plan.frame.signature import signature, signed_line, signers
from assembler.plan.plan import Signature, Signer


def signed_by_counsel(context: PaperContext, *, as_the_paper: bool = False) -> Signature:
    """Return the signature of the first attorney of the filing side alone; without one, of whoever signs first.

    *as_the_paper* says that the attorney who has signed the paper has signed here too.
    """
    ours, counsel = signature(context), signers(context)
    signed = [entry for entry in counsel if as_the_paper and signed_line(*entry, context)]
    signer = tuple(
        Signer(signed_line(name, attorney, context) if signed else "", (name_line(attorney, context),))
        for name, attorney in (signed or counsel)[:1]
    )
    return Signature(ours.dated, signer or ours.signers[:1])


def signed_again(context: PaperContext) -> Signature:
    """Return the signature of the paper without the user's lines above and below it, for a section after it."""
    ours = signature(context)
    return replace(ours, closing=(), signers=ours.signers[:-1] if context.own("below_signature") else ours.signers)
