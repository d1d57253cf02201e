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
from assembler.findings.finding import Edit, MatterError, Place
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
    is_within,
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
from assembler.load.files import display_name, real_path
from assembler.load.source import OpenTexts
from assembler.results import Checked, Options

PAUSE = 0.1
"""The number of seconds without a change before a matter is read again."""

RECORDS = {"court", "cause", "paper"}
"""The keys whose value is the id of a record, which `assembler explain` explains."""

AtCursor = types.TextDocumentPositionParams | types.RenameParams

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
        if change == self.changes[uri]:
            for reading in await self.run(self._readings, uri, change, self.open_texts):
                self._report(reading)

    def _readings(self, uri: str, change: int, texts: OpenTexts) -> list[Reading]:
        """Read the matters to which a file belongs; none if the file has changed in the meantime."""
        if change != self.changes[uri]:
            return []
        return [read_matter(matter, self.options, texts) for matter in matters_of(path_of(uri), texts)]

    def _report(self, reading: Reading) -> None:
        """Keep *reading*, and report the findings of all matters in each of its files."""
        before = self.readings.get(reading.file)
        self.readings[reading.file] = reading
        if reading.checked:
            self.usable[reading.file] = reading.checked
        for file in _files(reading) | (_files(before) if before else set()):
            findings = dict.fromkeys(
                finding
                for other in self.readings.values()
                for finding in other.findings
                if file_of(finding.place) == file
            )
            diagnostics = [diagnostic(finding, self.server.workspace) for finding in findings]
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(file.as_uri(), diagnostics))

    def corrections(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return the certain corrections of the findings at the cursor."""
        file, workspace = path_of(params.text_document.uri), self.server.workspace
        now = self.document(params.text_document.uri).source
        readings = [
            reading
            for matter in matters_of(file, self.open_texts)
            if (reading := self.readings.get(matter)) and reading.opened.get(real_path(file)) == now
        ]
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
        places = dict.fromkeys(place for at in await self.run(self._names_at, params) for place in at.name.places)
        return [location_of(place, self.server.workspace) for place in places]

    async def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Return where the name at the cursor is used; nothing if the matter has errors that hide it."""
        places: dict[Place, None] = {}
        for at in await self.run(self._names_at, params):
            try:
                uses = await self.run(uses_of, at.name, at.checked.source, self.options)
            except MatterError:
                return []
            places |= dict.fromkeys((*at.name.places, *uses) if params.context.include_declaration else uses)
        return [location_of(place, self.server.workspace) for place in places]

    async def prepare_rename(self, params: types.PrepareRenameParams) -> types.Range | None:
        """Return the range of the name at the cursor, if it can be renamed."""
        if not await self.run(self._names_at, params):
            return None
        return word_range(self.document(params.text_document.uri), params.position)

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit:
        """Return the changes that rename the name at the cursor, in all matters that read the file.

        Raises an error of the protocol if the rename is refused.
        """
        edits = await self.run(self._renamed, params)
        return workspace_edit(edits, self.server.workspace)

    def _renamed(self, params: types.RenameParams) -> list[Edit]:
        matters = matters_of(path_of(params.text_document.uri), self.open_texts)
        names = self._names_at(params)
        if not names or len(names) < len(matters):
            raise JsonRpcInvalidParams("no name is defined here, or a matter has errors that must be corrected first")
        here = self._place(params)
        edits: dict[Edit, None] = {}
        for at in names:
            if params.new_name in defined_names(at.checked.matter, at.checked.source):
                raise JsonRpcInvalidParams(f"`{params.new_name}` is already a name of the matter; choose another")
            try:
                edits |= dict.fromkeys(renamed(at.name, params.new_name, at.checked.source, self.options))
            except MatterError as error:
                raise JsonRpcInvalidParams(error.findings[0].message) from None
        if not any(is_within(here, edit.place) for edit in edits):
            raise JsonRpcInvalidParams("this word is not a name here; put the cursor on the name's definition or use")
        return [*edits]

    def _names_at(self, params: AtCursor) -> list[NameAt]:
        """Return the defined name at the cursor in each matter that reads the file, as it is in the editor now."""
        document, texts = self.document(params.text_document.uri), self.open_texts
        word = self._word(document, params.position)
        names = []
        for matter in matters_of(path_of(document.uri), texts):
            checked = read_matter(matter, self.options, texts).checked
            if checked and (name := defined_names(checked.matter, checked.source).get(word)):
                names.append(NameAt(name, checked))
        return names

    def _place(self, params: AtCursor) -> Place:
        """Return the place of the cursor."""
        document = self.document(params.text_document.uri)
        at = document.position_from_client_units(params.position)
        return Place(display_name(path_of(document.uri)), at.line + 1, at.character + 1)

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


def _files(reading: Reading) -> set[Path]:
    """Return the files of a matter, and all other files that have findings of it."""
    own = {Path(name).absolute() for name in reading.source.texts} if reading.source else {reading.file.absolute()}
    return own | {file_of(finding.place) for finding in reading.findings}
