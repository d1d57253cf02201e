"""The prayer for relief: what is asked for on single counts, in their order, and then what the matter asks for."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.plan.context import Case
from assembler.plan.sections.claims import counts_named, relief_at_each_count
from assembler.plan.text.draft import Draft, DraftHeading, DraftPrayer


def build(case: Case) -> Iterator[Draft]:
    """Yield the prayer: each thing asked for, lettered. What a count's end has said is not said again."""
    items = (
        *_of_counts(case),
        *((one.text, ("relief", place, "text")) for place, one in enumerate(case.matter.relief)),
    )
    if not items:
        return
    yield DraftHeading(1, case.say("headings.relief"), "relief")
    yield DraftPrayer(case.say("relief.lead", plaintiffs=case.side("plaintiff")), items)


def _of_counts(case: Case) -> Iterator[tuple[str, KeyPath]]:
    """Yield what each count asks for, with its number where there are several counts."""
    if relief_at_each_count(case):
        return
    several = len(case.matter.claims) > 1
    for number, claim in enumerate(case.matter.claims):
        for place, one in enumerate(claim.relief):
            on = case.say("relief.on_counts", counts=counts_named([claim], case)) if several else ""
            yield f"{on} {one.text}".lstrip(), ("claims", number, "relief", place, "text")
