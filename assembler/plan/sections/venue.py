"""Why venue lies in this district: 28 U.S.C. § 1391(b)."""

from collections.abc import Iterator

from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftHeading, sentence


def build(case: Case) -> Iterator[Draft]:
    """Yield a paragraph for each reason that the matter names."""
    if not case.matter.venue:
        return
    yield DraftHeading(1, case.say("headings.venue"), "venue")
    for reason in case.matter.venue:
        yield sentence(case.say(f"venue.{reason}", defendants=case.side("defendant")))
