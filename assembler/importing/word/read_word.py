"""Reads a Word file as a paper: its body in order, notes, headers and footers, comments and deletions."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.exhibits.reader import UnusableError
from assembler.importing.letter_balance import with_balance
from assembler.importing.read_document import (
    NOWHERE,
    Caution,
    FootNote,
    ReadDocument,
    SetAside,
    SourcePlace,
    TextBlock,
)
from assembler.importing.word.body import blocks_in, texts_in
from assembler.importing.word.collected import Collected
from assembler.importing.word.source_texts import COMMENTS, NOTE_PARTS, running_kind, source_texts
from assembler.importing.word.styles import Styles
from assembler.importing.word.tracked_changes import editing_remarks
from assembler.verify.reader.word_labels import Labels, W
from assembler.verify.reader.word_package import (
    NUMBERING,
    STYLES,
    has_macros,
    links_of,
    main_part,
    open_package,
    optional_part,
    parsed_part,
)


def read_word(file: Path) -> ReadDocument:
    """Return the paper in *file*. Raises `UnusableError` if it cannot be read, or has no text."""
    with open_package(file) as package:
        styles = optional_part(package, STYLES)
        labels = Labels(optional_part(package, NUMBERING), styles)
        collected = Collected(package, Styles(styles, labels), labels, links_of(package, main_part(package)))
        return _document(package, collected)


def _document(package: zipfile.ZipFile, collected: Collected) -> ReadDocument:
    root = parsed_part(package, main_part(package))
    body = root.find(f"{W}body")
    blocks = [] if body is None else blocks_in(body, collected)
    if not blocks:
        raise UnusableError("has no text")
    notes = tuple(_notes(package, collected))
    if has_macros(package):
        collected.remark("the file has macros, which were not read")
    heads_and_feet = tuple(_heads_and_feet(package, collected))
    comments = tuple(_comments(package, collected))
    for remark in editing_remarks(root, comments):
        collected.remark(remark)
    asides = (*collected.asides, *heads_and_feet, *comments)
    document = ReadDocument(
        page_count=0,
        blocks=tuple(blocks),
        notes=notes,
        set_aside=asides,
        remarks=tuple(collected.remarks),
        cautions=tuple(collected.cautions),
    )
    return with_balance(document, "".join([*source_texts(package), *collected.derived]), "".join(collected.covered))


def _notes(package: zipfile.ZipFile, collected: Collected) -> Iterator[FootNote]:
    """Yield the notes that the text cites: the footnotes and then the endnotes, each in the order of citation."""
    for kind, part in NOTE_PARTS.items():
        root = optional_part(package, part)
        records = {} if root is None else {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}")}
        marks = dict(collected.note_marks)
        for (cited_kind, note_id), mark in marks.items():
            if cited_kind == kind and note_id in records:
                yield FootNote(mark, tuple(map(_without_notes, texts_in(records[note_id], collected))))
        _set_aside_notes_in_notes(kind, records, marks, collected)
        for note_id, note in records.items():
            if (kind, note_id) in collected.note_marks:
                continue
            if (kind, note_id) in collected.deleted_notes:
                with collected.deleting(collected.deleted_notes[kind, note_id]):
                    texts_in(note, collected)
            else:
                _set_aside_uncited(kind, note, collected)


def _set_aside_uncited(kind: str, note: Any, collected: Collected) -> None:
    """Set aside the words of *note*, which no text cites, so that Word does not print it, with a caution."""
    for block in texts_in(note, collected):
        collected.asides.append(SetAside("other", block.text, block.place))
        about = f"`{block.text.strip()}` is in a {kind} that no text cites, and was left out"
        collected.cautions.append(Caution(f"{about}: add it if the paper needs it", NOWHERE))


def _without_notes(block: TextBlock) -> TextBlock:
    """Return *block*, a paragraph of a note, without the marks of notes that it cites."""
    return replace(block, runs=tuple(run for run in block.runs if not run.note))


def _set_aside_notes_in_notes(
    kind: str, records: Mapping[str, Any], marks: Mapping[tuple[str, str], str], collected: Collected
) -> None:
    """Set aside the notes among *records* that only other notes cite; the text cites those with *marks*."""
    for cited_kind, note_id in list(collected.note_marks):
        if cited_kind == kind and note_id in records and (kind, note_id) not in marks:
            for block in texts_in(records[note_id], collected):
                collected.asides.append(SetAside("note in a note", block.text, block.place))


def _heads_and_feet(package: zipfile.ZipFile, collected: Collected) -> Iterator[SetAside]:
    for name in sorted(package.namelist()):
        kind = running_kind(name)
        if kind:
            collected.line = 0
            aside_count = len(collected.asides)
            texts = [block.text.strip() for block in texts_in(parsed_part(package, name), collected)]
            yield from collected.asides[aside_count:]
            yield from (SetAside(kind, text, SourcePlace(0, 0)) for text in texts if text)


def _comments(package: zipfile.ZipFile, collected: Collected) -> Iterator[SetAside]:
    root = optional_part(package, COMMENTS)
    if root is None:
        return
    for comment in root.iter(f"{W}comment"):
        text = " ".join(block.text for block in texts_in(comment, collected))
        yield SetAside("comment", text, SourcePlace(0, 0), comment.get(f"{W}author", ""))
