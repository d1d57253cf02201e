"""The demand for a jury, where the matter makes one."""

from collections.abc import Iterator

from assembler.plan.context import Case
from assembler.plan.text.draft import Draft, DraftHeading, sentence


def build(case: Case) -> Iterator[Draft]:
    """Yield the demand, an unnumbered sentence under its heading."""
    if case.matter.jury_demand:
        yield DraftHeading(1, case.say("headings.jury_demand"), "jury_demand")
        yield sentence(case.say("jury_demand.text", plaintiffs=case.side("plaintiff")), numbered=False)
