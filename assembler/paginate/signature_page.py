"""What a signature keeps with it when it comes to a new page: the last paragraph, and the one before that.

The engine reads a selector that looks ahead, `p:has(+ .signature)`, once for each pair of paragraphs; a mark costs
nothing.
"""

from xml.etree.ElementTree import Element

CLASS = "last-words"
"""The class that the style sheet keeps with the paragraph before it."""
ONE_LINE = 100
"""The most letters of a paragraph that may be a single line; two lines are enough company for a signature."""


def hold_last_words(root: Element) -> None:
    """Mark each paragraph of *root* that comes between another and a signature, and may be a single line."""
    for parent in root.iter():
        children = list(parent)
        for before, last, after in zip(children, children[1:], children[2:], strict=False):
            ends = before.tag == last.tag == "p" and "signature" in after.get("class", "").split()
            if ends and len("".join(last.itertext())) <= ONE_LINE:
                last.set("class", f"{last.get('class', '')} {CLASS}".strip())
