"""Keeps a signature on the same page as the last paragraph and, if that paragraph is short, the one before it.

The engine would test a selector that looks ahead, `p:has(+ .signature)`, on each pair of paragraphs; a class costs
nothing.
"""

from xml.etree.ElementTree import Element

CLASS = "last-words"
"""The class of paragraphs that the style sheet keeps with the paragraph before them."""
ONE_LINE = 100
"""The maximum length in characters of a paragraph that may be a single line; two lines above a signature are enough."""


def mark_last_words(root: Element) -> None:
    """Mark each paragraph of *root* that is between another paragraph and a signature and may be a single line."""
    for parent in root.iter():
        children = list(parent)
        for before, last, after in zip(children, children[1:], children[2:], strict=False):
            is_last = before.tag == last.tag == "p" and "signature" in after.get("class", "").split()
            if is_last and len("".join(last.itertext())) <= ONE_LINE:
                last.set("class", f"{last.get('class', '')} {CLASS}".strip())
