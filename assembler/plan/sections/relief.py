"""The prayer for relief: first the relief on single counts, in their order, then that of the whole matter."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.sections.claims import relief_at_each_count
from assembler.plan.text.draft import Draft, DraftHeading, DraftPrayer


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the prayer with lettered items; relief at the end of a count is not repeated."""
    items = (
        *_of_counts(context),
        *((relief.text, ("relief", place, "text")) for place, relief in enumerate(context.matter.relief)),
    )
    if not items:
        return
    yield DraftHeading(1, context.say("headings.relief"), "relief")
    own = context.own("prayer")
    yield DraftPrayer(own or context.say("relief.lead", plaintiffs=context.side("plaintiff")), items, own=bool(own))


def _of_counts(context: PaperContext) -> Iterator[tuple[str, KeyPath]]:
    """Yield the relief of each count, with the count's number if there are several."""
    if relief_at_each_count(context):
        return
    several = len(context.matter.claims) > 1
    for number, claim in enumerate(context.matter.claims):
        for place, relief in enumerate(claim.relief):
            on = context.say("relief.on_counts", counts=counts_named([claim], context)) if several else ""
            yield f"{on} {relief.text}".lstrip(), ("claims", number, "relief", place, "text")
