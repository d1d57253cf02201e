"""The filer's attestation that the other signatories of a paper with several electronic signatures concur in it."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.model.walk import signatory
from assembler.plan.context import PaperContext
from assembler.plan.plan import Signer


def with_attestation(blocks: tuple[Signer, ...], context: PaperContext) -> tuple[Signer, ...]:
    """Return *blocks*, with the attestation that the court requires in the block of the first attorney under `signed:`.

    Nothing is added unless every signature line is signed electronically, the signers do not all belong to one firm,
    and the user's own text has no attestation.
    """
    all_signed = all(block.signed or block.listed for block in blocks)
    if not all_signed or not _is_signed_by_several(context) or _attests(context):
        return blocks
    law = context.rely_on(context.court.attestation)
    if law is None:
        return blocks
    filer = signatory(context.matter, context.filing.signed[0]).removesuffix(", Esq.")
    return tuple(
        replace(block, lines=(*block.lines, law.value)) if block.signed.endswith(filer) else block for block in blocks
    )


def _is_signed_by_several(context: PaperContext) -> bool:
    """Whether the paper is signed electronically by signers who do not all belong to one firm."""
    filing = context.filing
    counsel = context.matter.counsel
    signers = (*filing.signed, *filing.consents)
    own_firms = {name: counsel[name].firm for name in signers if name in counsel}
    offices = {own_firms.get(name) or name for name in signers}
    return bool(filing.signed) and len(offices) > 1


def _attests(context: PaperContext) -> bool:
    """Whether the user's own text in the paper already attests to the signatures."""
    return any("attest" in text.lower() for text in _own_texts(context))


def _own_texts(context: PaperContext) -> Iterator[str]:
    """Yield the user's paragraphs in the paper, and the user's lines and sections after its signature."""
    yield from context.filing.paragraphs
    yield context.own_words("below_signature") or ""
    for section in context.filing.after_signature:
        yield section.text or ""
