"""The text of a stipulation to an amended complaint."""

from collections.abc import Iterator

from assembler.papers.amending.attached import attached_sentence
from assembler.papers.amending.proposal import proposal_of
from assembler.papers.amending.text import consent_text, order_below
from assembler.papers.ending.context import EndingContext
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, sentence


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the stipulation: the consent, what is attached, and the request for an order."""
    proposal = proposal_of(context)
    yield sentence((consent_text(proposal, context), *attached_sentence(context)), numbered=False)
    yield from (sentence(text, numbered=False) for text in order_below(context))
    yield from own_paragraphs(context)
