"""The list of the changes that an amended complaint makes, by page, paragraph and line, for a motion for leave."""

from collections.abc import Iterator

from assembler.model.court.amended import AmendedForm
from assembler.model.filing import Filing
from assembler.model.law import Law
from assembler.papers.amending.text import proposal_values
from assembler.papers.ending.context import EndingContext
from assembler.plan.pleading_change import PleadingChange
from assembler.plan.text.draft import Draft, DraftHeading, DraftList, sentence


def lists_changes(form: Law[AmendedForm] | None, filing: Filing) -> bool:
    """Whether *filing* is a motion for leave in a court whose rule, *form*, wants the changes described."""
    moves = filing.paper.amending and "motion" in filing.paper.sections
    return bool(moves and form and form.value.described)


def change_drafts(context: EndingContext) -> Iterator[Draft]:
    """Yield the lists of deleted and added passages, if the court's rule wants the changes described."""
    if not lists_changes(context.rely_on(context.court.amended), context.filing):
        return
    yield DraftHeading(1, context.say("amendment.changes"), "changes")
    for key, deleted in (("deleted", True), ("added", False)):
        changes = [change for change in context.changes if change.deleted is deleted]
        lead = f"amendment.{key}" if changes else f"amendment.none_{key}"
        yield sentence(context.say(lead, **proposal_values(context)))
        if changes:
            rows = ((f"{number}.", _row(change, context)) for number, change in enumerate(changes, 1))
            yield DraftList(tuple(rows))


def _row(change: PleadingChange, context: EndingContext) -> str:
    """Return the place and the words of *change*; until the page is known, the place is only the part."""
    place = change.part
    if change.page:
        many = (change.page, change.first_line) != (change.last_page, change.last_line)
        key = "amendment.place_pages" if change.page != change.last_page else "amendment.place_lines"
        numbers = {
            "page": change.page,
            "first": change.first_line,
            "last": change.last_line,
            "last_page": change.last_page,
        }
        place = context.say(key if many else "amendment.place", part=change.part, **numbers)
    return context.say("amendment.change", place=place[:1].upper() + place[1:], words=change.words)
