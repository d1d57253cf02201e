"""Writes the end of a paper: the date, the signature lines, and the statements that follow."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.blocks import Writer
from assembler.outputs.word.xml import element, words
from assembler.plan.plan import Signature, Signer, Statement

CLOSING_AIR = 120
"""The space above and below each line of the closing, such as "Respectfully submitted,", in twentieths of a point."""


def signature(block: Signature, writer: Writer) -> Iterator[Any]:
    """Yield the paragraphs of a signature block."""
    date_above, date_below = ("", block.dated) if block.date_below else (block.dated, "")
    for line, style in ((block.lead, "PleadingContinued"), (date_above, "Dated")):
        if line:
            yield _kept_with_next(writer.paragraph(style, words(line)))
    for rich in block.closing:
        closing = _kept_with_next(writer.rich("Signature", rich))
        closing[0].append(element("spacing", before=CLOSING_AIR, after=CLOSING_AIR))
        yield closing
    for signer in block.signers:
        yield from _signer(signer, writer)
    if date_below:
        yield writer.paragraph("Dated", words(date_below))
    if block.below:
        yield from _last_free([writer.rich("Signature", rich) for rich in block.below])
        yield writer.paragraph("CaptionText")


def _signer(signer: Signer, writer: Writer) -> Iterator[Any]:
    """Yield the firm, the signature line with a rule under it, and the names below, kept on one page."""
    yield from writer.lines("Signature", signer.above)
    if not signer.listed:
        signed = " ".join(filter(None, [signer.by, signer.signed]))
        line = writer.paragraph("Signature", *([words(signed)] if signed else []))
        rule = element("pBdr", element("bottom", val="single", sz=6, space=1, color="auto"))
        line[0].insert(1, rule)
        line[0].append(element("spacing", before=480, after=80))
        yield line
    yield from _last_free([*writer.lines("Signature", signer.lines)])
    yield writer.paragraph("CaptionText")


def _last_free(paragraphs: list[Any]) -> list[Any]:
    """Return *paragraphs* of a style that is kept with the next paragraph, except that the last is not kept."""
    if paragraphs:
        paragraphs[-1][0].insert(1, element("keepNext", val=0))
    return paragraphs


def statement(part: Statement, writer: Writer) -> Iterator[Any]:
    """Yield the paragraphs of a verification, a certificate of service or another attachment of a paper."""
    paragraphs: list[Any] = []
    if part.heading:
        paragraphs.append(writer.paragraph("Heading1", *writer.text.marked(part.id, [words(part.heading)])))
    paragraphs += [writer.rich("PleadingText", rich) for rich in part.paragraphs]
    paragraphs += [paragraph for block in part.blocks for paragraph in writer.block(block)]
    paragraphs += writer.lines("Served", part.items)
    paragraphs += signature(part.signature, writer)
    if part.new_page and paragraphs:
        paragraphs[0][0].insert(1, element("pageBreakBefore"))
    yield from paragraphs


def keep_with_next(paragraph: Any) -> None:
    """Keep *paragraph* with the next one, so that no page has only a signature."""
    if paragraph.tag == qn("w:p") and paragraph[0].find(qn("w:keepNext")) is None:
        paragraph[0].insert(1, element("keepNext"))


def _kept_with_next(paragraph: Any) -> Any:
    """Return *paragraph*, kept on the same page as the next one."""
    paragraph[0].insert(1, element("keepNext"))
    return paragraph
