"""The text of a New York notice or stipulation of discontinuance: CPLR 3217."""

from collections.abc import Iterator

from assembler.law.dismissal.disability import disability_paths
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import costs_recital, operative_sentences, unnumbered_paragraphs
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice or stipulation."""
    kind = "discontinuance" if context.filing.paper.signer == "plaintiffs" else "discontinuance_by_all"
    yield from unnumbered_paragraphs([operative_sentences(kind, context), *costs_recital(context)])
    yield from unnumbered_paragraphs([*_disability_recital(context), *_merits_sentence(context)])
    yield from own_paragraphs(context)


def _disability_recital(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital under CPLR 3217(a)(2): no party is under a disability, and no nonparty has an interest."""
    if ending_keys(context.filing).no_other_interest and not [*disability_paths(context.matter)]:
        based_on = [context.path(context.filing, "no_other_interest")]
        yield from context.recite("discontinuance.no_other_interest", based_on)


def _merits_sentence(context: EndingContext) -> Iterator[str]:
    if dismissal_keys(context.filing).effect:
        yield context.say("dismissal.on_the_merits")
