"""What a notice of entry of dismissal says: Cal. Rules of Court 3.1390."""

from collections.abc import Iterator

from assembler.english import day
from assembler.plan.case import Case
from assembler.plan.draft import Draft
from assembler.plan.ending import of_its_own, unnumbered


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice; the day of entry is a blank until the filing says it."""
    entered = day(case.filing.entered) if case.filing.entered else None
    yield from unnumbered([case.say("entry.text", entered=entered)])
    yield from of_its_own(case)
