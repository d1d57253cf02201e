"""The texts of a planned paper in page order, with marks by which tables find pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.language.authority import CitingText
from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Prayer,
    Quotation,
    RichText,
    Run,
    Table,
    Words,
)
from assembler.plan.plan import Plan

TextChange = Callable[[RichText], RichText]
"""Returns a text as it is changed."""


@dataclass(frozen=True)
class PlacedText:
    """A text, and the id by which its page is found if the text cannot hold marks; "" if it can."""

    text: CitingText
    target: str = ""


Marks = Mapping[int, Mapping[int, str]]
"""The ids to put into texts: by the text's index in `placed_texts`, then by position in the text."""


def placed_texts(plan: Plan) -> list[PlacedText]:
    """Return the texts of *plan*, from opening to last statement; a footnote comes after the text that cites it."""
    texts: list[PlacedText] = []

    def collect(rich: RichText) -> RichText:
        texts.extend(PlacedText(text) for text in _citing_texts(rich))
        return rich

    def collect_heading(block: Heading | Count) -> None:
        cite = text_without_notes(block.cite) if isinstance(block, Count) else ""
        words = " ".join(filter(None, (text_without_notes(_heading_text(block)), cite)))
        texts.append(PlacedText(CitingText(words), block.id))

    _with_changed_texts(plan, collect, collect_heading)
    return texts


def with_marks(plan: Plan, marks: Marks) -> Plan:
    """Return *plan* with the ids in *marks* inserted at their positions."""
    last_index = -1

    def mark(rich: RichText) -> RichText:
        nonlocal last_index
        last_index += 1
        own_index = last_index
        runs: list[Run] = []
        for run in rich:
            if isinstance(run, Note):
                last_index += 1
                runs.append(replace(run, text=tuple(_with_marks(run.text, marks.get(last_index, {})))))
            else:
                runs.append(run)
        return tuple(_with_marks(tuple(runs), marks.get(own_index, {})))

    def skip(_: Heading | Count) -> None:
        nonlocal last_index
        last_index += 1

    return _with_changed_texts(plan, mark, skip)


def every_run(plan: Plan) -> list[Run]:
    """Return the runs of all texts of *plan*."""
    runs: list[Run] = []

    def collect(rich: RichText) -> RichText:
        runs.extend(rich)
        return rich

    _with_changed_texts(plan, collect, lambda _: None)
    return runs


def text_without_notes(rich: RichText) -> str:
    """Return the text of *rich* without its footnotes."""
    return "".join(run.text for run in rich if not isinstance(run, Note))


def _heading_text(block: Heading | Count) -> RichText:
    return block.text if isinstance(block, Heading) else block.name


def _citing_texts(rich: RichText, anchor: int | None = None) -> Iterator[CitingText]:
    """Yield the text of *rich*, then the text of each of its footnotes; *anchor* is the position of a note's mark."""
    position = 0
    notes: list[tuple[RichText, int]] = []
    emphasized_spans: list[tuple[int, int]] = []
    for run in rich:
        if isinstance(run, Note):
            notes.append((run.text, position))
            continue
        if isinstance(run, Words) and (run.style in {"emphasis", "both"} or run.underlined):
            start = position
            if emphasized_spans:
                previous_start, previous_end = emphasized_spans[-1]
                if previous_end == position:
                    start = previous_start
                    emphasized_spans.pop()
            emphasized_spans.append((start, position + len(run.text)))
        position += len(run.text)
    words = text_without_notes(rich)
    yield CitingText(words, note=anchor is not None, emphasized=tuple(emphasized_spans), anchor=anchor or 0)
    for text, note_position in notes:
        yield from _citing_texts(text, note_position)


def _with_marks(rich: RichText, marks: Mapping[int, str]) -> Iterator[Run]:
    """Yield the runs of *rich*, split at the positions of *marks*; a link is marked as a whole."""
    position = 0
    pending = sorted(marks.items())
    for run in rich:
        if isinstance(run, Note):
            yield run
            continue
        end = position + len(run.text)
        marks_in_run = [
            (mark_position - position, id_) for mark_position, id_ in pending if position <= mark_position < end
        ]
        pending = pending[len(marks_in_run) :]
        position = end
        if not marks_in_run:
            yield run
        elif isinstance(run, Link):
            _, first_id = marks_in_run[0]
            yield replace(run, mark=first_id)
        else:
            yield from _divided_words(run, marks_in_run)


def _divided_words(run: Words, marks: Sequence[tuple[int, str]]) -> Iterator[Words]:
    """Yield *run* in parts, so that the word at each mark is one part; a run kept on one line is marked as a whole."""
    if run.keep:
        _, first_id = marks[0]
        yield replace(run, mark=first_id)
        return
    printed_to = 0
    next_positions = [*(position for position, _ in marks[1:]), len(run.text)]
    for (start, id_), next_position in zip(marks, next_positions, strict=True):
        space = run.text.find(" ", start, next_position)
        end = space if space > start else next_position
        if start > printed_to:
            yield replace(run, text=run.text[printed_to:start])
        yield replace(run, text=run.text[start:end], mark=id_)
        printed_to = end
    if printed_to < len(run.text):
        yield replace(run, text=run.text[printed_to:])


# -- the walk ---------------------------------------------------------------------------------------------------------


def _with_changed_texts(plan: Plan, change: TextChange, visit_heading: Callable[[Heading | Count], None]) -> Plan:
    """Return *plan* with *change* applied to its texts, in order; *visit_heading* gets each heading and count."""
    lead = change(plan.lead)
    body = tuple(_changed_block(block, change, visit_heading) for block in plan.body)
    statements = tuple(
        replace(
            statement,
            paragraphs=tuple(change(paragraph) for paragraph in statement.paragraphs),
            blocks=tuple(_changed_block(block, change, lambda _: None) for block in statement.blocks),
        )
        for statement in plan.statements
    )
    return replace(plan, lead=lead, body=body, statements=statements)


def _changed_block(block: Block, change: TextChange, visit_heading: Callable[[Heading | Count], None]) -> Block:
    match block:
        case Heading() | Count():
            visit_heading(block)
            return block
        case Paragraph():
            return replace(block, text=change(block.text))
        case Quotation():
            return replace(block, paragraphs=tuple(change(paragraph) for paragraph in block.paragraphs))
        case Listing():
            return replace(block, items=_changed_items(block.items, change, visit_heading))
        case Prayer():
            lead = change(block.lead)
            return replace(block, lead=lead, items=_changed_items(block.items, change, visit_heading))
        case Table():
            head = tuple(map(change, block.head))
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            return replace(block, head=head, rows=rows)
    return block


def _changed_items(
    items: Sequence[Item], change: TextChange, visit_heading: Callable[[Heading | Count], None]
) -> tuple[Item, ...]:
    changed_items = []
    for item in items:
        text = change(item.text)
        inside = tuple(_changed_block(block, change, visit_heading) for block in item.inside)
        changed_items.append(replace(item, text=text, inside=inside))
    return tuple(changed_items)
