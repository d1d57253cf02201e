"""Serves a preview to browsers on this machine, and to nobody else.

The address holds a token that only the user was shown; a request with another token, another `Host` or a foreign origin
is refused. Only what the preview made is served, and nothing is logged or may be cached, because a matter can be sealed.
"""

import asyncio
import hmac
import json
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assembler.findings.finding import MatterError
from assembler.load.files import display_name, place_of
from assembler.preview.editors import address
from assembler.preview.marked import marked_copy
from assembler.preview.places import matter_place
from assembler.preview.previewed import Previewed, Shown, ShownPaper
from assembler.preview.sheets import Sheets, picture
from assembler.preview.tabs import TABS
from assembler.preview.views import findings_data, papers_data, status, text_data, views
from assembler.watching import LOOK, settle

LOOPBACK = "127.0.0.1"

STATIC = Path(__file__).parent / "static"

TYPES = {"preview.css": "text/css", "preview.js": "text/javascript"}
"""The media types of the static files."""

HEARTBEAT = 15.0
"""The number of seconds after which a browser without news is sent an empty line, which shows whether it is there."""

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}

Result = TypeVar("Result")


@dataclass
class Site:
    """A preview as it is served: the matter, the thread that does all work on it, and what was last sent.

    PDFium can be used by one thread at a time, so pages are made, read and drawn by the same thread.
    """

    preview: Previewed
    editor: str
    worker: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1))
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    messages: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The latest message of each kind, with a number that rises with each message."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures of pages that were asked for, by the page's key."""
    marked: tuple[int, ShownPaper] | None = None
    """The marked copy, and the number of the reading from which it was made."""
    fault: BaseException | None = None
    """The exception that ended the reading of the matter, if one did."""
    stop: Callable[[], None] = lambda: None
    """Stops the server, once there is one."""

    @property
    def shown(self) -> Shown:
        """What was last made of the matter."""
        return self.preview.shown

    async def run(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Return the result of *work*, done by the worker's thread."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, work, *arguments)

    async def follow(self) -> None:
        """Read the matter again after each change, and send what is new, until the task is cancelled."""
        while True:
            if await self.run(lambda: self.preview.has_changed):
                await self.run(settle, [self.preview.files])
                readings = await self.run(self.preview.readings)
                while shown := await self.run(next, readings, None):
                    await self._send_news(shown)
            await asyncio.sleep(LOOK)

    def end(self, following: asyncio.Task[None]) -> None:
        """Stop the server if the reading of the matter has failed."""
        if not following.cancelled() and (fault := following.exception()):
            self.fault = fault
            self.stop()

    async def _send_news(self, shown: Shown) -> None:
        data: dict[str, Any] = {"status": status(shown, display_name(self.preview.files.file))}
        data["findings"] = await self.run(findings_data, shown, self.editor)
        if shown.are_current:
            data["papers"] = papers_data(shown.papers)
            data["views"] = views(shown)
            self._forget_old_pictures()
        number = max((number for number, _ in self.messages.values()), default=0)
        async with self.news:
            for kind, value in data.items():
                number += 1
                message = json.dumps(value, ensure_ascii=False)
                if self.messages.get(kind, (0, ""))[1] != message:
                    self.messages[kind] = number, message
            self.news.notify_all()

    def _forget_old_pictures(self) -> None:
        keys = {sheet.key for paper in self._papers() if paper.sheets for sheet in paper.sheets.pages}
        self.pictures = {key: data for key, data in self.pictures.items() if key in keys}

    def _papers(self) -> list[ShownPaper]:
        return [*self.shown.papers, *([self.marked[1]] if self.marked else [])]

    def sheets(self, key: str) -> tuple[Sheets, int]:
        """Return the paper and the page whose key is *key*. Raises KeyError if no page has it."""
        for paper in self._papers():
            for number, sheet in enumerate(paper.sheets.pages if paper.sheets else ()):
                if sheet.key == key and paper.sheets:
                    return paper.sheets, number
        raise KeyError(key)

    def picture(self, key: str) -> bytes:
        """Return the picture of the page whose key is *key*. Raises KeyError if no page has it."""
        sheets, number = self.sheets(key)
        if key not in self.pictures:
            self.pictures[key] = picture(sheets.pdf, number)
        return self.pictures[key]

    def marked_copy(self) -> ShownPaper:
        """Return the marked copy of the paper that amends another. Raises `MatterError` if it cannot be made."""
        if not self.marked or self.marked[0] != self.shown.number:
            number = self.shown.number
            self.marked = number, marked_copy(self.preview.files.file, self.preview.options)
        return self.marked[1]


# -- what is served ---------------------------------------------------------------------------------------------------


def application(site: Site, token: str) -> ASGIApp:
    """Return the application that serves *site* at addresses that begin with *token*."""

    async def page(_request: Request) -> Response:
        return HTMLResponse((STATIC / "preview.html").read_text("utf-8"))

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in TYPES:
            return _missing()
        return Response((STATIC / name).read_bytes(), media_type=TYPES[name])

    async def events(_request: Request) -> Response:
        return StreamingResponse(_events(site), media_type="text/event-stream")

    async def page_picture(request: Request) -> Response:
        try:
            data = await site.run(site.picture, request.path_params["key"])
        except KeyError:
            return _missing()
        return Response(data, media_type="image/png")

    async def page_text(request: Request) -> Response:
        try:
            sheets, number = site.sheets(request.path_params["key"])
        except KeyError:
            return _missing()
        return JSONResponse(text_data(sheets.pages[number]))

    async def place(request: Request) -> Response:
        checked = site.shown.checked
        try:
            sheets, number = site.sheets(request.path_params["key"])
            line = int(request.path_params["line"])
            if not checked:
                return _missing()
            default = place_of(checked.source.file)
            found = await site.run(matter_place, sheets, number, line, checked.source, default)
        except (KeyError, IndexError, ValueError):
            return _missing()
        return JSONResponse({"text": str(found), "address": address(found, site.editor)})

    async def tab(request: Request) -> Response:
        make, checked = TABS.get(request.path_params["name"]), site.shown.checked
        if not make or not checked:
            return _missing()
        try:
            return HTMLResponse(await site.run(make, checked, site.preview.options, site.editor))
        except MatterError as error:
            return _refused(error)

    async def marked(_request: Request) -> Response:
        try:
            paper = await site.run(site.marked_copy)
        except MatterError as error:
            return _refused(error)
        return JSONResponse(papers_data([paper]))

    @asynccontextmanager
    async def following(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(site.follow())
        task.add_done_callback(site.end)
        yield
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task

    routes = [
        Route(f"/{token}/", page),
        Route(f"/{token}/static/{{name}}", static),
        Route(f"/{token}/events", events),
        Route(f"/{token}/page/{{key}}.png", page_picture),
        Route(f"/{token}/page/{{key}}.json", page_text),
        Route(f"/{token}/place/{{key}}/{{line}}", place),
        Route(f"/{token}/tab/{{name}}", tab),
        Route(f"/{token}/marked", marked),
    ]
    return guarded(Starlette(routes=routes, lifespan=following), token)


def _missing() -> Response:
    return Response("not here", status_code=404, media_type="text/plain")


def _refused(error: MatterError) -> Response:
    return JSONResponse([f"{finding.code}: {finding.message}" for finding in error.findings], status_code=409)


async def _events(site: Site) -> AsyncIterator[str]:
    """Yield the latest message of each kind, and then each new one, as server-sent events."""
    sent = 0
    while True:
        new = sorted((number, kind, text) for kind, (number, text) in site.messages.items() if number > sent)
        for number, kind, text in new:
            yield f"event: {kind}\ndata: {text}\n\n"
            sent = number
        try:
            async with site.news:
                await asyncio.wait_for(site.news.wait(), HEARTBEAT)
        except TimeoutError:
            yield ": still here\n\n"


def guarded(app: ASGIApp, token: str) -> ASGIApp:
    """Return *app* behind a guard that refuses requests of other hosts, origins and tokens, and adds `HEADERS`."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        if scope["type"] == "http" and _is_welcome(scope, token):
            await app(scope, receive, send_with_headers)
        elif scope["type"] == "http":
            await _missing()(scope, receive, send_with_headers)

    return guard


def _is_welcome(scope: Scope, token: str) -> bool:
    """Whether a request has the token, names this machine's loopback address, and comes from no other site."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    port = scope["server"][1]
    hosts = {f"{name}:{port}" for name in (LOOPBACK, "localhost")}
    origin = headers.get("origin")
    given = scope["path"].removeprefix("/").partition("/")[0]
    return (
        scope["method"] in {"GET", "HEAD"}
        and headers.get("host") in hosts
        and (origin is None or urlsplit(origin).netloc in hosts)
        and headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
        and hmac.compare_digest(given.encode(), token.encode())
    )


def serve(site: Site, token: str, listening: socket.socket) -> None:
    """Serve *site* on the socket *listening* until Ctrl-C. A fault of the program is raised again here."""
    config = uvicorn.Config(
        application(site, token), access_log=False, log_level="error", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)

    def stop() -> None:
        server.should_exit = True

    site.stop = stop
    server.run(sockets=[listening])
    if site.fault:
        raise site.fault


def new_token() -> str:
    """Return a new random token, of letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(16)


def listen(port: int) -> socket.socket:
    """Return a socket of the loopback address on *port*, or on a free port if *port* is 0.

    Raises OSError if the port cannot be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError:
        listening.close()
        raise
    return listening
