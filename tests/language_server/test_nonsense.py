"""A client that sends nonsense is answered, and no log or answer quotes a matter, which may be sealed."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.runs import write_file
from tests.support.small_matter import TEXT

pytestmark = pytest.mark.slow

SEALED = "Quilliam Underseal"


def frame(message: object) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def answers(output: bytes) -> list[dict[str, Any]]:
    """Return the messages that the server sent."""
    messages: list[dict[str, Any]] = []
    while output:
        head, _, remainder = output.partition(b"\r\n\r\n")
        header = re.search(rb"Content-Length: (\d+)", head)
        assert header
        length = int(header[1])
        messages.append(json.loads(remainder[:length]))
        output = remainder[length:]
    return messages


def serve(*messages: object) -> tuple[int, list[dict[str, Any]], str]:
    """Return the status of a server that got *messages* between its start and its end, its answers and its log."""
    start = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    end = ({"jsonrpc": "2.0", "id": 99, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"})
    run = subprocess.run(
        [sys.executable, "-m", "assembler", "lsp"],
        input=b"".join(map(frame, (start, *messages, *end))),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return run.returncode, answers(run.stdout), run.stderr.decode()


def request(number: int, method: str, **params: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": number, "method": f"textDocument/{method}", "params": params}


def test_an_orderly_end_is_silent() -> None:
    status, _, log = serve()
    assert (status, log) == (0, "")


def test_every_request_is_answered_and_nothing_quotes_the_matter(folder: Path) -> None:
    text = TEXT.replace("Sample Kites", SEALED)
    uri = {"uri": write_file(folder, text).as_uri()}
    parameters_of_opening = {"textDocument": {**uri, "languageId": "yaml", "version": 1, "text": text}}
    nonsense = [
        request(number=2, method="hover", textDocument=uri, position={"line": -1, "character": -5}),
        request(3, "completion"),
        request(
            number=4,
            method="hover",
            textDocument={"uri": "file:///nowhere/x.yaml"},
            position={"line": 0, "character": 0},
        ),
        request(number=5, method="hover", textDocument=uri, position={"line": 10**6, "character": 10**6}),
        request(number=6, method="rename", textDocument=uri, position={"line": 0, "character": SEALED}, newName=SEALED),
        request(number=7, method="completion", textDocument=uri, position={"line": 10**6, "character": 10**6}),
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"text": SEALED}}},
        {"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///no/y.yaml"}}},
    ]
    opening = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": parameters_of_opening}
    status, messages, log = serve(opening, *nonsense)
    assert status == 0
    assert {message.get("id") for message in messages} >= {1, 2, 3, 4, 5, 6, 99}
    errors: dict[int, str] = {}
    for message in messages:
        if "error" in message and "is canceled" not in message["error"]["message"]:  # requests may be, at the end
            errors[message["id"]] = message["error"]["message"]
    wrong_parameters = "the parameters of the request are wrong"
    assert errors == {2: wrong_parameters, 3: wrong_parameters, 4: "the file cannot be read", 6: wrong_parameters}
    assert SEALED not in log
    assert "Traceback" not in log
