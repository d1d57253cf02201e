"""The demand for a jury, if the matter makes one."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading, DraftText, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the demand, an unnumbered sentence under its heading."""
    if context.matter.jury_demand:
        yield DraftHeading(1, context.say("headings.jury_demand"), "jury_demand")
        if own := context.own("jury"):
            yield DraftText(own, ("words", "jury"), numbered=False)
        else:
            yield sentence(context.say("jury_demand.text", plaintiffs=context.side("plaintiff")), numbered=False)
