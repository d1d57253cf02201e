"""Marks the words that a text lost and gained, so that both texts can be read from the marked text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from assembler.comparing.short_lists import matched_parts
from assembler.comparing.tokens import KeyOf, Token, neutral_key, tokens
from assembler.plan.blocks import Change, Link, MarkedLine, Note, RichText, Run, Words, runs_of_line

MIN_COMMON_SHARE = 0.25
"""The share of common characters below which the whole text is shown as replaced."""

MAX_WORDS_BETWEEN = 2
"""The maximum number of words between two changes that are shown as changed too, if they have few characters."""

FRAGMENT_CHARACTERS = 7
"""The maximum number of characters of these words."""


class Keys(NamedTuple):
    """The functions that make the keys by which references in the earlier and in the later paper are compared."""

    old: KeyOf = neutral_key
    new: KeyOf = neutral_key


def marked_text(old: RichText, new: RichText, keys: Keys) -> RichText:
    """Return *new* with the words that *old* lacks marked as inserted, and the lost words of *old* as deleted."""
    old_words = tokens(old, keys.old)
    new_words = tokens(new, keys.new)
    runs: list[Run] = []
    for is_equal, old_range, new_range in _passages(old_words, new_words):
        old_passage = old_words[old_range.start : old_range.stop]
        new_passage = new_words[new_range.start : new_range.stop]
        if is_equal:
            for old_word, new_word in zip(old_passage, new_passage, strict=True):
                runs += _unchanged(old_word, new_word, keys)
        else:
            runs += _replaced_runs(old_passage, new_passage)
    return with_joined_runs([*_with_common_spaces(with_joined_runs(runs))])


def _with_common_spaces(rich: RichText) -> Iterator[Run]:
    """Yield *rich*, in which a space at the end of both a deletion and the insertion beside it is not marked."""
    last: Run | None = None
    for run in rich:
        if isinstance(last, Words) and isinstance(run, Words) and _end_with_space(last, run):
            yield replace(last, text=last.text[:-1])
            yield replace(run, text=run.text[:-1])
            last = Words(" ", run.style)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _end_with_space(first: Words, second: Words) -> bool:
    changes = {first.change, second.change}
    return changes == {"deleted", "inserted"} and first.text.endswith(" ") and second.text.endswith(" ")


def _replaced_runs(lost: Sequence[Token], gained: Sequence[Token]) -> Iterator[Run]:
    """Yield the *lost* words as deleted and the *gained* words as inserted; a space that ends both is not marked."""
    space = gained[-1].space if lost and gained and lost[-1].space else None
    if space:
        lost = [*lost[:-1], replace(lost[-1], space=None)]
        gained = [*gained[:-1], replace(gained[-1], space=None)]
    yield from (run for token in lost for run in marked_as(token.runs, "deleted"))
    yield from (run for token in gained for run in marked_as(token.runs, "inserted"))
    if space:
        yield space


def _passages(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[bool, range, range]]:
    """Yield the passages of two texts, in order: whether they are equal, and their extents in *old* and in *new*."""
    old_keys = [token.key for token in old]
    new_keys = [token.key for token in new]
    if old_keys == new_keys:
        yield from _with_joined_words([(True, range(len(old)), range(len(new)))], old, new)
        return
    opcodes = SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes()
    passages = [
        (kind == "equal", range(old_start, old_end), range(new_start, new_end))
        for kind, old_start, old_end, new_start, new_end in opcodes
    ]
    common_length = sum(len(old_keys[index]) for is_equal, lost, _ in passages if is_equal for index in lost)
    if common_length < MIN_COMMON_SHARE * max(sum(map(len, new_keys)), sum(map(len, old_keys))):
        yield False, range(len(old)), range(len(new))
        return
    yield from _without_fragments([*_with_joined_words(passages, old, new)], old)


def _with_joined_words(
    passages: Sequence[tuple[bool, range, range]], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[tuple[bool, range, range]]:
    """Yield *passages*, with two words marked as changed if only one of the texts has a space between them.

    A changed space alone would not show.
    """
    for is_equal, lost, gained in passages:
        start = 0
        for index in range(len(lost) - 1 if is_equal else 0):
            old_pair = lost[index : index + 2]
            new_pair = gained[index : index + 2]
            words = [old[position] for position in old_pair] + [new[position] for position in new_pair]
            is_joined_in_one = bool(old[old_pair[0]].space) is not bool(new[new_pair[0]].space)
            if index >= start and is_joined_in_one and all(isinstance(token.run, Words) for token in words):
                if index > start:
                    yield True, lost[start:index], gained[start:index]
                yield False, old_pair, new_pair
                start = index + 2
        if start < len(lost) or not start:
            yield is_equal, lost[start:], gained[start:]


def _without_fragments(
    passages: Sequence[tuple[bool, range, range]], old: Sequence[Token]
) -> Iterator[tuple[bool, range, range]]:
    """Yield *passages*, in which a word or two between two changes belong to one longer change."""
    pending_change: tuple[range, range] | None = None
    for index, (is_equal, lost, gained) in enumerate(passages):
        is_between_changes = 0 < index < len(passages) - 1
        if is_equal and not (is_between_changes and _is_fragment(old[lost.start : lost.stop])):
            if pending_change:
                yield False, *pending_change
            pending_change = None
            yield True, lost, gained
        elif pending_change:
            pending_lost, pending_gained = pending_change
            pending_change = range(pending_lost.start, lost.stop), range(pending_gained.start, gained.stop)
        else:
            pending_change = lost, gained
    if pending_change:
        yield False, *pending_change


def _is_fragment(words: Sequence[Token]) -> bool:
    is_short = len(words) <= MAX_WORDS_BETWEEN and sum(len(token.key) for token in words) <= FRAGMENT_CHARACTERS
    return is_short and all(isinstance(token.run, Words) for token in words)


def _unchanged(old: Token, new: Token, keys: Keys) -> Iterator[Run]:
    """Yield a word that both texts have, as the later text prints it, and any space that only one of them has."""
    if isinstance(old.run, Note) and isinstance(new.run, Note):
        yield replace(new.run, text=marked_text(old.run.text, new.run.text, keys))
    elif new.run:
        yield new.run
    if old.space and new.space:
        yield new.space
    else:
        yield from marked_as((old.space,) if old.space else (), "deleted")
        yield from marked_as((new.space,) if new.space else (), "inserted")


def marked_as(rich: RichText, change: Change) -> RichText:
    """Return *rich* with all of it marked as *change*; tables do not list citations in deleted runs."""
    return tuple(_changed_run(run, change) for run in rich)


def _changed_run(run: Run, change: Change) -> Run:
    if isinstance(run, Note):
        return replace(run, text=marked_as(run.text, change), change=change)
    return replace(run, change=change, mark="" if change == "deleted" else run.mark)


def with_joined_runs(runs: Sequence[Run]) -> RichText:
    """Return *runs* with neighboring words of one style and one change in one run."""
    joined_runs: list[Run] = []
    for run in runs:
        last = joined_runs[-1] if joined_runs else None
        if isinstance(last, Words) and isinstance(run, Words) and _may_join(last, run):
            joined_runs[-1] = replace(last, text=last.text + run.text)
        elif isinstance(run, Note) or run.text:
            joined_runs.append(run)
    return tuple(joined_runs)


def _may_join(last: Words, run: Words) -> bool:
    if "\n" in (last.text, run.text) or last.keep or run.keep or last.mark or run.mark:
        return False
    return (last.style, last.change, last.underlined) == (run.style, run.change, run.underlined)


# -- lines ------------------------------------------------------------------------------------------------------------


def marked_line(old: str, new: str) -> str:
    """Return the line *new* with its changes from *old*; *new* itself if there are none."""
    if old == new:
        return new
    runs = marked_text(runs_of_line(old) if old else (), runs_of_line(new) if new else (), Keys())
    words = tuple(run for run in runs if isinstance(run, Words))
    return MarkedLine(words) if any(run.change for run in words) else new


def changed_line(line: str, change: Change) -> str:
    """Return all of *line* marked as *change*."""
    return MarkedLine((Words(line, change=change),)) if line else line


def marked_lines(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return the lines *new* with their changes from *old*, and the lines that only *old* has, marked as deleted."""
    lines: list[str] = []
    for old_line, new_line in matched_parts(old, new, str):
        if old_line is None:
            lines.append(changed_line(new_line or "", "inserted"))
        elif new_line is None:
            lines.append(changed_line(old_line, "deleted"))
        else:
            lines.append(marked_line(old_line, new_line))
    return tuple(lines)


def link_as_words(run: Link) -> Words:
    """Return a reference to a part that the marked paper does not have, as words."""
    return Words(run.text, keep=run.keep, change=run.change, underlined=run.underlined)
