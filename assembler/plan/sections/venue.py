"""Why venue lies in this district, or in this county: 28 U.S.C. §§ 1391, 1400, or the law of the state."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._forum_text import venue
from assembler.plan.text.draft import Draft, DraftHeading


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield a paragraph for each reason that the matter names."""
    said = list(venue(context))
    if said:
        yield DraftHeading(1, context.say("headings.venue"), "venue")
        yield from said
