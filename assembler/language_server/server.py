"""`assembler lsp`: the language server, with each request of the protocol that it answers."""

from collections.abc import Callable
from functools import partial

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from assembler import __version__
from assembler.language_server.safe_protocol import INVALID, SafeProtocol, log_without_words, refuse_parameters
from assembler.language_server.session import Session
from assembler.results import Options


def language_server(options: Options) -> LanguageServer:
    """Return the server, ready to be started on standard input and output."""
    log_without_words()
    server = LanguageServer("assembler", __version__, protocol_cls=SafeProtocol)
    session = Session(server, options)
    answers: dict[str, tuple[Callable[..., object], object]] = {
        types.TEXT_DOCUMENT_DID_OPEN: (session.did_open, None),
        types.TEXT_DOCUMENT_DID_CHANGE: (session.did_change, None),
        types.TEXT_DOCUMENT_DID_SAVE: (session.did_save, None),
        types.TEXT_DOCUMENT_DID_CLOSE: (session.did_close, None),
        types.TEXT_DOCUMENT_COMPLETION: (session.complete, types.CompletionOptions(trigger_characters=[*"[:, "])),
        types.TEXT_DOCUMENT_HOVER: (session.hover, None),
        types.TEXT_DOCUMENT_DEFINITION: (session.definition, None),
        types.TEXT_DOCUMENT_REFERENCES: (session.references, None),
        types.TEXT_DOCUMENT_PREPARE_RENAME: (session.prepare_rename, None),
        types.TEXT_DOCUMENT_RENAME: (session.rename, types.RenameOptions(prepare_provider=True)),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (session.symbols, None),
        types.TEXT_DOCUMENT_CODE_ACTION: (
            session.corrections,
            types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
        ),
    }
    for request, (answer, options_of_request) in answers.items():
        server.feature(request, options_of_request)(partial(answer))  # a bound method allows no new attributes
    server.feature(INVALID)(refuse_parameters)
    return server
