"""Text of a stipulation of dismissal: who agrees to what, and who bears the costs."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, of_its_own, prescribed, stipulated, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the stipulation's paragraphs."""
    yield from unnumbered([stipulated(context), *prescribed(context), *costs(context)])
    yield from of_its_own(context)
