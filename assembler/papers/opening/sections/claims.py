"""The counts: the heading of each, the paragraphs realleged, its elements (each pleaded once), and its relief."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile

from assembler.findings.path import KeyPath
from assembler.language.blanks import fill
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.law.element_times import is_time_shown
from assembler.model.allegation import Allegation
from assembler.model.cause import pleading_values
from assembler.model.listed_sections import COUNTS, count_id, counts_in_section
from assembler.model.pleading import Claim, matching_claims
from assembler.model.walk import of_side
from assembler.model.words import NO_SENTENCE, fill_placeholders
from assembler.papers.opening.relief_text import PlacedRelief, asks_for_judgment, prayer_drafts
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named, default_allegation_id, heading_name
from assembler.plan.sections import allegation_drafts
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftSentence, DraftText, Realleged
from assembler.plan.text.labels import (
    Labels,
    NumberedParagraph,
    numbers_in_words,
    paragraphs_in_words,
    with_skipped_numbers,
)

ALTERNATIVE_WORDS = Regex(r"(?i)\b(?:in the|plead\w*) alternative|\balternatively\b")
"""Words that show that a claim is pleaded in the alternative."""

NAME_IN_WORDS = Regex(r"[a-z]{3,}(?:[-_][a-z]+)*")
"""The name of an element that consists of words and so can be printed in a sentence."""


REALLEGED_BY_SECTIONS: Mapping[tuple[str, ...], Realleged] = {(): "outside counts", ("facts",): "facts"}
"""For two values of `incorporates`, the paragraphs that a count realleges."""


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the heading of the counts, and the counts that the filing does not list under `sections:`."""
    if not context.matter.claims:
        return
    yield DraftHeading(level=1, text=context.say("headings.claims"), id=COUNTS)
    for index in counts_in_section(COUNTS, context.filing, context.matter.claims):
        yield from count_drafts(context, index)


def count_drafts(context: PaperContext, index: int) -> Iterator[Draft]:
    """Yield the drafts of the count at *index* of the matter."""
    claim = context.matter.claims[index]
    yield _count_heading(claim, index, context)
    if claim.incorporates != ("none",) and _incorporation_words(claim, context) != "":
        yield _incorporation(claim, index, context)
    yield from _element_drafts(claim, index, context)
    if relief_at_the_count(claim, context):
        yield from _relief_drafts(claim, index, context)


# -- headings ---------------------------------------------------------------------------------------------------------


def _count_heading(claim: Claim, index: int, context: PaperContext) -> DraftCount:
    name = heading_name(claim)
    return DraftCount(
        name=name,
        against=_against_line(claim, context),
        cite="" if claim.statutes == (NO_SENTENCE,) else "; ".join(cite for cite in claim.cites if cite not in name),
        id=count_id(claim, index),
        alternative=_alternative_line(claim, index, context),
        label=claim.label,
        form=context.say("claims.heading", label="{label}", title="{title}"),
    )


def _alternative_line(claim: Claim, index: int, context: PaperContext) -> str:
    """Return the line that names the counts to which *claim* is an alternative.

    It is "" if the claim is not an alternative, or if the claim's own text says that it is an alternative.
    """
    texts = [claim.title, *(paragraph.text for paragraph in claim.paragraphs)]
    if not claim.alternative_to or any(ALTERNATIVE_WORDS.search(text) for text in texts if text):
        return ""
    claims = context.matter.claims
    indexes = {claim_index for name in claim.alternative_to for claim_index in matching_claims(claims, name)}
    counts = counts_named([claims[claim_index] for claim_index in sorted(indexes - {index})], context)
    return context.say("claims.alternative_heading", counts=counts)


def _against_line(claim: Claim, context: PaperContext) -> str:
    """Return the line that names the count's defendants and, where necessary, its plaintiffs.

    The plaintiffs are named if not all of them bring the count, or if the court requires it. Cal. Rules of Court, rule
    2.112, requires both for each cause of action.
    """
    if claim.against_line:
        return "" if claim.against_line == "none" else claim.against_line
    against = context.side("defendant", claim.against)
    names_all = against.all and len(against.names) > 2
    defendants = context.say("claims.all_defendants", defendants=against) if names_all else f"{against:named}"
    all_plaintiffs = list(of_side(context.matter.parties, "plaintiff"))
    all_sue = not claim.by or list(claim.by) == all_plaintiffs
    if all_sue and not (context.rely_on(context.court.counts).value.by_whom and len(all_plaintiffs) > 1):
        return context.say("claims.against", defendants=defendants)
    plaintiffs = context.side("plaintiff", claim.by or None)
    return context.say("claims.by_and_against", plaintiffs=plaintiffs, defendants=defendants)


# -- what a count alleges ---------------------------------------------------------------------------------------------


def _count_sentence(key: str, claim: Claim, context: PaperContext, **values: object) -> str:
    """Return the sentence at *key*, filled in with the count's plaintiffs and the court's word for a count."""
    plaintiffs = context.side("plaintiff", claim.by or None)
    return context.say(key, plaintiffs=plaintiffs, kind=context.rely_on(context.court.counts).value.style, **values)


def _incorporation(claim: Claim, index: int, context: PaperContext) -> Draft:
    """Return the sentence that realleges the paragraphs outside the counts, or the paragraphs that the claim names."""
    own_words = _incorporation_words(claim, context)

    def say(labels: Labels) -> str:
        numbers = _realleged_numbers(claim, index, labels, context)
        realleged = paragraphs_in_words(numbers, context.range_joiner)
        if own_words:
            plaintiffs = context.side("plaintiff", claim.by or None)
            numbers_alone = numbers_in_words(numbers, context.range_joiner)
            words = fill_placeholders(own_words, plaintiffs, range=realleged, numbers=numbers_alone)
            return f"{words[:1].upper()}{words[1:]}" if own_words.startswith("{plaintiffs") else words
        return _count_sentence("claims.incorporation", claim, context, paragraphs=realleged)

    return DraftSentence(
        say,
        realleges=REALLEGED_BY_SECTIONS.get(claim.incorporates, "all"),
        by_user=bool(own_words),
        number=claim.incorporation_number or 0,
    )


def _incorporation_words(claim: Claim, context: PaperContext) -> str | None:
    """Return the user's own sentence that realleges paragraphs in *claim*; "" for `none`, None if the user has none."""
    if claim.incorporation:
        return "" if claim.incorporation == NO_SENTENCE else claim.incorporation
    return context.own_words("incorporation")


def _realleged_numbers(claim: Claim, index: int, labels: Labels, context: PaperContext) -> Sequence[int]:
    """Return the paragraph numbers that the count at *index* realleges."""
    own_id = count_id(claim, index)
    paragraphs_before = [*takewhile(lambda paragraph: paragraph.count_id != own_id, labels.paragraphs)]
    realleged = _realleged_paragraphs(claim, paragraphs_before, labels.paragraphs, context.matter.claims)
    earlier_numbers = [paragraph.number for paragraph in paragraphs_before]
    return with_skipped_numbers((paragraph.number for paragraph in realleged), earlier_numbers)


def _realleged_paragraphs(
    claim: Claim,
    paragraphs_before: Sequence[NumberedParagraph],
    all_paragraphs: Sequence[NumberedParagraph],
    claims: Sequence[Claim],
) -> Iterable[NumberedParagraph]:
    """Return the paragraphs of the paper that *claim* realleges; *paragraphs_before* come before its count."""
    match claim.incorporates:
        case ():
            return [paragraph for paragraph in paragraphs_before if not paragraph.count_id]
        case ("facts",):
            return takewhile(lambda paragraph: not paragraph.count_id, all_paragraphs)
        case ("all",):
            return paragraphs_before
    sections = {paragraph.section_id for paragraph in all_paragraphs}
    named_sections = sections.intersection(claim.incorporates)
    named_count_ids: set[str] = set()
    for name in claim.incorporates:
        if name not in sections:
            named_count_ids.update(count_id(claims[index], index) for index in matching_claims(claims, name))
    return [
        paragraph
        for paragraph in all_paragraphs
        if paragraph.section_id in named_sections or paragraph.count_id in named_count_ids
    ]


def _element_drafts(claim: Claim, index: int, context: PaperContext) -> Iterator[Draft]:
    """Yield the allegations of the count, element by element, and then its remaining paragraphs."""
    own_drafts = list(allegation_drafts(("claims", index), claim.paragraphs))
    positions = {paragraph.id: position for position, paragraph in enumerate(claim.paragraphs) if paragraph.id}
    pleading_positions = [
        positions[id_] for name in claim.cause.elements for id_ in claim.allegation_names(name) if id_ in positions
    ]
    next_position = min(pleading_positions, default=len(own_drafts)) if claim.paragraphs_first else 0
    yield from own_drafts[:next_position]
    for name, element in claim.cause.elements.items():
        allegation_ids = claim.allegation_names(name)
        end = max((positions[id_] + 1 for id_ in allegation_ids if id_ in positions), default=0)
        yield from own_drafts[next_position:end]
        next_position = max(next_position, end)
        sentences = list(_element_allegations(claim, index, name))
        yield from sentences
        outside_ids = [id_ for id_ in allegation_ids if id_ not in positions]
        if sentences and outside_ids:
            yield DraftSentence(partial(_also_pleaded_sentence, outside_ids, claim, context))
        if claim.is_alleged_outside_count(name) and not element.pleading and not element.choices:
            yield DraftSentence(partial(_reference_sentence, name, allegation_ids, claim, context))
        elif claim.is_alleged_outside_count(name):
            blank_choice = context.say("claims.not_chosen", choices=series([*element.choices], "or"))
            pleadings = claim.catalog_sentences(name)
            if element.choices and not pleadings:
                pleadings = (blank_choice,)
            for pleading in pleadings:
                timed_pleading = _with_time(pleading, claim, name, context)
                yield DraftSentence(partial(_element_sentence, timed_pleading, allegation_ids, claim, context))
    yield from own_drafts[next_position:]


def _element_allegations(claim: Claim, index: int, element: str) -> Iterator[Draft]:
    """Yield the allegations under *element* itself, each with its own id or with an id that no user can write."""
    for position, entry in enumerate(claim.elements.get(element, ())):
        if isinstance(entry, Allegation) and entry.text:
            path: KeyPath = ("claims", index, "elements", element, position, "text")
            name = entry.id or default_allegation_id(claim, index, element, position)
            yield DraftText(
                entry.text, path, id=name, belief=entry.belief, exhibits=entry.exhibit, number=entry.number or 0
            )


def _also_pleaded_sentence(names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    """Return the sentence that refers to other allegations of an element, which are outside the count."""
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    return _count_sentence("claims.also", claim, context, paragraphs=paragraphs_in_words(numbers, context.range_joiner))


def _reference_sentence(element: str, names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    """Return a sentence that refers to the allegations that plead *element*, for which the catalog has no sentence.

    The sentence uses the matter's name for the element, if the name consists of words.
    """
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    key = "claims.relied_on_for" if NAME_IN_WORDS.fullmatch(element) else "claims.relied_on"
    element_words = re.sub(r"[-_]+", " ", element)
    paragraphs = paragraphs_in_words(numbers, context.range_joiner)
    return _count_sentence(key, claim, context, element=element_words, paragraphs=paragraphs)


def _with_time(pleading: str, claim: Claim, element: str, context: PaperContext) -> str:
    """Return the sentence *pleading*, leaving out its words about time unless the matter supports them."""
    time = claim.cause.elements[element].time
    is_shown = time and "{time}" in pleading and is_time_shown(context.matter, claim, element)
    return pleading.replace("{time}", f" {time.says}" if time and is_shown else "")


def _element_sentence(pleading: str, names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    plaintiffs = context.side("plaintiff", claim.by or None)
    defendants = context.side("defendant", claim.against)
    pleading = pleading.replace("{plaintiff} and {defendant}", "{both}").rstrip(". ")
    both = series([*plaintiffs.spoken, *defendants.spoken])
    sentence = fill(pleading, {**pleading_values(plaintiffs, defendants), "both": both})
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    if not numbers:
        return f"{sentence}."
    paragraphs = paragraphs_in_words(numbers, context.range_joiner)
    return context.say("claims.element", pleading=sentence, paragraphs=paragraphs)


# -- relief -----------------------------------------------------------------------------------------------------------


def relief_at_the_count(claim: Claim, context: PaperContext) -> bool:
    """Whether the relief on *claim* is requested at the end of its count rather than in the prayer."""
    custom = context.matter.prayer.counts or context.rely_on(context.court.counts).value.relief
    return bool(claim.wherefore or (claim.relief and custom == "each count"))


def _relief_drafts(claim: Claim, index: int, context: PaperContext) -> Iterator[Draft]:
    """Yield the relief on a count under the count's own lead-in, or under the prayer's if the prayer has no items."""
    if claim.wherefore and not claim.relief:
        yield DraftText(claim.wherefore, ("claims", index, "wherefore"), numbered=False)
        return
    items: list[PlacedRelief] = [
        (relief, ("claims", index, "relief", position, "text")) for position, relief in enumerate(claim.relief)
    ]
    own_words = claim.wherefore or (None if context.matter.relief else context.own_words("prayer"))
    key = "claims.relief_alone" if asks_for_judgment(items) else "claims.relief"
    lead = _count_sentence(key, claim, context) if own_words is None else own_words
    yield from prayer_drafts(lead, items, context, by_user=bool(own_words))
