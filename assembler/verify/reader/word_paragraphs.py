"""Reads the paragraphs in a part of a Word file, with their references, as if tracked changes were accepted."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from assembler.verify.reader import SIGNS
from assembler.verify.reader.word_labels import Labels, W, is_bullet

ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The copy of a drawing for old programs, which repeats the drawing's words."""

GONE = frozenset({f"{W}del", f"{W}moveFrom", ALTERNATIVE})
"""Elements whose text is deleted by a tracked change, or repeats the text of a drawing."""

DELETIONS_IN_TABLES = {f"{W}tr": f"{W}trPr/{W}del", f"{W}tc": f"{W}tcPr/{W}cellDel"}
"""The paths of the tracked changes that delete a row or a cell."""

REFERENCE = re.compile(r"\s{0,9}REF\s{1,9}(\w{1,80})\s")
"""Matches the instruction of a cross-reference."""

SPACES = frozenset({f"{W}br", f"{W}tab", f"{W}cr"})
"""Elements that are read as a space."""

SIGN_TAGS = SPACES | {f"{W}noBreakHyphen", f"{W}sym"}
"""Elements that print one sign."""

MAX_UNREADABLE_SIZE = 4
"""The size in half-points up to which words cannot be read."""

WHITE = "FFFFFF"

Piece = list[str]
"""A piece of text, and the bookmark to which it refers, or ""."""


def paragraphs(root: Any, labels: Labels | None) -> list[dict[str, Any]]:
    """Return the paragraphs in *root*, in the order in which they are printed, with the labels that *labels* counts."""
    blocks: list[dict[str, Any]] = []
    pieces: list[Piece] = []
    number = 0
    for element, following in pairwise([*visible_elements(root, f"{W}p", f"{W}tbl"), None]):
        if element.tag == f"{W}p":
            number += 1
            pieces += _pieces(element)
            if not (_has_deleted_end(element) and _can_join(element, following)):
                blocks.append(_block(element, pieces, labels, number))
                pieces = []
    return [block for block in blocks if _has_words(block)]


def _has_deleted_end(paragraph: Any) -> bool:
    """Whether a tracked change deletes the end of *paragraph*, or moves it away."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{change}") is not None for change in ("del", "moveFrom"))


def _can_join(paragraph: Any, following: Any) -> bool:
    """Whether *following* is a paragraph in the same text, cell, box or note as *paragraph*."""
    is_paragraph = following is not None and following.tag == f"{W}p"
    return is_paragraph and _holder(following) is _holder(paragraph)


def _holder(paragraph: Any) -> Any:
    """Return the cell, text box or note that holds *paragraph*; None if the part of the file itself does."""
    tags = {f"{W}tc", f"{W}txbxContent", f"{W}footnote"}
    return next((parent for parent in paragraph.iterancestors() if parent.tag in tags), None)


def _block(paragraph: Any, pieces: list[Piece], labels: Labels | None, number: int) -> dict[str, Any]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return {
        "number": number,
        "label": labels.label(paragraph) if labels else "",
        "style": "" if style is None else style.get(f"{W}val", ""),
        "table": next(paragraph.iterancestors(f"{W}tbl"), None) is not None,
        "head": any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in paragraph.iterancestors(f"{W}tr")),
        "marks": [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")],
        "pieces": pieces,
    }


def _has_words(block: dict[str, Any]) -> bool:
    text = "".join(words for words, _ in block["pieces"]).strip()
    return bool(text or block["label"]) and not (block["table"] and text in SIGNS)


def visible_elements(root: Any, *tags: str) -> Iterator[Any]:
    """Yield the elements in *root* with one of *tags*, except deleted and repeated elements."""
    for element in root.iter(*tags):
        if not any(map(_is_gone, element.iterancestors())):
            yield element


def _is_gone(element: Any) -> bool:
    """Whether *element* is deleted, as a row or a cell may be too, or repeats the text of a drawing."""
    if element.tag in GONE:
        return True
    deletion = DELETIONS_IN_TABLES.get(element.tag)
    return deletion is not None and element.find(deletion) is not None


def hidden_text(root: Any) -> str:
    """Return the words in *root* that are hidden, struck out, white or tiny; the words of a paper are none of these."""
    runs = [run for run in visible_elements(root, f"{W}r") if _is_hidden(run)]
    return " ".join("".join(text.text or "" for text in run.iter(f"{W}t")).strip() for run in runs).strip()


def _is_hidden(run: Any) -> bool:
    """Whether *run* is formatted so that readers do not see its words, or take them for deleted."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    if any(_is_on(properties.find(f"{W}{name}")) for name in ("vanish", "strike", "dstrike")):
        return True
    size = _value(properties.find(f"{W}sz"))
    color = _value(properties.find(f"{W}color"))
    is_tiny = size.isdecimal() and int(size) <= MAX_UNREADABLE_SIZE
    return is_tiny or (color.upper() == WHITE and not any(_has_shading(parent) for parent in run.iterancestors()))


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _has_shading(parent: Any) -> bool:
    """Whether *parent*, a paragraph, a table cell or a table, has a background on which white words can be read."""
    return any(parent.find(f"{W}{name}/{W}shd") is not None for name in ("pPr", "tcPr", "tblPr"))


def _pieces(paragraph: Any) -> Iterator[Piece]:
    """Yield the text of *paragraph*, with the bookmark of each cross-reference."""
    depth = 0
    instruction = ""
    targets = [""]  # the target of each open field, after "" for text outside fields
    for node in _own_nodes(paragraph):
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            if kind == "begin":
                depth += 1
                instruction = ""
                targets.append("")
            elif kind == "separate":
                if match := REFERENCE.match(f"{instruction} "):
                    targets[-1] = match[1]
            elif kind == "end" and depth:
                depth -= 1
                targets.pop()
        elif node.tag == f"{W}instrText":
            instruction += node.text or ""
        elif node.tag in SIGN_TAGS:
            yield [_sign(node), ""]
        else:
            inner_targets = [target for target in targets if target]
            yield [node.text or "", inner_targets[-1] if inner_targets else ""]


def _sign(node: Any) -> str:
    """Return the sign that *node* prints; "" for a character of a symbol font that is not a bullet."""
    if node.tag == f"{W}sym":
        return "•" if is_bullet(node) else ""
    return " " if node.tag in SPACES else "-"


def _own_nodes(paragraph: Any) -> Iterator[Any]:
    """Yield the pieces of text and the fields of *paragraph*, except those of a paragraph in it, as in a text box."""
    names = ("t", "br", "tab", "cr", "noBreakHyphen", "fldChar", "instrText", "sym")
    for node in visible_elements(paragraph, "*"):
        if node.tag in {f"{W}{name}" for name in names} and next(node.iterancestors(f"{W}p")) is paragraph:
            run = next(node.iterancestors(f"{W}r"), None)
            if run is None or not _is_hidden(run):
                yield node
