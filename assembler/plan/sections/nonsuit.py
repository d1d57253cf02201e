"""Text of a notice of nonsuit."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, order_to_come, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice's paragraphs; where a party has a claim of its own, that it is left alone."""
    yield from unnumbered([ends("nonsuit", context), *_left_alone(context), *order_to_come(context), *costs(context)])
    yield from of_its_own(context)


def _left_alone(context: PaperContext) -> Iterator[str]:
    if names := context.scope.claimants:
        claimants = context.spoken([context.matter.parties[name] for name in names])
        yield context.say("dismissal.left_alone", claimants=claimants, rule=context.rule)
