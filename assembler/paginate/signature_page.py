"""What a signature keeps with it when it comes to a new page: the last paragraph, and the one before that.

The engine reads a selector that looks ahead, `p:has(+ .signature)`, once for each pair of paragraphs; a mark costs
nothing.
"""

from xml.etree.ElementTree import Element

CLASS = "last-words"
"""The class that the style sheet keeps with the paragraph before it."""


def hold_last_words(root: Element) -> None:
    """Mark each paragraph of *root* that comes between another and a signature."""
    for parent in root.iter():
        children = list(parent)
        for before, last, after in zip(children, children[1:], children[2:], strict=False):
            if before.tag == last.tag == "p" and "signature" in after.get("class", "").split():
                last.set("class", f"{last.get('class', '')} {CLASS}".strip())
