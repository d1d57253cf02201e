"""A real client communicates with `assembler lsp` over standard input and output."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

from tests.support.runs import write_file
from tests.support.small_matter import TEXT

pytestmark = pytest.mark.slow

TEXT_WITH_REFERENCE = TEXT.replace("of the whole pattern.", "of the pattern “😀”, as [[owned]] says.")
ANSWER_SECONDS = 30.0
"""The time limit for an answer, in seconds."""


class Client:
    """An editor with one open file, and the findings that it has received."""

    def __init__(self, file: Path, client: LanguageClient) -> None:
        self.file = file
        self.client = client
        self.version = 0
        self.diagnostics: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.file.as_uri())

    async def replace_text(self, text: str) -> list[types.Diagnostic]:
        """Replace the open text, and return the findings on it."""
        self.version += 1
        if self.version == 1:
            item = types.TextDocumentItem(self.file.as_uri(), "yaml", 1, text)
            self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        else:
            change = types.TextDocumentContentChangeWholeDocument(text)
            document = types.VersionedTextDocumentIdentifier(self.version, self.file.as_uri())
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.next_findings(self.file)

    async def next_findings(self, file: Path) -> list[types.Diagnostic]:
        """Return the next findings that the server sends about *file*."""
        while True:
            params = await asyncio.wait_for(self.diagnostics.get(), ANSWER_SECONDS)
            if params.uri == file.as_uri():
                return list(params.diagnostics)


@asynccontextmanager
async def open_editor(file: Path) -> AsyncIterator[Client]:
    client = LanguageClient("test", "1")
    editor = Client(file, client)

    def publish(params: types.PublishDiagnosticsParams) -> None:
        editor.diagnostics.put_nowait(params)

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
    await client.start_io(sys.executable, "-m", "assembler", "lsp")
    await client.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=file.parent.as_uri())
    )
    client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]  # pygls has no type here


def speak(file: Path, talk: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        async with open_editor(file) as editor:
            await talk(editor)

    asyncio.run(run())


def position_of(text: str, words: str, offset: int = 0) -> types.Position:
    """Return the position *offset* letters after the start of *words* in *text*, in UTF-16 units as in editors."""
    before = text[: text.index(words) + offset]
    _, _, line = before.rpartition("\n")
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def codes(diagnostics: list[types.Diagnostic]) -> list[object]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_findings_are_about_the_text_in_the_editor_and_not_the_file(folder: Path) -> None:
    file = write_file(folder, TEXT)

    async def talk(editor: Client) -> None:
        initial_findings = await editor.replace_text(TEXT)
        assert not any(finding.severity == types.DiagnosticSeverity.Error for finding in initial_findings)
        findings = await editor.replace_text(TEXT.replace("counsel: [placeholder]", "counsel: [placeholdr]"))
        (fault,) = [finding for finding in findings if finding.code == "MAT004"]
        start = fault.range.start
        end = fault.range.end
        assert TEXT.split("\n")[start.line][: start.character].endswith("[")
        assert end.character - start.character == len("placeholdr")
        with_slip = TEXT.replace("wrote the pattern", "wrote wrote the pattern")
        (slip,) = [finding for finding in await editor.replace_text(with_slip) if finding.code == "TXT002"]
        assert slip.code_description
        assert slip.code_description.href.endswith("docs/rules/TXT002-doubled-word.md")
        reason = await editor.client.text_document_hover_async(types.HoverParams(editor.document, slip.range.start))
        assert reason
        assert "overlook such slips" in str(reason.contents)
        assert codes(await editor.replace_text("a: [b\n")) == ["YML003"]
        assert codes(await editor.replace_text(TEXT)) == codes(initial_findings)
        assert file.read_text("utf-8") == TEXT

    speak(file, talk)


def test_corrections_renames_and_places_are_right_in_text_with_letters_of_two_units(folder: Path) -> None:
    file = write_file(folder, TEXT_WITH_REFERENCE)
    misspelled = TEXT_WITH_REFERENCE.replace("[placeholder]", "[placeholdr]")

    async def talk(editor: Client) -> None:
        await editor.replace_text(TEXT_WITH_REFERENCE)
        cursor = position_of(TEXT_WITH_REFERENCE, "[[owned]]", offset=3)
        hover = await editor.client.text_document_hover_async(types.HoverParams(editor.document, cursor))
        assert hover
        assert "owns the copyright" in str(hover.contents)
        places = await editor.client.text_document_definition_async(types.DefinitionParams(editor.document, cursor))
        (place,) = places  # type: ignore[misc]
        assert place.range.start == position_of(TEXT_WITH_REFERENCE, "owned,")  # type: ignore[union-attr]
        uses = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(include_declaration=True), editor.document, cursor)
        )
        assert uses
        assert position_of(TEXT_WITH_REFERENCE, "[[owned]]", offset=2) in [use.range.start for use in uses]
        edit = await editor.client.text_document_rename_async(types.RenameParams(editor.document, cursor, "author"))
        assert edit
        assert edit.changes
        assert {change.new_text for change in edit.changes[editor.file.as_uri()]} == {"author"}
        assert len(edit.changes[editor.file.as_uri()]) == len(uses)
        symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.document))
        assert symbols
        findings = await editor.replace_text(misspelled)
        fault = next(finding for finding in findings if finding.code == "MAT004")
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.document, fault.range, types.CodeActionContext([fault]))
        )
        (action,) = actions or []
        assert isinstance(action, types.CodeAction)
        assert action.edit
        assert action.edit.changes
        (change,) = action.edit.changes[editor.file.as_uri()]
        assert change.new_text == "placeholder"
        completions = await editor.client.text_document_completion_async(
            types.CompletionParams(editor.document, position_of(misspelled, "court: wawd", offset=7))
        )
        assert isinstance(completions, types.CompletionList)
        assert "wawd" in [item.label for item in completions.items]
        named_text = TEXT_WITH_REFERENCE.replace("court: wawd", "court: western district of Wash")
        await editor.replace_text(named_text)
        completions = await editor.client.text_document_completion_async(
            types.CompletionParams(
                editor.document, position_of(named_text, "court: western district of Wash", offset=31)
            )
        )
        assert isinstance(completions, types.CompletionList)
        assert completions.is_incomplete
        matching_courts = [
            item.label for item in completions.items if (item.filter_text or "").startswith("western district of Wash")
        ]
        assert matching_courts == ["wawd"]

    speak(file, talk)


def test_matters_that_share_a_file_keep_their_findings_and_are_renamed_together(folder: Path) -> None:
    base = write_file(folder, TEXT_WITH_REFERENCE, "base.yaml")
    extending_text = "extends: base.yaml\nmore_facts:\n  - {id: more, heading: More, paragraphs: ["
    write_file(folder, f"{extending_text}It did so again and and again.]}}\n", "one.yaml")
    second_file = write_file(folder, f"{extending_text}'As [[owned]] says.']}}\n", "two.yaml")

    async def talk(editor: Client) -> None:
        await editor.replace_text(TEXT_WITH_REFERENCE)
        await asyncio.wait_for(editor.diagnostics.get(), ANSWER_SECONDS)
        misspelled = TEXT_WITH_REFERENCE.replace("[placeholder]", "[placeholdr]")
        await editor.replace_text(misspelled)
        shared_findings = await editor.next_findings(base)
        assert codes(shared_findings).count("MAT004") == 1
        await editor.replace_text(TEXT_WITH_REFERENCE)
        await editor.next_findings(base)
        cursor = position_of(TEXT_WITH_REFERENCE, "[[owned]]", offset=3)
        edit = await editor.client.text_document_rename_async(types.RenameParams(editor.document, cursor, "author"))
        assert edit
        assert edit.changes
        assert edit.changes.keys() == {base.as_uri(), second_file.as_uri()}
        word = position_of(TEXT_WITH_REFERENCE, "wrote the pattern", offset=2)
        with pytest.raises(JsonRpcException):
            await editor.client.text_document_rename_async(types.RenameParams(editor.document, word, "author"))

    speak(base, talk)


def test_an_unreadable_matter_keeps_its_names_and_a_deleted_matter_loses_its_findings(folder: Path) -> None:
    file = write_file(folder, TEXT)
    broken = TEXT_WITH_REFERENCE.replace("about: Wholly", "about: [Wholly")

    async def talk(editor: Client) -> None:
        assert codes(await editor.replace_text(broken)) != []
        cursor = position_of(broken, "[[owned]]", offset=3)
        places = await editor.client.text_document_definition_async(types.DefinitionParams(editor.document, cursor))
        (place,) = places  # type: ignore[misc]
        assert place.range.start == position_of(broken, "owned,")  # type: ignore[union-attr]
        hover = await editor.client.text_document_hover_async(types.HoverParams(editor.document, cursor))
        assert hover
        assert "Sample Kites wrote" in str(hover.contents)
        symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.document))
        assert next(symbol.name for symbol in symbols or []) == "kites: Sample Kites, Inc."
        completions = await editor.client.text_document_completion_async(
            types.CompletionParams(editor.document, position_of(broken, "[[owned]]", offset=4))
        )
        assert isinstance(completions, types.CompletionList)
        item = next(item for item in completions.items if item.label == "owned")
        assert isinstance(item.text_edit, types.TextEdit)
        assert item.text_edit.range == types.Range(
            position_of(broken, "[[owned]]", offset=2), position_of(broken, "[[owned]]", offset=7)
        )
        file.unlink()
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document))
        assert await editor.next_findings(file) == []

    speak(file, talk)


def test_an_extended_file_loses_the_findings_that_it_had_while_no_matter_extended_it(folder: Path) -> None:
    shared_text = "about: Wholly invented, to be extended.\n"
    shared = write_file(folder, shared_text, "shared.yaml")
    client_text = TEXT.partition("\n")[2]
    matter = write_file(folder / "client", f"extends: ../shared.yaml\n{client_text}")

    async def talk(editor: Client) -> None:
        shared_editor = Client(shared, editor.client)
        shared_editor.diagnostics = editor.diagnostics
        initial_findings = await editor.replace_text(matter.read_text("utf-8"))
        assert "YML009" in codes(await editor.replace_text(f"extends: ../shraed.yaml\n{client_text}"))
        findings = await shared_editor.replace_text(f"{shared_text}court: wawd\n")
        while "MAT001" not in codes(findings):  # its findings as a part of the matter may arrive first
            findings = await editor.next_findings(shared)
        assert codes(await editor.replace_text(f"extends: ../shared.yaml\n{client_text}")) == codes(initial_findings)
        while "MAT001" in codes(await editor.next_findings(shared)):
            pass

    speak(matter, talk)
