"""A session with an editor: the matters that were read, and what the editor asks about them."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.language_server.completion import Typing, completions
from assembler.language_server.cursor import cursor_at
from assembler.language_server.hover import about_name, about_record
from assembler.language_server.key_schema import description_of, matter_schema
from assembler.language_server.names import Name, defined_names, renamed, uses_of
from assembler.language_server.outline import outline
from assembler.language_server.protocol import (
    completion_item,
    diagnostic,
    file_of,
    line_of,
    location_of,
    overlap,
    path_of,
    range_of,
    symbol,
    word_range,
    workspace_edit,
)
from assembler.language_server.readings import Reading, matters_of, read_matter
from assembler.load.files import real_path
from assembler.results import Checked, Options

PAUSE = 0.1
"""The number of seconds without a change before a matter is read again."""

RECORDS = {"court", "cause", "paper"}
"""The keys whose value is the id of a record, which `assembler explain` explains."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class NameAt:
    """A name at a cursor, and the matter that defines it."""

    name: Name
    checked: Checked


@dataclass
class Session:
    """The state of a session. One thread reads all matters, one after the other."""

    server: LanguageServer
    options: Options
    worker: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1))
    readings: dict[Path, Reading] = field(default_factory=dict)
    """The last reading of each matter."""
    usable: dict[Path, Checked] = field(default_factory=dict)
    """The last state of each matter that could be used."""
    reported: dict[Path, set[str]] = field(default_factory=dict)
    """The addresses of the files in which findings of a matter are reported."""
    changes: dict[str, int] = field(default_factory=dict)
    """The number of times that each file was changed, by its address."""

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Return the result of *work*, done by the worker's thread."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, work, *arguments)

    @property
    def open_texts(self) -> Mapping[Path, str]:
        """The texts that are open in the editor, by path."""
        documents = self.server.workspace.text_documents.values()
        return {real_path(Path(document.path)): document.source for document in documents}

    def document(self, uri: str) -> TextDocument:
        """Return the document at *uri*."""
        return self.server.workspace.get_text_document(uri)

    def checked(self, file: Path) -> Checked | None:
        """Return the last usable state of a matter that reads *file*."""
        matters = matters_of(file, self.open_texts)
        return next((self.usable[matter] for matter in matters if matter in self.usable), None)

    # -- findings -----------------------------------------------------------------------------------------------------

    async def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Report the findings on a file that was opened."""
        await self._read(params.text_document.uri, 0)

    async def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Report the findings on a file once nobody types."""
        await self._read(params.text_document.uri, PAUSE)

    async def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Report the findings on a file that was saved."""
        await self._read(params.text_document.uri, 0)

    async def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Report the findings on a file as it is on disk, because its text in the editor is gone."""
        await self._read(params.text_document.uri, 0)

    async def _read(self, uri: str, pause: float) -> None:
        """Read the matters of a file, and report their findings, unless it changes again within *pause* seconds."""
        change = self.changes[uri] = self.changes.get(uri, 0) + 1
        await asyncio.sleep(pause)
        if change != self.changes[uri]:
            return
        texts = self.open_texts
        for matter in await self.run(matters_of, path_of(uri), texts):
            reading = await self.run(read_matter, matter, self.options, texts)
            if change == self.changes[uri]:
                self._report(reading)

    def _report(self, reading: Reading) -> None:
        """Keep *reading*, report its findings in the files where they are, and withdraw those that are gone."""
        self.readings[reading.file] = reading
        if reading.checked:
            self.usable[reading.file] = reading.checked
        by_uri: dict[str, list[types.Diagnostic]] = {}
        for finding in reading.findings:
            of_file = by_uri.setdefault(file_of(finding.place).as_uri(), [])
            of_file.append(diagnostic(finding, self.server.workspace))
        own = {reading.file.absolute().as_uri(), *(path.as_uri() for path in self._files(reading))}
        for uri in {*by_uri, *own, *self.reported.get(reading.file, set())}:
            params = types.PublishDiagnosticsParams(uri, by_uri.get(uri, []))
            self.server.text_document_publish_diagnostics(params)
        self.reported[reading.file] = {*by_uri}

    @staticmethod
    def _files(reading: Reading) -> list[Path]:
        """Return the files of the matter, so that a file without findings is reported as such."""
        return [Path(name).absolute() for name in reading.source.texts] if reading.source else []

    def corrections(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return the certain corrections of the findings at the cursor."""
        file, workspace = path_of(params.text_document.uri), self.server.workspace
        readings = [self.readings[matter] for matter in matters_of(file, self.open_texts) if matter in self.readings]
        findings = dict.fromkeys(finding for reading in readings for finding in reading.findings if finding.edits)
        return [
            types.CodeAction(
                title=finding.fix or finding.message,
                kind=types.CodeActionKind.QuickFix,
                edit=workspace_edit(finding.edits, workspace),
                is_preferred=True,
            )
            for finding in findings
            if file_of(finding.place) == file and overlap(range_of(finding.place, workspace), params.range)
        ]

    # -- what is typed ------------------------------------------------------------------------------------------------

    async def complete(self, params: types.CompletionParams) -> types.CompletionList:
        """Return what may be typed at the cursor."""
        document = self.document(params.text_document.uri)
        at, file = document.position_from_client_units(params.position), path_of(document.uri)
        typing = Typing(document.source, at.line, at.character, file)
        proposals = await self.run(completions, typing, self.checked(file), self.options, self.open_texts)
        items = [completion_item(proposal, document, params.position) for proposal in proposals]
        return types.CompletionList(is_incomplete=False, items=items)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return what is known of the word at the cursor."""
        words = await self.run(self._about, self.document(params.text_document.uri), params.position)
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, words)) if words else None

    def _about(self, document: TextDocument, position: types.Position) -> str:
        word, at = self._word(document, position), document.position_from_client_units(position)
        file = path_of(document.uri)
        checked = self.checked(file)
        if checked and (words := about_name(word, checked)):
            return words
        lines = [line.rstrip("\r\n") for line in document.lines]
        end = document.range_from_client_units(word_range(document, position)).end.character
        cursor = cursor_at(lines, at.line, end)
        if cursor.kind == "value" and cursor.path[-1] in RECORDS:
            return about_record(word)
        if cursor.kind == "key" and word and cursor.typed == word:
            return description_of(matter_schema(Catalog(file.parent)), (*cursor.path, word))
        return ""

    # -- names --------------------------------------------------------------------------------------------------------

    async def definition(self, params: types.DefinitionParams) -> list[types.Location]:
        """Return where the name at the cursor is defined."""
        at = await self.run(self._name_at, params)
        return [location_of(place, self.server.workspace) for place in at.name.places] if at else []

    async def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Return where the name at the cursor is used; nothing if the matter has errors that hide it."""
        at = await self.run(self._name_at, params)
        if not at:
            return []
        try:
            uses = await self.run(uses_of, at.name, at.checked.source, self.options)
        except MatterError:
            return []
        places = (*at.name.places, *uses) if params.context.include_declaration else uses
        return [location_of(place, self.server.workspace) for place in places]

    async def prepare_rename(self, params: types.PrepareRenameParams) -> types.Range | None:
        """Return the range of the name at the cursor, if it can be renamed."""
        at = await self.run(self._name_at, params)
        return word_range(self.document(params.text_document.uri), params.position) if at else None

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit:
        """Return the changes that rename the name at the cursor. Raises an error of the protocol if it is refused."""
        at = await self.run(self._name_at, params)
        if not at:
            raise JsonRpcInvalidParams("no name is defined here, or the matter has errors that must be corrected first")
        if params.new_name in defined_names(at.checked.matter, at.checked.source):
            raise JsonRpcInvalidParams(f"`{params.new_name}` is already a name of this matter; choose another")
        try:
            edits = await self.run(renamed, at.name, params.new_name, at.checked.source, self.options)
        except MatterError as error:
            raise JsonRpcInvalidParams(error.findings[0].message) from None
        return workspace_edit(edits, self.server.workspace)

    def _name_at(self, params: types.TextDocumentPositionParams) -> NameAt | None:
        """Return the defined name at the cursor, in the matter as it is in the editor now."""
        document = self.document(params.text_document.uri)
        file, word = path_of(document.uri), self._word(document, params.position)
        texts = self.open_texts
        for matter in matters_of(file, texts):
            checked = read_matter(matter, self.options, texts).checked
            if checked and (name := defined_names(checked.matter, checked.source).get(word)):
                return NameAt(name, checked)
        return None

    @staticmethod
    def _word(document: TextDocument, position: types.Position) -> str:
        return document.text_in_client_range(word_range(document, position))

    def symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """Return the outline of a file."""
        document = self.document(params.text_document.uri)
        file = path_of(document.uri)
        checked = self.checked(file)
        entries = outline(checked.matter, checked.source, file) if checked else []
        return [symbol(entry, document) for entry in entries if line_of(document, entry.place.line - 1)]
