"""A preview as it is served: the matter, the thread that does all work on it, and what browsers were sent."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar

from assembler.load.files import display_name
from assembler.preview.marked import marked_copy
from assembler.preview.origins import Origin
from assembler.preview.previewed import POLL_SECONDS, Previewed, PreviewResult, ShownPaper
from assembler.preview.sheets import Sheets, picture
from assembler.preview.views import findings_data, papers_data, status, views
from assembler.watching import settle

HEARTBEAT_SECONDS = 15.0
"""The number of seconds after which an idle browser gets an empty message, which shows whether it is connected."""

END_CHECK_SECONDS = 0.5
"""The number of seconds between checks of whether the preview is ending."""

Result = TypeVar("Result")


class NumberedMessage(NamedTuple):
    """A message to browsers as JSON, with a number that rises with each message."""

    number: int
    text: str


class MarkedCopy(NamedTuple):
    """A marked copy, and the number of the reading from which it was made."""

    reading_number: int
    paper: ShownPaper


@dataclass
class Site:
    """A preview as it is served.

    PDFium can be used by one thread at a time, so pages are made, read and drawn by the same thread.
    """

    preview: Previewed
    editor: str
    worker: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1))
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    messages: dict[str, NumberedMessage] = field(default_factory=dict)
    """The latest message of each kind."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures of pages that were asked for, by the page's key."""
    is_ending: Callable[[], bool] = lambda: False
    """Whether the server is about to end."""
    current_marked_copy: MarkedCopy | None = None

    @property
    def result(self) -> PreviewResult:
        """The latest result of reading the matter."""
        return self.preview.result

    async def run(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Return the result of *work*, done by the worker's thread."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, work, *arguments)

    async def follow(self) -> None:
        """Read the matter again after each change, and publish what is new, until the task is cancelled."""
        while True:
            if await self.run(lambda: self.preview.has_changed):
                await self.run(settle, [self.preview.files])
                readings = await self.run(self.preview.readings)
                while result := await self.run(next, readings, None):
                    await self._publish(result)
            await asyncio.sleep(POLL_SECONDS)

    async def _publish(self, result: PreviewResult) -> None:
        values: dict[str, Any] = {
            "status": status(result, display_name(self.preview.files.file)),
            "findings": await self.run(findings_data, result, self.editor),
        }
        if result.checked_matter:
            values["papers"] = papers_data(result.papers)
            values["views"] = views(result)
            self._forget_old_pictures()
        last_number = max((message.number for message in self.messages.values()), default=0)
        async with self.news:
            for kind, value in values.items():
                text = json.dumps(value, ensure_ascii=False)
                if kind not in self.messages or text != self.messages[kind].text:
                    last_number += 1
                    self.messages[kind] = NumberedMessage(last_number, text)
            self.news.notify_all()

    async def events(self) -> AsyncIterator[str]:
        """Yield the latest message of each kind, and then each new one, as server-sent events."""
        last_number = 0
        silent_seconds = 0.0
        while not self.is_ending():
            new_messages = [(message, kind) for kind, message in self.messages.items() if message.number > last_number]
            for message, kind in sorted(new_messages):
                yield f"event: {kind}\ndata: {message.text}\n\n"
                last_number = message.number
                silent_seconds = 0.0
            try:
                async with self.news:
                    await asyncio.wait_for(self.news.wait(), END_CHECK_SECONDS)
            except TimeoutError:
                silent_seconds += END_CHECK_SECONDS
            if silent_seconds >= HEARTBEAT_SECONDS:
                silent_seconds = 0.0
                yield ": nothing new\n\n"

    def sheets(self, key: str) -> tuple[Sheets, int]:
        """Return the paper and the page whose key is *key*. Raises KeyError if no page has it."""
        for sheets in self._all_sheets():
            for page_index, sheet in enumerate(sheets.pages):
                if sheet.key == key:
                    return sheets, page_index
        raise KeyError(key)

    def origin(self, key: str, line_index: int) -> Origin:
        """Return where the line with the index *line_index*, on the page with *key*, comes from.

        Raises KeyError or IndexError if there is no such line.
        """
        for paper in self.result.papers:
            if not paper.sheets or not paper.lines:
                continue
            for page_index, sheet in enumerate(paper.sheets.pages):
                if sheet.key == key:
                    return paper.lines.origin(sheet.lines[line_index], page_index, line_index)
        raise KeyError(key)

    def picture(self, key: str) -> bytes:
        """Return the picture of the page whose key is *key*. Raises KeyError if no page has it."""
        sheets, page_index = self.sheets(key)
        if key not in self.pictures:
            self.pictures[key] = picture(sheets.pdf, page_index)
        return self.pictures[key]

    def marked_copy(self) -> ShownPaper:
        """Return the marked copy of the paper that amends another. Raises `MatterError` if it cannot be made."""
        reading_number = self.result.number
        if not self.current_marked_copy or self.current_marked_copy.reading_number != reading_number:
            paper = marked_copy(self.preview.files.file, self.preview.options)
            self.current_marked_copy = MarkedCopy(reading_number, paper)
        return self.current_marked_copy.paper

    def _forget_old_pictures(self) -> None:
        keys = {sheet.key for sheets in self._all_sheets() for sheet in sheets.pages}
        self.pictures = {key: data for key, data in self.pictures.items() if key in keys}

    def _all_sheets(self) -> list[Sheets]:
        papers = [*self.result.papers]
        if self.current_marked_copy:
            papers.append(self.current_marked_copy.paper)
        return [paper.sheets for paper in papers if paper.sheets]
