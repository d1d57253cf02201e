"""The counts: each with its heading, what it realleges, its elements, each pleaded once, and its relief."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from assembler.findings.path import KeyPath
from assembler.language.blanks import fill
from assembler.language.english import series
from assembler.law.element_times import time_shown
from assembler.model.cause import pleading_values
from assembler.model.pleading import Allegation, Claim, matching_claims
from assembler.model.walk import of_side
from assembler.model.words import fill_placeholders
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import count_id, counts_named, heading_name, unnamed
from assembler.plan.sections import of_allegations
from assembler.plan.sections._relief_text import Placed, asks_for_judgment, prayer
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftSentence, DraftText
from assembler.plan.text.labels import Labels, in_words, paragraphs

ALTERNATIVE = re.compile(r"(?i)\b(?:in the|plead\w*) alternative|\balternatively\b")
"""Words of a claim that plead it in the alternative."""

NAMED_IN_WORDS = re.compile(r"[a-z]{3,}(?:[-_][a-z]+)*")
"""A name of an element that can be printed."""


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the counts in the matter's order."""
    if not context.matter.claims:
        return
    yield DraftHeading(1, context.say("headings.claims"), "claims")
    for number, claim in enumerate(context.matter.claims):
        yield _heading(claim, number, context)
        if claim.incorporates != ("none",):
            yield _incorporation(claim, number, context)
        yield from _elements(claim, number, context)
        if relief_at_the_count(claim, context):
            yield from _relief(claim, number, context)


# -- headings ---------------------------------------------------------------------------------------------------------


def _heading(claim: Claim, number: int, context: PaperContext) -> DraftCount:
    return DraftCount(
        name=(name := heading_name(claim)),
        against=_against(claim, context),
        cite="; ".join(cite for cite in claim.cites if cite not in name),
        id=count_id(claim, number),
        alternative=_alternative(claim, number, context),
    )


def _alternative(claim: Claim, number: int, context: PaperContext) -> str:
    """Return the line on the counts to which *claim* is an alternative, if the claim does not itself say so."""
    texts = filter(None, [claim.title, *(paragraph.text for paragraph in claim.paragraphs)])
    if not claim.alternative_to or any(map(ALTERNATIVE.search, texts)):
        return ""
    positions = {
        position for name in claim.alternative_to for position in matching_claims(context.matter.claims, name)
    } - {number}
    counts = counts_named([context.matter.claims[position] for position in sorted(positions)], context)
    return context.say("claims.alternative_heading", counts=counts)


def _against(claim: Claim, context: PaperContext) -> str:
    """Return whom the count is against, and by whom if not every plaintiff brings it or the court requires it.

    Cal. Rules of Court, rule 2.112, requires both for each cause of action.
    """
    if claim.against_line:
        return "" if claim.against_line == "none" else claim.against_line
    against = context.side("defendant", claim.against)
    everyone = against.all and len(against.names) > 2
    defendants = context.say("claims.all_defendants", defendants=against) if everyone else f"{against:named}"
    all_plaintiffs = list(of_side(context.matter.parties, "plaintiff"))
    by_all = not claim.by or list(claim.by) == all_plaintiffs
    if by_all and not (context.court.counts.value.by_whom and len(all_plaintiffs) > 1):
        return context.say("claims.against", defendants=defendants)
    plaintiffs = context.side("plaintiff", claim.by or None)
    return context.say("claims.by_and_against", plaintiffs=plaintiffs, defendants=defendants)


# -- what a count alleges ---------------------------------------------------------------------------------------------


def _said(key: str, claim: Claim, context: PaperContext, **values: object) -> str:
    """Return the sentence at *key* with the count's plaintiffs, and the court's word for a count."""
    plaintiffs = context.side("plaintiff", claim.by or None)
    return context.say(key, plaintiffs=plaintiffs, kind=context.court.counts.value.style, **values)


def _incorporation(claim: Claim, number: int, context: PaperContext) -> Draft:
    """Return the sentence that realleges the paragraphs before the first count, or those that the claim names.

    Incorporating earlier counts as well makes a shotgun pleading, so that is left to the user.
    """
    own_words = context.own("incorporation")

    def say(labels: Labels) -> str:
        numbers = _realleged(claim, number, labels, context)
        realleged = paragraphs(numbers, context.through)
        if own_words:
            return fill_placeholders(own_words, range=realleged, numbers=in_words(numbers, context.through))
        return _said("claims.incorporation", claim, context, paragraphs=realleged)

    return DraftSentence(
        say, realleges="facts" if claim.incorporates in {(), ("facts",)} else "all", own=bool(own_words)
    )


def _realleged(claim: Claim, number: int, labels: Labels, context: PaperContext) -> Sequence[int]:
    """Return the numbers of the paragraphs that count *number*, from 0, realleges."""
    match claim.incorporates:
        case () | ("facts",):
            return range(1, labels.first_count + 1)
        case ("all",):
            return range(1, labels.counts[count_id(claim, number)][0])
    spans = [labels.sections[name] for name in claim.incorporates if name in labels.sections]
    claims = context.matter.claims
    earlier = {
        position
        for name in claim.incorporates
        if name not in labels.sections
        for position in matching_claims(claims, name)
    }
    spans += [labels.counts[count_id(claims[position], position)] for position in sorted(earlier)]
    return [paragraph for first, last in spans for paragraph in range(first, last + 1)]


def _elements(claim: Claim, number: int, context: PaperContext) -> Iterator[Draft]:
    """Yield the allegations of the count, element by element.

    If the count's own paragraphs plead an element, they come first, in the order in which they are written, up to the
    last that pleads it; then come the sentences under the element itself, and one that points at what pleads it
    elsewhere. If an element is only pleaded elsewhere, it has a sentence from the catalog, or else one that names it.
    The remaining paragraphs come last; where the file has the paragraphs before the elements, those before the first
    that pleads one come first.
    """
    own_drafts = list(of_allegations(("claims", number), claim.paragraphs))
    positions = {paragraph.id: position for position, paragraph in enumerate(claim.paragraphs) if paragraph.id}
    pleading_positions = [
        positions[id_] for name in claim.cause.elements for id_ in claim.allegation_names(name) if id_ in positions
    ]
    written = min(pleading_positions, default=len(own_drafts)) if claim.paragraphs_first else 0
    yield from own_drafts[:written]
    for name, element in claim.cause.elements.items():
        pleaded = claim.allegation_names(name)
        end = max((positions[id_] + 1 for id_ in pleaded if id_ in positions), default=0)
        yield from own_drafts[written:end]
        written = max(written, end)
        sentences = list(_sentences(claim, number, name))
        yield from sentences
        elsewhere = [id_ for id_ in pleaded if id_ not in positions]
        if sentences and elsewhere:
            yield DraftSentence(partial(_also, elsewhere, claim, context))
        if claim.uses_catalog(name) and not element.pleading and not element.choices:
            yield DraftSentence(partial(_relied_on, name, pleaded, claim, context))
        elif claim.uses_catalog(name):
            unchosen = context.say("claims.not_chosen", choices=series([*element.choices], "or"))
            for pleading in claim.catalog_sentences(name) or ((unchosen,) if element.choices else ()):
                yield DraftSentence(partial(_element, _timed(pleading, claim, name, context), pleaded, claim, context))
    yield from own_drafts[written:]


def _sentences(claim: Claim, number: int, element: str) -> Iterator[Draft]:
    """Yield the allegations under *element* itself, each with its id, or with an id that a user cannot choose."""
    for position, entry in enumerate(claim.elements.get(element, ())):
        if isinstance(entry, Allegation) and entry.text:
            path: KeyPath = ("claims", number, "elements", element, position, "text")
            name = entry.id or unnamed(claim, number, element, position)
            yield DraftText(entry.text, path, id=name, belief=entry.belief, exhibits=entry.exhibit)


def _also(names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    """Return the sentence that points at the allegations that plead an element beside the count's own sentences."""
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    return _said("claims.also", claim, context, paragraphs=paragraphs(numbers, context.through))


def _relied_on(element: str, names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    """Return the sentence on an *element* for which the catalog has none: the allegations that plead it.

    It has the matter's own name for the element, if that is of words.
    """
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    key = "claims.relied_on_for" if NAMED_IN_WORDS.fullmatch(element) else "claims.relied_on"
    element_words = re.sub(r"[-_]+", " ", element)
    return _said(key, claim, context, element=element_words, paragraphs=paragraphs(numbers, context.through))


def _timed(pleading: str, claim: Claim, element: str, context: PaperContext) -> str:
    """Return the sentence *pleading* with its words on time, which are left out where the matter does not show them."""
    time = claim.cause.elements[element].time
    is_shown = time and "{time}" in pleading and time_shown(context.matter, claim, element)
    return pleading.replace("{time}", f" {time.says}" if time and is_shown else "")


def _element(pleading: str, names: Sequence[str], claim: Claim, context: PaperContext, labels: Labels) -> str:
    plaintiffs, defendants = context.side("plaintiff", claim.by or None), context.side("defendant", claim.against)
    pleading = pleading.replace("{plaintiff} and {defendant}", "{both}").rstrip(". ")
    both = series([*plaintiffs.spoken, *defendants.spoken])
    sentence = fill(pleading, {**pleading_values(plaintiffs, defendants), "both": both})
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    if not numbers:
        return f"{sentence}."
    return context.say("claims.element", pleading=sentence, paragraphs=paragraphs(numbers, context.through))


# -- relief -----------------------------------------------------------------------------------------------------------


def relief_at_the_count(claim: Claim, context: PaperContext) -> bool:
    """Whether the relief on *claim* is asked for at the end of its count, and not in the prayer."""
    custom = context.matter.prayer.counts or context.court.counts.value.relief
    return bool(claim.wherefore or (claim.relief and custom == "each count"))


def _relief(claim: Claim, number: int, context: PaperContext) -> Iterator[Draft]:
    """Yield the relief on one count; the user's own lead is the count's, or that of a prayer without other items."""
    if claim.wherefore and not claim.relief:
        yield DraftText(claim.wherefore, ("claims", number, "wherefore"), numbered=False)
        return
    items: list[Placed] = [
        (relief, ("claims", number, "relief", position, "text")) for position, relief in enumerate(claim.relief)
    ]
    own_words = claim.wherefore or (None if context.matter.relief else context.own("prayer"))
    key = "claims.relief_alone" if asks_for_judgment(items) else "claims.relief"
    yield from prayer(own_words or _said(key, claim, context), items, context, own=bool(own_words))
