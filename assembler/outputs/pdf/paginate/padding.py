"""Pads single-spaced blocks to whole lines, so that the text after them is on the grid again.

These blocks have the class `padded`. The engine has no line grid, so each block's height is measured on one tall page
that has only the blocks, and the space missing from a whole number of lines is added below the block.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import pairwise, zip_longest
from typing import Any, Literal
from xml.etree.ElementTree import Element, SubElement

from assembler.plan import line_grid as grid
from assembler.plan.plan import PageSetup

Part = Literal["tables", "signatures", "presenters", "last lines"]
"""A part of a paper that the usual rules for page breaks keep together, or above the last line number."""

Loosened = frozenset[Part]
"""The parts that a layout exempts from these rules."""

NAMES: Mapping[Part, str] = {
    "tables": "large-table-",
    "signatures": "signature-block-of-firms-",
    "presenters": "presenters-",
    "last lines": "signature-block-",
}
"""The prefixes of the ids of tables and signatures, which are used to find their pages."""

ROW_WORDS_QUOTED = 6
"""The number of words of a table row that a message quotes."""

MIN_SPACE = 0.6
"""The smallest space between two signers' blocks as a fraction of the pitch; a smaller space gets another line."""

SHORT_QUOTATION = 5.5
"""A paragraph of a quotation that has fewer single-spaced lines than this is not divided."""

HEIGHT_TOLERANCE = 0.05
"""The tolerance for heights in points, needed because the engine computes in pixels."""

FIRST_TEXT_ID = "beginning-of-the-text"
"""The id of the first text below the caption, if it has no other."""

TALL_PAGE_STYLE = (
    "@page { size: %spt 400000pt } * { break-before: auto !important } .note { float: none; display: block }"
)
"""A style sheet for a single page without page breaks, with footnotes in the text at their usual width."""


def padded_blocks(root: Element) -> list[Element]:
    """Return the elements of class `padded`, in order."""
    return [element for element in root.iter() if _has_class(element, "padded")]


def measuring_copy(root: Element, paper: PageSetup) -> Element:
    """Return a copy of *root* with only its padded blocks, numbered in the attribute `data-block`, on one tall page."""
    blocks = padded_blocks(root)
    for index, block in enumerate(blocks):
        block.set("data-block", f"block-{index}")
    copy = _pruned(root)
    head = copy[0]
    body = copy[-1]
    body.extend(_measured(note) for note in blocks if _has_class(note, "note"))
    SubElement(head, "style").text = TALL_PAGE_STYLE % paper.width
    return copy


def _pruned(element: Element) -> Element:
    """Return a copy of *element* with only its padded blocks and their enclosing elements, without footnotes."""
    copy = Element(element.tag, element.attrib)
    for child in element:
        if child.tag == "head":
            copy.append(deepcopy(child))
        elif _has_class(child, "padded"):
            if not _has_class(child, "note"):
                copy.append(_measured(child))
        elif any(_has_class(part, "padded") and not _has_class(part, "note") for part in child.iter()):
            copy.append(_pruned(child))
    return copy


def _measured(element: Element) -> Element:
    """Return a copy of a padded block without its id, and with its footnotes replaced by their calls."""
    copy = deepcopy(element)
    copy.attrib.pop("id", None)
    copy.tail = None
    for note in [part for part in copy.iter() if _has_class(part, "note") and part is not copy]:
        call = note.get("data-call")
        tail = note.tail
        note.clear()
        note.set("class", "call")
        note.text = call
        note.tail = tail
    return copy


def pad(root: Element, heights: Mapping[str, float], paper: PageSetup, loosened: Loosened = frozenset()) -> None:
    """Pad each block of *root* to whole lines, given the *heights* of the blocks in points.

    The usual rules for page breaks do not apply to the *loosened* parts. After a page break, a block with an odd number
    of single-spaced lines has at least three lines, and any other block at least two, so that the first line after the
    break is on the grid.
    """
    break_styles = _release_signatures(root, heights, paper, loosened)
    rows_of_padded_tables = _keep_tables_together(root, heights, paper, loosened)
    blocks = padded_blocks(root)
    signers_above_headings = _signers_above_headings(root)
    signers_above_signers = [*_signers_above_signers(root)]
    last_titles = [*_titles_above_text(root)]
    padded_height = 0.0
    for block, next_block in zip_longest(blocks, blocks[1:]):
        height = heights[block.attrib.pop("data-block")]
        if _has_class(block, "note"):
            _style(block, f"padding-bottom:{points_to_full_line(height, paper):.2f}pt")
            continue
        is_double = _has_class(block, "count-lines") and not grid.has_half_lines(paper)
        is_spaced = _has_class(block, "spaced") and not is_double and block not in last_titles
        space = grid.gap(paper) if is_spaced else 0.0
        padded_height += height + space
        if block.tag == "tr":
            if block not in rows_of_padded_tables:
                padded_height += points_to_full_line(padded_height, paper)
            _style(block, f"height:{padded_height:.2f}pt")
            padded_height = 0.0
            continue
        is_joined = next_block is not None and _is_padded_with_previous(next_block) and grid.has_half_lines(paper)
        space_below = space if is_joined else space + points_to_full_line(padded_height, paper)
        is_too_close = block in signers_above_signers and space_below < MIN_SPACE * paper.pitch
        if is_too_close or block in signers_above_headings:
            space_below += paper.pitch
        may_end_lower = "last lines" in loosened and _has_class(block, "signer")
        space_inside = 0.0 if may_end_lower else min(space_below, _lacking_in_last_line(block, height, paper))
        style = ""
        if block.tag == "p" and height <= SHORT_QUOTATION * grid.single(paper):
            style = "break-inside:avoid;"
        style += break_styles.get(block, "")
        if space_inside:
            style += f"padding-bottom:{space_inside:.2f}pt;"
        has_odd_lines = round(height / grid.single(paper)) % 2
        margin = space_below - space_inside
        _style(block, f"{style}margin-bottom:{margin:.2f}pt;widows:{3 if has_odd_lines else 2}")
        if not is_joined:
            padded_height = 0.0


def _lacking_in_last_line(block: Element, height: float, paper: PageSetup) -> float:
    """Return the points to add inside *block*, so that its last line is not below the last line number.

    The engine drops a margin at the foot of a page, so the space cannot be below the block.
    """
    may_be_last = any(_has_class(block, name) for name in ("signer", "piece", "entry"))
    if not paper.numbered or not (may_be_last or (block.tag == "p" and grid.has_half_lines(paper))):
        return 0.0
    is_level = grid.has_half_lines(paper) and round(height / grid.single(paper)) % 2
    return 0.0 if is_level else grid.gap(paper)


def _is_padded_with_previous(block: Element) -> bool:
    return _has_class(block, "joined") or _has_class(block, "following")


def _keep_tables_together(
    root: Element, heights: Mapping[str, float], paper: PageSetup, loosened: Loosened
) -> set[Element]:
    """Keep each table on one page if it fits on a page with two lines of text, or on half a page if *loosened*.

    Return the rows that are not padded one by one, because their table is padded as a whole.
    """
    rows_of_padded_tables: set[Element] = set()
    half_page = paper.lines * paper.pitch / 2
    full_page = (paper.lines - 2) * paper.pitch
    max_height = half_page if "tables" in loosened else full_page
    for index, table in enumerate(root.iter("table")):
        rows = [row for row in table.iter("tr") if "data-block" in row.attrib]
        row_heights = [heights[row.attrib["data-block"]] + grid.gap(paper) for row in rows]
        height = sum(row_height + points_to_full_line(row_height, paper) for row_height in row_heights)
        if half_page < height <= full_page:
            table.set("id", f"{NAMES['tables']}{index}")
        if height > max_height:
            continue
        _style(table, "break-inside:avoid")
        if grid.has_half_lines(paper):
            _style(table, f"break-inside:avoid;margin-bottom:{points_to_full_line(sum(row_heights), paper):.2f}pt")
            rows_of_padded_tables.update(rows)
    return rows_of_padded_tables


def _titles_above_text(root: Element) -> Iterator[Element]:
    """Yield the last block of each title below a caption, unless it is in a frame or between rules."""
    for part in root.iter("div"):
        if _has_class(part, "below") and not any(_has_class(frame, "whole") for frame in part.iter()):
            yield from padded_blocks(part)[-1:]


def _signers_above_headings(root: Element) -> list[Element]:
    """Return the last block of each signature that a statement's heading follows on the same page."""
    last_blocks: list[Element] = []
    for part, below in pairwise([*root[-1]]):
        if _begins_with_heading(below):
            last_blocks += _signer_blocks(part)[-1:]
    return last_blocks


def _signers_above_signers(root: Element) -> Iterator[Element]:
    """Yield each signer's block that is followed by another with a line to sign on."""
    for part in root.iter("div"):
        if _has_class(part, "signature"):
            blocks = pairwise(_signer_blocks(part))
            yield from (block for block, following in blocks if not _has_class(following, "listed"))


def _signer_blocks(part: Element) -> list[Element]:
    return [block for block in padded_blocks(part) if _has_class(block, "signer")]


def _begins_with_heading(part: Element) -> bool:
    return _has_class(part, "statement") and not _has_class(part, "new-page") and len(part) > 0 and part[0].tag == "h2"


def points_to_full_line(height: float, paper: PageSetup) -> float:
    """Return how many points *height* is short of a whole number of lines, treating a rounding difference as 0."""
    points = -height % paper.pitch
    return 0.0 if paper.pitch - points < HEIGHT_TOLERANCE else points


def _release_signatures(
    root: Element, heights: Mapping[str, float], paper: PageSetup, loosened: Loosened
) -> dict[Element, str]:
    """Let a signature block break between signers if it is too tall to keep together, or if signatures are *loosened*.

    Return the styles that allow or prevent breaks at signers' blocks.
    """
    break_styles: dict[Element, str] = {}
    room = (paper.lines - 2) * paper.pitch
    for signature in root.iter("div"):
        blocks = _signer_blocks(signature) if _has_class(signature, "signature") else []
        block_heights = [heights[block.attrib["data-block"]] + paper.pitch for block in blocks]
        lines_to_sign = len([block for block in blocks[1:] if not _has_class(block, "listed")])
        lines_above = [line for line in signature if line.tag == "p" and not _has_class(line, "after")]
        height_above = len(lines_above) * paper.pitch
        fits = sum(block_heights) + height_above <= (room if lines_to_sign < 2 else room / 2)
        if not blocks or (fits and "signatures" not in loosened):
            continue
        _style(signature, "break-inside:auto")
        if height_above + block_heights[0] > room:
            for line in lines_above[:-1]:
                _style(line, "break-after:auto")
            height_above = paper.pitch
        height_together = height_above + block_heights[0]
        for before, block, height in zip(blocks, blocks[1:], block_heights[1:], strict=False):
            height_together += height
            if _has_class(block, "listed") and (_has_class(before, "listed") or height_together > room):
                break_styles[block] = "break-before:auto;"
        if lines_to_sign > 1 and sum(block_heights[-2:]) + paper.pitch <= room and "signatures" not in loosened:
            break_styles.setdefault(blocks[-1], "break-before:avoid;")
        for block, height in zip(blocks, block_heights, strict=True):
            if height + paper.pitch > room:
                break_styles[block] = f"{break_styles.get(block, '')}break-inside:auto;"
    return break_styles


def name_signatures(root: Element) -> None:
    """Give an id to each signature block of *root* that is not in a part that begins a new page."""
    divs = list(root.iter("div"))
    separate_blocks = {block for part in divs if _has_class(part, "new-page") for block in part.iter()}
    blocks = [block for block in divs if _has_class(block, "signature") and block not in separate_blocks]
    for index, block in enumerate(blocks):
        other_signers = _signer_blocks(block)[1:]
        has_several_firms = any(
            not _has_class(signer, "same-firm") and not _has_class(signer, "listed") for signer in other_signers
        )
        block.set("id", f"{NAMES['signatures' if has_several_firms else 'last lines']}{index}")


def release_presenters(root: Element) -> None:
    """Allow a page break before the attorneys who present an order."""
    for part in root.iter("div"):
        if _has_class(part, "presenters"):
            _style(part, "break-before:auto")


def ensure_first_text_id(root: Element) -> str:
    """Return the id of the first text below the caption, adding an id if it has none; "" if there is no text."""
    parts = [*root[-1]]
    caption_indexes = [index for index, part in enumerate(parts) if _has_class(part, "caption")]
    if not caption_indexes:
        return ""
    texts = [part for part in parts[caption_indexes[-1] + 1 :] if part.tag != "div"]
    if not texts:
        return ""
    return str(texts[0].attrib.setdefault("id", FIRST_TEXT_ID))


def notes(root: Element) -> list[str]:
    """Return the ids of the footnotes in *root*, in the order of their calls."""
    return [str(block.get("id")) for block in padded_blocks(root) if _has_class(block, "note")]


def long_notes(root: Element, heights: Mapping[str, float], paper: PageSetup) -> list[str]:
    """Return the ids of footnotes that do not fit on a page with the footnote rule and two lines of text."""
    footnotes = (block for block in padded_blocks(root) if _has_class(block, "note"))
    return [str(note.get("id")) for note in footnotes if heights[note.attrib["data-block"]] > grid.notes_room(paper)]


def long_rows(root: Element, heights: Mapping[str, float], paper: PageSetup) -> list[str]:
    """Return the first words of each table row that is too tall for a page with two other lines."""
    max_height = (paper.lines - 2) * paper.pitch
    first_words: list[str] = []
    for block in padded_blocks(root):
        if block.tag == "tr" and heights[block.attrib["data-block"]] + grid.gap(paper) > max_height:
            words = "".join(block.itertext()).split()
            first_words.append(" ".join(words[:ROW_WORDS_QUOTED]))
    return first_words


def lengthen_caption(root: Element, points: float, paper: PageSetup) -> None:
    """Add *points* below a caption of several pages in *root*, so that the text below it is on the grid."""
    for part in root.iter("div"):
        if _has_class(part, "caption"):
            _style(part, f"margin-bottom:{paper.pitch + points:.2f}pt")


def begin_page(root: Element, note: str) -> None:
    """Make the paragraph or list item of *root* that calls *note* begin a new page."""
    for block in [*root.iter("p"), *root.iter("li")]:
        if any(part.get("id") == note for part in block.iter()):
            _style(block, f"{block.get('style', '')};break-before:page")


def _style(element: Element, style: str) -> None:
    element.set("style", style)


def _has_class(element: Any, name: str) -> bool:
    return name in str(element.get("class", "")).split()
