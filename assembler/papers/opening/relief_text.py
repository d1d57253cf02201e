"""The drafts of a prayer for relief: the lead-in, the groups, and the labels and punctuation of the items."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assembler.findings.path import KeyPath
from assembler.language.prose import STRUCTURED, has_structure
from assembler.language.regex import Regex
from assembler.model.base import numbered_item
from assembler.model.court.headings import UNNUMBERED
from assembler.model.pleading import matching_claims
from assembler.model.relief import PARAGRAPHS, Relief
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.text.draft import Draft, DraftItem, DraftPrayer, DraftText, sentence
from assembler.plan.text.heading_labels import label_for
from assembler.plan.text.structure import TYPED_LABEL

PlacedRelief = tuple[Relief, KeyPath]
"""An item of relief or a group's heading, with the path of its text in the matter."""


class ReliefGroup(NamedTuple):
    """Items of relief with the heading above them; the items before the first heading have none."""

    heading: Relief | None
    items: list[PlacedRelief]


JUDGMENT = Regex(r"(?i)\benter(?:ing)? (?:a )?(?:final )?judgment\b")


def asks_for_judgment(items: Sequence[PlacedRelief]) -> bool:
    """Whether an item itself asks the Court to enter judgment, so that the lead-in need not."""
    return any(JUDGMENT.search(relief.text) for relief, _ in items if relief.text)


def prayer_drafts(
    lead: str, items: Sequence[PlacedRelief], context: PaperContext, *, by_user: bool, numbered: bool = False
) -> Iterator[Draft]:
    """Yield the drafts of a prayer that begins with *lead*, which is a separate paragraph if it is *numbered*.

    *by_user* says whether the user wrote the lead-in.
    """
    labels = iter(_item_labels(items, context))
    for index, (heading, group_items) in enumerate(_heading_groups(items)):
        is_first = index == 0
        words = lead if is_first else _heading_words(heading, context)
        is_by_user = by_user if is_first else heading is not None and bool(heading.heading)
        is_own_paragraph = numbered and is_first and bool(words)
        if is_by_user and (is_own_paragraph or has_structure(words)):
            yield DraftText(words, ("words", "prayer"), numbered=is_own_paragraph)
            words = ""
        elif is_own_paragraph:
            yield sentence(words)
            words = ""
        endings = _endings([relief.text for relief, _ in group_items])
        if context.matter.prayer.own_endings:
            endings = ["" for _ in group_items]
        items_with_endings = zip(group_items, endings, strict=True)
        if context.matter.prayer.labels == PARAGRAPHS:
            yield DraftPrayer(words, items=(), by_user=is_by_user)
            for (relief, path), ending in items_with_endings:
                yield DraftText(_with_ending(_without_list(relief.text), ending), path)
        else:
            draft_items = [_draft_item(relief, next(labels), ending) for (relief, _), ending in items_with_endings]
            yield DraftPrayer(words, tuple(draft_items), is_by_user)


def _heading_groups(items: Sequence[PlacedRelief]) -> list[ReliefGroup]:
    """Return the items before the first heading, then each heading with its items."""
    groups = [ReliefGroup(heading=None, items=[])]
    for relief, path in items:
        if relief.text:
            groups[-1].items.append((relief, path))
        else:
            groups.append(ReliefGroup(relief, items=[]))
    return groups


def _heading_words(heading: Relief | None, context: PaperContext) -> str:
    """Return the line above a group: the user's own line, or a line that names the group's counts and plaintiffs.

    It is "" for items that belong to no group.
    """
    if heading is None:
        return ""
    if heading.heading:
        return heading.heading
    claims = context.matter.claims
    indexes = {index for name in heading.claims for index in matching_claims(claims, name)}
    counts = counts_named([claims[index] for index in sorted(indexes)], context)
    key = "head_plaintiffs"
    if heading.claims:
        key = "on_counts_for" if heading.by else "head_counts"
    return context.say(f"relief.{key}", counts=counts, plaintiffs=context.side("plaintiff", heading.by or None))


# -- items ------------------------------------------------------------------------------------------------------------


def _item_labels(items: Sequence[PlacedRelief], context: PaperContext) -> Iterator[str]:
    """Yield each item's label: the typed label if every item has one, or else a label in the prayer's style."""
    form = context.matter.prayer
    texts = [relief.text for relief, _ in items if relief.text]
    if all(map(TYPED_LABEL.match, texts)):
        yield from (own_label(text) for text in texts)
        return
    number = 0
    for relief, _ in items:
        if relief.text:
            number += 1
            yield "" if len(texts) == 1 or form.labels in {UNNUMBERED, PARAGRAPHS} else label_for(number, form.labels)
        elif not form.go_on:
            number = 0


def own_label(text: str) -> str:
    """Return the label that the user typed at the beginning of *text*; "" if there is none."""
    match = TYPED_LABEL.match(text)
    return match[1] if match else ""


def _draft_item(relief: Relief, label: str, ending: str) -> DraftItem:
    text = relief.text.removeprefix(label).lstrip() if own_label(relief.text) == label else relief.text
    return DraftItem(label, _with_ending(_without_list(text), ending))


def _without_list(text: str) -> str:
    """Return *text* with a backslash in a number at the beginning, so that Markdown does not start a list there."""
    number_match = numbered_item(text)
    if number_match is None:
        return text
    end = len(number_match[0].rstrip()) - 1
    return f"{text[:end]}\\{text[end:]}"


FINAL_ABBREVIATION = Regex(r"\b(?:Inc|Corp|Co|Ltd|Bros|Esq|Jr|Sr|U\.S|L\.P|N\.A|P\.C)\.\s*\Z")
"""An abbreviation at the end of a text, whose period is not the text's punctuation."""

TYPED_ENDING = Regex(r"(?:[.;,]|[;,]\s(?:and|or))[*_]*$")
"""The punctuation that the user typed at the end of an item."""


def _endings(texts: Sequence[str]) -> list[str]:
    """Return the punctuation that joins *texts* into one sentence; only "" if the user punctuated each of several."""
    have_endings = [TYPED_ENDING.search(text.rstrip()) and not FINAL_ABBREVIATION.search(text) for text in texts]
    if len(texts) < 2:
        return ["." for _ in texts]
    if all(have_endings):
        return ["" for _ in texts]
    return [*(";" for _ in texts[:-2]), "; and", "."]


def _with_ending(text: str, ending: str) -> str:
    """Return *text* with *ending* in place of its final punctuation.

    A text with a list, a quotation or a table is unchanged. Without an *ending*, a text keeps its final punctuation.
    """
    if not ending:
        return text.rstrip()
    if STRUCTURED.search(text):
        return text
    if FINAL_ABBREVIATION.search(text):
        return text.rstrip() + ending.removeprefix(".")
    return re.sub(r"(?:;|,)\sand$", "", text.rstrip(" .;\n")) + ending
