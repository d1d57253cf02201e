"""A protocol that survives clients that send nonsense, and a log without words of a matter, which may be sealed."""

import logging
from pathlib import Path
from traceback import extract_tb
from typing import Any

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import JsonRPCRequestMessage, LanguageServerProtocol

INVALID = "assembler/invalidRequest"
"""The name under which a request with wrong parameters is handled, so that it is refused instead of never answered."""


class SafeProtocol(LanguageServerProtocol):
    """The language server protocol, in which every request with an id is answered."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return *data* as a message; a request whose parameters are wrong becomes a request for `INVALID`."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" not in data or "method" not in data:
                raise
            return JsonRPCRequestMessage(data["id"], INVALID, self.VERSION, None)


def refuse_parameters(*_: object) -> None:
    """Refuse a request with wrong parameters."""
    raise JsonRpcInvalidParams("the parameters of the request are wrong")


class WithoutWords(logging.Formatter):
    """Formats a record without its arguments and without the message of its exception, which may quote a matter."""

    def format(self, record: logging.LogRecord) -> str:
        """Return what *record* is about and, if an exception was raised, its type and the line that raised it."""
        words = str(record.msg).partition("%")[0].strip(" \"'\n:")
        kind, _, trace = record.exc_info or (None, None, None)
        if not trace:
            return f"assembler lsp: {words}"
        *_, last_frame = extract_tb(trace)
        place = f"{Path(last_frame.filename).name}:{last_frame.lineno}"
        return f"assembler lsp: {words}: {kind.__name__ if kind else ''} at {place}"


def log_without_words() -> None:
    """Keep words of a matter, and refused requests, out of the log of pygls, which editors keep in a file."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutWords())
    handler.addFilter(lambda record: not _is_on_refused_request(record))
    logger = logging.getLogger("pygls")
    logger.addHandler(handler)
    logger.propagate = False


def _is_on_refused_request(record: logging.LogRecord) -> bool:
    _, exception, _ = record.exc_info or (None, None, None)
    return isinstance(exception, JsonRpcException)
