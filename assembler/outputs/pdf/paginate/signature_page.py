"""Keeps the paragraph before a short last paragraph on the page of an undated signature."""

from xml.etree.ElementTree import Element

LAST_WORDS_CLASS = "last-words"
"""The class of paragraphs that the style sheet keeps with the paragraph before them."""

MAX_SINGLE_LINE = 100
"""The maximum length in characters of a paragraph that may be a single line."""


def mark_last_words(root: Element) -> None:
    """Mark each paragraph of *root* that may be one line, follows a paragraph and precedes an undated signature."""
    for parent in root.iter():
        children = list(parent)
        for previous, part, following in zip(children, children[1:], children[2:], strict=False):
            is_last_paragraph = previous.tag == part.tag == "p" and _is_undated_signature(following)
            if is_last_paragraph and len("".join(part.itertext())) <= MAX_SINGLE_LINE:
                part.set("class", f"{part.get('class', '')} {LAST_WORDS_CLASS}".strip())


def _is_undated_signature(part: Element) -> bool:
    is_dated = len(part) > 0 and "dated" in part[0].get("class", "").split()
    return "signature" in part.get("class", "").split() and not is_dated
