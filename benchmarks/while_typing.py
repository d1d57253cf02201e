"""How long one waits while typing, under `preview` and `lsp`: `python -m benchmarks.while_typing`.

No other program is measured: a PDF viewer beside an editor waits for the whole paper.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any

import click
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.papers import LAST_WORDS, LONG, LONGER, USUAL, matter

EDITS_MEASURED = 5
"""The number of edits that are measured; the first edit, which does work that later ones do not need, is left out."""

EDIT_NUMBERS = range(10, 10 + EDITS_MEASURED + 1)
"""The numbers in the edited sentence, all with two digits, so that no line gets longer."""

PREVIEWED_PAPERS = {"24 pages": USUAL, "92 pages": LONG}
TYPED_PAPERS = {"100 paragraphs": USUAL, "1,000 paragraphs": LONGER}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure the time from an edit to findings and pages, in seconds, and the bytes that a browser is sent."""
    with tempfile.TemporaryDirectory() as folder:
        for name, paper in PREVIEWED_PAPERS.items():
            file = Path(folder, "shown.yaml")
            file.write_text(matter(paper), "utf-8")
            _, *edits = _edits_shown(file)
            figures = {key: median(edit[key] for edit in edits) for key in edits[0]}
            print(f"preview, {name}: " + ", ".join(f"{key} {value:,.3g}" for key, value in figures.items()))
        for name, paper in TYPED_PAPERS.items():
            file = Path(folder, "typed.yaml")
            file.write_text(matter(paper), "utf-8")
            _, *seconds = asyncio.run(_edits_typed(matter(paper), file.as_uri()))
            print(f"lsp, {name}: from a change to its findings {median(seconds):.3g} s")


def _text_after_edit(text: str, number: int) -> str:
    return text.replace(LAST_WORDS, f"It has delivered nothing in {number} weeks.")


class Browser:
    """A connection that receives the news of a preview."""

    def __init__(self, address: str) -> None:
        host, _, path = address.removeprefix("http://").partition("/")
        self.host = host
        self.top = f"/{path}"
        self.received_bytes = 0
        connection = HTTPConnection(host)
        connection.request("GET", f"{self.top}events")
        self.stream = connection.getresponse()

    def wait_for(self, kind: str) -> Any:
        """Return the data of the next message of *kind*."""
        while True:
            line = self.stream.readline()
            self.received_bytes += len(line)
            if line.strip() == f"event: {kind}".encode():
                data = self.stream.readline()
                self.received_bytes += len(data)
                return json.loads(data.removeprefix(b"data: "))

    def get(self, path: str) -> bytes:
        """Return the answer to a request for *path*."""
        connection = HTTPConnection(self.host)
        connection.request("GET", self.top + path)
        data = connection.getresponse().read()
        self.received_bytes += len(data)
        return data


def _edits_shown(file: Path) -> Iterator[dict[str, float]]:
    """Yield, for each save, the seconds until the browser shows its effects, and the kilobytes that were sent."""
    command = (sys.executable, "-u", "-m", "assembler", "preview", "--no-open", str(file))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            browser = Browser(line.partition("preview: ")[2].strip())
            old_keys = _keys(browser.wait_for("papers"))
            text = file.read_text("utf-8")
            for number in EDIT_NUMBERS:
                browser.received_bytes = 0
                start = time.perf_counter()
                file.write_text(_text_after_edit(text, number), "utf-8")
                browser.wait_for("status")
                seconds_to_findings = time.perf_counter() - start
                keys = _keys(browser.wait_for("papers"))
                seconds_to_pages = time.perf_counter() - start
                new_keys = [key for key in keys if key not in old_keys]
                for key in new_keys:
                    browser.get(f"page/{key}.png")
                    browser.get(f"page/{key}.json")
                seconds_to_edited_page = time.perf_counter() - start
                yield {
                    "findings, s": seconds_to_findings,
                    "pages, s": seconds_to_pages,
                    "edited page seen, s": seconds_to_edited_page,
                    "pages changed": len(new_keys),
                    "of pages": len(keys),
                    "kilobytes sent": browser.received_bytes / 1000,
                }
                old_keys = keys
        finally:
            server.kill()


def _keys(papers: Any) -> list[str]:
    return [page["key"] for paper in papers for page in paper["pages"]]


async def _edits_typed(text: str, uri: str) -> list[float]:
    """Return the seconds from each change to its findings."""
    client = LanguageClient("benchmark", "1")
    diagnostics: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def receive(params: types.PublishDiagnosticsParams) -> None:
        diagnostics.put_nowait(params)

    await client.start_io(sys.executable, "-m", "assembler", "lsp")
    await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    seconds = []
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", 0, text)))
    await diagnostics.get()
    for number in EDIT_NUMBERS:
        change = types.TextDocumentContentChangeWholeDocument(_text_after_edit(text, number))
        document = types.VersionedTextDocumentIdentifier(number, uri)
        start = time.perf_counter()
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await diagnostics.get()
        seconds.append(time.perf_counter() - start)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]  # pygls has no type here
    return seconds


if __name__ == "__main__":
    main()
