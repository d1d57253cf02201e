"""The exhibits that a paper attaches: those that it cites and whose files the matter names, and how they are filed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assembler.language.dates import day
from assembler.language.references import REFERENCE, entries
from assembler.law.exhibits import exhibit_labels, how_filed, is_exhibit
from assembler.plan.context import PaperContext
from assembler.plan.frame.titles import short_caption
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.plan.text.draft import Draft, DraftPrayer, DraftText


def attached(drafts: Sequence[Draft], context: PaperContext) -> tuple[AttachedExhibit, ...]:
    """Return the exhibits that the paper of *drafts* attaches, in the order of their labels."""
    cited = set(_cited(drafts, context)) if any(one.file for one in context.matter.exhibits.values()) else set()
    found = tuple(
        AttachedExhibit(name, label, exhibit.title, day(exhibit.date) if exhibit.date else "")
        for name, label in exhibit_labels(context.matter).items()
        if name in cited and (exhibit := context.matter.exhibits[name]).file
    )
    return found if found and how_filed(context.matter) != "not attached" else ()


def linked(drafts: Sequence[Draft], context: PaperContext) -> dict[str, str]:
    """Return the id of the target of each exhibit to which the paper links: those that are behind it in one file."""
    exhibits = attached(drafts, context)
    return {exhibit.name: f"x-{exhibit.name}" for exhibit in exhibits if how_filed(context.matter) == "combined"}


def attachment(drafts: Sequence[Draft], context: PaperContext) -> Attachment | None:
    """Return what the paper of *drafts* attaches and how; None if it attaches nothing."""
    exhibits = attached(drafts, context)
    form = context.matter.exhibit_form
    if not exhibits:
        return None
    prefix, first = _bates(form.bates or "")
    return Attachment(
        exhibits,
        combined=how_filed(context.matter) == "combined",
        caption=short_caption(context),
        number=context.matter.number or "",
        cover_sheets=form.cover_sheets,
        stamps=form.stamps,
        bates_prefix=prefix,
        bates_first=first,
        index=form.index,
        two_sided=form.two_sided,
        letter_size=form.letter_size,
    )


def _bates(written: str) -> tuple[str, str]:
    """Split the number of the first page into its words and its digits: "PARLER 000001"."""
    digits = "".join(next((list(run) for numeric, run in groupby(written[::-1], str.isdigit) if numeric), []))[::-1]
    return written.removesuffix(digits), digits


def _cited(drafts: Sequence[Draft], context: PaperContext) -> Iterator[str]:
    for draft in drafts:
        match draft:
            case DraftText(text, exhibits=exhibits):
                yield from exhibits
                yield from _named(text, context)
            case DraftPrayer(lead, items):
                for text in (lead, *(item.text for item in items)):
                    yield from _named(text, context)


def _named(text: str, context: PaperContext) -> Iterator[str]:
    for match in REFERENCE.finditer(text):
        for entry in entries(match):
            if is_exhibit(entry.of, entry.name, context.matter):
                yield from _range(entry.name, entry.last, context)


def _range(first: str, last: str, context: PaperContext) -> Iterator[str]:
    """Yield the exhibits from *first* to *last*, or *first* alone."""
    names = [*exhibit_labels(context.matter)]
    start, end = names.index(first), names.index(last) if last in names else names.index(first)
    yield from names[min(start, end) : max(start, end) + 1]
