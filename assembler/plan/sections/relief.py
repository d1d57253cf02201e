"""The prayer for relief."""

from collections.abc import Iterator

from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftHeading, DraftPrayer
from assembler.yaml_text import Path


def build(case: Case) -> Iterator[Draft]:
    """Yield the prayer: each thing asked for, lettered."""
    if not case.matter.relief:
        return
    yield DraftHeading(1, case.say("headings.relief"), "relief")
    lead = case.say("relief.lead", plaintiffs=case.side("plaintiff"))
    items: tuple[tuple[str, Path], ...] = tuple(
        (one.text, ("relief", number, "text")) for number, one in enumerate(case.matter.relief)
    )
    yield DraftPrayer(lead, items)
