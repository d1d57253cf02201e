"""Reads the signs of Markdown that a paper prints, such as "## FACTS" and "**Ann Sample**", as bold type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.importing.read_document import Block, ReadDocument, TextBlock, TextRun

HEADING = re.compile(r"#{1,6}\s+(?=\S)")
"""The signs before a heading."""

EMPHASIZED = re.compile(r"(?<![\w*])(?P<sign>\*{1,3})(?=[^\s*])(?P<text>[^*\n]{1,300})(?<!\s)(?P=sign)(?![\w*])")
"""Words between asterisks, which are as many before them as after them, and touch no other word."""

RULE = re.compile(r"-{3,}|\*{3,}")
"""A line of hyphens or asterisks between sections."""

MIN_HEADINGS = 2
"""The minimum number of lines with the signs of a heading in a paper that prints the signs of Markdown."""


def without_markup(document: ReadDocument) -> ReadDocument:
    """Return *document* without the signs of Markdown, if several of its lines begin with those of a heading."""
    headings = sum(isinstance(block, TextBlock) and bool(HEADING.match(block.text)) for block in document.blocks)
    if headings < MIN_HEADINGS:
        return document
    return replace(document, blocks=tuple(_plain_blocks(document.blocks)))


def _plain_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, TextBlock):
            yield block
        elif not RULE.fullmatch(block.text.strip()):
            yield _plain(block)


def _plain(block: TextBlock) -> TextBlock:
    """Return *block* without signs; a heading and words between asterisks are bold."""
    heading = HEADING.match(block.text)
    if heading and block.runs[0].text.startswith("#"):
        first = replace(block.runs[0], text=block.runs[0].text[heading.end() :])
        block = replace(block, runs=(first, *block.runs[1:]))
    runs = [piece for run in block.runs for piece in _pieces(run)]
    return replace(block, runs=tuple(replace(run, bold=True) for run in runs) if heading else tuple(runs))


def _pieces(run: TextRun) -> Iterator[TextRun]:
    """Yield *run* in pieces, with the words between asterisks in bold."""
    start = 0
    for match in EMPHASIZED.finditer(run.text):
        if match.start() > start:
            yield replace(run, text=run.text[start : match.start()])
        yield replace(run, text=match["text"], bold=True)
        start = match.end()
    if start < len(run.text) or run.note:
        yield replace(run, text=run.text[start:])
