"""Writes inserted and deleted text as tracked changes, which a reader can accept or reject in Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count, groupby
from typing import Any, Literal

from docx.oxml.ns import qn

from assembler.outputs.word.xml import element
from assembler.plan.blocks import Change
from assembler.plan.text.labels import NBSP

CHANGE_ELEMENTS = {"inserted": "ins", "deleted": "del"}
"""Word's element for each change, around runs and in the properties of a paragraph's end."""

FIRST_CHANGE_NUMBER = 1_000_000
"""The number of the first change, higher than any bookmark's, because Word requires the numbers to differ."""

EARLY_TIME = "T00:00:00Z"
LATE_TIME = "T00:02:00Z"
"""The times of adjacent changes: LibreOffice joins changes made in the same minute."""

AUTHOR = qn("w:author")
DATE = qn("w:date")
CHANGE_TAGS = (qn("w:ins"), qn("w:del"))
PARAGRAPH_END = f"{qn('w:pPr')}/{qn('w:rPr')}"
"""The path to the properties of a paragraph's end."""

DELETED_TEXT_TAGS = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
"""The names of text elements in deleted text, by their names in other text."""


@dataclass
class TrackedChanges:
    """Writes the tracked changes of one document, each with its own number and all with the same *author* and *day*.

    Without a day, they are undated.
    """

    author: str
    day: date | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_CHANGE_NUMBER))

    def tracked(self, change: Change, parts: Iterable[Any]) -> Iterator[Any]:
        """Yield *parts*, with each series of runs, including those inside links, tracked as *change*."""
        if not change:
            yield from parts
            return
        for tag, group in groupby(parts, key=lambda part: part.tag):
            series = list(group)
            if tag == qn("w:r"):
                yield self._element(change, *map(_as_deleted, series) if change == "deleted" else series)
                continue
            if tag == qn("w:hyperlink"):
                for link in series:
                    link[:] = list(self.tracked(change, list(link)))
            yield from series

    def paragraph_end(self, change: Change) -> list[Any]:
        """Return the properties that mark the end of a paragraph as inserted or deleted, if it is either."""
        return [element("rPr", self._element(change))] if change else []

    def row_mark(self, change: Change) -> list[Any]:
        """Return the property that marks a row of a table as inserted or deleted, if it is either."""
        return [self._element(change)] if change else []

    def _element(self, change: Change, *runs: Any) -> Any:
        attributes = {"id": next(self.numbers), "author": self.author}
        if self.day:
            attributes["date"] = f"{self.day.isoformat()}{EARLY_TIME}"
        return element(CHANGE_ELEMENTS[change], *runs, **attributes)


def date_neighbors_apart(body: Any) -> None:
    """Give two dated changes different times if only the unchanged end of a paragraph is between them.

    LibreOffice joins changes of one kind, author and time across such an end, and rejects the end with them.
    """
    for paragraph in body.iter(qn("w:p")):
        previous = paragraph.getprevious()
        if previous is None or previous.tag != paragraph.tag or _end_change(previous) is not None:
            continue
        last_change = _edge_change(previous, run_index=-1)
        first_change = _edge_change(paragraph, run_index=0)
        if last_change is None or first_change is None or DATE not in first_change.attrib:
            continue
        if (last_change.tag, last_change.get(DATE)) == (first_change.tag, first_change.get(DATE)):
            for change in paragraph.iter(*CHANGE_TAGS):
                change.set(DATE, change.get(DATE).replace(EARLY_TIME, LATE_TIME))


def author_moves_apart(body: Any) -> None:
    """Add a no-break space to the author of each deletion whose paragraph is inserted in another place.

    LibreOffice reads a deletion and an insertion by the same author as a move. Accepting or rejecting the move would
    give a heading after it the style of the moved paragraph.
    """
    changed_paragraphs: list[tuple[Any, Any]] = []
    for paragraph in body.iter(qn("w:p")):
        end = _end_change(paragraph)
        if end is not None:
            changed_paragraphs.append((paragraph, end))
    inserted_texts = {_text(paragraph) for paragraph, end in changed_paragraphs if end.tag == qn("w:ins")}
    for paragraph, end in changed_paragraphs:
        if end.tag == qn("w:del") and _text(paragraph) in inserted_texts:
            for change in paragraph.iter(*CHANGE_TAGS):
                change.set(AUTHOR, f"{change.get(AUTHOR)}{NBSP}")


def _text(paragraph: Any) -> str:
    """Return the words of *paragraph*, including deleted words."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"), qn("w:delText")))


def _edge_change(paragraph: Any, *, run_index: Literal[0, -1]) -> Any:
    """Return the change of the first (0) or last (-1) run of *paragraph*, or of its end if it has no runs; or None."""
    runs = [*paragraph.iter(qn("w:r"))]
    if not runs:
        return _end_change(paragraph)
    parent = runs[run_index].getparent()
    return parent if parent.tag in CHANGE_TAGS else None


def _end_change(paragraph: Any) -> Any:
    """Return the change of the end of *paragraph*, or None."""
    for name in CHANGE_TAGS:
        change = paragraph.find(f"{PARAGRAPH_END}/{name}")
        if change is not None:
            return change
    return None


def _as_deleted(run: Any) -> Any:
    """Return *run* with its text marked as deleted."""
    for part in run:
        part.tag = DELETED_TEXT_TAGS.get(part.tag, part.tag)
    return run
