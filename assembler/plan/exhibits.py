"""The exhibits that a paper attaches: those that it cites and whose files the matter names, and how they are filed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assembler.language.dates import plain_date, printed_date
from assembler.language.references import REFERENCE, Entry, entries
from assembler.law.exhibits import exhibit_labels, how_filed, is_exhibit, link_target
from assembler.model.exhibit import Exhibit
from assembler.plan.context import PaperContext
from assembler.plan.frame.docket import numbered, opening
from assembler.plan.frame.titles import case_title
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.plan.text.draft import Draft, DraftPrayer, DraftText
from assembler.plan.text.markdown import curled


def attached(drafts: Sequence[Draft], context: PaperContext) -> tuple[AttachedExhibit, ...]:
    """Return the exhibits that the paper of *drafts* attaches, in the order of their labels."""
    cited = set(_cited(drafts, context)) if any(exhibit.file for exhibit in context.matter.exhibits.values()) else set()
    pages = _cited_pages(drafts, context) if cited else {}
    exhibits = tuple(
        AttachedExhibit(
            name,
            label,
            curled(exhibit.title),
            _date(exhibit),
            exhibit.date.isoformat() if exhibit.date else "",
            tuple(sorted(pages.get(name, ()))),
        )
        for name, label in exhibit_labels(context.matter).items()
        if name in cited and (exhibit := context.matter.exhibits[name]).file
    )
    return exhibits if exhibits and how_filed(context.matter) != "not attached" else ()


def _date(exhibit: Exhibit) -> str:
    """Return the date of *exhibit* in words; empty if it has none, or its title says it."""
    return "" if exhibit.date is None or plain_date(exhibit.date) in exhibit.title else printed_date(exhibit.date)


def linked(drafts: Sequence[Draft], context: PaperContext) -> dict[str, str]:
    """Return the id of the target of each exhibit to which the paper links: those that are behind it in one file."""
    exhibits = attached(drafts, context)
    return {exhibit.name: link_target(exhibit.name) for exhibit in exhibits if how_filed(context.matter) == "combined"}


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
        caption=case_title(context),
        number=numbered(context.matter.number, context) if context.matter.number and not opening(context) else "",
        cover_sheets=form.cover_sheets,
        stamps=form.stamps,
        bates_prefix=prefix,
        bates_first=first,
        index=form.index,
        two_sided=form.two_sided,
        letter_size=form.letter_size,
        specimen=context.say("caption.specimen") if context.matter.specimen else "",
    )


def _bates(written: str) -> tuple[str, str]:
    """Split the number of the first page into its words and its digits: "PARLER 000001"."""
    digits = "".join(next((list(run) for numeric, run in groupby(written[::-1], str.isdigit) if numeric), []))[::-1]
    return written.removesuffix(digits), digits


def _cited(drafts: Sequence[Draft], context: PaperContext) -> Iterator[str]:
    for draft in drafts:
        if isinstance(draft, DraftText):
            yield from draft.exhibits
        for entry in _entries(draft, context):
            yield from _range(entry.name, entry.last, context)


def _cited_pages(drafts: Sequence[Draft], context: PaperContext) -> dict[str, set[int]]:
    """Return the first page of each citation of an exhibit at its pages, by the exhibit's name."""
    pages: dict[str, set[int]] = {}
    for draft in drafts:
        for entry in _entries(draft, context):
            if entry.pages:
                pages.setdefault(entry.name, set()).add(entry.pages[0])
    return pages


def _entries(draft: Draft, context: PaperContext) -> Iterator[Entry]:
    """Yield each reference to an exhibit in the texts of *draft*."""
    match draft:
        case DraftText(text):
            texts = [text]
        case DraftPrayer(lead, items):
            texts = [lead, *(item.text for item in items)]
        case _:
            texts = []
    for match in (match for text in texts for match in REFERENCE.finditer(text)):
        yield from (entry for entry in entries(match) if is_exhibit(entry.of, entry.name, context.matter))


def _range(first: str, last: str, context: PaperContext) -> Iterator[str]:
    """Yield the exhibits from *first* to *last*, or *first* alone."""
    names = [*exhibit_labels(context.matter)]
    start, end = names.index(first), names.index(last) if last in names else names.index(first)
    yield from names[min(start, end) : max(start, end) + 1]
