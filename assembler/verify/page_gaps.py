"""Finds the words of a paper that are on pages which a returned PDF lacks, or has without text, as in a scan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.language.english import pages_in_words
from assembler.verify.changes import Alignment, aligned
from assembler.verify.pdf_text import PdfPage, pdf_tokens
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.word_blocks import Block

MIN_SHARE_IN_GAP = 0.9
"""The minimum share of a page's words in a gap, if the gap is a missing page of the paper as built."""

ABOUT_WHOLE = 0.75
"""The minimum length of any other gap that is a missing page, as a fraction of the words of a page."""

MIN_SHARE_OF_PAGE = 0.5
"""The minimum share of a page's words in a gap, if a message on the gap names the page."""


@dataclass(frozen=True)
class Gap:
    """A gap between two pages of a file: the indexes of the paper's *tokens* in it.

    *after_page* is the number of the page before it, or 0. *without_text* are the file's pages in the gap, and *pages*
    are the paper's pages that are mostly in it.
    """

    tokens: frozenset[int]
    after_page: int
    without_text: tuple[int, ...]
    pages: tuple[int, ...]


def pages_without_text(file: ReturnedFile, extra_pages: Sequence[int]) -> list[int]:
    """Return the pages of *file*, except those *extra_pages*, on which something is drawn, but no words."""
    pages = [page for page in file.pages if page.number not in extra_pages]
    return [page.number for page in pages if page.drawn and not page.lines and not page.notes]


def page_gaps(paper: Paper, file: ReturnedFile, extra_pages: Sequence[int]) -> tuple[Gap, ...]:
    """Return the gaps in *file*: pages of *paper* that it lacks or has without text."""
    pages = [page for page in file.pages if page.number not in extra_pages]
    without_text = pages_without_text(file, extra_pages)
    is_short = sum(page.drawn for page in pages) < len(paper.pages)
    if not file.tokens or not (without_text or is_short):
        return ()
    alignment = aligned(paper.blocks, file.tokens)
    own_alignment = aligned(paper.blocks, list(pdf_tokens(paper.pages)))
    page_by_token = {index: own_alignment.file[file_index].page for index, file_index in own_alignment.matches.items()}
    sizes = Counter(
        page for index, page in page_by_token.items() if paper.blocks[own_alignment.paper[index].block].kind != "note"
    )
    gaps: list[Gap] = []
    for tokens, start, end in _runs(paper.blocks, alignment, pages, in_notes=False):
        textless_pages = tuple(page.number for page in pages[start + 1 : end] if page.number in without_text)
        counts = Counter(page_by_token[index] for index in tokens if index in page_by_token)
        shares = {page: count / sizes[page] for page, count in counts.items()}
        has_whole_page = max(shares.values(), default=0) >= MIN_SHARE_IN_GAP
        has_about_a_page = len(tokens) >= ABOUT_WHOLE * median(sizes.values())
        if textless_pages or (is_short and (has_whole_page or has_about_a_page)):
            missing_pages = tuple(sorted(page for page, part in shares.items() if part >= MIN_SHARE_OF_PAGE))
            page_before = pages[start].number if start >= 0 else 0
            gaps.append(Gap(frozenset(tokens), page_before, textless_pages, missing_pages))
    notes: list[int] = []
    for tokens, *_ in _runs(paper.blocks, alignment, pages, in_notes=True):
        notes += tokens
    return tuple(_with_notes(gap, notes, page_by_token) for gap in gaps)


def _runs(
    blocks: Sequence[Block], alignment: Alignment, pages: Sequence[PdfPage], *, in_notes: bool
) -> Iterator[tuple[list[int], int, int]]:
    """Yield each run of the paper's tokens that the file lacks between two pages, with the positions of these pages.

    The runs are either all *in_notes* or all in the text.
    """
    positions = {page.number: position for position, page in enumerate(pages)}
    indexes = [index for index, token in enumerate(alignment.paper) if (blocks[token.block].kind == "note") is in_notes]
    matches = [(-1, -1)]
    last_position = -1
    for order, index in enumerate(indexes):
        token = alignment.file[alignment.matches[index]] if index in alignment.matches else None
        if token and (token.part == "note") is in_notes and positions[token.page] >= last_position:
            last_position = positions[token.page]
            matches.append((order, last_position))
    matches.append((len(indexes), len(pages)))
    for (order_before, position_before), (order_after, position_after) in pairwise(matches):
        if position_before < position_after and order_after - order_before > 1:
            yield indexes[order_before + 1 : order_after], position_before, position_after


def _with_notes(gap: Gap, notes: Sequence[int], page_by_token: dict[int, int]) -> Gap:
    """Add to *gap* the tokens in *notes*, which the file lacks, that are on the gap's pages."""
    pages = {page_by_token[index] for index in gap.tokens if index in page_by_token}
    on_pages = frozenset(index for index in notes if page_by_token.get(index) in range(min(pages), max(pages) + 1))
    return replace(gap, tokens=gap.tokens | on_pages)


def blocks_outside(gaps: Sequence[Gap], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* without the tokens in *gaps*."""
    missing_tokens = frozenset(index for gap in gaps for index in gap.tokens)
    reduced_blocks: list[Block] = []
    start = 0
    for block in blocks:
        tokens = tuple(token for index, token in enumerate(block.tokens, start) if index not in missing_tokens)
        reduced_blocks.append(replace(block, tokens=tokens))
        start += len(block.tokens)
    return tuple(reduced_blocks)


def gap_findings(
    gaps: Sequence[Gap], paper: Paper, file: ReturnedFile, extra_pages: Sequence[int]
) -> Iterator[Finding]:
    """Yield an error for each gap with missing pages, and a warning on pages without text.

    If no page has text, the finding on them is an error.
    """
    without_text = pages_without_text(file, extra_pages)
    if not file.tokens:
        pages = [page.number for page in file.pages if page.number not in extra_pages]
        yield replace(_not_compared(pages or [1], passage="", file=file), severity=Severity.ERROR)
        return
    other_textless_pages = [page for page in without_text if not any(page in gap.without_text for gap in gaps)]
    if other_textless_pages:
        yield _not_compared(other_textless_pages, passage="", file=file)
    for gap in gaps:
        passage = f": {_passage(gap, paper.blocks)}"
        if gap.without_text:
            yield _not_compared(gap.without_text, passage, file)
        else:
            yield _missing_pages(gap, passage, file)


def _not_compared(pages: Sequence[int], passage: str, file: ReturnedFile) -> Finding:
    have, them = ("have", "them") if len(pages) > 1 else ("has", "it")
    fact = f"{pages_in_words(pages)} {have} no text, as in a scan, so nothing on {them} was compared{passage}"
    return replace(fault("VER013", Place(file.name), fact), page=pages[0])


def _missing_pages(gap: Gap, passage: str, file: ReturnedFile) -> Finding:
    is_are = "are" if len(gap.pages) > 1 else "is"
    fact = f"{pages_in_words(gap.pages)} {is_are} missing" if gap.pages else "a page is missing"
    place = f"after page {gap.after_page}" if gap.after_page else "at the beginning"
    finding = fault("VER009", Place(file.name), f"{fact} {place} of the file{passage}")
    fix = "add the page to the file, or build the paper again"
    return replace(finding, page=gap.after_page, severity=Severity.ERROR, fix=fix)


def _passage(gap: Gap, blocks: Sequence[Block]) -> str:
    """Return the names of the first and the last part of the text in *gap*, such as "paragraph 3 to heading V"."""
    tokens = [token for block in blocks for token in block.tokens]
    names = [blocks[tokens[index].block].name for index in sorted(gap.tokens)]
    texts = [name for name in names if not name.startswith("footnote")] or names
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} to {texts[-1]}"
