"""Numbers the paragraphs, headings and counts of a paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assembler.exhibits.labels import exhibit_labels
from assembler.plan.context import PaperContext
from assembler.plan.exhibits import exhibit_link_targets
from assembler.plan.frame.count_names import count_label
from assembler.plan.text.count_name import count_name
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftSentence, DraftText, Realleged
from assembler.plan.text.heading_labels import heading_label, heading_name
from assembler.plan.text.labels import NBSP, Label, Labels, NumberedParagraph, add_label
from assembler.plan.text.markdown import with_print_signs


class DraftNumber(NamedTuple):
    """The number of a draft (a paragraph, a heading or a count), its label as printed, and the id of a paragraph."""

    number: int = 0
    label: str = ""
    id: str = ""


@dataclass
class _Tally:
    """The current numbers of headings, paragraphs and counts while a paper is being numbered."""

    paragraph: int = 0
    headings: tuple[int, ...] = (0,)
    """The number of the current heading at each level, from the first level down."""
    second_level: int = 0
    """How many second-level headings have been numbered so far."""
    subheadings: int = 0
    """How many sub-headings there have been so far."""
    count: int = 0
    section: str = ""
    count_id: str = ""
    labels: dict[str, Label] = field(default_factory=dict)
    paragraphs: list[NumberedParagraph] = field(default_factory=list)
    paragraphs_per_number: Counter[int] = field(default_factory=Counter)
    """How many paragraphs so far have each number."""


def without_empty_realleging(drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts* without sentences that reallege earlier paragraphs where there are no earlier paragraphs."""
    available_groups: set[Realleged] = set()
    kept_drafts: list[Draft] = []
    is_after_first_count = False
    is_in_count = False
    for draft in drafts:
        if isinstance(draft, DraftSentence) and draft.realleges and draft.realleges not in available_groups:
            continue
        if isinstance(draft, DraftCount) or (isinstance(draft, DraftHeading) and draft.level == 1):
            is_in_count = isinstance(draft, DraftCount)
            is_after_first_count = is_after_first_count or is_in_count
        if isinstance(draft, DraftText | DraftSentence) and draft.numbered:
            available_groups.add("all")
            if not is_in_count:
                available_groups.add("outside counts")
            if not is_after_first_count:
                available_groups.add("facts")
        kept_drafts.append(draft)
    return kept_drafts


def number_drafts(drafts: Sequence[Draft], context: PaperContext) -> tuple[Labels, list[DraftNumber]]:
    """Return the labels of a paper's parts, and the number of each of its *drafts*."""
    tally = _Tally(labels=labels_of_exhibits(context, exhibit_link_targets(drafts, context)))
    numbers = [_number_draft(draft, tally, context) for draft in drafts]
    return Labels(tally.labels, tuple(tally.paragraphs)), numbers


def labels_of_exhibits(context: PaperContext, targets: Mapping[str, str]) -> dict[str, Label]:
    """Return the labels of the matter's exhibits by name; *targets* has the link target of each."""
    labels: dict[str, Label] = {}
    form = context.matter.exhibit_form
    for number, (name, label) in enumerate(exhibit_labels(context.matter).items(), 1):
        printed_label = f"“{label}”" if form.quotes else label
        add_label(labels, name, Label("exhibit", number, f"{form.word}{NBSP}{printed_label}", targets.get(name, "")))
    return labels


def _number_draft(draft: Draft, tally: _Tally, context: PaperContext) -> DraftNumber:
    match draft:
        case DraftHeading():
            return _number_heading(draft, tally, context)
        case DraftCount():
            return _number_count(draft, tally, context)
        case DraftText(numbered=True) | DraftSentence(numbered=True) if context.family.has_numbered_paragraphs(context):
            return _number_paragraph(draft, tally)
    return DraftNumber()


def _number_paragraph(draft: DraftText | DraftSentence, tally: _Tally) -> DraftNumber:
    """Give a paragraph its own number, or else the next one, and an id made from its name or number."""
    number = draft.number or tally.paragraph + 1
    tally.paragraph = number
    tally.paragraphs_per_number[number] += 1
    name = draft.id if isinstance(draft, DraftText) else ""
    id_ = f"p-{name or number}"
    repeats = tally.paragraphs_per_number[number]
    if repeats > 1 and not name:
        id_ = f"p-{number}.{repeats}"
    if name:
        add_label(tally.labels, name, Label("allegation", number, str(number), id_))
    tally.paragraphs.append(NumberedParagraph(number, tally.section, tally.count_id))
    return DraftNumber(number, id=id_)


def _number_heading(draft: DraftHeading, tally: _Tally, context: PaperContext) -> DraftNumber:
    """Number a heading; a section without a heading, and a heading that is not counted, leave the numbers unchanged."""
    if draft.level == 1:
        tally.section = draft.id
        tally.count_id = ""
    if not draft.text or not draft.counted:
        return DraftNumber()
    if draft.id in context.matter.headings.unlabeled:
        return _leave_unlabeled(draft, tally)
    form = context.matter.headings.labels
    second_level = tally.second_level if context.matter.headings.go_on else 0
    tally.headings = _next_numbers(tally.headings, draft.level, second_level)
    if draft.level == 2:
        tally.second_level += 1
    if draft.level > 1:
        tally.subheadings += 1
    if draft.id and tally.section:
        add_label(tally.labels, draft.id, _heading_reference(draft, tally, heading_name(tally.headings, form)))
    return DraftNumber(tally.headings[-1], heading_label(tally.headings, form))


def _leave_unlabeled(draft: DraftHeading, tally: _Tally) -> DraftNumber:
    """Leave a heading without a label, and restart the numbering at the levels below it."""
    tally.headings = tally.headings[: draft.level]
    if draft.level > 1:
        tally.subheadings += 1
    if tally.section:
        add_label(tally.labels, draft.id, _heading_reference(draft, tally, name=""))
    return DraftNumber()


def _heading_reference(draft: DraftHeading, tally: _Tally, name: str) -> Label:
    """Return the label for references to a heading, such as "Section II.A", or its text if it has no label."""
    target = f"s-{draft.id}"
    if not name:
        return Label("named section", tally.headings[0], f"the section “{with_print_signs(draft.text)}”", target)
    if draft.level == 1:
        return Label("section", tally.headings[0], f"Section{NBSP}{name}", target)
    return Label("subsection", tally.subheadings, f"Section{NBSP}{name}", target)


def _next_numbers(headings: tuple[int, ...], level: int, second_level: int) -> tuple[int, ...]:
    """Return the numbers after a new heading at *level*; second-level numbering goes on from *second_level*."""
    outer_numbers = headings[: level - 1]
    if len(headings) >= level:
        return (*outer_numbers, headings[level - 1] + 1)
    return (*outer_numbers, second_level + 1 if level == 2 else 1)


def _number_count(draft: DraftCount, tally: _Tally, context: PaperContext) -> DraftNumber:
    tally.count += 1
    label = count_label(tally.count, draft.label, context)
    kind = "claim" if label else "named claim"
    name = count_name(label) or f"the count “{with_print_signs(draft.name)}”"
    add_label(tally.labels, draft.id, Label(kind, tally.count, name, f"c-{draft.id}"))
    tally.section = ""
    tally.count_id = draft.id
    tally.headings = tally.headings[:1]
    return DraftNumber(tally.count, label)
