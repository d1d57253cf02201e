"""What a stipulation of dismissal says: who agrees to what, and who bears the costs."""

from collections.abc import Iterator

from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the stipulation's paragraphs."""
    yield from unnumbered([ends("stipulation", case), *costs(case)])
    yield from of_its_own(case)
