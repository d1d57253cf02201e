"""Reads the text block by block into sections, counts and paragraphs, with the lists and quotations in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assembler.importing.draft import Doubt, DraftCount, DraftHeading, DraftParagraph, DraftSection, Part
from assembler.importing.expressed import Expressed
from assembler.importing.notation import at_line_start, literal, marked_block, with_literal_number
from assembler.importing.read_document import NOWHERE, FootNote, PictureBlock, SourcePlace, TableBlock, TextBlock
from assembler.importing.zones.apart import picture_text, table_text
from assembler.importing.zones.counts import CountHeading
from assembler.importing.zones.headings import (
    ALONE,
    COMPLETE_HEADING,
    HeadingLook,
    Levels,
    in_capitals,
    set_apart,
    underlined_part,
)
from assembler.importing.zones.lists import ListLabel, depth_of, is_item_end, label_of, list_item
from assembler.importing.zones.numbering import Numbered
from assembler.importing.zones.quotations import (
    MIN_INDENT_BELOW_COLON,
    MIN_QUOTATION_INDENT,
    about_quoted_list,
    begins_quoted,
    begins_quoted_list,
    doubt_on_inset,
    is_even,
    is_inset_on_both_sides,
    is_unlabeled_sentence,
    may_be_quotation,
    may_be_quoted_item,
)

HEADING_CONTINUATION = re.compile(
    r"(?i)(?:and|as|by|common|for|from|in|of|on|regarding|relevant|that|to|under|with)\b|[&(]"
)
"""The beginning of a line that continues even a complete heading."""

HYPHEN_AT_END = re.compile(r"[^\W\d_]-$")
"""The hyphen of a compound at the end of a part of a paragraph; no space follows it."""

BEFORE_NAME = re.compile(r"\b(?:M(?:r|rs|s|essrs)|Dr)\.$")
"""A title before a name, at the end of a text that another line continues."""

STRAY_NUMBER = re.compile(r"(?!1\.)\d{1,4}\.")
"""A number with which no list begins, but which a paragraph may have whose number is out of order."""

COMPLETE_SENTENCE = re.compile(r"[.?!][”\")]?$")
"""The end of a sentence that introduces no list."""

NEXT_ITEM = re.compile(r"[;,]\s(?:and|or)$", re.IGNORECASE)
"""The end of an item before the last one of its list."""

MAX_END = 500
"""The number of characters at the end of a text that are searched for what its end shows."""

OPEN_END = re.compile(r"\b(?:an?|and|as|at|by|for|from|in|nor|of|on|or|that|the|to|under|which|with)$", re.IGNORECASE)
"""A word with which no sentence ends."""


def _end_of(text: str) -> str:
    """Return as much of the end of *text*, a paragraph that may be long, as a pattern of an end may match."""
    return text[-MAX_END:]


def is_within_sentence(block: TextBlock, last: DraftParagraph) -> bool:
    """Whether the *last* paragraph ends before a name, as after "Mr.", or amid an item, and *block* is set like it."""
    is_open = BEFORE_NAME.search(_end_of(last.text)) or _is_amid_item(block, last)
    return bool(is_open) and not any(run.bold or run.underline for run in block.runs)


def _is_amid_item(block: TextBlock, last: DraftParagraph) -> bool:
    """Whether *last* ends with an item of a list that breaks off, and *block* is not an item or quotation."""
    end = _end_of(last.text)
    breaks_off = bool(OPEN_END.search(end)) and not NEXT_ITEM.search(end) and is_item_end(end)
    return breaks_off and not label_of(block).printed and not begins_quoted(block)


MID_SENTENCE = re.compile(r"[\w,’-]$")
"""The end of a text that stops within a sentence."""

MARKS = "*_"
"""Marks of emphasis at the beginning or the end of a text."""


def is_within_quotation(last: DraftParagraph) -> bool:
    """Whether the *last* paragraph ends within a sentence of a quotation that is not closed."""
    text = last.text.rstrip(MARKS)
    return text.rfind("“") > text.rfind("”") and MID_SENTENCE.search(_end_of(text)) is not None


OMISSION = re.compile(r"\s*(?:\*(?:[ \t]*\*){2,60}|\[?(?:…|\.(?:[ \t]*\.){2,7})(?:[ \t]*…)*\]?)\s*")
"""A line of asterisks or dots, which divides the text or shows that words of a quotation were omitted."""


@dataclass(slots=True)
class BodyReader:
    """Reads the blocks of a text in order. Its fields hold what was read so far; the last of `parts` may still grow."""

    notes: Mapping[str, FootNote]
    numbers: Mapping[int, Numbered]
    parts: list[Part] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    expressed: list[Expressed] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    undescribed: dict[str, SourcePlace] = field(default_factory=dict)
    """The places of pictures without alternative text."""
    levels: Levels = field(default_factory=Levels)
    open_labels: list[str] = field(default_factory=list)
    """The last label of each list that may continue, the outermost first."""
    quoting: bool = False
    """Whether the last paragraph ends with a quotation."""
    quoted_label: str = ""
    """The label of the last item within this quotation; "" if it has none."""
    hang: float = 0.0
    """The indent of the last numbered paragraph in points, if its lines hang from its number; otherwise 0."""
    after_heading: bool = True
    """Whether the next text begins a paragraph, because a heading is right above it."""
    last_heading: tuple[str, SourcePlace] = ("", NOWHERE)
    """The text and the place of the last line of a heading."""

    # -- parts --------------------------------------------------------------------------------------------------------

    def start_section(self, heading: DraftHeading | None) -> None:
        """Begin a section of facts."""
        self.parts.append(DraftSection(heading, body=()))
        self.after_heading = True

    def start_count(self, heading: CountHeading, block: TextBlock) -> None:
        """Begin a count."""
        self.levels.restart()
        title = heading.title.strip()
        mark = heading.mark if title else ""
        underlined = underlined_part(block, 0) == "whole"
        on_label = underlined and not title
        self.parts.append(DraftCount(heading.label, literal(title), block.place, (), mark, underlined, on_label))
        if mark:
            self.expressed.append(Expressed("mark of a count", heading.mark, block.place))
        self.after_heading = True

    def add_heading(self, look: HeadingLook, block: TextBlock) -> None:
        """Add a heading: of a new section on the first level, or within the section or count on a lower level."""
        if self._continues_heading(look, block):
            self._lengthen_heading(f" {marked_block(block, self.notes, emphasis=False)}", block)
            return
        self.last_heading = (look.text, block.place)
        level = self.levels.level(look)
        text = marked_block(block, self.notes, look.skip, emphasis=False)
        layout = (underlined_part(block, look.skip), *set_apart(block), look.look == ALONE)
        heading = DraftHeading(look.label, text, level, block.place, *layout)
        part = self.parts[-1] if self.parts else None
        if level == 1 or not isinstance(part, DraftSection | DraftCount):
            self.start_section(heading)
        else:
            self._append(replace(heading, level=min(level, self._last_level() + 1)))
        self.after_heading = True

    def _continues_heading(self, look: HeadingLook, block: TextBlock) -> bool:
        """Whether *block* is a further line of the heading right above it."""
        above, place = self.last_heading
        is_next_line = place.page == block.place.page > 0 and block.place.line - place.line == 1
        is_alike = in_capitals(block.text) is in_capitals(above) and not look.label
        is_another = COMPLETE_HEADING.fullmatch(above) and not HEADING_CONTINUATION.match(look.text)
        return self.after_heading and is_next_line and is_alike and not is_another

    def _lengthen_heading(self, words: str, block: TextBlock) -> None:
        part = self.parts[-1]
        self.last_heading = (block.text.strip(), block.place)
        if not isinstance(part, DraftSection | DraftCount):
            return
        last = part.body[-1] if part.body else None
        if isinstance(last, DraftHeading):
            self.parts[-1] = replace(part, body=(*part.body[:-1], replace(last, text=f"{last.text}{words}")))
        elif isinstance(part, DraftSection) and part.heading:
            self.parts[-1] = replace(part, heading=replace(part.heading, text=f"{part.heading.text}{words}"))

    def _last_level(self) -> int:
        """Return the level of the last heading within the part that is being read; 1 if it has none."""
        part = self.parts[-1] if self.parts else None
        if not isinstance(part, DraftSection | DraftCount):
            return 1
        return next((entry.level for entry in reversed(part.body) if isinstance(entry, DraftHeading)), 1)

    def _append(self, entry: DraftParagraph | DraftHeading) -> None:
        part = self.parts[-1] if self.parts else None
        if not isinstance(part, DraftSection | DraftCount):
            self.start_section(None)
            part = self.parts[-1]
        if isinstance(part, DraftSection | DraftCount):
            self.parts[-1] = replace(part, body=(*part.body, entry))

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def add_numbered(self, block: TextBlock, numbered: Numbered) -> None:
        """Add a paragraph that has a number."""
        text = at_line_start(marked_block(block, self.notes, numbered.skip))
        self.expressed.append(Expressed("paragraph number", numbered.printed, block.place))
        self._append(DraftParagraph(text, numbered.number, block.place))
        self._begin_paragraph()
        self.hang = block.indent if block.first_line < 0 else 0.0

    def add_unnumbered(self, block: TextBlock) -> None:
        """Add a paragraph that gets no number in the matter; any number in the source becomes part of its text."""
        text = at_line_start(f"{literal(block.number)} {marked_block(block, self.notes)}".strip())
        is_quotation = self._is_indented_quotation(block)
        if not is_quotation and not block.number and is_unlabeled_sentence(block):
            self._doubt_if_inset(block, "became a paragraph of the text")
        self._append(DraftParagraph(f"> {text}" if is_quotation else text, number=0, place=block.place))
        self._begin_paragraph()
        self.quoting = is_quotation

    def _begin_paragraph(self) -> None:
        self.open_labels.clear()
        self.quoting = False
        self.after_heading = False

    def last_paragraph(self) -> DraftParagraph | None:
        """Return the paragraph to which the next block may belong; None if there is none or a heading follows it."""
        part = self.parts[-1] if self.parts else None
        body = part.body if isinstance(part, DraftSection | DraftCount) else ()
        last = body[-1] if body else None
        return last if isinstance(last, DraftParagraph) and not self.after_heading else None

    def extend(self, words: str) -> None:
        """Add *words* to the text of the last paragraph."""
        part = self.parts[-1]
        if isinstance(part, DraftSection | DraftCount) and isinstance(last := part.body[-1], DraftParagraph):
            self.parts[-1] = replace(part, body=(*part.body[:-1], replace(last, text=f"{last.text}{words}")))

    def add_to_paragraph(self, block: TextBlock, last: DraftParagraph) -> None:
        """Add *block* to the *last* paragraph: an item of a list, a quotation, or a further paragraph of its text."""
        label = label_of(block)
        if label.printed and not self.open_labels and begins_quoted_list(block, self.hang, _end_of(last.text)):
            item = f"{label.printed} {marked_block(block, self.notes, label.skip)}"
            self.extend(f"\n\n> {with_literal_number(item)}")
            self.quoting, self.quoted_label = True, label.printed
            return
        if self._is_quoted_item(block, label, last):
            words = marked_block(block, self.notes, label.skip)
            self.extend(f"\n>\n> {with_literal_number(f'{label.printed} {words}')}")
            self.quoted_label = label.printed
            return
        self.quoted_label = ""
        if label.printed:
            self._doubt_if_quoted_item(block, last)
            if not self.open_labels and STRAY_NUMBER.fullmatch(label.printed) and COMPLETE_SENTENCE.search(last.text):
                about = f"`{label.printed}` begins an item of a list below a complete sentence"
                self.doubts.append(Doubt(f"{about}: make it a paragraph if the source numbers it as one", block.place))
            depth = depth_of(label, self.open_labels)
            words = marked_block(block, self.notes, label.skip)
            if label.bullet:
                self.expressed.append(Expressed("bullet", label.printed, block.place))
            item = words if label.bullet else f"{label.printed} {words}"
            self.extend(list_item(last.text, item, depth, bullet=label.bullet))
            self.quoting = False
            return
        text = at_line_start(marked_block(block, self.notes))
        is_quoted = self.quoting and is_within_quotation(last)
        is_set_alike = not self.quoting or is_quoted or self.is_quotation(block, last)
        end = _end_of(last.text)
        continues = text.lstrip(MARKS)[:1].islower() and MID_SENTENCE.search(end.rstrip(MARKS))
        is_open = BEFORE_NAME.search(end) or _is_amid_item(block, last)
        if is_set_alike and (continues or is_quoted or is_open):
            self.extend(text if HYPHEN_AT_END.search(end) else f" {text}")
            return
        if self.is_quotation(block, last):
            gap = "\n>\n> " if self.quoting else "\n\n> "
            self.extend(f"{gap}{text}")
            self.quoting = True
        else:
            self._doubt_if_inset(block, "became a further paragraph of the text above")
            self.extend(f"\n\n{text}")
            self.quoting = False
            self.open_labels.clear()

    def _doubt_if_quoted_item(self, block: TextBlock, last: DraftParagraph) -> None:
        """Add a doubt about *block*, the first item of a list, if the *last* paragraph introduces a quotation."""
        if not self.open_labels and may_be_quoted_item(block, _end_of(last.text)):
            self.doubts.append(Doubt(about_quoted_list(block), block.place))

    def _is_quoted_item(self, block: TextBlock, label: ListLabel, last: DraftParagraph) -> bool:
        """Whether *block*, with *label*, is an item of the quotation with which the *last* paragraph ends."""
        if not self.quoting or label.bullet or not label.printed:
            return False
        is_next = label.follows(self.quoted_label) if self.quoted_label else last.text.rstrip(MARKS).endswith(":")
        return is_next and self._is_indented(block, may_indent_first=True)

    def add_omission(self, block: TextBlock) -> None:
        """Add *block*, a line of asterisks or dots. It is part of a quotation above it, but "***" is a divider."""
        text = literal(block.text.strip())
        if self.last_paragraph() is None:
            self._append(DraftParagraph(text, number=0, place=block.place))
            self._begin_paragraph()
        elif self.quoting and (" " in text or "*" not in text):
            self.extend(f"\n>\n> {text}")
        else:
            self.extend(f"\n\n{text}")
            self.quoting = False

    def is_quotation(self, block: TextBlock, last: DraftParagraph) -> bool:
        """Whether *block*, below the *last* paragraph, is a quotation: indented, or like one after a `:` or `,`."""
        end = last.text.rstrip()
        is_after_colon = end.endswith((":", ",")) and begins_quoted(block)
        is_introduced = end.endswith(":") and is_even(block, self.hang, MIN_INDENT_BELOW_COLON)
        return (
            is_after_colon
            or is_introduced
            or self._is_indented(block, may_indent_first=begins_quoted(block) or self.quoting)
        )

    def _is_indented(self, block: TextBlock, *, may_indent_first: bool) -> bool:
        """Whether *block* is indented like a quotation; its first line even further if it *may_indent_first*."""
        is_inset = block.indent - self.hang >= MIN_QUOTATION_INDENT
        is_level = abs(block.first_line) < MIN_QUOTATION_INDENT
        return is_inset and (is_level or (may_indent_first and block.first_line > 0))

    def _doubt_if_inset(self, block: TextBlock, outcome: str) -> None:
        """Add a doubt about *block*, which became no quotation, if it is indented on both sides."""
        if may_be_quotation(block, self.hang, self.doubts):
            self.doubts.append(doubt_on_inset(block, outcome))

    def _is_indented_quotation(self, block: TextBlock) -> bool:
        """Whether *block*, which begins a paragraph, is indented like a quotation."""
        is_inset = is_inset_on_both_sides(block, self.hang, MIN_QUOTATION_INDENT) and is_unlabeled_sentence(block)
        is_quoted = is_inset or begins_quoted(block) or "quot" in block.style.casefold()
        return is_quoted and not block.number and self._is_indented(block, may_indent_first=True)

    # -- tables and pictures ------------------------------------------------------------------------------------------

    def add_table_or_picture(self, block: TableBlock | PictureBlock) -> None:
        """Add a table or a picture to the last paragraph, or as a paragraph without a number."""
        if isinstance(block, PictureBlock):
            text = picture_text(block, self.pictures, self.undescribed)
        else:
            text = table_text(block, self.notes)
        if not text:
            return
        if self.last_paragraph() is None:
            self._append(DraftParagraph(text, number=0, place=block.place))
            self._begin_paragraph()
        else:
            self.extend(f"\n\n{text}")
        self.open_labels.clear()
        self.quoting = False
