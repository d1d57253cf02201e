"""What a Texas notice of nonsuit says: Tex. R. Civ. P. 162."""

from collections.abc import Iterator

from assembler.plan.case import Case
from assembler.plan.draft import Draft
from assembler.plan.ending import costs, ends, of_its_own, unnumbered


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice's paragraphs."""
    yield from unnumbered([ends("nonsuit", case), *costs(case)])
    yield from of_its_own(case)
