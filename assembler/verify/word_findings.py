"""Reports the words that were deleted or added in a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.verify.change import Change
from assembler.verify.changes import Alignment
from assembler.verify.expected_changes import expected_change, other_case_number
from assembler.verify.matter_places import PlaceOf
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.tokens import NUMBER, Token, in_words, letters

TOKENS_BEFORE = 3
"""The maximum number of tokens before a change that a message quotes."""

MAX_SHORT_CHANGE = 3
"""The maximum number of tokens of a change that a message quotes together with the word before it."""

MAX_CHARACTERS_QUOTED = 100
"""The maximum number of characters of a passage that a message quotes."""

CONTEXT_TOKENS = 8
"""For a token in a table, the number of tokens on each side that help to find its place in the matter."""

REFERRING = re.compile(r"\W{0,4}(?:paragraphs?|¶¶?|exhibits?|exs?\.|counts?|claims?)\W{0,4}", re.IGNORECASE)
"""Matches a word that comes before the number or letter of a reference."""


DASHES = re.compile(r"[-\u2010-\u2015]")
"""Matches a hyphen or a dash."""


@dataclass(frozen=True)
class Comparison:
    """A paper, the returned file, and the alignment of their words. *place_of* finds words in the matter."""

    paper: Paper
    file: ReturnedFile
    alignment: Alignment
    place_of: PlaceOf

    def finding(self, code: str, message: str, change: Change, *, fix: str = "") -> Finding:
        """Return the finding *message* on *change*, with the places of the change in the file and in the matter."""
        token = self.token_at(change)
        finding = fault(code, self.file.place(token), message, fix=fix)
        return replace(
            finding, page=token.page if token else 0, also=(self.place_in_matter(change.start, change.block),)
        )

    def token_at(self, change: Change) -> Token | None:
        """Return the file's token at *change*.

        It is the first added token or, if there is none, the token before the change; None if the file has no tokens.
        """
        if change.added:
            return change.added[0]
        tokens = self.alignment.file
        if not tokens:
            return None
        return tokens[min(max(change.file_start - 1, 0), len(tokens) - 1)]

    def place_in_matter(self, index: int, block: int) -> Place:
        """Return the place in the matter of the paper's token at *index*, which is in *block*."""
        if self.paper.blocks[block].cell:
            start = max(0, index - CONTEXT_TOKENS)
            tokens = self.alignment.paper[start : index + CONTEXT_TOKENS]
        else:
            start = self.start_of(block)
            tokens = self.paper.blocks[block].tokens
        return self.place_of(tokens, index - start)

    def start_of(self, block: int) -> int:
        """Return the index of the first token of *block* among all tokens of the paper."""
        return sum(len(earlier_block.tokens) for earlier_block in self.paper.blocks[:block])


def word_findings(comparison: Comparison) -> Iterator[Finding]:
    """Yield the findings on the changes, in the order of the paper."""
    for change in comparison.alignment.changes:
        block = comparison.paper.blocks[change.block]
        if _in_table(change, comparison):
            continue
        if message := expected_change(change, comparison.paper, comparison.file):
            yield comparison.finding("VER014", message, change)
        elif number := other_case_number(change, comparison.paper):
            fact = f"the case number `{number}` was filled in, but the matter's is `{comparison.paper.case_number}`"
            yield comparison.finding("VER003", fact, change, fix="correct the number in the file, or in the matter")
        elif change.has_moved:
            yield comparison.finding(
                "VER005", f"{_subject(change, comparison)} is now {_new_place(change, comparison)}", change
            )
        elif change.deleted and not change.added and len(change.deleted) == len(block.tokens):
            fact = f"{block.name} is missing: {_quoted_tokens(change.deleted)}"
            yield comparison.finding("VER004", fact, change)
        elif _is_typed_number(change):
            number = in_words(change.added)
            fact = f"{block.name}: `{number}` is typed in addition to the number that the paragraph has"
            yield comparison.finding("VER006", fact, change, fix="delete the typed number")
        elif not change.deleted and (change.added[0].number or _adds_whole_blocks(change, comparison)):
            fact = {"note": "footnote added", "heading": "heading added"}.get(change.added[0].part, "added")
            if fact == "added" or block.kind == "note":
                fact += f" after {block.name}"
            yield comparison.finding("VER004", f"{fact}: {_quoted_tokens(change.added)}", change)
        else:
            yield _changed_words(change, comparison)


def _changed_words(change: Change, comparison: Comparison) -> Finding:
    """Return the finding on words of a block that were deleted, added, or replaced."""
    block = comparison.paper.blocks[change.block]
    tokens_before = _tokens_before(change, comparison)
    planned_tokens = tuple(replace(token, text=token.planned or token.text) for token in change.deleted)
    if planned_tokens != change.deleted and letters(planned_tokens) == letters(change.added):
        target = next(token.target for token in change.deleted if token.planned)
        fact = (
            f"{block.name} refers to {comparison.paper.blocks[target or 0].name}, which has another number in the file"
        )
        return comparison.finding("VER007", f"{fact}: {_quoted_tokens((*tokens_before[-1:], *change.added))}", change)
    change = replace(change, deleted=planned_tokens)
    if not change.added:
        fact = f"{block.name}: {_quoted_tokens(change.deleted)} is missing{_after_words(tokens_before)}"
    elif not change.deleted:
        fact = f"{block.name}: {_quoted_tokens(change.added)} was added{_after_words(tokens_before)}"
    else:
        context = tokens_before[-1:] if max(len(change.deleted), len(change.added)) <= MAX_SHORT_CHANGE else ()
        old_words = _quoted_tokens((*context, *change.deleted))
        new_words = _quoted_tokens((*context, *change.added))
        fact = f"{block.name}: {old_words} became {new_words}"
        is_same = _without_dashes(change.deleted) == _without_dashes(change.added)
        if not is_same and (reference := _reference(change, tokens_before, comparison)):
            return comparison.finding("VER007", f"{fact}, but the reference leads to {reference}", change)
    return comparison.finding("VER003", fact, change)


def _without_dashes(tokens: Sequence[Token]) -> str:
    """Return the characters of *tokens* except hyphens and dashes, which do not change where a reference leads."""
    return DASHES.sub("", letters(tokens))


def _reference(change: Change, tokens_before: Sequence[Token], comparison: Comparison) -> str:
    """Return the name of the part to which a changed reference leads; "" if the changed words are not a reference."""
    target = next((token.target for token in change.deleted if token.target is not None), None)
    if target is not None:
        return comparison.paper.blocks[target].name
    is_reference = (
        tokens_before and REFERRING.fullmatch(tokens_before[-1].text) and len(change.deleted) == len(change.added) == 1
    )
    return f"{tokens_before[-1].text} {change.deleted[0].text}".rstrip(".,;:)") if is_reference else ""


def _is_typed_number(change: Change) -> bool:
    """Whether only a number was added, such as a second number before a paragraph."""
    return not change.deleted and len(change.added) == 1 and bool(NUMBER.fullmatch(change.added[0].text))


def _adds_whole_blocks(change: Change, comparison: Comparison) -> bool:
    """Whether the added words are whole paragraphs or notes."""
    tokens = comparison.alignment.file
    start = change.file_start
    end = start + len(change.added)
    begins_block = start == 0 or tokens[start - 1].block != tokens[start].block
    ends_block = end == len(tokens) or tokens[end].block != tokens[end - 1].block
    return begins_block and ends_block


def _in_table(change: Change, comparison: Comparison) -> bool:
    """Whether only page numbers and leaders in a table before the text differ, as they do if pages break elsewhere."""
    kind = comparison.paper.blocks[change.block].kind
    return kind == "table" and all(
        re.fullmatch(r"[\d.,\s]+|[ivxl]+", token.text) for token in (*change.deleted, *change.added)
    )


def _tokens_before(change: Change, comparison: Comparison) -> tuple[Token, ...]:
    """Return the last tokens before *change* in its block."""
    block_start = comparison.start_of(change.block)
    return comparison.alignment.paper[max(block_start, change.start - TOKENS_BEFORE) : change.start]


def _after_words(tokens_before: Sequence[Token]) -> str:
    return f" after {_quoted_tokens(tokens_before)}" if tokens_before else ""


def _subject(change: Change, comparison: Comparison) -> str:
    """Return words for a moved passage: its block, and the words themselves."""
    block = comparison.paper.blocks[change.block]
    part = "" if len(change.deleted) >= len(block.tokens) - 1 else " in part"
    return f"{block.name}{part}, {_quoted_tokens(change.deleted)},"


def _new_place(change: Change, comparison: Comparison) -> str:
    """Return words for the new place of a moved passage: after the block that precedes it in the file."""
    paper_index_by_file_index = {
        file_index: paper_index for paper_index, file_index in comparison.alignment.matches.items()
    }
    for file_index in reversed(range(change.file_start)):
        if file_index in paper_index_by_file_index:
            token_before = comparison.alignment.paper[paper_index_by_file_index[file_index]]
            return f"after {comparison.paper.blocks[token_before.block].name}"
    return "at the beginning"


def _quoted_tokens(tokens: Sequence[Token]) -> str:
    return f"`{brief(in_words(tokens), MAX_CHARACTERS_QUOTED)}`"
