"""Passages in scripts from right to left, or that reorder their letters, set apart in elements of their own.

So the engine orders a passage by itself: the number or the full stop behind a Hebrew name stays behind it. And the
file can say what the passage reads.
"""

from xml.etree.ElementTree import Element

from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE

CLASS = "passage"
LONG_WORD = 24
"""Letters of a word that may be broken where it meets the end of a line: some scripts write whole sentences in one."""
UNSET = frozenset({"head", "style", "script", "title"})
"""Elements whose text is not set."""


def set_apart(root: Element) -> None:
    """Put each passage of *root* into a `span` of its own. What is set apart already stays as it is."""
    if root.tag in UNSET or root.get("class") == CLASS:
        return
    root.text, children = _split(root.text)
    for child in root:
        set_apart(child)
        child.tail, passages = _split(child.tail)
        children += [child, *passages]
    root[:] = children


def _split(text: str | None) -> tuple[str | None, list[Element]]:
    """Return *text* as far as its first passage, and its passages, each with what follows it."""
    found = list(PASSAGE.finditer(text or ""))
    if text is None or not found:
        return text, []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return text[: found[0].start()], [
        _span(match[0], text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    ]


def _span(passage: str, tail: str) -> Element:
    style = "direction: rtl;" if ANY_RIGHT_TO_LEFT.search(passage) else ""
    style += "overflow-wrap: normal" if max(map(len, passage.split())) < LONG_WORD else ""
    span = Element("span", {"class": CLASS, "style": style})
    span.text, span.tail = passage, tail
    return span
