"""Measures the heights of the blocks that are padded to whole lines, and caches them for later papers of the process.

The engine lays out a measuring copy, which has only these blocks, on one tall page. Each child of the copy's body is a
piece. A piece is not measured again if an earlier paper had an equal piece with the same style sheets, after pieces of
the same kinds. If a style sheet has a selector that depends on more than that, heights are reused only for an identical
paper.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, tostring

from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.outputs.pdf.paginate.typeset import render, with_tree

MAX_PIECES = 4096
"""The cache of heights is cleared when it has more pieces than this."""

DECIMAL_PLACES = 6
"""The decimal places to which heights are rounded, so that they do not depend on the position of the block."""

HEIGHTLESS_TAGS = frozenset({"title", "meta"})
"""Elements of a paper's head that do not affect heights."""

BLOCK_ATTRIBUTE = "data-block"
"""The attribute that names the blocks of a paper, such as `block-3`."""

CONTEXT_SELECTOR = re.compile(r":has\(|:empty|\[|#[^\s>+~#]*+[\s>+~]|[+~][^+~]*[+~]")
"""The parts of selectors that depend on more than a piece, its enclosing elements, and the kinds of earlier pieces."""

COUNTING_SELECTOR = re.compile(r":(?:nth|last|only)-")
"""Matches a selector that counts elements."""

SELECTOR_SEPARATOR = re.compile(r"[\s>+~,]+")
"""Matches what separates the parts of selectors."""

NAMES = re.compile(r"[\w.-]*")
"""Matches the tag and the classes at the beginning of a part."""

Piece = tuple[Any, ...]
"""The key of a piece: everything that affects the heights of its blocks."""


@dataclass
class KeptHeights:
    """A cache of the heights that this process has measured."""

    by_piece: dict[Piece, tuple[float, ...]] = field(default_factory=dict)
    """The heights of the blocks in each piece, in order."""


HEIGHTS = KeptHeights()


def block_heights(paper: Any, copy: Element) -> Mapping[str, float]:
    """Return the height in points of each block of *copy*, a measuring copy of the engine's *paper*, by its name."""
    cache = HEIGHTS.by_piece
    if len(cache) > MAX_PIECES:
        cache.clear()
    pieces = list(_pieces(copy))
    new_pieces = {piece: blocks for piece, _, blocks in pieces if piece not in cache}
    if new_pieces:
        body = copy[-1]
        body[:] = [element if piece in new_pieces else _empty_copy(element) for piece, element, _ in pieces]
        pages = render(with_tree(paper, copy)).pages
        height_by_name = {name: box.bottom - box.top for page in pages for name, box in boxes(page).items()}
        for piece, blocks in new_pieces.items():
            cache[piece] = tuple(round(height_by_name[block], DECIMAL_PLACES) for block in blocks)
    height_by_block: dict[str, float] = {}
    for piece, _, blocks in pieces:
        height_by_block |= dict(zip(blocks, cache[piece], strict=True))
    return height_by_block


def _pieces(copy: Element) -> Iterator[tuple[Piece, Element, list[str]]]:
    """Yield each piece of *copy* as a key, its element, and the ids of its blocks.

    The key contains everything that affects the heights of the blocks.
    """
    head = copy[0]
    body = copy[-1]
    head_parts = [part for part in head if part.tag not in HEIGHTLESS_TAGS]
    head_html = "".join(tostring(part, encoding="unicode", method="html") for part in head_parts)
    enclosing_key = (head_html, _selectable(copy), _selectable(body))
    elements = list(body)
    whole_paper = tostring(copy, encoding="unicode", method="html") if _depends_on_more(head_html, elements) else ""
    previous_kind: Piece | None = None
    earlier_kinds: frozenset[Piece | None] = frozenset()
    for index, element in enumerate(elements):
        context: Piece = (*enclosing_key, previous_kind, earlier_kinds)
        if whole_paper:
            context = (*context, whole_paper, index)
        earlier_kinds |= {previous_kind}
        previous_kind = _selectable(element)
        parts = [part for part in element.iter() if BLOCK_ATTRIBUTE in part.attrib]
        blocks = [part.attrib.pop(BLOCK_ATTRIBUTE) for part in parts]
        yield (*context, tostring(element, encoding="unicode", method="html")), element, blocks
        for part, block in zip(parts, blocks, strict=True):
            part.set("id", block)


def _depends_on_more(sheets: str, elements: list[Element]) -> bool:
    """Whether a rule of *sheets* depends on more than a key contains, such as a piece's position among *elements*."""
    depends_on_more, counting = _selectors_that_depend_on_more(sheets)
    kinds = [{element.tag, *element.get("class", "").split()} for element in elements]
    return depends_on_more or any(names <= kind for names in counting for kind in kinds)


@lru_cache(maxsize=8)
def _selectors_that_depend_on_more(sheets: str) -> tuple[bool, tuple[frozenset[str], ...]]:
    """Return whether `CONTEXT_SELECTOR` matches a selector in *sheets*, and the names in counting selectors."""
    selectors = [*_selectors(sheets)]
    counting: set[frozenset[str]] = set()
    depends_on_more = False
    for selector in selectors:
        counting_parts = [part for part in SELECTOR_SEPARATOR.split(selector) if COUNTING_SELECTOR.search(part)]
        for part in counting_parts:
            counting.add(frozenset(name for name in _names_in(part).split(".") if name))
        single_selectors = [single_selector.strip() for single_selector in selector.split(",")]
        depends_on_more = depends_on_more or any(map(CONTEXT_SELECTOR.search, single_selectors))
    return depends_on_more, tuple(counting)


def _selectors(sheets: str) -> Iterator[str]:
    """Yield each selector or at-rule before an opening brace in *sheets*, without comments."""
    code, *commented_parts = sheets.split("/*")
    for part in commented_parts:
        _, _, code_after_comment = part.partition("*/")
        code += code_after_comment
    for text in code.split("{")[:-1]:
        start = max(text.rfind("}"), text.rfind(";")) + 1
        yield text[start:]


def _names_in(part: str) -> str:
    name_match = NAMES.match(part)
    return name_match[0] if name_match else ""


def _selectable(element: Element) -> Piece:
    """Return the tag and attributes of *element* that selectors for later or enclosed elements may test."""
    attributes = [(name, value) for name, value in element.attrib.items() if name in {"class", "style", "lang"}]
    return (element.tag, *attributes)


def _empty_copy(element: Element) -> Element:
    """Return *element* without its content and id."""
    return Element(element.tag, {name: value for name, value in element.attrib.items() if name != "id"})
