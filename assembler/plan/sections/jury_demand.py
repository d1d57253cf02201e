"""The demand for a jury, if the matter makes one."""

from collections.abc import Iterator

from assembler.model.pleading import meant
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.text.draft import Draft, DraftHeading, DraftText, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the demand, an unnumbered sentence under its heading."""
    if context.matter.jury_demand:
        yield DraftHeading(1, context.say("headings.jury_demand"), "jury_demand")
        if own := context.own("jury"):
            yield DraftText(own, ("words", "jury"), numbered=False)
        else:
            yield sentence(_demand(context), numbered=False)


def _demand(context: PaperContext) -> str:
    """Return the demand: on every issue, or on the claims that the matter names."""
    plaintiffs, demanded = context.side("plaintiff"), context.matter.jury_demand
    if not isinstance(demanded, tuple):
        return context.say("jury_demand.text", plaintiffs=plaintiffs)
    claims = context.matter.claims
    places = sorted({place for name in demanded for place in meant(claims, name)})
    counts = counts_named([claims[place] for place in places], context)
    return context.say("jury_demand.on_counts", plaintiffs=plaintiffs, counts=counts)
