"""Serves a preview to browsers on this machine, and to nobody else.

The address has a token that only the user was shown. A request with another token, for another host or from another
site's page is refused. Nothing is logged, and browsers are told to store nothing, because a case may be sealed.
"""

import asyncio
import hmac
import secrets
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assembler.findings.finding import MatterError, Place
from assembler.preview.editors import address
from assembler.preview.site import Site
from assembler.preview.tabs import TABS
from assembler.preview.views import papers_data, text_data

LOOPBACK = "127.0.0.1"
"""The address at which only this machine can connect."""

Listening = socket.socket

STATIC = Path(__file__).parent / "static"
"""The folder of the page, its style sheet and its script."""

MEDIA_TYPES = {"preview.css": "text/css", "preview.js": "text/javascript"}
"""The media types of the static files."""

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}
"""The headers of every response."""


@dataclass(frozen=True)
class Pages:
    """What is served of a site: each method answers requests for one address."""

    site: Site

    async def top(self, _request: Request) -> Response:
        """Answer with the page itself."""
        return HTMLResponse((STATIC / "preview.html").read_text("utf-8"))

    async def static(self, request: Request) -> Response:
        """Answer with the style sheet or the script."""
        name = request.path_params["name"]
        return (
            Response((STATIC / name).read_bytes(), media_type=MEDIA_TYPES[name])
            if name in MEDIA_TYPES
            else _not_found()
        )

    async def events(self, _request: Request) -> Response:
        """Answer with a stream of updates."""
        return StreamingResponse(self.site.events(), media_type="text/event-stream")

    async def picture(self, request: Request) -> Response:
        """Answer with the picture of a page."""
        try:
            data = await self.site.run(self.site.picture, request.path_params["key"])
        except KeyError:
            return _not_found()
        return Response(data, media_type="image/png")

    async def text(self, request: Request) -> Response:
        """Answer with the lines of a page."""
        try:
            sheets, page_index = self.site.sheets(request.path_params["key"])
        except KeyError:
            return _not_found()
        return JSONResponse(text_data(sheets.pages[page_index]))

    async def place(self, request: Request) -> Response:
        """Answer with the place in the matter of a line of a page, and what the program says about the line."""
        try:
            origin = await self.site.run(self.site.origin, request.path_params["key"], int(request.path_params["line"]))
        except (KeyError, IndexError, ValueError):
            return _not_found()
        place = origin.place or Place("")
        link = address(place, self.site.editor)
        return JSONResponse({"text": str(place) if origin.place else "", "says": origin.says, "address": link})

    async def tab(self, request: Request) -> Response:
        """Answer with one of the other views, or with the errors that prevent it."""
        make_tab = TABS.get(request.path_params["name"])
        checked = self.site.result.checked_matter
        if not make_tab or not checked:
            return _not_found()
        try:
            return HTMLResponse(await self.site.run(make_tab, checked, self.site.preview.options, self.site.editor))
        except MatterError as error:
            return _refused(error)

    async def marked(self, _request: Request) -> Response:
        """Answer with the pages of the marked copy, or with the errors that prevent it."""
        try:
            return JSONResponse(papers_data([await self.site.run(self.site.marked_copy)]))
        except MatterError as error:
            return _refused(error)

    def routes(self, token: str) -> list[Route]:
        """Return the addresses, which begin with *token*."""
        addresses = {
            "": self.top,
            "static/{name}": self.static,
            "events": self.events,
            "page/{key}.png": self.picture,
            "page/{key}.json": self.text,
            "place/{key}/{line}": self.place,
            "tab/{name}": self.tab,
            "marked": self.marked,
        }
        return [Route(f"/{token}/{path}", answer) for path, answer in addresses.items()]


def _not_found() -> Response:
    return Response("not here", status_code=404, media_type="text/plain")


def _refused(error: MatterError) -> Response:
    return JSONResponse([f"{finding.code}: {finding.message}" for finding in error.findings], status_code=409)


def application(site: Site, token: str) -> ASGIApp:
    """Return the application that serves *site* at addresses that begin with *token*."""
    return behind_guard(Starlette(routes=Pages(site).routes(token)), token)


def behind_guard(app: ASGIApp, token: str) -> ASGIApp:
    """Return *app* behind a guard that rejects other hosts, origins and tokens, and adds `HEADERS` to each response."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own_headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own_headers]}
            await send(message)

        if scope["type"] == "http":
            answer = app if _is_welcome(scope, token) else _not_found()
            await answer(scope, receive, send_with_headers)

    return guard


def _is_welcome(scope: Scope, token: str) -> bool:
    """Whether a request has the token, is for the loopback address, and comes from no other site's page."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    hosts = {f"{name}:{scope['server'][1]}" for name in (LOOPBACK, "localhost")}
    origins = {None, *(f"http://{host}" for host in hosts)}
    given_token, _, _ = scope["path"].removeprefix("/").partition("/")
    return (
        scope["method"] in {"GET", "HEAD"}
        and headers.get("host") in hosts
        and headers.get("origin") in origins
        and headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
        and hmac.compare_digest(given_token.encode(), token.encode())
    )


def serve(site: Site, token: str, listening: socket.socket) -> None:
    """Serve *site* on the socket *listening* until Ctrl-C, which is not an error."""
    earlier_handler = signal.signal(signal.SIGINT, lambda *_: None)  # after Ctrl-C, the server raises SIGINT again
    try:
        asyncio.run(_serve(site, token, listening))
    finally:
        signal.signal(signal.SIGINT, earlier_handler)


async def _serve(site: Site, token: str, listening: socket.socket) -> None:
    """Serve *site* until Ctrl-C; if following its matter fails, stop, and raise the exception again."""
    config = uvicorn.Config(
        application(site, token), access_log=False, log_level="error", lifespan="off", timeout_graceful_shutdown=3
    )
    server = uvicorn.Server(config)
    site.is_ending = lambda: server.should_exit
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    following = asyncio.create_task(site.follow())
    await asyncio.wait([serving, following], return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    following.cancel()
    await serving
    with suppress(asyncio.CancelledError):
        await following


def new_token() -> str:
    """Return a new random token of letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(16)


def listen(port: int) -> socket.socket:
    """Return a socket of the loopback address on *port*, or on a free port if *port* is 0.

    Raises OSError if the port cannot be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # allows the port of a preview that has just ended
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # a browser that connects before the server is ready waits
    except OSError:
        listening.close()
        raise
    return listening
