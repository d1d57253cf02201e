"""Wraps each passage in a right-to-left script, or in a script that reorders letters, in a separate element.

The engine then orders each passage separately, so that a number or a period after a Hebrew name stays after the name,
and the file can give the text of each passage.
"""

from xml.etree.ElementTree import Element

from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE

PASSAGE_CLASS = "passage"
"""The class of an element around a passage."""

MIN_BREAKABLE_WORD = 24
"""The minimum length of a word that may be broken at a line's end."""

UNPRINTED_ELEMENTS = frozenset({"head", "style", "script", "title"})
"""HTML elements whose text is not printed."""


def wrap_passages(root: Element) -> None:
    """Wrap each passage in *root* in its own `span`, unless it is already in one."""
    if root.tag in UNPRINTED_ELEMENTS or root.get("class") == PASSAGE_CLASS:
        return
    root.text, children = _split_passages(root.text)
    for child in root:
        wrap_passages(child)
        child.tail, passages = _split_passages(child.tail)
        children += [child, *passages]
    root[:] = children


def _split_passages(text: str | None) -> tuple[str | None, list[Element]]:
    """Return the part of *text* before its first passage, and its passages, each with the text that follows it."""
    passages = list(PASSAGE.finditer(text or ""))
    if text is None or not passages:
        return text, []
    ends = [match.start() for match in passages[1:]] + [len(text)]
    spans = [_span(match[0], text[match.end() : end]) for match, end in zip(passages, ends, strict=True)]
    return text[: passages[0].start()], spans


def _span(passage: str, tail: str) -> Element:
    style = ""
    if ANY_RIGHT_TO_LEFT.search(passage):
        style += "direction: rtl;"
    if max(map(len, passage.split())) < MIN_BREAKABLE_WORD:
        style += "overflow-wrap: normal"
    span = Element("span", {"class": PASSAGE_CLASS, "style": style})
    span.text = passage
    span.tail = tail
    return span
