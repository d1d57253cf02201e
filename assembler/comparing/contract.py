"""Proves a marked paper against both papers, word for word, before any file is made from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from assembler.comparing.marked_text import Keys
from assembler.comparing.printed_texts import printed_texts
from assembler.comparing.tokens import plain_text
from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.outputs.word.references import PARAGRAPH_NUMBERS
from assembler.plan.blocks import Block, Change, Count, Heading, Note, Paragraph, RichText, Run, Words
from assembler.plan.plan import Plan

AS_PRINTED = Keys(plain_text, plain_text)
"""The keys with which every reference is compared as it is printed."""

NumberingPaper = Literal["earlier", "later"]
"""The paper whose paragraph numbers, and labels of headings and counts, a marked copy has."""


def prove_contract(
    marked: Plan, old: Plan, new: Plan, keys: Keys, place: Place, *, numbers_of: NumberingPaper = "later"
) -> None:
    """Raise `MatterError` unless *marked* is *new* without its deletions, and *old* without its insertions.

    References with the same key count as the same word in both papers.
    """
    _require_equal(
        "accepted", _words(marked, "deleted", AS_PRINTED), _words(new, dropped_change="", keys=AS_PRINTED), place
    )
    if numbers_of == "later":
        _require_equal("accepted", _numbers(marked, "deleted"), _numbers(new, "deleted"), place)
    else:
        _require_equal("rejected", _numbers(marked, "inserted"), _numbers(old, "inserted"), place)
    old_keys = Keys(keys.old, keys.old)
    _require_equal("rejected", _words(marked, "inserted", keys), _words(old, dropped_change="", keys=old_keys), place)


def _require_equal(
    resolution: str, words: Sequence[list[str]], expected_words: Sequence[list[str]], place: Place
) -> None:
    """Raise `MatterError` at the first text whose words differ from those expected."""
    for text, expected_text in zip_longest(words, expected_words, fillvalue=list[str]()):
        if text != expected_text:
            printed = brief(" ".join(text))
            expected = brief(" ".join(expected_text))
            message = f"with all changes {resolution}, the text is `{printed}`, not `{expected}`"
            raise MatterError(fault("CMP003", place, message))


def _words(plan: Plan, dropped_change: Change, keys: Keys) -> list[list[str]]:
    """Return the words of each text of *plan*, without words marked with *dropped_change*."""
    joined_plan = replace(plan, body=tuple(_joined_blocks(plan.body, dropped_change)))
    texts = (_remaining_words(rich, dropped_change, keys) for rich in printed_texts(joined_plan))
    return [words for words in texts if words]


def _joined_blocks(body: Sequence[Block], dropped_change: Change) -> Iterator[Block]:
    """Yield the blocks of *body*, and join paragraphs that are divided by *dropped_change*."""
    open_paragraph: Paragraph | None = None
    for block in body:
        joined_block = block
        if open_paragraph and isinstance(block, Paragraph):
            joined_block = replace(open_paragraph, text=(*open_paragraph.text, *block.text), divided=block.divided)
        if dropped_change and isinstance(joined_block, Paragraph) and joined_block.divided == dropped_change:
            open_paragraph = joined_block
        else:
            open_paragraph = None
            yield joined_block


def _remaining_words(rich: RichText, dropped_change: Change, keys: Keys) -> list[str]:
    remaining_runs = (run for run in rich if run.change != dropped_change or not dropped_change)
    return "".join(_run_words(run, keys) for run in remaining_runs).split()


def _run_words(run: Run, keys: Keys) -> str:
    """Return the words of *run*, in which the numbers of parts are replaced by their keys."""
    key_of = keys.old if run.change == "deleted" else keys.new
    if isinstance(run, Note):
        return "\0"
    if not isinstance(run, Words):
        return key_of(run)
    return PARAGRAPH_NUMBERS.sub(lambda match: key_of(Words(match[0])), run.text)


def _numbers(plan: Plan, dropped_change: Change) -> list[list[str]]:
    """Return the numbers and labels of the blocks of *plan* that do not have *dropped_change*."""
    return [[label] for block in plan.body if (label := _label(block, dropped_change))]


def _label(block: Block, dropped_change: Change) -> str:
    match block:
        case Heading(label=label) | Count(label=label) if block.change != dropped_change:
            return label
        case Paragraph(number=int(number)) if block.change != dropped_change:
            return str(number)
    return ""
