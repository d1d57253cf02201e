"""The sections of a pleading that makes claims after the complaint."""

from collections.abc import Iterator, Sequence

from assembler.findings.path import KeyPath
from assembler.language.english import Side
from assembler.model.relief import Relief
from assembler.papers.later_pleading.keys import Paragraphs, later_pleading_keys
from assembler.papers.opening.relief_text import asks_for_judgment, prayer_drafts
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftText, sentence


def allegations(context: PaperContext) -> Iterator[Draft]:
    """Yield the sections of allegations, each below its heading."""
    for index, section in enumerate(later_pleading_keys(context.filing).allegations):
        if section.heading:
            yield DraftHeading(level=1, text=section.heading, id=f"allegations-{index + 1}")
        path = (*context.path(context.filing, "allegations"), index, "paragraphs")
        yield from _paragraphs(section.paragraphs, path)


def _paragraphs(paragraphs: Paragraphs, path: KeyPath) -> Iterator[Draft]:
    """Yield *paragraphs*, found at *path* in the matter."""
    for index, paragraph in enumerate(paragraphs):
        yield DraftText(paragraph.text, (*path, index, "text"), id=paragraph.id or "")


def counts(context: PaperContext) -> Iterator[Draft]:
    """Yield each count: its title, the parties against whom it is brought, and its paragraphs."""
    pleaded_counts = later_pleading_keys(context.filing).counts
    if pleaded_counts:
        yield DraftHeading(level=1, text=context.say("headings.claims"), id="counts")
    for index, count in enumerate(pleaded_counts):
        against = parties_to_count(count.against, context)
        line = context.say("claims.against", defendants=f"{against:named}")
        form = context.say("claims.heading", label="{label}", title="{title}")
        yield DraftCount(count.title, line, cite="", id=f"count-{index + 1}", form=form)
        path = (*context.path(context.filing, "counts"), index, "paragraphs")
        yield from _paragraphs(count.paragraphs, path)


def parties_to_count(names: Sequence[str], context: PaperContext) -> Side:
    """Return the parties called *names*, in the role that this type of pleading gives them, or else in their own."""
    parties = [context.matter.parties[name] for name in names]
    sued_role = context.filing.paper.sued_role
    if sued_role:
        parties = [party.model_copy(update={"role": sued_role}) for party in parties]
    return context.parties_as_side(parties)


def relief(context: PaperContext) -> Iterator[Draft]:
    """Yield the relief that the pleading asks for."""
    texts = later_pleading_keys(context.filing).asks_for
    if not texts:
        return
    path = context.path(context.filing, "asks_for")
    items = [(Relief.model_validate({"text": text}), (*path, index)) for index, text in enumerate(texts)]
    yield DraftHeading(level=1, text=context.say("headings.relief"), id="relief")
    key = "relief.lead_alone" if asks_for_judgment(items) else "relief.lead"
    yield from prayer_drafts(context.say(key, plaintiffs=context.filers), items, context, by_user=False)


def jury_demand(context: PaperContext) -> Iterator[Draft]:
    """Yield the jury demand, if the pleading makes one: a heading, and an unnumbered sentence."""
    if later_pleading_keys(context.filing).demands_jury:
        yield DraftHeading(level=1, text=context.say("headings.jury_demand"), id="jury_demand")
        yield sentence(context.say("jury_demand.text", plaintiffs=context.filers), numbered=False)
