"""The exhibits that a paper attaches, from the matter's files or made by the program, and how they are filed."""

from collections.abc import Iterator, Sequence
from itertools import count
from string import digits

from assembler.exhibits.labels import exhibit_labels, filed_by_law, is_exhibit
from assembler.exhibits.link_targets import link_target
from assembler.language.dates import plain_date, printed_date
from assembler.language.english import letter
from assembler.language.references import REFERENCE, Entry, entries
from assembler.model.exhibit import Exhibit, ExhibitFiling
from assembler.plan.context import PaperContext
from assembler.plan.frame.docket import labeled_number, opens_case
from assembler.plan.frame.titles import case_title
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.plan.text.draft import Draft, DraftPrayer, DraftSentence, DraftText
from assembler.plan.text.markdown import with_curly_quotes


def attached_exhibits(drafts: Sequence[Draft], context: PaperContext) -> tuple[AttachedExhibit, ...]:
    """Return the exhibits of the matter that are attached to the paper of *drafts*, sorted by label."""
    if not any(exhibit.file for exhibit in context.matter.exhibits.values()):
        return ()
    attached_names = {*_cited_exhibits(drafts, context), *context.family.further_exhibits(context)}
    attached_names -= {*context.family.exhibits_left_out(context)}
    cited_pages = _cited_pages(drafts, context)
    exhibits = []
    for name, label in exhibit_labels(context.matter).items():
        exhibit = context.matter.exhibits[name]
        if name in attached_names and exhibit.file:
            attached_exhibit = AttachedExhibit(
                name,
                label,
                with_curly_quotes(exhibit.title),
                date=_date_words(exhibit),
                day=exhibit.date.isoformat() if exhibit.date else "",
                cited_pages=tuple(sorted(cited_pages.get(name, ()))),
                word=context.matter.exhibit_form.word,
            )
            exhibits.append(attached_exhibit)
    return tuple(exhibits) if exhibits and exhibits_filed(context) != "not attached" else ()


def made_exhibits(context: PaperContext) -> tuple[AttachedExhibit, ...]:
    """Return the exhibits that the program makes for the paper.

    They get numbers if the matter's own exhibits have letters, and letters if these have numbers.
    """
    form = context.matter.exhibit_form
    used_labels = {*exhibit_labels(context.matter).values()}
    has_letters = form.labels == "letters"
    takes_letters = not has_letters if used_labels else has_letters
    numbering = letter if takes_letters else str
    labels = (label for label in map(numbering, count(1)) if label not in used_labels)
    exhibits_with_labels = zip(context.family.made_exhibits(context), labels, strict=False)
    return tuple(AttachedExhibit(name, label, title, word=form.word) for (name, title), label in exhibits_with_labels)


def exhibits_filed(context: PaperContext) -> ExhibitFiling:
    """Return how the paper's exhibits are filed."""
    return context.matter.exhibit_form.filed or filed_by_law(context.rely_on(context.court.exhibits))


def _date_words(exhibit: Exhibit) -> str:
    """Return the date of *exhibit* in words; "" if the exhibit is undated or its title already includes the date."""
    return "" if exhibit.date is None or plain_date(exhibit.date) in exhibit.title else printed_date(exhibit.date)


def exhibit_link_targets(drafts: Sequence[Draft], context: PaperContext) -> dict[str, str]:
    """Return the link targets of the exhibits that are filed in the same file as the paper, by exhibit name."""
    exhibits = attached_exhibits(drafts, context)
    return {exhibit.name: link_target(exhibit.name) for exhibit in exhibits if exhibits_filed(context) == "combined"}


def build_attachment(drafts: Sequence[Draft], context: PaperContext) -> Attachment | None:
    """Return the exhibits attached to the paper of *drafts*, and how they are filed; None if it attaches none.

    The exhibits of the matter come after the first exhibit that the program makes, the pleading that cites them.
    """
    program_exhibits = made_exhibits(context)
    exhibits = (*program_exhibits[:1], *attached_exhibits(drafts, context), *program_exhibits[1:])
    matter = context.matter
    form = matter.exhibit_form
    if not exhibits:
        return None
    prefix, first_number = _split_bates(form.bates or "")
    case_number = "" if opens_case(context) else matter.number or ""
    return Attachment(
        exhibits,
        combined=exhibits_filed(context) == "combined",
        caption=case_title(context),
        number=labeled_number(case_number, context) if case_number else "",
        cover_sheets=form.cover_sheets,
        stamps=form.stamps,
        bates_prefix=prefix,
        bates_first=first_number,
        index=form.index,
        two_sided=form.two_sided,
        letter_size=form.letter_size,
        specimen=context.say("caption.specimen") if matter.specimen else "",
    )


def _split_bates(number: str) -> tuple[str, str]:
    """Split a Bates number into its prefix and its digits: "PARLER 000001" into "PARLER " and "000001"."""
    prefix = number.rstrip(digits)
    return prefix, number.removeprefix(prefix)


def _cited_exhibits(drafts: Sequence[Draft], context: PaperContext) -> Iterator[str]:
    for draft in drafts:
        if isinstance(draft, DraftText):
            yield from draft.exhibits
        for entry in _exhibit_references(draft, context):
            yield from _exhibit_range(entry.name, entry.last, context)


def _cited_pages(drafts: Sequence[Draft], context: PaperContext) -> dict[str, set[int]]:
    """Return the first page of each citation to an exhibit's pages, by exhibit name."""
    pages: dict[str, set[int]] = {}
    for draft in drafts:
        for entry in _exhibit_references(draft, context):
            if entry.pages:
                pages.setdefault(entry.name, set()).add(entry.pages[0])
    return pages


def _exhibit_references(draft: Draft, context: PaperContext) -> Iterator[Entry]:
    """Yield each reference to an exhibit in the texts of *draft*."""
    match draft:
        case DraftText(text) | DraftSentence(own_words=text):
            texts = [text]
        case DraftPrayer(lead, items):
            texts = [lead, *(item.text for item in items)]
        case _:
            texts = []
    for text in texts:
        for match in REFERENCE.finditer(text):
            yield from (entry for entry in entries(match) if is_exhibit(entry.of, entry.name, context.matter))


def _exhibit_range(first: str, last: str, context: PaperContext) -> Iterator[str]:
    """Yield the exhibits from *first* to *last*; only *first* if *last* is empty."""
    names = [*exhibit_labels(context.matter)]
    start = names.index(first)
    end = names.index(last) if last in names else names.index(first)
    yield from names[min(start, end) : max(start, end) + 1]
