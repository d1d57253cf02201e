"""Lists the changes of a marked copy, and measures how many words both papers share, for the terminal and for JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Literal

from assembler.comparing.marked_blocks import MarkedStep
from assembler.comparing.marked_plan import MarkedPaper
from assembler.comparing.printed_texts import block_texts, texts_above, texts_below, with_notes
from assembler.comparing.renumbering import first_words
from assembler.comparing.tokens import plain_text
from assembler.comparing.units import Unit
from assembler.plan.blocks import Block, Change, Count, Heading, Link, Note, Paragraph, RichText, Run, Words

ChangeKind = Literal["changed", "inserted", "deleted", "moved"]

CHANGES: tuple[Change, Change] = ("deleted", "inserted")


@dataclass(frozen=True)
class UnitChange:
    """A change: its kind, the part in the earlier and in the later paper ("" if that has none), and the words.

    Of a part that was inserted, deleted or moved as a whole, only the first words are listed.
    """

    kind: ChangeKind
    old: str
    new: str
    deleted: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    other_target: tuple[str, ...] = ()
    """The references among the words that read the same in both papers, but cite another part in the later one."""


@dataclass(frozen=True)
class Summary:
    """The changes in the order of the marked copy, and the share of the body's words that both have, from 0 to 1."""

    changes: tuple[UnitChange, ...]
    common: float


def summary(paper: MarkedPaper) -> Summary:
    """Return the changes of a marked copy, and the share of words that both papers have."""
    body = (change for step in paper.steps for change in _step_changes(step))
    above = _frame_changes(texts_above(paper.plan))
    below = _frame_changes(texts_below(paper.plan))
    return Summary((*above, *body, *below), _common_share(paper.steps))


def _step_changes(marked_step: MarkedStep) -> Iterator[UnitChange]:
    """Yield the change at a step; a moved part is listed once, in its new place."""
    step = marked_step.step
    if step.old and step.new:
        texts = [rich for block in marked_step.blocks for rich in (*_texts(block), *_break(block))]
        if any(run.change for rich in texts for run in rich):
            yield _change("changed", _name(step.old), _name(step.new), texts)
    elif step.has_moved:
        if step.new and step.elsewhere:
            yield UnitChange(
                "moved", old=_name(step.elsewhere), new=_name(step.new), deleted=(), inserted=(first_words(step.new),)
            )
    elif step.new:
        yield UnitChange("inserted", old="", new=_name(step.new), deleted=(), inserted=(first_words(step.new),))
    elif step.old:
        yield UnitChange("deleted", old=_name(step.old), new="", deleted=(first_words(step.old),))


def _name(unit: Unit) -> str:
    """Return the name by which a reader finds *unit*."""
    head = unit.head
    if unit.number is not None:
        return f"paragraph {unit.number}"
    if isinstance(head, Count):
        return (head.before_name or head.label or "count").strip(" :.").capitalize()
    if isinstance(head, Heading):
        return f"heading {head.label}".strip(" .") if head.label else _name_of_unlabeled_heading(head)
    return {"prayer": "relief"}.get(head.kind, head.kind)


def _name_of_unlabeled_heading(heading: Heading) -> str:
    return f"heading of level {heading.level}" if heading.level > 1 else "heading"


def _texts(block: Block) -> Iterator[RichText]:
    return (text for rich in block_texts(block) for text in with_notes(rich))


def _break(block: Block) -> Iterator[RichText]:
    """Yield the sign for the end of *block*, if only one paper divides the text there."""
    if isinstance(block, Paragraph) and block.divided:
        yield (Words("¶", change=block.divided),)


def _change(kind: ChangeKind, old: str, new: str, texts: list[RichText]) -> UnitChange:
    deleted = tuple(passage for rich in texts for passage in _passages(rich, "deleted"))
    inserted = tuple(passage for rich in texts for passage in _passages(rich, "inserted"))
    same_words = tuple(passage for rich in texts for passage in _same_words(rich))
    return UnitChange(kind, old=old, new=new, deleted=deleted, inserted=inserted, other_target=same_words)


def _same_words(rich: RichText) -> Iterator[str]:
    """Yield each passage that is deleted and reinserted with the same words because the part that it cites changed."""
    runs = [(change, "".join(map(plain_text, group)).strip()) for change, group in groupby(rich, key=_change_of)]
    for (change, words), (next_change, next_words) in pairwise(runs):
        if (change, next_change) == CHANGES and words == next_words:
            yield words


def _change_of(run: Run) -> Change:
    return run.change


def _passages(rich: RichText, change: Change) -> Iterator[str]:
    """Yield each passage of *rich* that has this *change*."""
    passage = ""
    for run in (*rich, Words("")):
        if isinstance(run, Words | Link) and run.change == change:
            passage += run.text
        elif passage.strip():
            yield passage.strip()
            passage = ""


def _frame_changes(parts: Mapping[str, Sequence[RichText]]) -> Iterator[UnitChange]:
    """Yield a change for each of *parts*, above or below the body, that has marked words."""
    for name, texts in parts.items():
        if any(run.change for rich in texts for run in rich):
            yield _change("changed", name, name, [text for rich in texts for text in with_notes(rich)])


def _common_share(steps: Sequence[MarkedStep]) -> float:
    """Return the share of the body's words that both papers have; all words of a moved paragraph count as common."""
    counts: Counter[Change] = Counter()
    for marked_step in steps:
        if marked_step.step.has_moved and marked_step.step.old:
            continue
        texts = [rich for block in marked_step.blocks for rich in _texts(block)]
        for run in chain.from_iterable(texts):
            if not isinstance(run, Note):
                counts["" if marked_step.step.has_moved else run.change] += len(run.text.split())
    word_count = 2 * counts[""] + counts["deleted"] + counts["inserted"]
    return 2 * counts[""] / word_count if word_count else 1.0
