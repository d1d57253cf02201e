"""Makes the table of paragraph numbers: where each paragraph is in the earlier and in the later paper."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from assembler.comparing.marked_blocks import MarkedStep
from assembler.comparing.marked_plan import MarkedPaper
from assembler.comparing.tokens import text_of
from assembler.comparing.units import Unit, rich_texts
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof, ProofPage

State = Literal["unchanged", "changed", "moved", "deleted", "added"]


@dataclass(frozen=True)
class PaperPlace:
    """Where a paragraph begins: its number, its page, and the line on that page; 0 if unknown.

    The line is also 0 on paper without line numbers.
    """

    number: int
    page: int = 0
    line: int = 0
    id: str = ""


@dataclass(frozen=True)
class NumberRow:
    """A row of the table: the paragraph in the earlier and in the later paper, and its first words.

    The words are those of the later paper, unless it does not have the paragraph.
    """

    state: State
    old: PaperPlace | None
    new: PaperPlace | None
    words: str


def renumbering(paper: MarkedPaper, old: Proof | None = None, new: Proof | None = None) -> list[NumberRow]:
    """Return the row of each numbered paragraph in the order of the marked copy, with its places in the proofs."""
    old_places = _places(paper.old, old)
    new_places = _places(paper.new, new)
    rows: list[NumberRow] = []
    for marked_step in paper.steps:
        step = marked_step.step
        unit = step.old or step.new
        if unit and unit.number is not None and not (step.has_moved and step.new):
            old_place = _place(step.old, old_places)
            new_place = _place(step.new or step.elsewhere, new_places)
            words = first_words(step.new or step.elsewhere or unit)
            rows.append(NumberRow(_state(marked_step), old_place, new_place, words))
    return rows


def _state(marked_step: MarkedStep) -> State:
    step = marked_step.step
    if step.has_moved:
        return "moved"
    if step.old and step.new:
        return "changed" if marked_step.is_changed else "unchanged"
    return "deleted" if step.old else "added"


FIRST_WORDS = 8
"""The number of words by which a reader recognizes a paragraph."""


def first_words(unit: Unit) -> str:
    """Return the first words of *unit*, by which a reader recognizes it."""
    texts = (text_of(rich) for block in unit.blocks for rich in rich_texts(block))
    words = next(filter(None, texts), "").split()
    return " ".join(words[:FIRST_WORDS]) + (" ..." if len(words) > FIRST_WORDS else "")


# -- pages and lines --------------------------------------------------------------------------------------------------


def _place(unit: Unit | None, places: Mapping[str, PaperPlace]) -> PaperPlace | None:
    if unit is None or not isinstance(unit.head, Paragraph) or unit.head.number is None:
        return None
    return places.get(unit.head.id) or PaperPlace(unit.head.number, id=unit.head.id)


def _places(plan: Plan, proof: Proof | None) -> dict[str, PaperPlace]:
    """Return the place of each numbered paragraph of *plan* by its id.

    The place is that of the first line that begins with the paragraph's number, after the paragraph before it.
    """
    places: dict[str, PaperPlace] = {}
    paragraphs = deque(block for block in plan.body if isinstance(block, Paragraph) and block.number is not None)
    for page in proof.pages if proof else ():
        for line in page.lines:
            is_text = line.part == "main" and not line.within
            if is_text and paragraphs and re.match(rf"{paragraphs[0].number}\.(?!\d)", line.text):
                paragraph = paragraphs.popleft()
                page_number = page.page_number or page.number
                line_on_page = line_number(page, line.baseline)
                places[paragraph.id] = PaperPlace(paragraph.number or 0, page_number, line_on_page, paragraph.id)
    return places


def line_number(page: ProofPage, baseline: float) -> int:
    """Return the number of the line nearest to *baseline* on numbered paper; 0 on other paper."""
    return min(range(len(page.numbers)), key=lambda line: abs(page.numbers[line] - baseline), default=-1) + 1


# -- text -------------------------------------------------------------------------------------------------------------

HEAD = ("state", "old paragraph", "old page", "old line", "new paragraph", "new page", "new line", "first words")
"""The heads of the columns of the table."""


def cells(row: NumberRow) -> tuple[str | int, ...]:
    """Return *row* as the cells of a table; a paragraph that a paper does not have has empty cells."""
    return (row.state, *_place_cells(row.old), *_place_cells(row.new), row.words)


def _place_cells(place: PaperPlace | None) -> tuple[str | int, ...]:
    return (place.number, place.page or "", place.line or "") if place else ("", "", "")


def spans(rows: Sequence[NumberRow]) -> Iterator[str]:
    """Yield the lines of a shortened table: successive paragraphs with the same change and shift share a line."""
    for _, group in groupby(rows, key=_shift):
        run = list(group)
        first, last = run[0], run[-1]
        yield f"{_span(first.old, last.old)} -> {_span(first.new, last.new)}{_remark(first)}"


def _shift(row: NumberRow) -> tuple[str, int]:
    kind = "kept" if row.state in {"unchanged", "changed"} else row.state
    return kind, (row.new.number - row.old.number if row.old and row.new else 0)


def _remark(row: NumberRow) -> str:
    return f" ({row.state})" if row.state in {"moved", "deleted", "added"} else ""


def _span(first: PaperPlace | None, last: PaperPlace | None) -> str:
    if not first or not last:
        return "none"
    return f"¶ {first.number}" if first.number == last.number else f"¶¶ {first.number}-{last.number}"
