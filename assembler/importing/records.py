"""Converts a paper to plain values and back, so that the process that reads files can send it."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from assembler.importing.read_document import (
    AttachedPages,
    Block,
    Caution,
    FootNote,
    PictureBlock,
    ReadDocument,
    SetAside,
    SourcePlace,
    TableBlock,
    TextBlock,
    TextRun,
)

Record = dict[str, Any]


def document_record(document: ReadDocument) -> Record:
    """Return *document* as values that JSON can hold."""
    attached = [asdict(pages) | {"content": _encoded(pages.content)} for pages in document.attached]
    other_values = asdict(replace(document, blocks=(), attached=()))
    return other_values | {"blocks": [_block_record(block) for block in document.blocks], "attached": attached}


def document_of(record: Mapping[str, Any]) -> ReadDocument:
    """Return the paper that *record* describes."""
    return ReadDocument(
        page_count=record["page_count"],
        blocks=tuple(_block(block) for block in record["blocks"]),
        notes=tuple(FootNote(note["mark"], _texts(note["blocks"])) for note in record["notes"]),
        set_aside=tuple(SetAside(**aside | {"place": SourcePlace(**aside["place"])}) for aside in record["set_aside"]),
        remarks=tuple(record["remarks"]),
        attached=tuple(
            AttachedPages(**pages | {"content": b64decode(pages["content"])}) for pages in record["attached"]
        ),
        unread_pages=tuple(record["unread_pages"]),
        cautions=tuple(Caution(entry["about"], SourcePlace(**entry["place"])) for entry in record["cautions"]),
    )


def _block_record(block: Block) -> Record:
    record = asdict(block)
    if isinstance(block, PictureBlock):
        record["content"] = _encoded(block.content)
    return record


def _encoded(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _block(record: Record) -> Block:
    if "rows" in record:
        rows = tuple(tuple(_texts(cell) for cell in row) for row in record["rows"])
        return TableBlock(SourcePlace(**record["place"]), rows)
    if "content" in record:
        picture = record | {"place": SourcePlace(**record["place"]), "content": b64decode(record["content"])}
        return PictureBlock(**picture)
    return _text(record)


def _texts(records: list[Record]) -> tuple[TextBlock, ...]:
    return tuple(_text(record) for record in records)


def _text(record: Record) -> TextBlock:
    runs = tuple(TextRun(**run) for run in record["runs"])
    return TextBlock(**record | {"place": SourcePlace(**record["place"]), "runs": runs})
