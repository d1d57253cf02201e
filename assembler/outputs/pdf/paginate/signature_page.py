"""Keeps a signature on the same page as the last paragraph and, if that paragraph is short, the one before it.

The engine would test a selector that looks ahead, `p:has(+ .signature)`, on each pair of paragraphs; a class costs
nothing.
"""

from itertools import pairwise
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


def unmark_dated_words(root: Element) -> None:
    """Remove the mark from a paragraph whose signature has a date line above it, which is the second line of text."""
    for parent in root.iter():
        for last, signature in pairwise(parent):
            is_dated = len(signature) > 0 and "dated" in signature[0].get("class", "").split()
            if is_dated and CLASS in last.get("class", "").split():
                last.set("class", last.get("class", "").removesuffix(CLASS).strip())
