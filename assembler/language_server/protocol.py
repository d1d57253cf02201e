"""Converts places, edits and values between the program and the language server protocol."""

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.workspace import TextDocument, Workspace
from pygls.workspace.position_codec import ServerTextPosition, ServerTextRange

from assembler.findings.finding import Edit, Finding, Place, Severity
from assembler.language_server.completion import Proposal
from assembler.language_server.outline import Entry
from assembler.load.packed import PROGRAM
from assembler.rules import all_rules

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}

SYMBOL_KINDS = {
    "party": types.SymbolKind.Object,
    "section": types.SymbolKind.Namespace,
    "count": types.SymbolKind.Class,
    "paragraph": types.SymbolKind.String,
    "paper": types.SymbolKind.File,
}
"""The protocol's symbol kind for each kind of entry in an outline."""

COMPLETION_KINDS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Reference,
}
"""The protocol's completion kind for each kind of proposal."""


def path_of(uri: str) -> Path:
    """Return the path of the file at *uri*."""
    return Path(uris.to_fs_path(uri) or "")


def file_of(place: Place) -> Path:
    """Return the absolute path of the file of *place*."""
    return Path(place.file).absolute()


def range_of(place: Place, workspace: Workspace) -> types.Range:
    """Return *place* as a range. A place without an end goes to the end of its line."""
    return _range_in(workspace.get_text_document(file_of(place).as_uri()), place)


def _range_in(document: TextDocument, place: Place) -> types.Range:
    line = max(place.line - 1, 0)
    if not is_readable(document):
        return types.Range(types.Position(0, 0), types.Position(0, 0))
    start = ServerTextPosition(line, max(place.column - 1, 0))
    if place.end_line:
        end = ServerTextPosition(place.end_line - 1, place.end_column - 1)
    else:
        end = ServerTextPosition(line, len(line_of(document, line)))
    return document.range_to_client_units(ServerTextRange(start, end))


def is_readable(document: TextDocument) -> bool:
    """Whether *document* is open in the editor, or its file can be read."""
    try:
        return document.source is not None
    except (OSError, UnicodeDecodeError):
        return False


def line_of(document: TextDocument, line: int) -> str:
    """Return *line* of *document*, counted from 0, without its end; "" if it has no such line or cannot be read."""
    lines = document.lines if is_readable(document) else ()
    return lines[line].rstrip("\r\n") if line < len(lines) else ""


def location_of(place: Place, workspace: Workspace) -> types.Location:
    """Return *place* as a location."""
    return types.Location(file_of(place).as_uri(), range_of(place, workspace))


def word_range(document: TextDocument, position: types.Position) -> types.Range:
    """Return the range of the letters, digits, `_` and inner `-` around *position*."""
    cursor = document.position_from_client_units(position)
    line = line_of(document, cursor.line)
    start = end = min(cursor.character, len(line))
    while start and _is_in_name(line[start - 1]):
        start -= 1
    while end < len(line) and _is_in_name(line[end]):
        end += 1
    while start < end and line[start] == "-":
        start += 1
    word = ServerTextRange(ServerTextPosition(cursor.line, start), ServerTextPosition(cursor.line, end))
    return document.range_to_client_units(word)


def _is_in_name(character: str) -> bool:
    return character.isalnum() or character in "_-"


def diagnostic(finding: Finding, workspace: Workspace) -> types.Diagnostic:
    """Return *finding* with its authority, its remedy and its other places."""
    message = finding.message
    if finding.cite:
        message += f"\ncite: {finding.cite}"
    if finding.fix:
        message += f"\nfix: {finding.fix}"
    also = [
        types.DiagnosticRelatedInformation(location_of(place, workspace), "the other place") for place in finding.also
    ]
    return types.Diagnostic(
        range_of(finding.place, workspace),
        message,
        SEVERITIES[finding.severity],
        finding.code,
        code_description=_page(finding.code),
        source="assembler",
        related_information=also or None,
    )


def _page(code: str) -> types.CodeDescription | None:
    """Return the page of the manual on the rule *code*, if the manual is beside the program."""
    rule = all_rules().get(code)
    if not rule:
        return None
    page = PROGRAM.parent / "docs" / "rules" / f"{code}-{rule.name}.md"
    return types.CodeDescription(page.as_uri()) if page.is_file() else None


def workspace_edit(edits: Iterable[Edit], workspace: Workspace) -> types.WorkspaceEdit:
    """Return *edits* as one change of all their files."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        file_edits = changes.setdefault(file_of(edit.place).as_uri(), [])
        file_edits.append(types.TextEdit(range_of(edit.place, workspace), edit.text))
    return types.WorkspaceEdit(changes)


def is_within(cursor: Place, place: Place) -> bool:
    """Whether *cursor* is in *place*, which is on one line, or right after it."""
    is_on_line = (cursor.file, cursor.line) == (place.file, place.line)
    return is_on_line and place.column <= cursor.column <= place.end_column


def overlap(first: types.Range, second: types.Range) -> bool:
    """Whether two ranges have a position in common."""
    return _position(first.start) <= _position(second.end) and _position(second.start) <= _position(first.end)


def _position(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def symbol(entry: Entry, document: TextDocument) -> types.DocumentSymbol:
    """Return *entry* with the entries below it."""
    range_ = _range_in(document, entry.place)
    below = [symbol(inner, document) for inner in entry.below]
    return types.DocumentSymbol(entry.words or "(empty)", SYMBOL_KINDS[entry.kind], range_, range_, children=below)


def completion_item(proposal: Proposal, document: TextDocument, position: types.Position) -> types.CompletionItem:
    """Return *proposal*, made at *position*."""
    cursor = document.position_from_client_units(position)
    start = ServerTextPosition(cursor.line, max(cursor.character - proposal.replaces, 0))
    end = ServerTextPosition(cursor.line, cursor.character + proposal.replaces_after)
    replaced_range = document.range_to_client_units(ServerTextRange(start, end))
    typed = line_of(document, cursor.line)[start.character : cursor.character]
    matches_title = typed.casefold() in proposal.title.casefold() and not proposal.text.startswith(typed)
    return types.CompletionItem(
        label=proposal.text.rstrip(": ") if proposal.kind == "key" else proposal.text,
        kind=COMPLETION_KINDS[proposal.kind],
        label_details=types.CompletionItemLabelDetails(description=proposal.title) if proposal.title else None,
        detail=proposal.title or None,
        documentation=proposal.about or None,
        filter_text=typed if matches_title else proposal.text,  # some editors filter proposals by the typed words
        sort_text=f"{proposal.rank:03}{proposal.text}",
        text_edit=types.TextEdit(replaced_range, proposal.text),
    )
