"""Writes inserted and deleted text as tracked changes, which a reader can accept or reject in Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count, groupby
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.xml import element
from assembler.plan.blocks import Change

NAMES = {"inserted": "ins", "deleted": "del"}
"""Word's element for each change, around runs and in the properties of a paragraph's end."""

FIRST = 1_000_000
"""The number of the first change, higher than any bookmark's, because Word requires the numbers to differ."""

DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
"""The names of text elements in deleted text, by their names in other text."""


@dataclass
class TrackedChanges:
    """Writes the tracked changes of one document, each with its own number and all with the same *author* and *day*.

    Without a day, they are undated.
    """

    author: str
    day: date | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST))

    def tracked(self, change: Change, parts: Iterable[Any]) -> Iterator[Any]:
        """Yield *parts* with each series of runs, including runs inside links, tracked as *change*."""
        if not change:
            yield from parts
            return
        for tag, group in groupby(parts, key=lambda part: part.tag):
            series = list(group)
            if tag == qn("w:r"):
                yield self._element(change, *map(_deleted, series) if change == "deleted" else series)
                continue
            for link in series if tag == qn("w:hyperlink") else ():
                link[:] = list(self.tracked(change, list(link)))
            yield from series

    def paragraph_end(self, change: Change) -> list[Any]:
        """Return the properties that mark the end of a paragraph as inserted or deleted, if it is either."""
        return [element("rPr", self._element(change))] if change else []

    def row(self, change: Change) -> list[Any]:
        """Return the property that marks a row of a table as inserted or deleted, if it is either."""
        return [self._element(change)] if change else []

    def _element(self, change: Change, *runs: Any) -> Any:
        dated = {"date": f"{self.day.isoformat()}T00:00:00Z"} if self.day else {}
        return element(NAMES[change], *runs, id=next(self.numbers), author=self.author, **dated)


def _deleted(run: Any) -> Any:
    """Return *run* with its text marked as deleted."""
    for part in run:
        part.tag = DELETED.get(part.tag, part.tag)
    return run
