"""Lets a long word break before a footnote call, so that the call does not run into the margin."""

from xml.etree.ElementTree import Element

from assembler.plan.blocks import MAX_UNBROKEN_WORD

LAST_LETTERS = 4
"""The number of letters of a long word after its extra break."""

ZERO_WIDTH_SPACE = "\u200b"
"""A character at which a line may break."""


def allow_breaks_before_calls(root: Element) -> None:
    """Allow a line break shortly before the end of a very long word that precedes a footnote call.

    A long word, such as a web address, may break anywhere except just before the call; without the extra break, the
    call could run into the margin.
    """
    for parent in root.iter():
        previous: Element | None = None
        for child in parent:
            if "note" in child.get("class", "").split():
                if previous is None:
                    parent.text = _breakable(parent.text or "")
                else:
                    previous.tail = _breakable(previous.tail or "")
            previous = child


def _breakable(text: str) -> str:
    """Return *text* with a zero-width space before the last letters of its last word, if that word is long."""
    _, _, last_word = text.rpartition(" ")
    if len(last_word) <= MAX_UNBROKEN_WORD:
        return text
    return f"{text[:-LAST_LETTERS]}{ZERO_WIDTH_SPACE}{text[-LAST_LETTERS:]}"
