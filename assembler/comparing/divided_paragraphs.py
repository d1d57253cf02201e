"""Marks a paragraph that only one of two papers divides, so that its words are not shown as deleted and inserted."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from assembler.comparing.marked_text import Keys, marked_text
from assembler.comparing.tokens import Token, tokens
from assembler.plan.blocks import Block, Change, Paragraph, RichText

MIN_SHARED_WORDS = 0.7
"""The minimum share of words that the paragraph and its parts have in common."""


def marked_division(old: Sequence[Block], new: Sequence[Block], keys: Keys) -> tuple[Paragraph, ...]:
    """Return the marked paragraphs if one paper divides a paragraph of the other into parts; otherwise ().

    The copy has the parts, and the end of each but the last is marked: deleted if *old* has the parts, inserted if
    *new* has them.
    """
    old_parts = _paragraphs(old)
    new_parts = _paragraphs(new)
    if min(len(old_parts), len(new_parts)) != 1 or len(old_parts) == len(new_parts):
        return ()
    if len(new_parts) == 1:
        texts = _divided_text(new_parts[0].text, [part.text for part in old_parts], keys)
        paragraphs = [new_parts[0], *(replace(part, id="", continued=True) for part in old_parts[1:])]
        pairs = [(part.text, text) for part, text in zip(old_parts, texts, strict=False)]
    else:
        texts = _divided_text(old_parts[0].text, [part.text for part in new_parts], Keys(keys.new, keys.old))
        paragraphs = new_parts
        pairs = [(text, part.text) for part, text in zip(new_parts, texts, strict=False)]
    change: Change = "deleted" if len(new_parts) == 1 else "inserted"
    return tuple(
        replace(part, text=marked_text(*pair, keys), divided=change if number < len(pairs) else "")
        for number, (part, pair) in enumerate(zip(paragraphs, pairs, strict=False), 1)
    )


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return *blocks* if all of them are paragraphs; otherwise an empty list."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return paragraphs if len(paragraphs) == len(blocks) else []


def _divided_text(text: RichText, parts: Sequence[RichText], keys: Keys) -> list[RichText]:
    """Return *text* divided where *parts* end; an empty list if it has too few of their words.

    *keys* has the keys of the parts as `old`, and those of the text as `new`.
    """
    part_words = [tokens(part, keys.old) for part in parts]
    text_words = tokens(text, keys.new)
    part_keys = [token.key for part in part_words for token in part]
    matcher = SequenceMatcher(None, part_keys, [token.key for token in text_words], autojunk=False)
    if matcher.ratio() < MIN_SHARED_WORDS:
        return []
    part_ends = [*accumulate(map(len, part_words[:-1]))]
    borders = [0, *(_index_in_text(end, matcher) for end in part_ends), len(text_words)]
    return [_runs(text_words[start:end]) for start, end in pairwise(borders)]


def _index_in_text(index: int, matcher: SequenceMatcher[str]) -> int:
    """Return the index in the second sequence of *matcher* that corresponds to *index* in the first."""
    for kind, part_start, part_end, text_start, text_end in matcher.get_opcodes():
        if part_start < index <= part_end:
            return text_start + index - part_start if kind == "equal" else text_end
    return 0


def _runs(words: Sequence[Token]) -> RichText:
    return tuple(run for token in words for run in token.runs)
