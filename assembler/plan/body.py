"""Sets the body of a paper: its numbered drafts become blocks, with their references written out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assembler.catalog.filed_papers import FiledPaper
from assembler.language.exhibit_words import exhibit_word
from assembler.language.regex import Regex
from assembler.model.allegation import Allegations
from assembler.plan.blocks import Block, Count, Heading, Item, Listing, Paragraph, Prayer, RichText, Words
from assembler.plan.context import PaperContext
from assembler.plan.cross_references import OtherPaper, paper_as_filed, reference_writer
from assembler.plan.frame.page_setup import page_setup
from assembler.plan.frame.titles import short_title
from assembler.plan.numbering import DraftNumber, labels_of_exhibits, number_drafts, without_empty_realleging
from assembler.plan.sections import allegation_drafts, paper_drafts
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
)
from assembler.plan.text.labels import NBSP, Label, Labels, joined_groups, label_of, linked_text
from assembler.plan.text.markdown import Setting, new_setting, plain, rich, title_line, underlined_run, with_print_signs
from assembler.plan.text.pictures import pictures_of
from assembler.plan.text.structure import text_blocks


def set_body(
    drafts: Sequence[Draft], context: PaperContext, definitions: Definitions | None = None
) -> tuple[tuple[Block, ...], Setting]:
    """Return the numbered body made from *drafts*, and the text settings for the statements after it.

    *definitions* holds the definitions made before the body.
    """
    drafts = without_empty_realleging(drafts)
    definitions = definitions or Definitions(context.matter.parties.values())
    labels, numbers = number_drafts(drafts, context)
    belief = context.say("allegation.belief") + " "
    other_papers = partial(_other_paper, context=context)
    setting = new_setting(
        reference_writer(labels.by_name, context, other_papers),
        belief,
        pictures_of(context.pictures, page_setup(context)),
    )
    heading_setting = replace(setting, refer=reference_writer(labels.by_name, context, other_papers, define=False))
    body: list[Block] = []
    heading_count = 0
    for draft, draft_number in zip(drafts, numbers, strict=True):
        if isinstance(draft, DraftHeading) and not draft.text:
            continue
        if isinstance(draft, DraftHeading):
            heading_count += 1
            id_ = f"s-{draft.id}" if draft.id else f"h-{heading_count}"
            body.append(Heading(draft.level, draft_number.label, rich(draft.text, heading_setting), id_))
        else:
            own_draft = _without_repeated_definitions(draft, definitions)
            body.extend(_draft_blocks(own_draft, draft_number, labels, setting))
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
    filed_paper = context.filed_papers(name)
    title = short_title(context.for_filing(filing)) if filing else _recorded_title(name, filed_paper)
    docket = (filing.docket if filing else None) or ""
    if filed_paper:
        return paper_as_filed(filed_paper, title, docket, context.matter.exhibit_form.word)
    if filing is None:
        return OtherPaper(title, docket, labels={})
    other_context = context.for_filing(filing)
    labels, _ = number_drafts(without_empty_realleging(paper_drafts(other_context)), other_context)
    return OtherPaper(title, docket, labels.by_name)


AMENDED_TITLE = Regex(r"(?:\b[a-z-]{1,20} )?amended (?:complaint|petition)\b", re.IGNORECASE)


def _recorded_title(name: str, filed: FiledPaper | None) -> str:
    """Return the title of the paper *name*, which is not a filing of the matter: its name and any ordinal on record."""
    amendment_match = AMENDED_TITLE.search(filed.title) if filed else None
    return (amendment_match[0] if amendment_match else name.replace("_", " ")).title()


def _draft_blocks(draft: BodyDraft, draft_number: DraftNumber, labels: Labels, setting: Setting) -> tuple[Block, ...]:
    match draft:
        case DraftCount():
            return (_count_block(draft, draft_number.label),)
        case DraftText():
            return _allegation_blocks(draft, draft_number.number, draft_number.id, labels.by_name, setting)
        case DraftSentence(say, by_user=by_user, own_words=own_words):
            words = rich(say(labels), setting) if by_user else plain(say(labels))
            if own_words:
                words = (*words, Words(" "), *rich(own_words, setting))
            return (Paragraph(words, draft_number.number or None, draft_number.id),)
        case DraftList(rows):
            return (Listing(tuple(Item(label, plain(text)) for label, text in rows)),)
        case DraftPrayer(lead, items, by_user):
            lead_words = rich(lead, setting) if by_user else plain(lead)
            return (Prayer(lead_words, tuple(_prayer_item(item, setting) for item in items)),)


UNDERLINED_PART = Regex(r"<u>([^<]*)</u>")
"""A part of the form of a heading that is underlined."""


def _count_block(draft: DraftCount, label: str) -> Count:
    """Return the heading of a count; if label and name share a line, any text after the name is added to that line."""
    form = draft.form.replace("<u>", "").replace("</u>", "")
    underlined_parts = "".join(UNDERLINED_PART.findall(draft.form))
    before = after = ""
    if label and "\\" not in form:
        before, _, after = form.partition("{title}")
    name = plain(f"{draft.name}{after}")
    if "{title}" in underlined_parts:
        name = tuple(map(underlined_run, name))
    return Count(
        label,
        name,
        draft.against,
        f"c-{draft.id}",
        cite=title_line(draft.cite),
        alternative=with_print_signs(draft.alternative),
        before_name=with_print_signs(before.replace("{label}", label)),
        underlined="{label}" in underlined_parts,
    )


def _allegation_blocks(
    draft: DraftText, number: int, id_: str, labels: Mapping[str, Label], setting: Setting
) -> tuple[Block, ...]:
    prefix = setting.belief if draft.belief else ""
    citation = _exhibit_citation([label_of(name, "exhibit", labels) for name in draft.exhibits])
    return text_blocks(draft.text, setting, number=number or None, id_=id_, prefix=prefix, suffix=citation)


def set_paragraphs(paragraphs: Allegations, setting: Setting, context: PaperContext) -> Iterator[Block]:
    """Yield the blocks of *paragraphs*, numbered from 1 unless they have numbers, and of the sub-headings."""
    last_number = 0
    labels = labels_of_exhibits(context, targets={})
    for draft in allegation_drafts(path=(), allegations=paragraphs):
        if isinstance(draft, DraftHeading):
            yield Heading(draft.level, label="", text=rich(draft.text, setting), id="")
        elif isinstance(draft, DraftText):
            number = 0
            if draft.numbered:
                number = last_number = draft.number or last_number + 1
            id_ = f"p-{draft.id}" if draft.id else ""
            yield from _allegation_blocks(draft, number, id_, labels, setting)


def _exhibit_citation(exhibits: Sequence[Label]) -> RichText:
    """Return the citation of *exhibits* at the end of an allegation, such as "(Exs. A, B.)"; empty without exhibits."""
    if not exhibits:
        return ()
    noun = exhibit_word(exhibits[0].text.partition(NBSP)[0], is_plural=len(exhibits) > 1, short=True)
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
            return Item(item.label, text=(), inside=tuple(inside))
