"""Counsel's signature under a statement within the paper, such as a certificate, rather than under the paper itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import name_line
from assembler.plan.frame.signature import attorney_for_line, build_signature, pro_se_signer, signed_line
from assembler.plan.frame.signers import attorneys_of, signers, signing_parties
from assembler.plan.plan import Signature, Signer


def signed_by_counsel(context: PaperContext, *, signed_if_paper_is: bool = False) -> Signature:
    """Return the signature of the filing side's first attorney, or of the first signing person if there is no attorney.

    *signed_if_paper_is* says whether a signature on the paper also counts as a signature on this statement; then the
    first attorney who signed is preferred.
    """
    paper_signature = build_signature(context)
    attorneys = signers(context)
    if not attorneys:
        blocks = paper_signature.signers[:1]
        return Signature(paper_signature.dated, blocks if signed_if_paper_is else with_blank_lines(blocks))
    if signed_if_paper_is:
        for name, attorney in attorneys:
            signature_line = signed_line(name, attorney, context)
            if signature_line:
                return Signature(paper_signature.dated, (Signer(signature_line, (name_line(attorney, context),)),))
    return Signature(paper_signature.dated, (Signer(signed="", lines=(name_line(attorneys[0].attorney, context),)),))


def with_blank_lines(signers: Sequence[Signer]) -> tuple[Signer, ...]:
    """Return the signature blocks of *signers* with the signature lines left blank."""
    return tuple(replace(signer, signed="") for signer in signers)


def signed_by_each_side(context: PaperContext) -> Signature:
    """Return signatures for the signing parties: one attorney for each party, and each party without counsel."""
    sides = tuple(_side_signers(context))
    return Signature(dated="", signers=sides) if len(sides) > 1 else signed_by_counsel(context, signed_if_paper_is=True)


def _side_signers(context: PaperContext) -> Iterator[Signer]:
    parties = signing_parties(context)
    covered_names: set[str] = set()
    for name, party in parties:
        if party.pro_se and not party.counsel:
            yield pro_se_signer(name, party, context)
        if party.counsel and name not in covered_names:
            counsel = attorneys_of([(name, party)], context)
            signed_entries = [entry for entry in counsel if signed_line(*entry, context)]
            signer = (signed_entries or counsel)[0]
            signer_name, attorney = signer
            covered_names |= {client for client, client_party in parties if signer_name in client_party.counsel}
            consent = context.filing.consents.get(signer_name)
            lines = [context.say("signature.consent", consent=consent)] if consent else []
            lines += [name_line(attorney, context), attorney_for_line(signer, [signer], parties, context)]
            yield Signer(signed_line(signer_name, attorney, context), tuple(lines))
