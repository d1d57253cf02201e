"""Marks a paragraph that only one of two papers divides, so that its words are not shown as deleted and inserted."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from assembler.comparing.marked_text import Keys, marked_text
from assembler.comparing.tokens import Token, tokens
from assembler.plan.blocks import Block, Change, Paragraph, Rich

MIN_SHARED_WORDS = 0.7
"""The minimum share of words that the paragraph and its parts have in common."""


def marked_division(old: Sequence[Block], new: Sequence[Block], keys: Keys) -> tuple[Paragraph, ...]:
    """Return the marked paragraphs if one paper divides a paragraph of the other into parts; otherwise ().

    The copy has the parts, and the end of each but the last is marked: deleted if *old* has the parts, inserted if
    *new* has them.
    """
    old_parts, new_parts = _paragraphs(old), _paragraphs(new)
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


def _divided_text(text: Rich, parts: Sequence[Rich], keys: Keys) -> list[Rich]:
    """Return *text* divided where *parts* end; an empty list if it has too few of their words.

    The first of *keys* is for the parts, the second for the text.
    """
    part_words = [tokens(part, keys.old) for part in parts]
    words, text_words = [token for part in part_words for token in part], tokens(text, keys.new)
    matcher = SequenceMatcher(None, [token.key for token in words], [token.key for token in text_words], autojunk=False)
    if matcher.ratio() < MIN_SHARED_WORDS:
        return []
    ends, end = [0], 0
    for part in part_words[:-1]:
        end += len(part)
        ends.append(_place(end, matcher))
    ends.append(len(text_words))
    return [_runs(text_words[start:stop]) for start, stop in pairwise(ends)]


def _place(end: int, matcher: SequenceMatcher[str]) -> int:
    """Return the position in the second sequence that corresponds to *end*, a position in the first."""
    for kind, first, last, start, stop in matcher.get_opcodes():
        if first < end <= last:
            return start + end - first if kind == "equal" else stop
    return 0


def _runs(words: Sequence[Token]) -> Rich:
    return tuple(run for token in words for run in token.runs)
