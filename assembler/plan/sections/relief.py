"""The prayer for relief: first the relief on single counts, in their order, then that of the whole matter."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.sections._relief_text import Placed, asks_for_judgment, prayer
from assembler.plan.sections.claims import relief_at_the_count
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the prayer; relief at the end of a count is not repeated."""
    items: list[Placed] = [*_of_counts(context)]
    items += [(relief, ("relief", place, "text")) for place, relief in enumerate(context.matter.relief)]
    own = context.own("prayer")
    if not items and not own:
        return
    yield DraftHeading(1, context.say("headings.relief"), "relief")
    if own and not items:
        yield DraftText(own, ("words", "prayer"), numbered=False)
        return
    key = "relief.lead_alone" if asks_for_judgment(items) else "relief.lead"
    lead = own or context.say(key, plaintiffs=context.side("plaintiff"))
    yield from prayer(lead, items, context, own=bool(own))


def _of_counts(context: PaperContext) -> Iterator[Placed]:
    """Yield the relief of each count, with the count's number if there are several."""
    several = len(context.matter.claims) > 1
    for number, claim in enumerate(context.matter.claims):
        if relief_at_the_count(claim, context):
            continue
        on = context.say("relief.on_counts", counts=counts_named([claim], context)) if several else ""
        for place, relief in enumerate(claim.relief):
            named = relief.model_copy(update={"text": f"{on} {relief.text}".lstrip()}) if relief.text else relief
            yield named, ("claims", number, "relief", place, "text")
