"""The text of a Pennsylvania praecipe to the prothonotary: Pa. R.C.P. 229."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.law.dismissal.options import leave_order
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import operative_sentences, signing_side, unnumbered_paragraphs
from assembler.papers.ending.keys import ending_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the address, the request ("discontinued", or "settled, discontinued and ended"), and the consents."""
    kind = "praecipe_settled" if ending_keys(context.filing).settled else "praecipe"
    yield from unnumbered_paragraphs([context.say("praecipe.to"), operative_sentences(kind, context)])
    if context.filing.paper.signer == "all":
        yield from unnumbered_paragraphs([*_consent_or_leave(context)])
    yield from own_paragraphs(context)


def _consent_or_leave(context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence on who consents to the discontinuance, or on the court's leave in place of consent."""
    leave = leave_order(context.scope, context.instrument) if context.instrument else None
    if leave:
        order = ("events", context.matter.events.index(leave))
        yield from context.recite("praecipe.leave", [order], day=printed_date(leave.day), rule=context.rule)
        return
    names_signers = bool(ending_keys(context.filing).stipulated_by)
    based_on = context.path(context.filing, "stipulated_by") if names_signers else context.path(context.filing)
    yield from context.recite("praecipe.consent", [based_on], parties=signing_side(context), rule=context.rule)
