"""A session with an editor: the matters that were read, and what the editor asks about them."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from assembler.findings.finding import Edit, Finding, MatterError, Place
from assembler.language_server.completion import Proposal, completions
from assembler.language_server.hover import about_code, about_word
from assembler.language_server.names import Name, defined_names, edits_for_rename, part_at, uses_of
from assembler.language_server.outline import Entry, outline, written_outline
from assembler.language_server.protocol import (
    completion_item,
    diagnostic,
    is_readable,
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
from assembler.language_server.reading_files import extended_by, files_of, findings_in
from assembler.language_server.readings import Reading, TypedMatter, matters_of, names_in_files, read_matter, text_of
from assembler.language_server.typed_text import typing_at
from assembler.load.files import display_name, real_path
from assembler.load.source import OpenTexts
from assembler.results import Checked, Options

PAUSE_SECONDS = 0.1
"""The number of seconds without a change before a matter is read again."""

SEVERAL_PARTS = (
    "several parts of the matter are called `{name}`; put the cursor on the definition of one, or rename one by hand"
)

ParamsAtCursor = types.TextDocumentPositionParams | types.RenameParams | types.ReferenceParams

Result = TypeVar("Result")


@dataclass(frozen=True)
class NameAtCursor:
    """A name at a cursor, and the matter that defines it."""

    name: Name
    checked_matter: Checked


@dataclass
class Session:
    """The state of a session. One thread reads all matters, one after the other."""

    server: LanguageServer
    options: Options
    worker: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1))
    readings: dict[Path, Reading] = field(default_factory=dict)
    """The last reading of each matter."""
    last_usable: dict[Path, Checked] = field(default_factory=dict)
    """The last state of each matter that could be used."""
    change_counts: dict[str, int] = field(default_factory=dict)
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
        """Return the document at *uri*. Raises an error of the protocol if it is not open and cannot be read."""
        document = self.server.workspace.get_text_document(uri)
        if not is_readable(document):
            raise JsonRpcInvalidParams("the file cannot be read")
        return document

    def typed_matter(self, file: Path) -> TypedMatter | None:
        """Return the typed matter that reads *file*, preferably one with a usable state.

        The result is None for a file of another program.
        """
        texts = self.open_texts
        matters = matters_of(file, texts)
        if not matters and ":" in (text_of(file, texts) or ""):
            return None
        usable_matters = [matter for matter in matters if matter in self.last_usable]
        candidates = (*usable_matters, *matters, file)
        matter = candidates[0]
        return TypedMatter(matter, self.last_usable.get(matter), names_in_files(matter, texts))

    # -- findings -----------------------------------------------------------------------------------------------------

    async def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Report the findings on a file that was opened."""
        await self._read(params.text_document.uri, 0)

    async def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Report the findings on a file once the user stops typing."""
        await self._read(params.text_document.uri, PAUSE_SECONDS)

    async def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """Report the findings on a file that was saved."""
        await self._read(params.text_document.uri, 0)

    async def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Report the findings on a file as it is on disk, because its text in the editor is gone."""
        await self._read(params.text_document.uri, 0)

    async def _read(self, uri: str, pause: float) -> None:
        """Read the matters of a file, and report their findings, unless it changes again within *pause* seconds."""
        change_number = self.change_counts.get(uri, 0) + 1
        self.change_counts[uri] = change_number
        await asyncio.sleep(pause)
        if change_number != self.change_counts[uri]:
            return
        readings = await self.run(self._readings, uri, change_number, self.open_texts)
        for reading in readings:
            self._report(reading)
        if change_number == self.change_counts[uri] and path_of(uri) not in {reading.file for reading in readings}:
            self._forget(path_of(uri))
        matters = [reading.file for reading in readings]
        for file in await self.run(extended_by, matters, [*self.readings], self.open_texts):
            self._forget(file)

    def _readings(self, uri: str, change_number: int, texts: OpenTexts) -> list[Reading]:
        """Read the matters to which a file belongs; none if the file has changed in the meantime."""
        if change_number != self.change_counts[uri]:
            return []
        return [read_matter(matter, self.options, texts) for matter in matters_of(path_of(uri), texts)]

    def _report(self, reading: Reading) -> None:
        """Keep *reading*, and report the findings of all matters in each of its files."""
        earlier_reading = self.readings.get(reading.file)
        self.readings[reading.file] = reading
        if reading.checked_matter:
            self.last_usable[reading.file] = reading.checked_matter
        self._publish(files_of(reading) | (files_of(earlier_reading) if earlier_reading else set()))

    def _forget(self, file: Path) -> None:
        """Withdraw the findings of the matter at *file*, which was deleted or is no longer a matter of its own."""
        self.last_usable.pop(file, None)
        if earlier_reading := self.readings.pop(file, None):
            self._publish(files_of(earlier_reading))

    def _publish(self, files: Iterable[Path]) -> None:
        """Send the findings of all matters in each of *files*."""
        for file in files:
            findings: dict[Finding, None] = {}
            for reading in self.readings.values():
                findings |= findings_in(file, reading)
            diagnostics = [diagnostic(finding, self.server.workspace) for finding in findings]
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(file.as_uri(), diagnostics))

    def corrections(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return the certain corrections of the findings at the cursor."""
        workspace = self.server.workspace
        document = self.document(params.text_document.uri)
        findings = self._findings_now(path_of(document.uri), document.source)
        return [
            types.CodeAction(
                title=finding.fix or finding.message,
                kind=types.CodeActionKind.QuickFix,
                edit=workspace_edit(finding.edits, workspace),
                is_preferred=True,
            )
            for finding in findings
            if finding.edits and overlap(range_of(finding.place, workspace), params.range)
        ]

    # -- what is typed ------------------------------------------------------------------------------------------------

    async def complete(self, params: types.CompletionParams) -> types.CompletionList:
        """Return what may be typed at the cursor."""
        document = self.document(params.text_document.uri)
        proposals = await self.run(self._proposals, document, params.position)
        items = [completion_item(proposal, document, params.position) for proposal in proposals]
        has_titles = any(proposal.title for proposal in proposals)  # the server matches titles, so ask it at each key
        return types.CompletionList(is_incomplete=has_titles, items=items)

    def _proposals(self, document: TextDocument, position: types.Position) -> list[Proposal]:
        file = path_of(document.uri)
        typed_matter = self.typed_matter(file)
        if not typed_matter:
            return []
        cursor = document.position_from_client_units(position)
        typing = typing_at(document.source, cursor.line, cursor.character, file)
        return completions(typing, typed_matter, self.options, self.open_texts)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return the description of the word at the cursor."""
        words = await self.run(self._about, self.document(params.text_document.uri), params.position)
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, words)) if words else None

    def _about(self, document: TextDocument, position: types.Position) -> str:
        typed_matter = self.typed_matter(path_of(document.uri))
        if typed_matter is None:
            return ""
        cursor = document.position_from_client_units(position)
        word = word_range(document, position)
        end = document.range_from_client_units(word).end.character
        typing = typing_at(document.source, cursor.line, end, path_of(document.uri))
        words = about_word(document.text_in_client_range(word), typing, typed_matter, self.options)
        return words or "\n\n".join(map(about_code, self._codes_at(document, position)))

    def _codes_at(self, document: TextDocument, position: types.Position) -> dict[str, None]:
        """Return the codes of the findings at *position*, if the text is still the one in which they were found."""
        cursor = types.Range(position, position)
        findings = self._findings_now(path_of(document.uri), document.source)
        return dict.fromkeys(
            finding.code for finding in findings if overlap(range_of(finding.place, self.server.workspace), cursor)
        )

    def _findings_now(self, file: Path, text: str) -> dict[Finding, None]:
        """Return the findings in *file* of all matters that were read when its text was *text*."""
        findings: dict[Finding, None] = {}
        for matter in matters_of(file, self.open_texts):
            reading = self.readings.get(matter)
            if reading and reading.open_texts.get(real_path(file)) == text:
                findings |= findings_in(file, reading)
        return findings

    # -- names --------------------------------------------------------------------------------------------------------

    async def definition(self, params: types.DefinitionParams) -> list[types.Location]:
        """Return where the name at the cursor is defined: in the file as typed or, failing that, as last read."""
        places = await self.run(self._written_places, params)
        if not places:
            names = await self.run(self._names_at, params)
            places = [place for name_at_cursor in names for place in name_at_cursor.name.places]
        return [location_of(place, self.server.workspace) for place in dict.fromkeys(places)]

    def _written_places(self, params: types.DefinitionParams) -> list[Place]:
        """Return the places in the typed files that define the name at the cursor."""
        document = self.document(params.text_document.uri)
        typed_matter = self.typed_matter(path_of(document.uri))
        if not typed_matter:
            return []
        word = self._word_at(document, params.position)
        return [part.place for part in typed_matter.written if part.name == word]

    async def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Return where the name at the cursor is used; nothing if the matter has errors that hide it."""
        places: dict[Place, None] = {}
        is_at_cursor = partial(is_within, self._cursor_place(params))
        for name_at_cursor in await self.run(self._names_at, params):
            source = name_at_cursor.checked_matter.source
            try:
                part = await self.run(part_at, name_at_cursor.name, is_at_cursor, source, self.options)
                name = part or name_at_cursor.name
                uses = await self.run(uses_of, name, source, self.options)
            except MatterError:
                return []
            if params.context.include_declaration:
                places |= dict.fromkeys(name.places)
            places |= dict.fromkeys(uses)
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
        edits = await self.run(self._edits_for_rename, params)
        return workspace_edit(edits, self.server.workspace)

    def _edits_for_rename(self, params: types.RenameParams) -> list[Edit]:
        matters = matters_of(path_of(params.text_document.uri), self.open_texts)
        names = self._names_at(params)
        if not names or len(names) < len(matters):
            raise JsonRpcInvalidParams("no name is defined here, or a matter has errors that must be corrected first")
        cursor = self._cursor_place(params)
        edits: dict[Edit, None] = {}
        for name_at_cursor in names:
            name, checked = name_at_cursor.name, name_at_cursor.checked_matter
            if params.new_name in defined_names(checked.matter, checked.source):
                raise JsonRpcInvalidParams(f"`{params.new_name}` is already a name of the matter; choose another")
            try:
                part = part_at(name, partial(is_within, cursor), checked.source, self.options)
                if part is None:
                    raise JsonRpcInvalidParams(SEVERAL_PARTS.format(name=name.name))
                edits |= dict.fromkeys(edits_for_rename(part, params.new_name, checked.source, self.options))
            except MatterError as error:
                raise JsonRpcInvalidParams(error.findings[0].message) from None
        if not any(is_within(cursor, edit.place) for edit in edits):
            raise JsonRpcInvalidParams("this word is not a name here; put the cursor on the name's definition or use")
        return [*edits]

    def _names_at(self, params: ParamsAtCursor) -> list[NameAtCursor]:
        """Return the defined name at the cursor in each matter that reads the file, as it is in the editor now."""
        document = self.document(params.text_document.uri)
        texts = self.open_texts
        word = self._word_at(document, params.position)
        names: list[NameAtCursor] = []
        for matter in matters_of(path_of(document.uri), texts):
            checked = read_matter(matter, self.options, texts).checked_matter
            if checked and (name := defined_names(checked.matter, checked.source).get(word)):
                names.append(NameAtCursor(name, checked))
        return names

    def _cursor_place(self, params: ParamsAtCursor) -> Place:
        """Return the place of the cursor."""
        document = self.document(params.text_document.uri)
        cursor = document.position_from_client_units(params.position)
        return Place(display_name(path_of(document.uri)), cursor.line + 1, cursor.character + 1)

    @staticmethod
    def _word_at(document: TextDocument, position: types.Position) -> str:
        return document.text_in_client_range(word_range(document, position))

    async def symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """Return the outline of a file."""
        document = self.document(params.text_document.uri)
        entries = await self.run(self._outline, path_of(document.uri), document.source)
        return [symbol(entry, document) for entry in entries if line_of(document, entry.place.line - 1)]

    def _outline(self, file: Path, text: str) -> list[Entry]:
        """Return the outline of *file* as it was read or, if *text* is newer or has errors, as it is written."""
        typed_matter = self.typed_matter(file)
        if not typed_matter:
            return []
        reading = self.readings.get(typed_matter.file)
        if reading and reading.checked_matter and reading.open_texts.get(real_path(file)) == text:
            return outline(reading.checked_matter.matter, reading.checked_matter.source, file)
        return written_outline(typed_matter.written, file)
