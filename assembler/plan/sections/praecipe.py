"""What a Pennsylvania praecipe says to the prothonotary: Pa. R.C.P. 229."""

from collections.abc import Iterator

from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the address and the request: discontinued without prejudice, or settled, discontinued and ended."""
    settled = case.asked.prejudice == "with"
    yield from unnumbered([case.say("praecipe.to"), ends("praecipe_settled" if settled else "praecipe", case)])
    yield from of_its_own(case)
