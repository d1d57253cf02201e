"""The section on why venue is proper in the district or county: 28 U.S.C. §§ 1391, 1400, or state law."""

from collections.abc import Iterator

from assembler.papers.opening.forum_text import venue_paragraphs
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield a paragraph for each ground of venue that the matter asserts."""
    reasons = list(venue_paragraphs(context))
    if reasons:
        yield DraftHeading(level=1, text=context.say("headings.venue"), id="venue")
        yield from reasons
