"""`assembler lsp`: speaks the language server protocol over standard input and output."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument
from pygls.workspace.position_codec import ServerTextPosition, ServerTextRange

from assembler import __version__
from assembler.catalog import Catalog
from assembler.findings.finding import Edit, Finding, MatterError, Place, Severity
from assembler.language_server import completion
from assembler.language_server.cursor import cursor_at
from assembler.language_server.hover import about_name, about_record
from assembler.language_server.key_schema import description_of, matter_schema
from assembler.language_server.names import Name, defined_names, renamed, uses_of
from assembler.language_server.outline import Entry, outline
from assembler.language_server.readings import Reading, matters_of, read_matter
from assembler.load.files import real_path
from assembler.results import Options

PAUSE = 0.1
"""The number of seconds without a change before a matter is read again."""

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}

KINDS = {
    "party": types.SymbolKind.Object,
    "section": types.SymbolKind.Namespace,
    "count": types.SymbolKind.Class,
    "paragraph": types.SymbolKind.String,
    "paper": types.SymbolKind.File,
}


@dataclass
class Session:
    """The state of a session: how matters are read, the last reading of each, and what was reported about each file.

    One thread reads all matters, one after the other.
    """

    options: Options
    worker: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1))
    readings: dict[Path, Reading] = field(default_factory=dict)
    usable: dict[Path, Reading] = field(default_factory=dict)
    """The last reading of each matter that could be used, for completion while a line is half typed."""
    reported: dict[Path, set[str]] = field(default_factory=dict)
    """The addresses of the files that have findings of a matter."""
    waiting: dict[str, int] = field(default_factory=dict)
    """The number of changes to each open file, by its address."""


def language_server(options: Options) -> LanguageServer:
    """Return the server, ready to be started on standard input and output."""
    server = LanguageServer("assembler", __version__)
    session = Session(options)

    def open_texts() -> Mapping[Path, str]:
        return {
            real_path(Path(document.path)): document.source for document in server.workspace.text_documents.values()
        }

    async def run(work: "partial[object]") -> object:
        return await asyncio.get_running_loop().run_in_executor(session.worker, work)

    async def read(uri: str, pause: float) -> None:
        """Read the matters of a file once nothing has changed for *pause* seconds, and report their findings."""
        session.waiting[uri] = session.waiting.get(uri, 0) + 1
        change = session.waiting[uri]
        await asyncio.sleep(pause)
        if change != session.waiting[uri]:
            return
        texts, file = open_texts(), _path(uri)
        for matter in matters_of(file, texts):
            reading = await run(partial(read_matter, matter, session.options, texts))
            if isinstance(reading, Reading) and change == session.waiting[uri]:
                _remember(session, reading)
                _report(server, session, reading)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        await read(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        await read(params.text_document.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        await read(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["[", ":", " ", ","]))
    async def complete(params: types.CompletionParams) -> types.CompletionList:
        document = server.workspace.get_text_document(params.text_document.uri)
        position = document.position_from_client_units(params.position)
        reading = _usable(session, _path(document.uri), open_texts())
        work = partial(
            completion.completions, document.source, position.line, position.character, _path(document.uri), reading,
            session.options, open_texts(),
        )
        found = await run(work)
        items = [_item(proposal, document, params.position) for proposal in found if isinstance(proposal, completion.Proposal)] if isinstance(found, list) else []
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        words = _about(session, document, params.position, open_texts())
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, words)) if words else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        document = server.workspace.get_text_document(params.text_document.uri)
        name, _ = _name_at(session, document, params.position, open_texts())
        return [_location(server, place) for place in name.places] if name else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        document = server.workspace.get_text_document(params.text_document.uri)
        name, reading = _name_at(session, document, params.position, open_texts())
        if not (name and reading and reading.source):
            return []
        try:
            uses = uses_of(name, reading.source, session.options)
        except MatterError:
            return []
        places = (*name.places, *uses) if params.context.include_declaration else uses
        return [_location(server, place) for place in places]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        name, _ = _name_at(session, document, params.position, open_texts())
        return _word_range(document, params.position) if name else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        document = server.workspace.get_text_document(params.text_document.uri)
        name, reading = _name_at(session, document, params.position, open_texts())
        if not (name and reading and reading.source and reading.checked):
            raise JsonRpcInvalidParams("no name is defined here, or the matter has errors that must be corrected first")
        if params.new_name in defined_names(reading.checked.matter, reading.source):
            raise JsonRpcInvalidParams(f"`{params.new_name}` is already a name of this matter; choose another")
        try:
            edits = renamed(name, params.new_name, reading.source, session.options)
        except MatterError as error:
            raise JsonRpcInvalidParams(error.findings[0].message) from None
        return _workspace_edit(server, edits)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = server.workspace.get_text_document(params.text_document.uri)
        file = _path(document.uri)
        reading = _usable(session, file, open_texts())
        if not (reading and reading.checked and reading.source):
            return []
        return [_symbol(entry, document) for entry in outline(reading.checked.matter, reading.source, file)]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        file = _path(params.text_document.uri)
        here = [
            finding
            for matter in matters_of(file, open_texts())
            if (reading := session.readings.get(matter))
            for finding in reading.findings
            if finding.edits and _overlaps(_range(server, finding.place), params.range) and _file(finding.place) == file
        ]
        return [
            types.CodeAction(
                title=finding.fix or finding.message,
                kind=types.CodeActionKind.QuickFix,
                edit=_workspace_edit(server, finding.edits),
                is_preferred=True,
            )
            for finding in dict.fromkeys(here)
        ]

    return server


# -- readings ---------------------------------------------------------------------------------------------------------


def _remember(session: Session, reading: Reading) -> None:
    session.readings[reading.file] = reading
    if reading.checked:
        session.usable[reading.file] = reading


def _usable(session: Session, file: Path, texts: Mapping[Path, str]) -> Reading | None:
    """Return the last usable reading of a matter that reads *file*."""
    return next((session.usable[matter] for matter in matters_of(file, texts) if matter in session.usable), None)


def _report(server: LanguageServer, session: Session, reading: Reading) -> None:
    """Report the findings of *reading* in the files where they are, and withdraw those that are gone."""
    by_uri: dict[str, list[types.Diagnostic]] = {}
    for finding in reading.findings:
        by_uri.setdefault(_file(finding.place).as_uri(), []).append(_diagnostic(server, finding))
    for uri in by_uri.keys() | session.reported.get(reading.file, set()) | {reading.file.absolute().as_uri()}:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, by_uri.get(uri, [])))
    session.reported[reading.file] = {*by_uri}


def _diagnostic(server: LanguageServer, finding: Finding) -> types.Diagnostic:
    more = {"cite": finding.cite, "fix": finding.fix}
    message = "\n".join([finding.message, *(f"{word}: {text}" for word, text in more.items() if text)])
    also = [
        types.DiagnosticRelatedInformation(_location(server, place), "the other place") for place in finding.also
    ]
    return types.Diagnostic(
        _range(server, finding.place), message, SEVERITIES[finding.severity], finding.code, source="assembler",
        related_information=also or None,
    )


# -- names ------------------------------------------------------------------------------------------------------------


def _name_at(
    session: Session, document: TextDocument, position: types.Position, texts: Mapping[Path, str]
) -> tuple[Name | None, Reading | None]:
    """Return the name at *position*, if it is defined in a matter that reads *document*, and the matter's reading."""
    reading = _usable(session, _path(document.uri), texts)
    if not (reading and reading.checked and reading.source):
        return None, None
    return defined_names(reading.checked.matter, reading.source).get(_word(document, position)), reading


def _about(session: Session, document: TextDocument, position: types.Position, texts: Mapping[Path, str]) -> str:
    """Return what is known of the word at *position*: what it names, or the key or the record that it is."""
    at, word = document.position_from_client_units(position), _word(document, position)
    reading = _usable(session, _path(document.uri), texts)
    cursor = cursor_at([line.rstrip("\r\n") for line in document.lines], at.line, at.character)
    if reading and reading.checked and (words := about_name(word, reading.checked)):
        return words
    if cursor.kind == "value" and cursor.path and cursor.path[-1] in {"court", "cause", "paper"}:
        return about_record(word)
    line = document.lines[at.line] if at.line < len(document.lines) else ""
    if cursor.kind == "key" and word and line.partition(":")[0].strip("- ").startswith(word):
        return description_of(matter_schema(Catalog(_path(document.uri).parent)), (*cursor.path, word))
    return ""


WORD_START, WORD_END = r"[\w-]*$", r"^[\w-]*"


def _word(document: TextDocument, position: types.Position) -> str:
    return document.text_in_client_range(_word_range(document, position))


def _word_range(document: TextDocument, position: types.Position) -> types.Range:
    """Return the range of the letters, digits, `_` and `-` around *position*."""
    at = document.position_from_client_units(position)
    line = document.lines[at.line] if at.line < len(document.lines) else ""
    start = end = min(at.character, len(line))
    while start and (line[start - 1].isalnum() or line[start - 1] in "_-"):
        start -= 1
    while end < len(line) and (line[end].isalnum() or line[end] in "_-"):
        end += 1
    while start < end and line[start] == "-":
        start += 1
    ends = ServerTextRange(ServerTextPosition(at.line, start), ServerTextPosition(at.line, end))
    return document.range_to_client_units(ends)


# -- what the protocol has --------------------------------------------------------------------------------------------


def _path(uri: str) -> Path:
    return Path(uris.to_fs_path(uri) or "")


def _file(place: Place) -> Path:
    return Path(place.file).absolute()


def _range(server: LanguageServer, place: Place) -> types.Range:
    """Return *place* as a range; a place without an end is the rest of its line."""
    document = server.workspace.get_text_document(_file(place).as_uri())
    line, column = max(place.line - 1, 0), max(place.column - 1, 0)
    start = ServerTextPosition(line, column)
    if place.end_line:
        end = ServerTextPosition(place.end_line - 1, place.end_column - 1)
    else:
        end = ServerTextPosition(line, len(_line(document, line)))
    return document.range_to_client_units(ServerTextRange(start, end))


def _line(document: TextDocument, line: int) -> str:
    try:
        lines: Sequence[str] = document.lines
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[line].rstrip("\r\n") if line < len(lines) else ""


def _location(server: LanguageServer, place: Place) -> types.Location:
    return types.Location(_file(place).as_uri(), _range(server, place))


def _workspace_edit(server: LanguageServer, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        changes.setdefault(_file(edit.place).as_uri(), []).append(
            types.TextEdit(_range(server, edit.place), edit.text)
        )
    return types.WorkspaceEdit(changes)


def _overlaps(one: types.Range, other: types.Range) -> bool:
    return (one.start.line, one.start.character) <= (other.end.line, other.end.character) and (
        other.start.line,
        other.start.character,
    ) <= (one.end.line, one.end.character)


def _symbol(entry: Entry, document: TextDocument) -> types.DocumentSymbol:
    place = entry.place
    start = ServerTextPosition(max(place.line - 1, 0), max(place.column - 1, 0))
    end = ServerTextPosition(place.end_line - 1, place.end_column - 1) if place.end_line else start
    ends = document.range_to_client_units(ServerTextRange(start, end))
    below = [_symbol(inner, document) for inner in entry.below]
    return types.DocumentSymbol(entry.words or "(no words)", KINDS[entry.kind], ends, ends, children=below)


def _item(
    proposal: completion.Proposal, document: TextDocument, position: types.Position
) -> types.CompletionItem:
    at = document.position_from_client_units(position)
    start = ServerTextPosition(at.line, max(at.character - proposal.replaces, 0))
    ends = document.range_to_client_units(ServerTextRange(start, at))
    kinds = {"key": types.CompletionItemKind.Property, "value": types.CompletionItemKind.EnumMember}
    return types.CompletionItem(
        label=proposal.text.rstrip(": "),
        kind=kinds.get(proposal.kind, types.CompletionItemKind.Reference),
        documentation=proposal.about or None,
        text_edit=types.TextEdit(ends, proposal.text),
    )
