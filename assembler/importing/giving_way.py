"""Replaces parts of an imported paper by plainer forms if the paper would differ from its source.

If its pages cannot be made, tables give way as well.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assembler.importing.comparison import CAPTION, FRAME, Comparison, Difference
from assembler.importing.draft import (
    Allegations,
    Doubt,
    Draft,
    DraftCount,
    DraftHeading,
    DraftParagraph,
    DraftRelief,
    DraftSection,
    Part,
)
from assembler.importing.notation import at_line_start
from assembler.importing.read_document import ReadDocument, SourcePlace
from assembler.importing.word_balance import words_of
from assembler.importing.zones.caption import COMPARE_LEGENDS
from assembler.importing.zones.head_lines import doubts_on_unread_lines, head_lines

BELOW_CAPTION = f"the text under {CAPTION}"
"""The part of a paper from the caption to the first numbered paragraph or heading."""

MARK = re.compile(r"^\s*(?:[-*]\s|>)\s*")
"""The mark of an item of a list or of a quotation, in notation."""

CELL_EDGE = re.compile(r"(?<!\\)\|")
"""The edge of a cell of a table, in notation."""

RULE_OF_TABLE = re.compile(r"\|[-:| ]+")
"""The line between the head and the rows of a table, in notation."""

A_LINE_EACH = "a line each"
"""The word of the matter's `caption:` for a separate line for each party."""

MAX_COUNSEL_LINES = 40
"""The maximum number of lines on counsel that certainly fit on a first page, with the court's name below them."""

MAX_WIDTH = 64
"""The maximum number of characters in the longest words of a table's columns, together, that fit on a line."""


def faults_of(comparison: Comparison | None) -> tuple[int, int]:
    """Return how many findings prevent a draft of the paper, and how many words differ from the source."""
    return (len(comparison.stops), comparison.lost_count + comparison.gained_count) if comparison else (1, 0)


# -- lost lines of the caption ----------------------------------------------------------------------------------------


def with_lost_lines(draft: Draft, document: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with each lost line of the head moved under the title, with a doubt.

    The result is None if no line is wholly lost.
    """
    first = min(map(_order, _places(draft)), default=None)
    blocks = [block for block in document.blocks if first is None or _order(block.place) < first]
    head = list(head_lines(blocks))
    differences = [change for change in comparison.differences if change.part in {CAPTION, BELOW_CAPTION}]
    lines = [line for change in differences for line in _lost_lines(change, head)]
    if not lines:
        return None
    legends = (*draft.caption.legends, *(text for text, _ in lines))
    doubts = (*draft.doubts, *doubts_on_unread_lines(lines, "the caption", COMPARE_LEGENDS))
    return replace(draft, caption=replace(draft.caption, legends=legends), doubts=doubts)


def _lost_lines(difference: Difference, head: Sequence[tuple[str, SourcePlace]]) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the lines of *head*, from the place of *difference* on, whose words the difference contains."""
    lost = words_of(difference.lost)
    for text, place in head:
        words = words_of(text)
        if not words or _order(place) < _order(difference.place):
            continue
        starts = (start for start in range(len(lost)) if lost[start : start + len(words)] == words)
        if (start := next(starts, None)) is not None:
            del lost[start : start + len(words)]
            yield text, place


def _order(place: SourcePlace) -> tuple[int, int]:
    return place.page, place.line


def _places(draft: Draft) -> Iterator[SourcePlace]:
    """Yield the place of each part of the text, and of each entry in it."""
    for part in draft.parts:
        if not isinstance(part, DraftSection):
            yield part.place
        elif part.heading:
            yield part.heading.place
        if isinstance(part, DraftSection | DraftCount):
            yield from (entry.place for entry in part.body)


# -- lists, quotations and tables -------------------------------------------------------------------------------------


def _places_of_differences(draft: Draft, comparison: Comparison) -> set[tuple[int, int]]:
    """Return the places of the parts and entries of the text that have differences."""
    places = sorted(_order(place) for place in _places(draft))
    return {
        places[index - 1]
        for change in comparison.differences
        if change.part not in {*FRAME, BELOW_CAPTION} and (index := bisect_right(places, _order(change.place)))
    }


def with_plain_texts(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with plain text, without lists and tables, in the paragraphs that would print differently.

    The result is None if there is no such paragraph.
    """
    changed = _places_of_differences(draft, comparison)
    return _with_texts(draft, lambda text, place: plain_text(text) if _order(place) in changed else text)


def with_typed_references(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with plain paragraph numbers instead of the references that would print differently.

    The result is None if there is no such paragraph.
    """
    changed = _places_of_differences(draft, comparison)

    def typed(entry: DraftParagraph | DraftHeading) -> DraftParagraph | DraftHeading:
        if isinstance(entry, DraftParagraph) and entry.literal and _order(entry.place) in changed:
            return replace(entry, text=entry.literal)
        return entry

    parts = tuple(
        replace(part, body=tuple(map(typed, part.body))) if isinstance(part, DraftSection | DraftCount) else part
        for part in draft.parts
    )
    places = [place for part, new in zip(draft.parts, parts, strict=True) for place in _changed_places(part, new)]
    about = "the numbers of the paragraphs that are cited here are plain text, because the paper would otherwise have"
    doubts = [Doubt(f"{about} other words: check them if paragraphs are added or deleted", place) for place in places]
    return replace(draft, parts=parts, doubts=(*draft.doubts, *doubts)) if places else None


def with_plain_wide_tables(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with wide tables as text if a draft of the paper cannot be made; None if it has no such table."""
    return _with_plain_tables(draft, MAX_WIDTH) if comparison.stops else None


def with_plain_tables(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with all tables as text if a draft of the paper cannot be made; None if it has no table."""
    return _with_plain_tables(draft, 0) if comparison.stops else None


def _with_plain_tables(draft: Draft, max_width: int) -> Draft | None:
    def plainer(text: str, _: SourcePlace) -> str:
        return plain_text(text) if _width(text) > max_width else text

    new_draft = _with_texts(draft, plainer)
    after = tuple(section._replace(text=plainer(section.text, SourcePlace(0, 0))) for section in draft.closing.after)
    if after == draft.closing.after:
        return new_draft
    new_draft = new_draft or draft
    return replace(new_draft, closing=replace(new_draft.closing, after=after))


def _width(text: str) -> int:
    """Return the number of characters in the longest words of the columns of a table in *text*; 0 if there is none."""
    rows = [_cells(line) for line in text.split("\n") if line.startswith("|")]
    columns = zip(*rows, strict=False)
    return sum(max(len(word) for cell in column for word in (cell.split() or [""])) for column in columns)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in CELL_EDGE.split(line.strip().strip("|"))]


def plain_text(text: str) -> str:
    """Return *text*, in notation, with each item of a list and each row of a table as a paragraph."""
    lines = (line for line in text.split("\n") if not RULE_OF_TABLE.fullmatch(line.strip()))
    return "\n\n".join(filter(None, map(_plain_line, lines)))


def _plain_line(line: str) -> str:
    if line.startswith("|"):
        return at_line_start("; ".join(filter(None, _cells(line))))
    return at_line_start(MARK.sub("", line))


PlainerText = Callable[[str, SourcePlace], str]


def _with_texts(draft: Draft, plainer: PlainerText) -> Draft | None:
    """Return *draft* with *plainer* applied to each text, and a doubt about the texts that it changed."""
    parts = tuple(_part_with_texts(part, plainer) for part in draft.parts)
    changed = [place for part, new in zip(draft.parts, parts, strict=True) for place in _changed_places(part, new)]
    if not changed:
        return None
    about = "the lists, quotations and tables here are plain text, because the paper would otherwise have other words"
    doubts = [Doubt(f"{about} or not fit on its pages: compare it with the source", place) for place in changed]
    return replace(draft, parts=parts, doubts=(*draft.doubts, *doubts))


def _part_with_texts(part: Part, plainer: PlainerText) -> Part:
    match part:
        case DraftSection(body=body):
            return replace(part, body=tuple(_body_with_texts(body, plainer)))
        case DraftCount(body=body, relief=relief):
            new_relief = _relief_with_texts(relief, plainer) if relief else None
            return replace(part, body=tuple(_body_with_texts(body, plainer)), relief=new_relief)
        case DraftRelief():
            return _relief_with_texts(part, plainer)
    return part


def _body_with_texts(body: Allegations, plainer: PlainerText) -> Iterator[DraftParagraph | DraftHeading]:
    for entry in body:
        is_paragraph = isinstance(entry, DraftParagraph)
        yield replace(entry, text=plainer(entry.text, entry.place)) if is_paragraph else entry


def _relief_with_texts(relief: DraftRelief, plainer: PlainerText) -> DraftRelief:
    items = tuple(plainer(item, relief.place) if isinstance(item, str) else item for item in relief.items)
    return replace(relief, items=items)


def _changed_places(part: Part, new: Part) -> Iterator[SourcePlace]:
    """Yield the places of the paragraphs, and of the relief, in which *part* and *new* differ."""
    if isinstance(part, DraftSection | DraftCount) and isinstance(new, DraftSection | DraftCount):
        yield from (entry.place for entry, other in zip(part.body, new.body, strict=True) if entry != other)
    relief = part.relief if isinstance(part, DraftCount) else part
    new_relief = new.relief if isinstance(new, DraftCount) else new
    if isinstance(relief, DraftRelief) and relief != new_relief:
        yield relief.place


# -- a caption that is longer than its page ---------------------------------------------------------------------------


def with_a_line_each(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with a line of the caption for each party, so that a page can end between them.

    The result is None if a draft of the paper can be made, or the caption has such lines already.
    """
    caption = draft.caption
    if not comparison.stops or A_LINE_EACH in caption.style:
        return None
    return replace(draft, caption=replace(caption, style=(A_LINE_EACH, *caption.style)))


def with_short_counsel_block(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with the counsel lines that do not fit on the first page moved under the title, with a doubt.

    The result is None if a draft of the paper can be made, or there are no such lines.
    """
    lines = draft.caption.counsel_block
    if not comparison.stops or len(lines) <= MAX_COUNSEL_LINES:
        return None
    first = [
        text for text, place in draft.caption.counsel_lines if place.page == draft.caption.counsel_lines[0][1].page
    ]
    end = min(len(first), MAX_COUNSEL_LINES)
    caption = replace(draft.caption, counsel_block=lines[:end], legends=(*draft.caption.legends, *lines[end:]))
    about = f"{len(lines) - end} lines on counsel, from `{lines[end]}` on, do not fit above the caption"
    doubt = Doubt(f"{about}, and are under the title: compare them", draft.caption.counsel_lines[end][1])
    return replace(draft, caption=caption, doubts=(*draft.doubts, doubt))


WAYS_TO_GIVE_WAY = (
    with_lost_lines,
    with_typed_references,
    with_plain_texts,
    with_plain_wide_tables,
    with_plain_tables,
    with_a_line_each,
    with_short_counsel_block,
)
"""The functions that give parts of a draft a plainer form, in the order in which they are tried."""
