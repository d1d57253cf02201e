"""Writes inserted and deleted text as tracked changes, which a reader can accept or reject in Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count, groupby
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.xml import element
from assembler.plan.blocks import Change
from assembler.plan.text.labels import NBSP

NAMES = {"inserted": "ins", "deleted": "del"}
"""Word's element for each change, around runs and in the properties of a paragraph's end."""

FIRST_CHANGE_NUMBER = 1_000_000
"""The number of the first change, higher than any bookmark's, because Word requires the numbers to differ."""

EARLY, LATE = "T00:00:00Z", "T00:02:00Z"
"""The times of adjacent changes: LibreOffice joins changes made in the same minute."""

AUTHOR = qn("w:author")

TAGS, DATE, PARAGRAPH_END = (qn("w:ins"), qn("w:del")), qn("w:date"), f"{qn('w:pPr')}/{qn('w:rPr')}"

DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
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

    def row(self, change: Change) -> list[Any]:
        """Return the property that marks a row of a table as inserted or deleted, if it is either."""
        return [self._element(change)] if change else []

    def _element(self, change: Change, *runs: Any) -> Any:
        dated = {"date": f"{self.day.isoformat()}{EARLY}"} if self.day else {}
        return element(NAMES[change], *runs, id=next(self.numbers), author=self.author, **dated)


def date_neighbors_apart(body: Any) -> None:
    """Give two dated changes different times if only the unchanged end of a paragraph is between them.

    LibreOffice joins changes of one kind, author and time across such an end, and rejects the end with them.
    """
    for paragraph in body.iter(qn("w:p")):
        before = paragraph.getprevious()
        if before is None or before.tag != paragraph.tag or _end_change(before) is not None:
            continue
        last, first = _edge_change(before, -1), _edge_change(paragraph, 0)
        if last is None or first is None or DATE not in first.attrib:
            continue
        if (last.tag, last.get(DATE)) == (first.tag, first.get(DATE)):
            for change in paragraph.iter(*TAGS):
                change.set(DATE, change.get(DATE).replace(EARLY, LATE))


def author_moves_apart(body: Any) -> None:
    """Add a no-break space to the author of each deletion whose paragraph is inserted in another place.

    LibreOffice reads a deletion and an insertion by the same author as a move. Accepting or rejecting the move would
    give a heading after it the style of the moved paragraph.
    """
    changed = [(paragraph, end) for paragraph in body.iter(qn("w:p")) if (end := _end_change(paragraph)) is not None]
    inserted = {_text(paragraph) for paragraph, end in changed if end.tag == qn("w:ins")}
    for paragraph, end in changed:
        if end.tag == qn("w:del") and _text(paragraph) in inserted:
            for change in paragraph.iter(*TAGS):
                change.set(AUTHOR, f"{change.get(AUTHOR)}{NBSP}")


def _text(paragraph: Any) -> str:
    """Return the words of *paragraph*, including deleted words."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"), qn("w:delText")))


def _edge_change(paragraph: Any, at: int) -> Any:
    """Return the change of the first (0) or last (-1) run of *paragraph*, or of its end if it has no runs; or None."""
    runs = [*paragraph.iter(qn("w:r"))]
    if not runs:
        return _end_change(paragraph)
    return runs[at].getparent() if runs[at].getparent().tag in TAGS else None


def _end_change(paragraph: Any) -> Any:
    """Return the change of the end of *paragraph*, or None."""
    return next((change for name in TAGS for change in paragraph.iterfind(f"{PARAGRAPH_END}/{name}")), None)


def _as_deleted(run: Any) -> Any:
    """Return *run* with its text marked as deleted."""
    for part in run:
        part.tag = DELETED.get(part.tag, part.tag)
    return run
