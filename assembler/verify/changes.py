"""Finds the words that were deleted or added in a file, as runs of words within one block of the paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from assembler.verify.change import Change
from assembler.verify.reader import SIGNS
from assembler.verify.table_changes import without_table_changes
from assembler.verify.tokens import Token, letters
from assembler.verify.word_blocks import Block

MAX_TOKENS_WITH_ALL_ANCHORS = 20_000
"""The number of tokens above which frequent words are ignored as anchors, because they slow the comparison down."""

MIN_MOVED_TOKENS = 4
"""The minimum number of tokens of a passage that is reported as moved."""

MIN_MOVED_SIMILARITY = 0.8
"""The minimum similarity of a moved passage in its old and its new place."""

TYPED_RULE = re.compile(r"[-–—]{6,}[xX]?")
"""Matches a rule of a caption that is typed; the program's papers draw it."""


class Alignment(NamedTuple):
    """The tokens of the paper and of the file, the index in the file of each token that both have, and the changes."""

    paper: tuple[Token, ...]
    file: tuple[Token, ...]
    matches: dict[int, int]
    changes: tuple[Change, ...]


def aligned(blocks: Sequence[Block], file: Sequence[Token]) -> Alignment:
    """Align the tokens in a paper's *blocks* with those in a *file*."""
    paper = tuple(token for block in blocks for token in block.tokens)
    matcher = SequenceMatcher(
        None,
        [token.key for token in paper],
        [token.key for token in file],
        autojunk=len(file) > MAX_TOKENS_WITH_ALL_ANCHORS,
    )
    matches: dict[int, int] = {}
    spans: list[tuple[range, range]] = []
    for kind, paper_start, paper_end, file_start, file_end in matcher.get_opcodes():
        paper_span = range(paper_start, paper_end)
        file_span = range(file_start, file_end)
        if kind == "equal":
            matches |= zip(paper_span, file_span, strict=True)
        else:
            spans.append(_moved_to_block_start(paper, file, paper_span, file_span, matches))
    changes = [change for deleted, added in spans for change in _by_block(paper, file, deleted, added)]
    table_heads = _table_heads(blocks)
    changes = [
        change
        for change in changes
        if letters(change.deleted) != letters(change.added)
        and (change.deleted or _keys(change.added) not in table_heads)
    ]
    changes = without_table_changes(changes, blocks)
    changes = _without_caption_moves(changes, blocks)
    changes = list(_with_notes_apart(changes, blocks))
    return Alignment(paper, tuple(file), matches, tuple(_with_moves(changes, blocks)))


def _moved_to_block_start(
    paper: Sequence[Token], file: Sequence[Token], deleted: range, added: range, matches: dict[int, int]
) -> tuple[range, range]:
    """Return *deleted* and *added*, moved back to the beginning of their block if equal words allow it."""
    if bool(deleted) == bool(added):
        return deleted, added
    tokens = paper if deleted else file
    run = deleted or added
    for shift in range(len(run)):
        start = run.start - shift
        if start == 0 or tokens[start].block != tokens[start - 1].block:
            return _shifted(deleted, added, shift, matches)
        paper_index = deleted.start - shift - 1
        file_index = added.start - shift - 1
        if matches.get(paper_index) != file_index or tokens[start - 1].key != tokens[run.stop - shift - 1].key:
            break
    return deleted, added


def _shifted(deleted: range, added: range, shift: int, matches: dict[int, int]) -> tuple[range, range]:
    """Return *deleted* and *added*, one of which is empty, moved *shift* tokens towards the beginning."""
    for step in range(1, shift + 1):
        del matches[deleted.start - step]
    for step in range(1, shift + 1):
        matches[deleted.stop - step] = added.stop - step
    return range(deleted.start - shift, deleted.stop - shift), range(added.start - shift, added.stop - shift)


def _by_block(paper: Sequence[Token], file: Sequence[Token], deleted: range, added: range) -> Iterator[Change]:
    """Yield a change for each block with *deleted* tokens or, if there are none, for each part of the *added* tokens.

    If tokens were deleted in several blocks, the added tokens go to the block that they resemble most.
    """
    groups = [list(group) for _, group in groupby(deleted, key=lambda index: paper[index].block)]
    added_tokens = tuple(file[added.start : added.stop])
    if not groups:
        for part in _parts(file, added):
            yield Change(
                deleted=(),
                added=tuple(file[part.start : part.stop]),
                start=deleted.start,
                file_start=part.start,
                block=_block_at(paper, deleted),
            )
        return
    keys = {token.key for token in added_tokens}
    most_similar = max(groups, key=lambda group: sum(paper[index].key in keys for index in group))
    for group in groups:
        tokens = tuple(paper[index] for index in group)
        replacement = added_tokens if group is most_similar else ()
        yield Change(tokens, replacement, group[0], added.start, tokens[0].block)


def _parts(file: Sequence[Token], added: range) -> Iterator[range]:
    """Yield the parts of *added*: each footnote, each heading, and the text between two of these."""

    def part_and_block(index: int) -> tuple[str, int]:
        token = file[index]
        return token.part, token.block if token.part else 0  # the text between two parts may have several blocks

    for _, group in groupby(added, key=part_and_block):
        indexes = list(group)
        yield range(indexes[0], indexes[-1] + 1)


def _block_at(paper: Sequence[Token], deleted: range) -> int:
    """Return the block of the *deleted* tokens or, if there are none, of the token before them."""
    if not paper:
        return 0
    return paper[deleted.start].block if deleted else paper[max(deleted.start - 1, 0)].block


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the keys of *tokens*, sorted because a repeated head may be found one word early or late."""
    return tuple(sorted(token.key for token in tokens))


def _table_heads(blocks: Sequence[Block]) -> frozenset[tuple[str, ...]]:
    """Return the sorted keys of the words in each table's head, which a PDF repeats where the table continues."""
    runs = (list(group) for is_head, group in groupby(blocks, key=lambda block: block.is_header_cell) if is_head)
    return frozenset(_keys([token for block in run for token in block.tokens]) for run in runs)


def _with_notes_apart(changes: Sequence[Change], blocks: Sequence[Block]) -> Iterator[Change]:
    """Yield *changes*, with added words split so that each footnote that was deleted elsewhere is a separate change."""
    notes = [change for change in changes if blocks[change.block].kind == "note" and not change.added]
    for change in changes:
        if change.deleted:
            yield change
        else:
            yield from _note_by_note(change, notes)


def _note_by_note(added: Change, notes: Sequence[Change]) -> Iterator[Change]:
    """Yield the change *added* in parts: the words before each of *notes* in it, the note, and the words after it."""
    if len(added.added) > MIN_MOVED_TOKENS:
        for note in notes:
            note_keys = [token.key for token in note.deleted]
            added_keys = [token.key for token in added.added]
            parts = SequenceMatcher(None, note_keys, added_keys, autojunk=False).get_matching_blocks()[:-1]
            matched_count = sum(part.size for part in parts)
            start = parts[0].b if parts else 0
            end = parts[-1].b + parts[-1].size if parts else 0
            if matched_count >= MIN_MOVED_SIMILARITY * len(note_keys) and end - start < len(added_keys):
                other_notes = [other_note for other_note in notes if other_note is not note]
                for first, last in ((0, start), (start, end), (end, len(added_keys))):
                    if first < last:
                        piece = replace(added, added=added.added[first:last], file_start=added.file_start + first)
                        yield from _note_by_note(piece, other_notes)
                return
    yield added


def _without_caption_moves(changes: Sequence[Change], blocks: Sequence[Block]) -> list[Change]:
    """Return *changes* without the caption's divider characters and without words that moved within the caption."""
    caption_changes = [change for change in changes if blocks and blocks[change.block].kind == "caption"]
    deleted = Counter(token.key for change in caption_changes for token in change.deleted)
    added = Counter(token.key for change in caption_changes for token in change.added)
    moved_words = deleted & added
    moved_out = moved_words.copy()
    moved_in = moved_words + Counter({sign: added[sign] for sign in SIGNS})
    remaining_changes: list[Change] = []
    for change in changes:
        if change not in caption_changes:
            remaining_changes.append(change)
            continue
        unmoved_deleted = _unmoved(change.deleted, moved_out)
        unmoved_added = _without_rules(_unmoved(change.added, moved_in))
        if unmoved_deleted or unmoved_added:
            remaining_changes.append(replace(change, deleted=unmoved_deleted, added=unmoved_added))
    return remaining_changes


def _without_rules(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return *tokens* without rules made of hyphens, and the "X" at the end of each."""
    are_rules = [bool(TYPED_RULE.fullmatch(token.text)) for token in tokens]
    end_rules = [token.text in {"x", "X"} and after for token, after in zip(tokens, (False, *are_rules), strict=False)]
    return tuple(token for token, *signs in zip(tokens, are_rules, end_rules, strict=True) if not any(signs))


def _unmoved(tokens: Sequence[Token], moved: Counter[str]) -> tuple[Token, ...]:
    """Return *tokens* without the tokens in *moved*, and remove these from *moved*."""
    unmoved = []
    for token in tokens:
        if moved[token.key]:
            moved[token.key] -= 1
        else:
            unmoved.append(token)
    return tuple(unmoved)


def _with_moves(changes: Sequence[Change], blocks: Sequence[Block]) -> Iterator[Change]:
    """Yield *changes*, with a change for each passage that moved, followed by the changes within the passage.

    A footnote is never reported as moved, because its place depends on the page breaks.
    """
    movable_deletions = [change for change in changes if not change.added and _may_move(change, blocks)]
    additions = [change for change in changes if not change.deleted]
    pairs: dict[int, Change] = {}
    for change in movable_deletions:
        for candidate in additions:
            if id(candidate) not in pairs and _are_alike(change.deleted, candidate.added):
                pairs[id(candidate)] = change
                pairs[id(change)] = candidate
                break
    for change in changes:
        if id(change) not in pairs:
            yield change
        elif change.deleted:
            match = pairs[id(change)]
            if blocks[change.block].kind != "note":
                yield Change(change.deleted, match.added, change.start, match.file_start, change.block, has_moved=True)
            yield from _changes_in_passage(change, match)


def _may_move(change: Change, blocks: Sequence[Block]) -> bool:
    return len(change.deleted) >= MIN_MOVED_TOKENS or blocks[change.block].kind == "note"


def _changes_in_passage(deleted: Change, added: Change) -> Iterator[Change]:
    """Yield the changes within a passage that was deleted in one place and added in another."""
    deleted_keys = [token.key for token in deleted.deleted]
    added_keys = [token.key for token in added.added]
    matcher = SequenceMatcher(None, deleted_keys, added_keys, autojunk=False)
    for kind, deleted_start, deleted_end, added_start, added_end in matcher.get_opcodes():
        change = Change(
            deleted=deleted.deleted[deleted_start:deleted_end],
            added=added.added[added_start:added_end],
            start=deleted.start + deleted_start,
            file_start=added.file_start + added_start,
            block=deleted.block,
        )
        if kind != "equal" and letters(change.deleted) != letters(change.added):
            yield change


def _are_alike(first: Sequence[Token], second: Sequence[Token]) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    if shorter < MIN_MOVED_SIMILARITY * longer:
        return False
    matcher = SequenceMatcher(None, [token.key for token in first], [token.key for token in second], autojunk=False)
    return matcher.quick_ratio() >= MIN_MOVED_SIMILARITY and matcher.ratio() >= MIN_MOVED_SIMILARITY
