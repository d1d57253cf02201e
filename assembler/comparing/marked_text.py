"""Marks the words that a text lost and gained, so that both texts can be read from the marked text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from assembler.comparing.short_lists import in_order
from assembler.comparing.tokens import KeyOf, Token, neutral_key, tokens
from assembler.plan.blocks import Change, Link, MarkedLine, Note, Rich, Run, Words, runs_of_line

MIN_COMMON_SHARE = 0.25
"""The share of common characters below which the whole text is shown as replaced."""

MAX_WORDS_BETWEEN = 2
"""The maximum number of words between two changes that are shown as changed too, if they have few characters."""

FRAGMENT_CHARACTERS = 7


class Keys(NamedTuple):
    """The functions that make the keys by which references in the earlier and in the later paper are compared."""

    old: KeyOf = neutral_key
    new: KeyOf = neutral_key


def marked_text(old: Rich, new: Rich, keys: Keys) -> Rich:
    """Return *new* with the words that *old* lacks marked as inserted, and the lost words of *old* as deleted."""
    old_words, new_words = tokens(old, keys.old), tokens(new, keys.new)
    runs: list[Run] = []
    for equal, lost, gained in _passages(old_words, new_words):
        if equal:
            pairs = zip(old_words[lost.start : lost.stop], new_words[gained.start : gained.stop], strict=True)
            runs.extend(run for pair in pairs for run in _unchanged(*pair, keys))
        else:
            runs.extend(_replaced_runs(old_words[lost.start : lost.stop], new_words[gained.start : gained.stop]))
    return joined([*_with_common_spaces(joined(runs))])


def _with_common_spaces(rich: Rich) -> Iterator[Run]:
    """Yield *rich*, in which a space that ends a deletion and the insertion beside it is not marked."""
    waiting: Run | None = None
    for run in rich:
        if isinstance(waiting, Words) and isinstance(run, Words) and _end_with_space(waiting, run):
            yield from (replace(part, text=part.text[:-1]) for part in (waiting, run))
            waiting = Words(" ", run.style)
            continue
        yield from [waiting] if waiting else []
        waiting = run
    yield from [waiting] if waiting else []


def _end_with_space(first: Words, second: Words) -> bool:
    changes = {first.change, second.change}
    return changes == {"deleted", "inserted"} and first.text.endswith(" ") and second.text.endswith(" ")


def _replaced_runs(lost: Sequence[Token], gained: Sequence[Token]) -> Iterator[Run]:
    """Yield the *lost* words as deleted and the *gained* words as inserted; a space that ends both is not marked."""
    space = gained[-1].space if lost and gained and lost[-1].space else None
    if space:
        lost, gained = ([*words[:-1], replace(words[-1], space=None)] for words in (lost, gained))
    yield from (run for token in lost for run in changed(token.runs, "deleted"))
    yield from (run for token in gained for run in changed(token.runs, "inserted"))
    yield from [space] if space else []


def _passages(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[bool, range, range]]:
    """Yield the passages of two texts, in order: whether they are equal, and their extents in *old* and in *new*."""
    old_keys, new_keys = [token.key for token in old], [token.key for token in new]
    if old_keys == new_keys:
        yield from _with_joined_words([(True, range(len(old)), range(len(new)))], old, new)
        return
    codes = SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes()
    letters = sum(map(len, new_keys))
    common_length = sum(
        len(old[at].key) for kind, first, last, *_ in codes if kind == "equal" for at in range(first, last)
    )
    if common_length < MIN_COMMON_SHARE * max(letters, sum(map(len, old_keys))):
        yield False, range(len(old)), range(len(new))
        return
    passages = [(kind == "equal", range(first, last), range(start, end)) for kind, first, last, start, end in codes]
    yield from _without_fragments([*_with_joined_words(passages, old, new)], old)


def _with_joined_words(
    passages: Sequence[tuple[bool, range, range]], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[tuple[bool, range, range]]:
    """Yield *passages*; two words that only one text joins count as changed, because a changed space is not seen."""
    for equal, lost, gained in passages:
        begin = 0
        for at in range(len(lost) - 1 if equal else 0):
            first, second = lost[at : at + 2], gained[at : at + 2]
            words = (*(old[position] for position in first), *(new[position] for position in second))
            joins = bool(words[0].space) is not bool(words[2].space)
            if at >= begin and joins and all(isinstance(token.run, Words) for token in words):
                yield from [(True, lost[begin:at], gained[begin:at])] if at > begin else []
                yield False, first, second
                begin = at + 2
        yield from [(equal, lost[begin:], gained[begin:])] if begin < len(lost) or not begin else []


def _without_fragments(
    passages: Sequence[tuple[bool, range, range]], old: Sequence[Token]
) -> Iterator[tuple[bool, range, range]]:
    """Yield *passages*, in which a word or two between two changes belong to one longer change."""
    pending: tuple[range, range] | None = None
    for number, (equal, lost, gained) in enumerate(passages):
        between = 0 < number < len(passages) - 1
        if equal and not (between and _is_fragment(old[lost.start : lost.stop])):
            if pending:
                yield False, *pending
            pending = None
            yield True, lost, gained
        elif pending:
            pending = range(pending[0].start, lost.stop), range(pending[1].start, gained.stop)
        else:
            pending = lost, gained
    if pending:
        yield False, *pending


def _is_fragment(words: Sequence[Token]) -> bool:
    few = len(words) <= MAX_WORDS_BETWEEN and sum(len(token.key) for token in words) <= FRAGMENT_CHARACTERS
    return few and all(isinstance(token.run, Words) for token in words)


def _unchanged(old: Token, new: Token, keys: Keys) -> Iterator[Run]:
    """Yield a word that both texts have, as the later text prints it, and any space that only one of them has."""
    if isinstance(old.run, Note) and isinstance(new.run, Note):
        yield replace(new.run, text=marked_text(old.run.text, new.run.text, keys))
    elif new.run:
        yield new.run
    if old.space and new.space:
        yield new.space
    else:
        yield from changed((old.space,) if old.space else (), "deleted")
        yield from changed((new.space,) if new.space else (), "inserted")


def changed(rich: Rich, change: Change) -> Rich:
    """Return *rich* with all of it marked as *change*; tables do not list citations in deleted runs."""
    return tuple(_changed_run(run, change) for run in rich)


def _changed_run(run: Run, change: Change) -> Run:
    if isinstance(run, Note):
        return replace(run, text=changed(run.text, change), change=change)
    return replace(run, change=change, mark="" if change == "deleted" else run.mark)


def joined(runs: Sequence[Run]) -> Rich:
    """Return *runs* with neighboring words of one style and one change in one run."""
    together: list[Run] = []
    for run in runs:
        last = together[-1] if together else None
        if isinstance(last, Words) and isinstance(run, Words) and _may_join(last, run):
            together[-1] = replace(last, text=last.text + run.text)
        elif isinstance(run, Note) or run.text:
            together.append(run)
    return tuple(together)


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
    return tuple(
        marked_line(first, second)
        if first is not None and second is not None
        else changed_line(first, "deleted")
        if first is not None
        else changed_line(second or "", "inserted")
        for first, second in in_order(old, new, str)
    )


def link_as_words(run: Link) -> Words:
    """Return a reference to a part that the marked paper does not have, as words."""
    return Words(run.text, keep=run.keep, change=run.change, underlined=run.underlined)
