"""Text of a Texas notice of nonsuit: Tex. R. Civ. P. 162."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice's paragraphs."""
    yield from unnumbered([ends("nonsuit", context), *costs(context)])
    yield from of_its_own(context)
