"""Lists inside a paragraph: the labels of their items, and how deep an item is."""

import re
from dataclasses import dataclass

from assembler.importing.notation import with_literal_number
from assembler.importing.read_document import TextBlock
from assembler.language.typed_signs import LABEL_SERIES

LABEL = re.compile(
    r"\s{0,9}(?P<label>\((?:[A-Za-z]{1,5}|\d{1,3})\)|(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5}|\d{1,3})[.)])\s{1,9}(?=\S)"
)
"""A label at the beginning of a list item, such as "(a)", "iv." or "2)"."""

BULLET = re.compile(r"\s{0,12}+(?P<label>[•●▪◦‣·o\uf0b7\uf0a7\ufffd–—-])\s++(?=\S)")
"""A bullet at the beginning of a list item."""


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The label of an item as printed, and the number of characters that it takes in the text."""

    printed: str
    skip: int
    bullet: bool = False

    def follows(self, earlier: str) -> bool:
        """Whether the label directly follows *earlier* in a series of letters or numbers."""
        before = earlier.strip("().")
        sign = self.printed.strip("().")
        return any(
            before in series and sign in series and series.index(sign) == series.index(before) + 1
            for series in LABEL_SERIES
        )


def label_of(block: TextBlock, start: int = 0) -> ListLabel:
    """Return the label with which *block* begins after *start* characters; it is empty if the block is not an item.

    A bullet before a letter or a number, such as a speck of a scan, is not the label.
    """
    if block.number and not start:
        bullet = not any(sign.isalnum() for sign in block.number) or block.number == "o"
        return ListLabel(block.number.strip(), skip=0, bullet=bullet)
    text = block.text[start:]
    if match := LABEL.match(text):
        return ListLabel(match["label"], start + match.end())
    if (match := BULLET.match(text)) and match["label"] != "o":
        if inner_match := LABEL.match(text, match.end()):
            return ListLabel(inner_match["label"], start + inner_match.end())
        return ListLabel(match["label"], start + match.end(), bullet=True)
    return ListLabel(printed="", skip=start)


def list_item(text: str, item: str, depth: int, *, bullet: bool = False) -> str:
    """Return the words that add *item* to *text* as the last item of a list, inside *depth* other lists."""
    last = text.rsplit("\n", 1)[-1].lstrip()
    gap = "\n" if last.startswith(("- ", "* ")) or is_item_end(text) else "\n\n"
    return f"{gap}{'  ' * depth}{'*' if bullet else '-'} {with_literal_number(item)}"


def is_item_end(text: str) -> bool:
    """Whether *text* ends with an item of a list."""
    return bool(re.search(r"\n\s{0,9}[-*] [^\n]{0,400}$", text))


def depth_of(label: ListLabel, open_labels: list[str]) -> int:
    """Return how many lists are around the list that has *label*, and note *label* in *open_labels*.

    *open_labels* has the last label of each list that is open, the outermost first; at most four are kept.
    """
    for depth in range(len(open_labels) - 1, -1, -1):
        if (label.bullet and open_labels[depth] == label.printed) or label.follows(open_labels[depth]):
            del open_labels[depth + 1 :]
            open_labels[depth] = label.printed
            return depth
    open_labels.append(label.printed)
    del open_labels[4:]
    return len(open_labels) - 1
