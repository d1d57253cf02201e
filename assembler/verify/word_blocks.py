"""Splits a Word file into blocks: its paragraphs, headings, items and notes as tokens, with their names in messages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assembler.verify.tokens import NUMBER, Part, Token, number_token, split_words, with_place

Kind = Literal["caption", "heading", "count", "paragraph", "text", "item", "table", "signature", "note"]

CAPTION = frozenset({"CaptionText", "CaptionTitle", "Court", "Counsel", "PleadingContinued"})
"""The styles of a caption."""

TABLES = frozenset({"TableTitle", "TableGroup", "TableofAuthorities", "TOC1", "TOC2", "TOC3", "TOC4", "TOC5"})
"""The styles of the tables before the text."""

HEADINGS = ("Heading", "Count")
"""Prefixes of the style names of headings."""


@dataclass(frozen=True)
class Block:
    """A block of the paper: its label, its name in messages, such as "paragraph 12", and its tokens."""

    index: int
    kind: Kind
    label: str
    name: str
    tokens: tuple[Token, ...]
    is_header_cell: bool = False
    """Whether the block is in the head of a table, which is repeated on each page of the table."""
    cell: bool = False
    """Whether the block is in a table of the text."""

    @property
    def number(self) -> str:
        """The number of a numbered paragraph, or ""."""
        return self.label.rstrip(".") if NUMBER.fullmatch(self.label) else ""


def paper_blocks(contents: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return the blocks of the program's own Word file, which was read as *contents*.

    The styles show the kind of each block.
    """
    records = [*contents["blocks"], *contents["notes"]]
    note_start = len(contents["blocks"])
    targets = {mark: index for index, record in enumerate(records) for mark in record["marks"]}
    blocks: list[Block] = []
    for index, record in enumerate(records):
        kind = "note" if index >= note_start else _kind(record, blocks)
        name = f"footnote {index - note_start + 1}" if kind == "note" else _name(kind, record, blocks)
        tokens = tuple(_with_targets(record, index, targets))
        in_cell = record["table"] and kind == "text"
        blocks.append(Block(index, kind, record["label"], name, tokens, is_header_cell=record["head"], cell=in_cell))
    return tuple(blocks)


def file_tokens(contents: Mapping[str, Any]) -> Iterator[Token]:
    """Yield the tokens of a Word file, which was read as *contents*.

    The line of a token is the number of its paragraph. The notes are counted after the paragraphs of the text.
    """
    records = [*contents["blocks"], *contents["notes"]]
    note_start = len(contents["blocks"])
    last_number = max((record["number"] for record in contents["blocks"]), default=0)
    for index, record in enumerate(records):
        is_note = index >= note_start
        part: Part = ""
        line = record["number"]
        if is_note:
            part = "note"
            line += last_number
        elif record["style"].startswith(HEADINGS):
            part = "heading"
        yield from with_place(_tokens(record), page=0, line=line, block=index, part=part)


def _tokens(record: Mapping[str, Any]) -> Iterator[Token]:
    yield from _label(record["label"])
    yield from split_words("".join(text for text, _ in record["pieces"]))


def _label(label: str) -> Iterator[Token]:
    if NUMBER.fullmatch(label):
        yield number_token(label)
    else:
        yield from split_words(label)


def _with_targets(record: Mapping[str, Any], index: int, targets: Mapping[str, int]) -> Iterator[Token]:
    """Yield the tokens of *record*; the number in a cross-reference has the block to which the reference leads."""
    yield from (replace(token, block=index) for token in _label(record["label"]))
    ends: list[tuple[int, int | None]] = []
    text = ""
    for piece, mark in record["pieces"]:
        text += piece
        ends.append((len(text), targets.get(mark) if mark else None))
    refers = any(target is not None for _, target in ends)
    position = 0
    for token in split_words(text):
        position = text.index(token.text, position)
        target = _target_at(position, len(token.text), ends) if refers else None
        position += len(token.text)
        # `dataclasses.replace` takes several times as long
        yield Token(token.text, token.key, block=index, glued=token.glued, target=target)


def _target_at(position: int, length: int, ends: Sequence[tuple[int, int | None]]) -> int | None:
    """Return the target of a reference in the token at *position*, such as "9" in "9)."; None if there is none."""
    start = 0
    for end, target in ends:
        if target is not None and start < position + length and position < end:
            return target
        start = end
    return None


def _kind(record: Mapping[str, Any], earlier_blocks: Sequence[Block]) -> Kind:
    style = record["style"]
    label = record["label"]
    if style in CAPTION and all(block.kind == "caption" for block in earlier_blocks):
        return "caption"
    if style in TABLES:
        return "table"
    if style.startswith("Heading"):
        return "heading"
    if style.startswith("Count"):
        return "count"
    if style in {"Dated", "Signature"}:
        return "signature"
    if NUMBER.fullmatch(label):
        return "paragraph"
    return "item" if label else "text"


def _name(kind: Kind, record: Mapping[str, Any], earlier_blocks: Sequence[Block]) -> str:
    """Return the name of a block in messages."""
    label = record["label"].rstrip(".")
    match kind:
        case "caption":
            return "the caption"
        case "table":
            return "the tables before the text"
        case "signature":
            return "the signature block"
        case "paragraph":
            return f"paragraph {label}"
        case "item":
            return f"item {label} under {_name_above(earlier_blocks)}"
        case "heading" | "count" if label:
            return label if kind == "count" else f"heading {label}"
    return f"the text under {_name_above(earlier_blocks)}"


def _name_above(earlier_blocks: Sequence[Block]) -> str:
    """Return the name of the last numbered paragraph or heading in *earlier_blocks*."""
    for block in reversed(earlier_blocks):
        if block.kind in {"paragraph", "heading", "count"} and not block.name.startswith("the text under"):
            return block.name
    return "the caption"
