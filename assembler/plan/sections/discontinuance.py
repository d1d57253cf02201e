"""Text of a New York notice or stipulation of discontinuance: CPLR 3217."""

from collections.abc import Iterator

from assembler.law.dismissal.disability import under_a_disability
from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the paragraphs of a notice or of a stipulation."""
    stipulated = context.filing.paper.signer != "plaintiffs"
    yield from unnumbered([ends("discontinuance_by_all" if stipulated else "discontinuance", context), *costs(context)])
    yield from unnumbered([*_disability(context), *_merits(context)])
    yield from of_its_own(context)


def _disability(context: PaperContext) -> Iterator[Recital]:
    """Yield the recital of CPLR 3217(a)(2): no party is an infant or the like, and no one else has an interest."""
    if context.filing.no_other_interest and not [*under_a_disability(context.matter)]:
        rests_on = [context.path(context.filing, "no_other_interest")]
        yield from context.recite("discontinuance.no_other_interest", rests_on)


def _merits(context: PaperContext) -> Iterator[str]:
    if context.filing.effect:
        yield context.say("dismissal.on_the_merits")
