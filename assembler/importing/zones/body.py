"""The text of a paper: sections, counts, paragraphs, and the prayer and jury demand among them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assembler.importing.draft import Doubt, DraftCount, DraftHeading, DraftJury, DraftParagraph, DraftRelief
from assembler.importing.expressed import Expressed
from assembler.importing.notation import at_line_start, literal, marked_block
from assembler.importing.read_document import Block, FootNote, TextBlock
from assembler.importing.zones.body_reader import OMISSION, BodyReader, is_within_quotation, is_within_sentence
from assembler.importing.zones.counts import (
    PARENTHESIZED_LINE,
    CountHeading,
    count_heading,
    goes_on,
    is_open,
    is_under_heading,
    may_be_title,
    opens_parentheses,
    title_and_line,
)
from assembler.importing.zones.headings import (
    MAX_HEADING_WORDS,
    HeadingLook,
    Levels,
    as_first_line,
    emphasis_of,
    heading_look,
    in_capitals,
    is_plain_line,
    look_between,
    underlined_part,
)
from assembler.importing.zones.jury_demands import is_jury_heading, is_jury_sentence
from assembler.importing.zones.lists import label_of
from assembler.importing.zones.lone_counts import with_lone_counts
from assembler.importing.zones.numbered_relief import with_numbered_relief
from assembler.importing.zones.numbering import Numbered
from assembler.importing.zones.outline_levels import top_outline
from assembler.importing.zones.prayer import WHEREFORE, is_group_heading, is_prayer_heading, read_relief, split_closing

BLOCKS_SEARCHED = 3
"""The number of blocks below a possible line of a count's title that are searched for a numbered paragraph."""

MAX_OPEN_TITLE_WORDS = 40
"""The maximum number of words in a line of a count's title whose parentheses several lines share."""

MAX_WORDS_ABOVE_LABEL = 6
"""The maximum number of words in a line above the label of a count that belongs to its heading."""

LABEL_ALONE = re.compile(r"[IVXL]{1,6}\.|[A-Z]\.")
"""A label alone on a line, above its heading."""


def read_body(
    blocks: Sequence[Block],
    indexes: range,
    notes: Mapping[str, FootNote],
    numbers: Mapping[int, Numbered],
) -> BodyReader:
    """Return the parts that were read from the blocks at *indexes*."""
    reader = BodyReader(notes, numbers, levels=Levels(top_outline(blocks[indexes.start : indexes.stop])))
    index = indexes.start
    while index < indexes.stop:
        index = _read_next(reader, blocks, index, indexes.stop)
    reader.parts, doubts = with_lone_counts(reader.parts)
    reader.doubts += doubts
    _move_last_relief(reader)
    reader.parts = [with_numbered_relief(part) for part in reader.parts]
    return reader


def _move_last_relief(reader: BodyReader) -> None:
    """Move the relief at the end of the last of several counts out of the count, if no other part asks for relief."""
    counts = [index for index, part in enumerate(reader.parts) if isinstance(part, DraftCount)]
    parts_with_relief = [
        part for part in reader.parts if isinstance(part, DraftRelief) or (isinstance(part, DraftCount) and part.relief)
    ]
    last = reader.parts[counts[-1]] if len(counts) > 1 else None
    if isinstance(last, DraftCount) and last.relief and parts_with_relief == [last]:
        reader.parts[counts[-1]] = replace(last, relief=None)
        reader.parts.insert(counts[-1] + 1, last.relief)


def _read_next(reader: BodyReader, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Read the block at *index* and the blocks that belong to it; return the index of the next block."""
    block = blocks[index]
    if not isinstance(block, TextBlock):
        reader.add_table_or_picture(block)
    elif (numbered := reader.numbers.get(index)) is not None:
        if WHEREFORE.match(block.text[numbered.skip :]):
            return _read_prayer(reader, blocks, index, stop, heading=None)
        if numbered.number:
            reader.add_numbered(block, numbered)
        else:
            reader.add_unnumbered(block)
    elif OMISSION.fullmatch(block.text):
        reader.add_omission(block)
    elif any(letter.isalnum() for letter in block.text) or any(run.note for run in block.runs):
        return _read_unnumbered(reader, block, blocks, index, stop)
    return index + 1


def _read_unnumbered(reader: BodyReader, block: TextBlock, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Read *block*, at *index* of *blocks*, which has no number: the heading of a part, a sub-heading, or text."""
    text = f"{block.number} {block.text}".strip()
    if heading := _heading_with_line_above(text, blocks[index + 1 : min(index + 2, stop)]):
        reader.start_count(heading, block)
        return _read_count_lines(reader, blocks, index + 2, stop)
    if (heading := count_heading(text)) and _is_set_as_heading(block, blocks, index):
        reader.start_count(heading, block)
        return _read_count_lines(reader, blocks, index + 1, stop)
    if is_prayer_heading(text):
        return _read_prayer(reader, blocks, index + 1, stop, _heading_of_part(block))
    if WHEREFORE.match(block.text):
        return _read_prayer(reader, blocks, index, stop, heading=None)
    if is_jury_heading(text):
        return _read_jury(reader, block, blocks, index, stop)
    if is_jury_sentence(text):
        reader.parts.append(DraftJury(at_line_start(marked_block(block, reader.notes)), block.place))
        reader.after_heading = True
        return index + 1
    return _read_text(reader, block, blocks, index, stop)


def _heading_with_line_above(text: str, below: Sequence[Block]) -> CountHeading | None:
    """Return the heading of a count that begins with *text*, a line such as "IN THE ALTERNATIVE," above its label."""
    is_line = in_capitals(text) and text.endswith(",") and len(text.split()) <= MAX_WORDS_ABOVE_LABEL
    label_block = below[0] if below and is_line else None
    heading = count_heading(label_block.text) if isinstance(label_block, TextBlock) else None
    return replace(heading, label=f"{text} {heading.label}") if heading else None


def _heading_of_part(block: TextBlock) -> DraftHeading:
    look = heading_look(block)
    label, title, skip = (look.label, look.text, look.skip) if look else ("", block.text.strip(), 0)
    return DraftHeading(label, literal(title), 1, block.place, underlined_part(block, skip))


def _read_text(reader: BodyReader, block: TextBlock, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Read *block*, at *index* of *blocks*: a heading, perhaps with its label on its own line above, or text."""
    following = next((later for later in blocks[index + 1 : stop] if isinstance(later, TextBlock)), None)
    line = as_first_line(block, following)
    block = line or block
    is_label = bool(LABEL_ALONE.fullmatch(block.text.strip())) and index + 1 not in reader.numbers
    if is_label and following and following is blocks[index + 1] and heading_look(following):
        labeled = replace(following, number=block.text.strip(), align="center")
        return _read_next(reader, [*blocks[: index + 1], labeled, *blocks[index + 2 :]], index + 1, stop)
    last = reader.last_paragraph()
    label = label_of(block)
    is_next_item = label.printed and reader.open_labels and label.follows(reader.open_labels[-1])
    is_quoted = last is not None and reader.quoting and is_within_quotation(last)
    ends_quotation = last is not None and reader.quoting and is_plain_line(block) and reader.is_quotation(block, last)
    if last and (is_next_item or is_quoted or ends_quotation or is_within_sentence(block, last)):
        reader.add_to_paragraph(block, last)
    elif not line and (look := heading_look(block, following) or _title_between_numbers(reader, block, blocks, index)):
        reader.add_heading(look, block)
    elif last:
        _add_below(reader, block, last)
    else:
        reader.add_unnumbered(block)
    return index + 1


def _title_between_numbers(
    reader: BodyReader, block: TextBlock, blocks: Sequence[Block], index: int
) -> HeadingLook | None:
    """Return the look of *block*, at *index*, if it is a title between a complete paragraph and a numbered one."""
    last = reader.last_paragraph()
    below = _text_at(blocks, index + 1, len(blocks)) if index + 1 in reader.numbers else None
    return look_between(last.text if last else "", block, below, reader.open_labels) if below else None


def _add_below(reader: BodyReader, block: TextBlock, last: DraftParagraph) -> None:
    """Add *block*, which has no number, below the *last* paragraph: within it, or as a separate paragraph."""
    is_mid_sentence = block.text.lstrip()[:1].islower() and last.text.rstrip("*_")[-1:].isalpha()
    if last.number or is_mid_sentence or label_of(block).printed or reader.is_quotation(block, last):
        reader.add_to_paragraph(block, last)
    else:
        reader.add_unnumbered(block)


def _is_set_as_heading(block: TextBlock, blocks: Sequence[Block], index: int) -> bool:
    """Whether the block is set as a heading, or is short and does not end like an item of a list."""
    look = heading_look(block, _text_at(blocks, index + 1, len(blocks)))
    return look is not None or (len(block.text.split()) <= MAX_HEADING_WORDS and not block.text.rstrip().endswith(";"))


def _text_at(blocks: Sequence[Block], index: int, stop: int) -> TextBlock | None:
    """Return the block at *index* if it is text and *index* is before *stop*; otherwise None."""
    block = blocks[index] if index < stop else None
    return block if isinstance(block, TextBlock) else None


def _read_count_lines(reader: BodyReader, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Read the lines under the heading of a count: the rest of its title, whom it is against, its statutes."""
    while index < stop:
        block = blocks[index]
        count = reader.parts[-1]
        if not isinstance(block, TextBlock) or not isinstance(count, DraftCount) or index in reader.numbers:
            break
        text = block.text.strip()
        if count_heading(text) or is_prayer_heading(text) or (block.number and label_of(block).printed):
            break
        line = marked_block(block, reader.notes, emphasis=False)
        is_in_parentheses = is_open(count.against_line)
        is_below_title = is_under_heading(text, titled=bool(count.title)) or opens_parentheses(text)
        if is_in_parentheses or (is_below_title and not is_open(count.title)):
            joined = f"{count.against_line} {line}".strip()
            reader.parts[-1] = replace(count, against_line=joined)
        elif _continues_title(block, count, blocks, index, stop, has_number_below=_has_number_below(reader, index)):
            underlined = count.underlined and underlined_part(block, 0) == "whole"
            reader.parts[-1] = replace(count, title=f"{count.title} {line}".strip(), underlined=underlined)
        else:
            break
        index += 1
    count = reader.parts[-1]
    if isinstance(count, DraftCount) and not count.against_line:
        title, line = title_and_line(count.title)
        reader.parts[-1] = replace(count, title=title, against_line=line)
    return index


def _has_number_below(reader: BodyReader, index: int) -> bool:
    """Whether one of the blocks right below the block at *index* is a numbered paragraph."""
    return any(index + step in reader.numbers for step in range(1, BLOCKS_SEARCHED + 1))


def _continues_title(
    block: TextBlock, count: DraftCount, blocks: Sequence[Block], index: int, stop: int, *, has_number_below: bool
) -> bool:
    """Whether *block* is a line of the title of *count*: it is set as a heading, or is in parentheses below a label.

    *has_number_below* says that one of the next blocks is a numbered paragraph.
    """
    if count.against_line and count.title:
        return False
    text = block.text.strip()
    if not count.title and PARENTHESIZED_LINE.fullmatch(text):
        return True
    title = count.title or (text if text.startswith("(") else "")
    if is_open(title) and has_number_below and len(text.split()) <= MAX_OPEN_TITLE_WORDS:
        return True
    look = heading_look(block, _text_at(blocks, index + 1, stop))
    may_go_on = goes_on(count.title, text) and bool(emphasis_of(block))
    is_title = look is not None or (has_number_below and (may_go_on or may_be_title(text)))
    return is_title and not label_of(block).printed


def _read_prayer(
    reader: BodyReader, blocks: Sequence[Block], index: int, stop: int, heading: DraftHeading | None
) -> int:
    """Read a prayer from *index* up to the next heading; without a *heading*, it belongs to the count before it."""
    end = index
    while end < stop and not _ends_prayer(blocks, end, index):
        end += 1
    first_number = reader.numbers.get(index)
    items = {
        item_index - index: number_label
        for item_index in range(index + 1, end)
        if (number_label := reader.numbers.get(item_index))
    }
    item_numbers = [number_label.number for number_label in items.values()]
    texts = [block for block in blocks[index + 1 : end] if isinstance(block, TextBlock)]
    numbers_above = [number_label.number for above, number_label in reader.numbers.items() if above < index]
    last_number = max(numbers_above, default=0)
    labeled_count = sum(bool(label_of(block).printed) for block in texts)
    is_continued = item_numbers[:1] == [last_number + 1] and len(items) == labeled_count
    part = reader.parts[-1] if reader.parts else None
    is_of_count = heading is None and isinstance(part, DraftCount) and part.relief is None
    prayer, closing = (blocks[index:end], []) if is_of_count else split_closing(blocks[index:end], items)
    numbered = items if is_continued and heading else {}
    relief, doubts = read_relief(prayer, reader.notes, heading, first_number, numbered)
    expressed_numbers = {0: first_number} if first_number else {}
    if relief.items_numbered:
        expressed_numbers |= items
    elif items:
        reader.doubts.append(Doubt(_about_plain_numbers(item_numbers), blocks[index + min(items)].place))
    for offset, number_label in expressed_numbers.items():
        reader.expressed.append(Expressed("paragraph number", number_label.printed, blocks[index + offset].place))
    reader.doubts += doubts
    if is_of_count and isinstance(part, DraftCount):
        reader.parts[-1] = replace(part, relief=relief)
    elif index < end or heading:
        reader.parts.append(relief)
    if closing:
        reader.start_section(heading=None)
        for block in closing:
            reader.add_unnumbered(block)
    reader.after_heading = True
    return end


def _about_plain_numbers(numbers: Sequence[int]) -> str:
    """Return the text of a doubt: the *numbers* of some items of a prayer became plain text."""
    if len(numbers) == 1:
        about = f"paragraph {numbers[0]} is an item of the prayer, and its number is typed, so it never changes"
        return f"{about}: correct it, and references to it, if you add paragraphs"
    about = f"paragraphs {numbers[0]} to {numbers[-1]} are items of the prayer, and their numbers are typed"
    return f"{about}, so they never change: correct them, and references to them, if you add paragraphs"


def _ends_prayer(blocks: Sequence[Block], index: int, start: int) -> bool:
    """Whether the block at *index* is a heading, or a jury demand, below the prayer that begins at *start*."""
    block = blocks[index]
    if not isinstance(block, TextBlock) or index == start:
        return False
    text = f"{block.number} {block.text}".strip()
    if is_jury_heading(text) or is_jury_sentence(text) or count_heading(text) or is_prayer_heading(text):
        return True
    if is_group_heading(text):
        return False
    heading = heading_look(block)
    has_label = bool(label_of(block).printed)
    return (
        heading is not None and (not has_label or heading.look == "capitals") and not text.endswith((";", "; and", ":"))
    )


def _read_jury(reader: BodyReader, block: TextBlock, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Read a jury demand: its heading, *block*, at *index* of *blocks*, and the texts up to the next heading.

    A heading without text is the demand itself.
    """
    heading = _heading_of_part(block)
    texts = []
    index += 1
    while below := _text_at(blocks, index, stop):
        if heading_look(below, _text_at(blocks, index + 1, stop)) or count_heading(below.text):
            break
        numbered = reader.numbers.get(index)
        if numbered:
            about = f"paragraph {numbered.number} is the jury demand, and its number is typed, so it never changes"
            reader.doubts.append(
                Doubt(f"{about}: correct it, and references to it, if you add paragraphs", below.place)
            )
        printed_number = f"{below.number} " if below.number else ""
        texts.append(at_line_start(f"{literal(printed_number)}{marked_block(below, reader.notes)}"))
        index += 1
    if texts:
        reader.parts.append(DraftJury("\n\n".join(texts), block.place, heading))
    else:
        reader.parts.append(DraftJury(at_line_start(marked_block(block, reader.notes, emphasis=False)), block.place))
    reader.after_heading = True
    return index
