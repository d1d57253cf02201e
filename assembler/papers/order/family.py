"""The family `order`: proposed orders and judgments, which a judge signs."""

from collections.abc import Iterator

from assembler.papers.ending import signing, titles
from assembler.papers.ending.context import EndingContext, ending_context
from assembler.papers.motion import motion_form
from assembler.papers.order.judge import judge_signature, presenters_statement
from assembler.papers.order.keys import OrderFiling
from assembler.papers.order.sections import order
from assembler.plan.context import Family
from assembler.plan.plan import Statement


def _presenters(context: EndingContext) -> Iterator[Statement]:
    yield presenters_statement(context)


FAMILY = Family(
    filing_model=OrderFiling,
    context=ending_context,
    sections={"order": order.build},
    has_numbered_paragraphs=motion_form.numbers_paragraphs,
    filers=signing.filers,
    signers=signing.no_party,
    signature=judge_signature,
    title=titles.title,
    short_title=titles.short_title,
    event=titles.event,
    title_values=titles.title_values,
    hearing=titles.hearing,
    certificate=_presenters,
    length=motion_form.length,
)
