"""Doubts about the places at which the paper of an imported matter has different words from the source."""

from collections.abc import Sequence
from itertools import groupby

from assembler.importing.comparison import Comparison, Difference
from assembler.importing.draft import Doubt, DraftParty
from assembler.importing.own_parties_block import with_straight_marks
from assembler.importing.word_balance import words_of
from assembler.language.english import counted, series

MAX_DOUBTS = 8
"""The maximum number of parts of the paper with separate doubts."""

MAX_NAMED = 3
"""The maximum number of differences in one part of a page that a doubt names."""


def doubts_on_differences(comparison: Comparison | None, earlier_doubts: Sequence[Doubt]) -> list[Doubt]:
    """Return a doubt about each part of the paper that has words not in the source, or lacks words of the source.

    There is no doubt about a number that only changed, or about words that one of the *earlier_doubts* names.
    """
    differences = [
        difference
        for difference in (comparison.differences if comparison else ())
        if not _is_renumbered(difference) and not _is_named(difference, earlier_doubts)
    ]
    groups = groupby(differences, key=lambda difference: (difference.place.page, difference.part))
    doubts = [_doubt(part, list(group)) for (_, part), group in groups]
    return [*doubts[:MAX_DOUBTS], *_summarized(doubts[MAX_DOUBTS:])]


def doubts_on_commas(comparison: Comparison | None, parties: Sequence[DraftParty]) -> list[Doubt]:
    """Return a doubt about the *parties* whose words the caption of the paper has with other punctuation, if any."""
    if comparison is None:
        return []
    words = f" {' '.join(words_of(comparison.parties_text))} "
    text = _folded(comparison.parties_text)
    changed = [
        party
        for party in parties
        if f" {' '.join(words_of(party.caption_text))} " in words and _folded(party.caption_text) not in text
    ]
    if not changed:
        return []
    names = [f"`{party.caption_text}`" for party in changed[:MAX_NAMED]]
    if len(changed) > MAX_NAMED:
        names.append(counted(len(changed) - MAX_NAMED, "more party"))
    about = f"the caption of the paper has other commas or other punctuation in {series(names)}: compare them"
    return [Doubt(about, changed[0].place)]


def _folded(text: str) -> str:
    """Return *text* in lowercase, with single spaces, straight quotation marks and hyphens for dashes."""
    return with_straight_marks(text.casefold())


def _is_renumbered(difference: Difference) -> bool:
    words = f"{difference.lost} {difference.gained}".split()
    return bool(difference.lost and difference.gained) and all(map(str.isdecimal, words))


def _is_named(difference: Difference, earlier_doubts: Sequence[Doubt]) -> bool:
    """Whether one of the *earlier_doubts* about the same page has all words of *difference*."""
    words = set(words_of(f"{difference.lost} {difference.gained}"))
    page = difference.place.page
    return any(doubt.place.page == page and words <= set(words_of(doubt.about)) for doubt in earlier_doubts)


def _summarized(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Return one doubt in place of *doubts*, with their number and their pages."""
    if not doubts:
        return []
    pages = sorted({doubt.place.page for doubt in doubts})
    about = f"{len(doubts)} more parts of the paper differ from the source"
    on_pages = f" (pages {', '.join(map(str, pages))})" if pages != [0] else ""
    return [Doubt(f"{about}{on_pages}: compare them with the source", doubts[0].place)]


def _doubt(part: str, differences: Sequence[Difference]) -> Doubt:
    changes = [_change(difference) for difference in differences[:MAX_NAMED]]
    unnamed = len(differences) - MAX_NAMED
    if unnamed > 0:
        changes.append(f"has {unnamed} more {'difference' if unnamed == 1 else 'differences'}")
    about = f"{part} in the paper {series(changes)}: compare it with the source"
    return Doubt(about, differences[0].place)


def _change(difference: Difference) -> str:
    if not difference.gained:
        return f"lacks `{difference.lost}`"
    if not difference.lost:
        return f"has `{difference.gained}`, which the source lacks"
    return f"has `{difference.gained}` instead of `{difference.lost}`"
