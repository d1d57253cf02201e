"""The list of the changes that an amended complaint makes, by page, paragraph and line, for a motion for leave."""

from collections.abc import Iterator
from typing import Literal

from assembler.language.english import series
from assembler.model.court.amended import AmendedForm
from assembler.model.filing import Filing
from assembler.model.law import Law, was_read
from assembler.papers.amending.proposal import printed_cite
from assembler.papers.amending.text import proposal_values
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.motion_form import accompanying, motion_paper
from assembler.plan.frame.titles import short_title
from assembler.plan.pleading_change import PleadingChange
from assembler.plan.text.draft import Draft, DraftHeading, DraftList, sentence


def lists_changes(form: Law[AmendedForm] | None, filing: Filing) -> bool:
    """Whether *filing* is a motion for leave in a court whose rule, *form*, wants the changes described."""
    is_motion = filing.paper.amending and "motion" in filing.paper.sections
    return bool(is_motion and form and form.value.described)


def change_drafts(context: EndingContext) -> Iterator[Draft]:
    """Yield the lists of deleted and added passages, if the court's rule wants the changes described.

    A list says that nothing is deleted, or added, only if the marked copy has no such change. If the changes are not
    known, the list is a blank.
    """
    if not lists_changes(context.rely_on(context.court.amended), context.filing):
        return
    yield DraftHeading(
        level=1, text=context.say("amendment.changes"), id="changes", counted=bool(motion_paper(context).headings)
    )
    yield from map(sentence, rule_sentence(context, "described"))
    values = proposal_values(context)
    if not context.changes:
        yield sentence(context.say("amendment.unknown_changes", changes=None, **values))
        return
    for key, deleted in (("deleted", True), ("added", False)):
        changes = [change for change in context.changes if change.deleted is deleted]
        rows = [_row(change, context) for change in changes if change.words]
        if rows or not changes:
            yield sentence(context.say(f"amendment.{key}" if rows else f"amendment.none_{key}", **values))
        if rows:
            yield DraftList(tuple((f"{number}.", row) for number, row in enumerate(rows, 1)))
    if changed_parts := dict.fromkeys(change.part for change in context.changes if not change.words):
        parts = series([context.say("amendment.the_part", part=part) for part in changed_parts])
        yield sentence(context.say("amendment.other_parts", parts=parts, **values))


def met_requirements(context: EndingContext) -> Iterator[str]:
    """Yield the sentences of a memorandum on the papers that meet the court's rule, if the rule was read.

    These papers are the motion, which lists the changes, and a declaration, which states the points on the amendment.
    """
    form = context.rely_on(context.court.amended)
    if form is None or context.filing is context.principal:
        return
    described_rule = form.value.described
    declared_rule = form.value.declared
    if described_rule and was_read(described_rule.basis or form.basis) and lists_changes(form, context.principal):
        yield context.say("amendment.meets_described", rule=printed_cite(described_rule.cite or form.cite))
    if declared_rule and was_read(declared_rule.basis or form.basis):
        for filing in accompanying(context, "declaration"):
            if declaration_keys(filing).amendment:
                title = short_title(context.companion(filing))
                rule = printed_cite(declared_rule.cite or form.cite)
                yield context.say("amendment.meets_declared", title=title, rule=rule)


def rule_sentence(context: EndingContext, part: Literal["described", "declared"]) -> Iterator[str]:
    """Yield the sentence that cites the court's rule on the list of changes, or on a declaration's points, if read."""
    form = context.rely_on(context.court.amended)
    requirement = getattr(form.value, part) if form else None
    if form and requirement and was_read(requirement.basis or form.basis):
        key = "changes_under" if part == "described" else "declared_under"
        yield context.say(f"amendment.{key}", rule=printed_cite(requirement.cite or form.cite))


def _row(change: PleadingChange, context: EndingContext) -> str:
    """Return the place and the words of *change*; until the page is known, the place is only the part."""
    place = change.part
    if change.page:
        is_range = (change.page, change.first_line) != (change.last_page, change.last_line)
        key = "amendment.place_pages" if change.page != change.last_page else "amendment.place_lines"
        numbers = {
            "page": change.page,
            "first": change.first_line,
            "last": change.last_line,
            "last_page": change.last_page,
        }
        place = context.say(key if is_range else "amendment.place", part=change.part, **numbers)
    return context.say("amendment.change", place=place[:1].upper() + place[1:], words=change.words)
