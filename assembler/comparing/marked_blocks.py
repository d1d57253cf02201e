"""Marks the blocks of a body: each unit of the later paper, and each unit that only the earlier paper has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assembler.comparing.alignment import Alignment, Step
from assembler.comparing.divided_paragraphs import marked_division
from assembler.comparing.marked_text import Keys, changed_line, marked_as, marked_line, marked_text
from assembler.comparing.short_lists import matched_parts
from assembler.comparing.tokens import text_of
from assembler.comparing.units import item_riches, rich_texts, texts
from assembler.plan.blocks import (
    Block,
    Change,
    Count,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Picture,
    Prayer,
    Quotation,
    RichText,
    Table,
    Words,
)


@dataclass(frozen=True)
class MarkedStep:
    """A step through both papers, and the blocks that show it in the marked copy."""

    step: Step
    blocks: tuple[Block, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any text of the blocks, or the end of a paragraph, is marked as inserted or deleted."""
        runs = [run for block in self.blocks for rich in rich_texts(block) for run in rich]
        note_runs = [note_run for run in runs if isinstance(run, Note) for note_run in run.text]
        is_divided = any(isinstance(block, Paragraph) and block.divided for block in self.blocks)
        return is_divided or any(run.change for run in (*runs, *note_runs))


def marked_steps(alignment: Alignment, keys: Keys) -> tuple[MarkedStep, ...]:
    """Return the steps through two papers with their blocks: the later paper's blocks, and deleted blocks."""
    return tuple(MarkedStep(step, tuple(_marked_step(step, keys))) for step in alignment.steps)


def _marked_step(step: Step, keys: Keys) -> Iterator[Block]:
    if step.old and step.new:
        yield from marked_blocks(step.old.blocks, step.new.blocks, keys)
    elif step.old:
        yield from _all_changed(step.old.blocks, "deleted", moved=step.has_moved)
    elif step.new:
        yield from _all_changed(step.new.blocks, "inserted", moved=step.has_moved)


def _all_changed(blocks: Sequence[Block], change: Change, *, moved: bool) -> Iterator[Block]:
    for marked_block in changed_blocks(blocks, change):
        yield replace(marked_block, moved=moved) if isinstance(marked_block, Paragraph) else marked_block


def marked_blocks(old: Sequence[Block], new: Sequence[Block], keys: Keys) -> Iterator[Block]:
    """Yield the blocks *new*, which are in one unit, with their changes from *old*."""
    divided_paragraphs = marked_division(old, new, keys)
    if divided_paragraphs:
        yield from divided_paragraphs
        return
    for old_part, new_part in matched_parts(old, new, _block_words):
        if old_part and new_part and old_part.kind == new_part.kind:
            yield from marked_block(old_part, new_part, keys)
        else:
            if old_part:
                yield from changed_blocks([old_part], "deleted")
            if new_part:
                yield from changed_blocks([new_part], "inserted")


def _block_words(block: Block) -> str:
    return " ".join((block.kind, *texts(block)))


def marked_block(old: Block, new: Block, keys: Keys) -> Iterator[Block]:
    """Yield the block *new* with its changes from *old*, a block of the same kind.

    If a table changed, yield the old table as deleted and the new table as inserted.
    """
    match old, new:
        case Heading(), Heading():
            yield replace(new, text=marked_text(old.text, new.text, keys))
        case Paragraph(), Paragraph():
            yield replace(new, text=marked_text(old.text, new.text, keys))
        case Quotation(), Quotation():
            yield replace(new, paragraphs=tuple(_marked_rich_texts(old.paragraphs, new.paragraphs, keys)))
        case Listing(), Listing():
            yield replace(new, items=tuple(_marked_items(old.items, new.items, keys)))
        case Prayer(), Prayer():
            items = tuple(_marked_items(old.items, new.items, keys))
            yield replace(new, lead=marked_text(old.lead, new.lead, keys), items=items)
        case Count(), Count():
            yield _marked_count(old, new, keys)
        case Table(), Table() if [*texts(old)] != [*texts(new)]:
            yield changed_block(old, "deleted")
            yield changed_block(new, "inserted")
        case _:
            yield new


def _marked_count(old: Count, new: Count, keys: Keys) -> Count:
    return replace(
        new,
        name=marked_text(old.name, new.name, keys),
        cite=marked_text(old.cite, new.cite, keys),
        against=marked_line(old.against, new.against),
        alternative=marked_line(old.alternative, new.alternative),
    )


def _marked_rich_texts(old: Sequence[RichText], new: Sequence[RichText], keys: Keys) -> Iterator[RichText]:
    for old_part, new_part in matched_parts(old, new, text_of):
        if old_part and new_part:
            yield marked_text(old_part, new_part, keys)
        else:
            yield marked_as(old_part, "deleted") if old_part else marked_as(new_part or (), "inserted")


def _marked_items(old: Sequence[Item], new: Sequence[Item], keys: Keys) -> Iterator[Item]:
    for old_part, new_part in matched_parts(old, new, _item_words):
        if old_part and new_part:
            inside = tuple(marked_blocks(old_part.inside, new_part.inside, keys))
            yield replace(new_part, text=marked_text(old_part.text, new_part.text, keys), inside=inside)
        else:
            if old_part:
                yield _changed_item(old_part, "deleted")
            if new_part:
                yield _changed_item(new_part, "inserted")


def _item_words(item: Item) -> str:
    return " ".join(map(text_of, item_riches(item)))


# -- whole blocks -----------------------------------------------------------------------------------------------------


def changed_blocks(blocks: Sequence[Block], change: Change) -> Iterator[Block]:
    """Yield *blocks* with all of their text marked as *change*, without pictures that are deleted."""
    yield from (
        changed_block(block, change) for block in blocks if change != "deleted" or not isinstance(block, Picture)
    )


def changed_block(block: Block, change: Change) -> Block:
    """Return *block* with all of its text marked as *change*.

    A deleted block loses its id, which a block of the later paper may have.
    """
    match block:
        case Heading() | Paragraph():
            return replace(block, text=_changed_text(block.text, change), id=_id(block.id, change))
        case Quotation():
            return replace(block, paragraphs=tuple(marked_as(rich, change) for rich in block.paragraphs))
        case Listing():
            return replace(block, items=tuple(_changed_item(item, change) for item in block.items))
        case Prayer():
            items = tuple(_changed_item(item, change) for item in block.items)
            return replace(block, lead=marked_as(block.lead, change), items=items)
        case Count():
            return replace(
                block,
                name=marked_as(block.name, change),
                cite=marked_as(block.cite, change),
                against=changed_line(block.against, change),
                alternative=changed_line(block.alternative, change),
                id=_id(block.id, change),
            )
        case Table():
            head = tuple(marked_as(rich, change) for rich in block.head)
            rows = tuple(tuple(marked_as(rich, change) for rich in cells) for cells in block.rows)
            return replace(block, head=head, rows=rows)
        case Picture():
            return block


def _changed_item(item: Item, change: Change) -> Item:
    inside = tuple(changed_blocks(item.inside, change))
    return replace(item, text=_changed_text(item.text, change), inside=inside, id=_id(item.id, change))


def _changed_text(rich: RichText, change: Change) -> RichText:
    """Return *rich* with all of it marked as *change*; an empty text becomes a marked run without words."""
    return marked_as(rich, change) or (Words("", change=change),)


def _id(id_: str, change: Change) -> str:
    """Return the id of a changed block or item: a deleted one has none."""
    return "" if change == "deleted" else id_
