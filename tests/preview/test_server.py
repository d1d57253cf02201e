"""The preview is served only to browsers on this machine that know its address."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from assembler.preview.previewed import new_preview
from assembler.preview.server import HEADERS, application, listen, new_token
from assembler.preview.site import Site
from assembler.results import Options
from tests.support.runs import end_after, run_here, write_file
from tests.support.small_matter import TEXT

ADDRESS_PART = "token"
OWN_HOST = {"host": "127.0.0.1:8000"}


def answer(site: Site, path: str, headers: Mapping[str, str] = OWN_HOST, method: str = "GET") -> tuple[int, bytes, Any]:
    """Return the status, the body and the headers of the answer to a request."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
        "asgi": {"version": "3.0"},
    }
    messages: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    asyncio.run(application(site, ADDRESS_PART)(scope, receive, send))  # type: ignore[arg-type]
    body = b"".join(message.get("body", b"") for message in messages)
    return messages[0]["status"], body, {name.decode(): value.decode() for name, value in messages[0]["headers"]}


@pytest.fixture
def site(folder: Path) -> Site:
    return Site(new_preview(write_file(folder, TEXT), Options()), "vscode")


def read_once(site: Site) -> None:
    """Read the matter of *site* once, without a server."""
    for _ in site.preview.readings():
        pass


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        ("/other/", OWN_HOST, "GET"),
        ("/", OWN_HOST, "GET"),
        (f"/{ADDRESS_PART}/", {"host": "example.com:8000"}, "GET"),
        (f"/{ADDRESS_PART}/", {"host": "127.0.0.1:9000"}, "GET"),
        (f"/{ADDRESS_PART}/", {}, "GET"),
        (f"/{ADDRESS_PART}/", {**OWN_HOST, "origin": "https://example.com"}, "GET"),
        (f"/{ADDRESS_PART}/", {**OWN_HOST, "origin": "null"}, "GET"),
        (f"/{ADDRESS_PART}/", {**OWN_HOST, "sec-fetch-site": "cross-site"}, "GET"),
        (f"/{ADDRESS_PART}/", OWN_HOST, "POST"),
        (f"/{ADDRESS_PART}/static/../server.py", OWN_HOST, "GET"),
        (f"/{ADDRESS_PART}/static/preview.html", OWN_HOST, "GET"),
        (f"/{ADDRESS_PART}/page/none.png", OWN_HOST, "GET"),
        (f"/{ADDRESS_PART}/tab/nothing", OWN_HOST, "GET"),
        (f"/{ADDRESS_PART}/place/none/x", OWN_HOST, "GET"),
    ],
)
def test_a_wrong_token_host_origin_method_or_file_is_refused(
    site: Site, path: str, headers: Mapping[str, str], method: str
) -> None:
    status, body, response_headers = answer(site, path, headers, method)
    assert (status, body.lower()) in {(404, b"not here"), (404, b"not found")}
    assert response_headers.items() >= HEADERS.items()


def test_the_page_and_its_files_are_served_without_caching(site: Site) -> None:
    for path, words in {"": b"<main", "static/preview.css": b":root", "static/preview.js": b"EventSource"}.items():
        status, body, response_headers = answer(site, f"/{ADDRESS_PART}/{path}")
        assert status == 200
        assert words in body
        assert response_headers["cache-control"] == "no-store"


@pytest.mark.slow
@pytest.mark.pdf
def test_pages_their_text_and_the_other_views_are_served_by_key(site: Site) -> None:
    read_once(site)
    sheets = site.result.papers[0].sheets
    assert sheets
    page = next(page for page in sheets.pages if any("wrote the pattern" in line.text for line in page.lines))
    key = page.key
    line_index = next(index for index, line in enumerate(page.lines) if "wrote the pattern" in line.text)
    status, body, response_headers = answer(site, f"/{ADDRESS_PART}/page/{key}.png")
    assert (status, body[:4], response_headers["content-type"]) == (200, b"\x89PNG", "image/png")
    lines = json.loads(answer(site, f"/{ADDRESS_PART}/page/{key}.json")[1])
    assert "wrote the pattern" in lines[line_index][0]
    place = json.loads(answer(site, f"/{ADDRESS_PART}/place/{key}/{line_index}")[1])
    assert place["text"].startswith("matter.yaml:")
    assert place["address"].startswith("vscode://file/")
    responses = {
        name: answer(site, f"/{ADDRESS_PART}/tab/{name}") for name in ("elements", "parties", "timeline", "dismissal")
    }
    assert {status for status, _, _ in responses.values()} == {200}
    assert b"Citizen of Delaware, Washington" in responses["parties"][1]
    assert b"<script" not in b"".join(body for _, body, _ in responses.values())


@pytest.mark.pdf
@pytest.mark.slow
def test_markup_in_a_matter_is_shown_as_text(folder: Path) -> None:
    site = Site(
        new_preview(write_file(folder, TEXT.replace("Imaginary Strings, Inc.", "<b>Strings</b>, Inc.")), Options()),
        "none",
    )
    read_once(site)
    assert b"&lt;b&gt;Strings" in answer(site, f"/{ADDRESS_PART}/tab/parties")[1]


def test_a_port_in_use_is_a_one_line_error(folder: Path) -> None:
    write_file(folder, TEXT)
    socket = listen(0)
    port = socket.getsockname()[1]
    run = run_here("preview", "matter.yaml", "--port", str(port))
    socket.close()
    assert run.status == 2
    assert f"port {port} is in use; give another with `--port`, or leave it out" in run.err


def test_each_token_is_new() -> None:
    assert new_token() != new_token()


@pytest.mark.slow
def test_ctrl_c_ends_the_preview_without_an_error(folder: Path) -> None:
    write_file(folder, TEXT)
    command = [sys.executable, "-m", "assembler", "preview", "matter.yaml", "--no-open"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server,
        end_after(server, 60),
    ):
        assert server.stdout
        address = server.stdout.readline().partition("preview: ")[2].strip()
        with urlopen(f"{address}events") as events:  # noqa: S310 - the address of the preview
            assert events.readline()
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=30)
    assert (server.returncode, errors) == (0, "")
