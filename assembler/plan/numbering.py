"""Numbers the paragraphs, headings and counts of a paper, and turns its drafts into blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from assembler.catalog.filed_papers import FiledPaper
from assembler.exhibits.labels import exhibit_labels
from assembler.language.exhibit_words import exhibit_word
from assembler.language.regex import Regex
from assembler.model.pleading import Allegations
from assembler.plan.blocks import Block, Count, Heading, Item, Listing, Paragraph, Prayer, Rich, Words
from assembler.plan.context import PaperContext
from assembler.plan.cross_references import OtherPaper, paper_as_filed, reference_writer
from assembler.plan.exhibits import exhibit_link_targets
from assembler.plan.frame.count_names import count_label
from assembler.plan.frame.page_setup import page_setup
from assembler.plan.frame.titles import short_title
from assembler.plan.sections import allegation_drafts, paper_drafts
from assembler.plan.text.count_name import count_name
from assembler.plan.text.definitions import Definitions
from assembler.plan.text.draft import (
    Draft,
    DraftCount,
    DraftHeading,
    DraftItem,
    DraftList,
    DraftPrayer,
    DraftSentence,
    DraftText,
    Realleged,
)
from assembler.plan.text.heading_labels import heading_label, heading_name
from assembler.plan.text.labels import NBSP, Label, Labels, add_label, joined_groups, label_of, linked_text
from assembler.plan.text.markdown import (
    Setting,
    new_setting,
    plain,
    rich,
    title_line,
    underlined_run,
    with_print_signs,
)
from assembler.plan.text.pictures import pictures_of
from assembler.plan.text.structure import text_blocks


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
    labels: dict[str, Label] = field(default_factory=dict)
    sections: dict[str, tuple[int, int]] = field(default_factory=dict)
    count_id: str = ""
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    numbers: list[tuple[int, str]] = field(default_factory=list)
    """The number of each draft (paragraph, heading or count), and the draft's label as printed."""


def set_body(
    drafts: Sequence[Draft], context: PaperContext, definitions: Definitions | None = None
) -> tuple[tuple[Block, ...], Setting]:
    """Return the numbered body made from *drafts*, and the text settings for the statements after it.

    *definitions* holds the definitions made before the body.
    """
    drafts = _without_empty_realleging(drafts)
    definitions = definitions or Definitions(context.matter.parties.values())
    labels, numbers = _number_drafts(drafts, context)
    belief = context.say("allegation.belief") + " "
    other_papers = partial(_other_paper, context=context)
    setting = new_setting(
        reference_writer(labels.by_name, context, other_papers),
        belief,
        pictures_of(context.pictures, page_setup(context)),
    )
    heading_setting = replace(setting, refer=reference_writer(labels.by_name, context, other_papers, define=False))
    body: list[Block] = []
    headings = 0
    for draft, (value, label) in zip(drafts, numbers, strict=True):
        if isinstance(draft, DraftHeading) and not draft.text:
            continue
        if isinstance(draft, DraftHeading):
            headings += 1
            id_ = f"s-{draft.id}" if draft.id else f"h-{headings}"
            body.append(Heading(draft.level, label, rich(draft.text, heading_setting), id_))
        else:
            body.extend(_draft_blocks(_without_repeated_definitions(draft, definitions), value, label, labels, setting))
    return tuple(body), setting


BodyDraft = DraftList | DraftCount | DraftText | DraftSentence | DraftPrayer
"""A draft that is not a heading."""


def _without_repeated_definitions(draft: BodyDraft, definitions: Definitions) -> BodyDraft:
    """Return *draft* without definitions already in *definitions*, and add its new definitions to *definitions*."""
    match draft:
        case DraftText(text) | DraftPrayer(lead=text, by_user=True):
            definitions.note_terms(text)
        case DraftSentence(say, by_user=True):
            return replace(draft, say=lambda labels: _with_terms_noted(say(labels), definitions))
        case DraftSentence(say, own_words=own_words):
            definitions.note_terms(own_words)
            return replace(draft, say=lambda labels: definitions.without_repeats(say(labels)))
    return draft


def _with_terms_noted(text: str, definitions: Definitions) -> str:
    definitions.note_terms(text)
    return text


def _other_paper(name: str, context: PaperContext) -> OtherPaper:
    """Return the paper called *name* in the matter: as it was filed or, if it has not been filed, as planned now."""
    filing = next((filing for filing in context.matter.filings if filing.name == name), None)
    filed = context.filed_papers(name)
    title = short_title(context.for_filing(filing)) if filing else _recorded_title(name, filed)
    docket = (filing.docket if filing else None) or ""
    if filed:
        return paper_as_filed(filed, title, docket, context.matter.exhibit_form.word)
    if filing is None:
        return OtherPaper(title, docket, {})
    other_context = context.for_filing(filing)
    labels, _ = _number_drafts(_without_empty_realleging(paper_drafts(other_context)), other_context)
    return OtherPaper(title, docket, labels.by_name)


AMENDED = Regex(r"(?:\b[a-z-]{1,20} )?amended (?:complaint|petition)\b", re.IGNORECASE)


def _recorded_title(name: str, filed: FiledPaper | None) -> str:
    """Return the title of the paper *name*, which is not a filing of the matter: its name and any ordinal on record."""
    amendment_match = AMENDED.search(filed.title) if filed else None
    return (amendment_match[0] if amendment_match else name.replace("_", " ")).title()


def _without_empty_realleging(drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts* without sentences that reallege earlier paragraphs where there are no earlier paragraphs."""
    available, kept = set[Realleged](), list[Draft]()
    counts_begun = in_count = False
    for draft in drafts:
        if isinstance(draft, DraftSentence) and draft.realleges and draft.realleges not in available:
            continue
        if isinstance(draft, DraftCount) or (isinstance(draft, DraftHeading) and draft.level == 1):
            in_count = isinstance(draft, DraftCount)
            counts_begun |= in_count
        if isinstance(draft, DraftText | DraftSentence) and draft.numbered:
            available |= {"all"} if in_count else {"all", "outside counts"}
            available |= set() if counts_begun else {"facts"}
        kept.append(draft)
    return kept


def _number_drafts(drafts: Sequence[Draft], context: PaperContext) -> tuple[Labels, list[tuple[int, str]]]:
    tally = _Tally(labels=_exhibit_labels(context, exhibit_link_targets(drafts, context)))
    for draft in drafts:
        tally.numbers.append(_number_draft(draft, tally, context))
    return Labels(tally.labels, tally.sections, tally.counts), tally.numbers


def _exhibit_labels(context: PaperContext, targets: Mapping[str, str]) -> dict[str, Label]:
    labels: dict[str, Label] = {}
    form = context.matter.exhibit_form.word + NBSP + ("“{}”" if context.matter.exhibit_form.quotes else "{}")
    for number, (name, label) in enumerate(exhibit_labels(context.matter).items(), 1):
        add_label(labels, name, Label("exhibit", number, form.format(label), targets.get(name, "")))
    return labels


def _number_draft(draft: Draft, tally: _Tally, context: PaperContext) -> tuple[int, str]:
    match draft:
        case DraftHeading():
            return _number_heading(draft, tally, context)
        case DraftCount():
            return _number_count(draft, tally, context)
        case DraftText(numbered=True) | DraftSentence(numbered=True) if context.family.numbered(context):
            tally.paragraph += 1
            if isinstance(draft, DraftText) and draft.id:
                target = f"p-{draft.id}"
                add_label(tally.labels, draft.id, Label("allegation", tally.paragraph, str(tally.paragraph), target))
            if tally.section:
                first, _ = tally.sections.get(tally.section, (tally.paragraph, 0))
                tally.sections[tally.section] = (first, tally.paragraph)
            if tally.count_id:
                first, _ = tally.counts.get(tally.count_id, (tally.paragraph, 0))
                tally.counts[tally.count_id] = (first, tally.paragraph)
            return tally.paragraph, ""
    return 0, ""


def _number_heading(draft: DraftHeading, tally: _Tally, context: PaperContext) -> tuple[int, str]:
    """Number a heading; a section without a heading, and a heading that is not counted, leave the numbers unchanged."""
    if draft.level == 1:
        tally.section, tally.count_id = draft.id, ""
    if not draft.text or not draft.counted:
        return 0, ""
    if draft.id in context.matter.headings.unlabeled:
        return _leave_unlabeled(draft, tally)
    form, go_on = context.matter.headings.labels, context.matter.headings.go_on
    tally.headings = _next_numbers(tally.headings, draft.level, tally.second_level if go_on else 0)
    tally.second_level += draft.level == 2
    tally.subheadings += draft.level > 1
    if draft.id and tally.section:
        add_label(tally.labels, draft.id, _heading_reference(draft, tally, heading_name(tally.headings, form)))
    return tally.headings[-1], heading_label(tally.headings, form)


def _leave_unlabeled(draft: DraftHeading, tally: _Tally) -> tuple[int, str]:
    """Leave a heading without a label, and restart the numbering at the levels below it."""
    tally.headings = tally.headings[: draft.level]
    tally.subheadings += draft.level > 1
    if tally.section:
        add_label(tally.labels, draft.id, _heading_reference(draft, tally, ""))
    return 0, ""


def _heading_reference(draft: DraftHeading, tally: _Tally, name: str) -> Label:
    """Return the label for references to a heading, such as "Section II.A", or its text if it has no label."""
    target = f"s-{draft.id}"
    if not name:
        return Label("named section", tally.headings[0], f"the section “{with_print_signs(draft.text)}”", target)
    kind, number = ("section", tally.headings[0]) if draft.level == 1 else ("subsection", tally.subheadings)
    return Label(kind, number, f"Section{NBSP}{name}", target)


def _next_numbers(headings: tuple[int, ...], level: int, second_level: int) -> tuple[int, ...]:
    """Return the numbers after a new heading at *level*; second-level numbering goes on from *second_level*."""
    outer = headings[: level - 1]
    previous = headings[level - 1] if len(headings) >= level else second_level if level == 2 else 0
    return (*outer, previous + 1)


def _number_count(draft: DraftCount, tally: _Tally, context: PaperContext) -> tuple[int, str]:
    tally.count += 1
    label = count_label(tally.count, draft.label, context)
    kind = "claim" if label else "named claim"
    add_label(
        tally.labels,
        draft.id,
        Label(kind, tally.count, count_name(label) or f"the count “{with_print_signs(draft.name)}”", f"c-{draft.id}"),
    )
    tally.section, tally.count_id, tally.headings = "", draft.id, tally.headings[:1]
    return tally.count, label


def _draft_blocks(
    draft: BodyDraft,
    value: int,
    label: str,
    labels: Labels,
    setting: Setting,
) -> tuple[Block, ...]:
    match draft:
        case DraftCount():
            return (_count_block(draft, label),)
        case DraftText():
            return _allegation_blocks(draft, value, labels.by_name, setting)
        case DraftSentence(say, by_user=by_user, own_words=own_words):
            words = rich(say(labels), setting) if by_user else plain(say(labels))
            words = (*words, Words(" "), *rich(own_words, setting)) if own_words else words
            return (Paragraph(words, value or None, f"p-{value}" if value else ""),)
        case DraftList(rows):
            return (Listing(tuple(Item(label, plain(text)) for label, text in rows)),)
        case DraftPrayer(lead, items, by_user):
            return (
                Prayer(
                    rich(lead, setting) if by_user else plain(lead),
                    tuple(_prayer_item(item, setting) for item in items),
                ),
            )


def _count_block(draft: DraftCount, label: str) -> Count:
    """Return the heading of a count; if label and name share a line, any text after the name is added to that line."""
    form = draft.form.replace("<u>", "").replace("</u>", "")
    underlined = form != draft.form
    before, _, after = form.partition("{title}") if label and "\\" not in form else ("", "", "")
    name = plain(f"{draft.name}{after}")
    return Count(
        label,
        tuple(map(underlined_run, name)) if underlined else name,
        draft.against,
        f"c-{draft.id}",
        title_line(draft.cite),
        with_print_signs(draft.alternative),
        with_print_signs(before.replace("{label}", label)),
        underlined,
    )


def _allegation_blocks(
    draft: DraftText, value: int, labels: Mapping[str, Label], setting: Setting
) -> tuple[Block, ...]:
    prefix = setting.belief if draft.belief else ""
    id_ = f"p-{draft.id}" if draft.id else f"p-{value}" if value and draft.path else ""
    citation = _exhibit_citation([label_of(name, "exhibit", labels) for name in draft.exhibits])
    return text_blocks(draft.text, setting, number=value or None, id_=id_, prefix=prefix, suffix=citation)


def set_paragraphs(paragraphs: Allegations, setting: Setting, context: PaperContext) -> Iterator[Block]:
    """Yield the blocks of *paragraphs*, numbered from 1, and of the sub-headings between them."""
    numbers, labels = count(1), _exhibit_labels(context, {})
    for draft in allegation_drafts((), paragraphs):
        if isinstance(draft, DraftHeading):
            yield Heading(draft.level, "", rich(draft.text, setting), "")
        elif isinstance(draft, DraftText):
            yield from _allegation_blocks(
                replace(draft, path=()), next(numbers) if draft.numbered else 0, labels, setting
            )


def _exhibit_citation(exhibits: Sequence[Label]) -> Rich:
    """Return the citation of *exhibits* at the end of an allegation, such as "(Exs. A, B.)"; empty without exhibits."""
    if not exhibits:
        return ()
    noun = exhibit_word(exhibits[0].text.partition(NBSP)[0], many=len(exhibits) > 1, short=True)
    texts = [exhibit.text.partition(NBSP)[2] for exhibit in exhibits]
    if not any(exhibit.target for exhibit in exhibits):
        return (Words(f"({noun}{NBSP}{', '.join(texts)}.)"),)
    texts[0] = f"{noun}{NBSP}{texts[0]}"
    links = joined_groups(
        [(linked_text(text, exhibit),) for text, exhibit in zip(texts, exhibits, strict=True)], sign=True
    )
    return (Words("("), *links, Words(".)"))


def _prayer_item(item: DraftItem, setting: Setting) -> Item:
    """Return an item of relief: its first paragraph, and the blocks below it."""
    match text_blocks(item.text, setting, number=None, id_=""):
        case (Paragraph(text), *inside):
            return Item(item.label, text, inside=tuple(inside))
        case inside:
            return Item(item.label, (), inside=tuple(inside))
