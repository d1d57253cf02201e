"""Writes the end of a paper: the date, the signature lines, and the statements that follow.

No empty paragraph follows the last line, because it could begin another page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.blocks import Writer
from assembler.outputs.word.text import plain
from assembler.outputs.word.whole_lines import Stack, line_count, space_above
from assembler.outputs.word.xml import element, twips, words
from assembler.plan.blocks import MarkedLine, RichText, change_of_line
from assembler.plan.line_grid import has_half_lines, single
from assembler.plan.plan import PageSetup, Signature, Signer, Statement
from assembler.plan.units import INCH

INDENT = 3 * INCH
"""The space at the left of a signature block, in points, as in its style."""


def signature(block: Signature, writer: Writer, page: PageSetup) -> list[Any]:
    """Return the paragraphs of a signature block, which are kept on one page."""
    paragraphs: list[Any] = []
    if block.lead:
        paragraphs.append(_kept_with_next(writer.line("PleadingContinued", block.lead)))
    if block.dated and not block.date_below:
        paragraphs.append(_kept_with_next(writer.line("Dated", block.dated)))
    paragraphs += _stacked(block.closing, writer, page)
    for index, signer in enumerate(block.signers):
        paragraphs += _signer(signer, writer, page, gap=page.pitch if index and not signer.listed else 0)
    if block.dated and block.date_below:
        paragraphs.append(writer.line("Dated", block.dated))
    paragraphs += _stacked(block.below, writer, page)
    if paragraphs:
        _end_page_after(paragraphs[-1])
    return paragraphs


def _stacked(texts: Sequence[RichText], writer: Writer, page: PageSetup) -> list[Any]:
    """Return *texts* as a block of single-spaced paragraphs that fills whole lines."""
    stack = Stack(page)
    for rich in texts:
        _add_lines(stack, [writer.rich("Signature", rich)], [plain(rich)])
    return stack.whole(writer.paragraph("Signature"))


def _add_lines(stack: Stack, paragraphs: Sequence[Any], texts: Sequence[str], *, half: bool = False) -> None:
    """Add a block of single-spaced lines to *stack*."""
    count = sum(line_count(text, _room(stack.page), stack.page) for text in texts)
    stack.add_single(*paragraphs, lines=count, half=half)


def _signer(signer: Signer, writer: Writer, page: PageSetup, *, gap: float) -> list[Any]:
    """Return a signer's paragraphs: the firm, the line to sign on, and the names.

    If no firm is above the line to sign on, there are *gap* more points above the line.
    """
    stack = Stack(page)
    for line, above in zip(signer.above, writer.lines("Signature", signer.above), strict=True):
        _add_lines(stack, [above], [line])
    names = [*writer.lines("Signature", signer.lines)]
    if not signer.listed:
        overlap = space_above(page) - single(page) if has_half_lines(page) else 0  # brings the names closer to the line
        gap = single(page) + (0 if signer.above else gap)
        stack.add_double(_line_to_sign(signer, writer, page), phase=overlap, gap=gap)
    if names:
        _add_lines(stack, names, signer.lines, half=has_half_lines(page) and not signer.listed)
    return stack.whole(writer.paragraph("Signature"))


def _line_to_sign(signer: Signer, writer: Writer, page: PageSetup) -> Any:
    """Return the line to sign on: any words before it, any signature, and an underlined tab to the right margin."""
    line = writer.paragraph("Signature", *_by_line(signer, writer))
    if isinstance(signer.signed, MarkedLine):
        line.extend(writer.text.words(signer.signed, ""))
    signed = "" if isinstance(signer.signed, MarkedLine) else signer.signed
    line.append(words(f"{signed}\t", element("u", val="single")))
    line.pPr.append(element("tabs", element("tab", val="right", pos=twips(INDENT + _room(page)))))
    return line


def _by_line(signer: Signer, writer: Writer) -> list[Any]:
    """Return the words before the line to sign on, and a space."""
    if isinstance(signer.by, MarkedLine):
        return [*writer.text.words(signer.by, ""), words(" ")]
    return [words(f"{signer.by} ")] if signer.by else []


def _end_page_after(paragraph: Any) -> None:
    """Let *paragraph*, of a style that is kept with the next paragraph, end its page."""
    for keep_next in paragraph.pPr.findall(qn("w:keepNext")):
        paragraph.pPr.remove(keep_next)
    paragraph.pPr.insert(1, element("keepNext", val=0))


def statement(part: Statement, writer: Writer, page: PageSetup) -> Iterator[Any]:
    """Yield the paragraphs of a verification, a certificate of service or another attachment of a paper."""
    paragraphs: list[Any] = []
    if part.heading:
        heading = writer.text.marked(part.id, [*writer.text.words(part.heading, "")])
        paragraphs.append(writer.paragraph("Heading1", *heading, change=change_of_line(part.heading)))
    paragraphs += [writer.rich("PleadingText", rich) for rich in part.paragraphs]
    paragraphs += [paragraph for block in part.blocks for paragraph in writer.block(block)]
    paragraphs += writer.lines("Served", part.items)
    paragraphs += signature(part.signature, writer, page)
    if part.new_page and paragraphs:
        paragraphs[0].pPr.insert(1, element("pageBreakBefore"))
    elif paragraphs:
        yield writer.paragraph("CaptionText")
    yield from paragraphs


def keep_with_next(paragraph: Any) -> None:
    """Keep *paragraph* with the next one, so that no page has only a signature."""
    if paragraph.tag == qn("w:p") and paragraph.pPr.find(qn("w:keepNext")) is None:
        paragraph.pPr.insert(1, element("keepNext"))


def _kept_with_next(paragraph: Any) -> Any:
    """Return *paragraph*, kept on the same page as the next one."""
    paragraph.pPr.insert(1, element("keepNext"))
    return paragraph


def _room(page: PageSetup) -> float:
    return page.width - page.left - page.right - INDENT
