"""The text of a notice of entry of dismissal: Cal. Rules of Court, rule 3.1390."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import unnumbered_paragraphs
from assembler.papers.ending.keys import ending_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice; if the filing does not give the date of entry, the date is a blank."""
    day = ending_keys(context.filing).entered
    based_on = context.path(context.filing, "entered") if day else context.path(context.filing)
    yield from unnumbered_paragraphs(
        [*context.recite("entry.text", [based_on], entered=printed_date(day) if day else None)]
    )
    yield from own_paragraphs(context)
