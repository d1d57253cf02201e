"""The jury demand, if the matter makes one."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named, jury_claims
from assembler.plan.text.draft import Draft, DraftHeading, DraftText, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the jury demand: a heading, and an unnumbered sentence."""
    if context.matter.jury_demand:
        yield DraftHeading(level=1, text=context.say("headings.jury_demand"), id="jury_demand")
        if own_words := context.own_words("jury"):
            yield DraftText(own_words, ("words", "jury"), numbered=False)
        elif own_words is None:
            yield sentence(_demand_sentence(context), numbered=False)


def _demand_sentence(context: PaperContext) -> str:
    """Return the jury demand: on all issues, or on the claims that the matter names."""
    plaintiffs = context.side("plaintiff")
    if not isinstance(context.matter.jury_demand, tuple):
        return context.say("jury_demand.text", plaintiffs=plaintiffs)
    counts = counts_named(jury_claims(context), context)
    return context.say("jury_demand.on_counts", plaintiffs=plaintiffs, counts=counts)
