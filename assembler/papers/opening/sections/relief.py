"""The prayer for relief: the relief on each count, in order, then the relief that the whole complaint requests."""

from collections.abc import Iterator

from assembler.model.relief import Relief
from assembler.papers.opening.relief_text import PlacedRelief, asks_for_judgment, own_label, prayer_drafts
from assembler.papers.opening.sections.claims import relief_at_the_count
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the prayer, leaving out relief that is already requested at the end of a count."""
    items: list[PlacedRelief] = [*_count_relief(context)]
    items += [(relief, ("relief", position, "text")) for position, relief in enumerate(context.matter.relief)]
    own_words = context.own_words("prayer")
    numbered = context.matter.prayer.numbered
    if not items and not own_words:
        return
    yield DraftHeading(level=1, text=context.say("headings.relief"), id="relief")
    if own_words and not items:
        yield DraftText(own_words, ("words", "prayer"), numbered=numbered)
        return
    key = "relief.lead_alone" if asks_for_judgment(items) else "relief.lead"
    lead = context.say(key, plaintiffs=context.side("plaintiff")) if own_words is None else own_words
    yield from prayer_drafts(lead, items, context, by_user=bool(own_words), numbered=numbered)


def _count_relief(context: PaperContext) -> Iterator[PlacedRelief]:
    """Yield the relief on each count, with the count's number if there are several counts.

    Relief that is printed at its count is left out.
    """
    has_several_counts = len(context.matter.claims) > 1
    for index, claim in enumerate(context.matter.claims):
        if relief_at_the_count(claim, context):
            continue
        prefix = ""
        if has_several_counts and claim.relief:
            prefix = context.say("relief.on_counts", counts=counts_named([claim], context))
        for position, relief in enumerate(claim.relief):
            yield _on_counts(relief, prefix), ("claims", index, "relief", position, "text")


def _on_counts(relief: Relief, prefix: str) -> Relief:
    """Return *relief* with *prefix*, the name of its count, inserted after any label that the user typed."""
    if not relief.text or not prefix:
        return relief
    label = own_label(relief.text)
    words = relief.text.removeprefix(label).lstrip()
    return relief.model_copy(update={"text": f"{label} {prefix} {words}".lstrip()})
