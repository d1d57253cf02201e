"""HTML that is parsed as an earlier paper was, apart from its words; not a byte of a paper differs.

Filings of a batch have the same elements, one after the other, and few words of their own. From the second paper of a
form, its elements are known, and of the next only the words are put in their places. A process that makes one paper has
no use for that.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from assembler.paginate.engine_texts import keeps_lines

KEPT = 16
"""How many forms are known; beyond that all are dropped."""

TAGS = re.compile(r"(<[^<>]*>)")
UNREAD = ("<style", "<script")
"""Elements whose text has no characters in other words, such as &amp;; it belongs to the form."""

BEGIN, END = "\ue000", "\ue001"
"""What is around the number of a text, where a form is parsed."""
PLACE = re.compile(f"([^{BEGIN}{END}]*){BEGIN}([0-9]+){END}([^{BEGIN}{END}]*)")
ODD = re.compile(f"[\0\r{BEGIN}{END}]|&(?!(?:amp|lt|gt|quot|nbsp|#34|#39);)")
"""Characters that the engine reads as others, or as more than Python does, and those by which a text is found again."""

Slot = tuple[int, str, str, int, str]
"""The number of an element, which of its texts it is, and its white space before and after a text of that number."""


@dataclass(frozen=True)
class Form:
    """A paper that the engine has parsed, its elements, and where their words belong."""

    paper: Any
    root: Element
    slots: tuple[Slot, ...]


_known: dict[tuple[str, ...], Form | None] = {}
"""By what a paper has besides its words; None if its words have no places that are certain."""
_once: set[tuple[str, ...]] = set()
"""Of what one paper was parsed."""


def parsed(html: str, anew: Callable[[str], Any], with_tree: Callable[[Any, Element], Any]) -> Any:
    """Return *html* as *anew* parses it, with the elements of an earlier paper if those are the same.

    *with_tree* gives a paper other elements.
    """
    if not keeps_lines() or ODD.search(html):
        return anew(html)
    parts = TAGS.split(html)
    words = [_words(parts, place) for place in range(0, len(parts), 2)]
    if any("<" in word for word in words):  # which may begin an element that has no end
        return anew(html)
    key = tuple(_besides(part, words[place // 2]) if place % 2 == 0 else part for place, part in enumerate(parts))
    if key not in _once:
        _room(_once).add(key)
        return anew(html)
    if key not in _known:
        _room(_known)[key] = _form(html, parts, words, anew)
    form = _known[key]
    return with_tree(form.paper, _filled(form, words)) if form else anew(html)


def _room(kept: Any) -> Any:
    if len(kept) >= KEPT:
        kept.clear()
    return kept


def _words(parts: Sequence[str], place: int) -> str:
    """Return the words of the text at *place*, without the white space around them."""
    return "" if place and parts[place - 1].startswith(UNREAD) else parts[place].strip()


def _besides(text: str, words: str) -> str:
    """Return the white space around the *words* of *text*, or all of a text without words."""
    return BEGIN.join(text.split(words, 1)) if words else text


def _form(html: str, parts: Sequence[str], words: Sequence[str], anew: Callable[[str], Any]) -> Form | None:
    """Return the form of *html*, of *parts* with these *words*; None if not all of them are found again."""
    marked = list(parts)
    for number, word in enumerate(words):
        marked[2 * number] = parts[2 * number].replace(word, f"{BEGIN}{number}{END}", 1) if word else parts[2 * number]
    paper = anew("".join(marked))
    root: Element = paper.etree_element
    slots = tuple(
        (number, side, match[1], int(match[2]), match[3])
        for number, element in enumerate(root.iter())
        for side in ("text", "tail")
        if (match := PLACE.fullmatch(getattr(element, side) or ""))
    )
    form = Form(paper, root, slots)
    whole = sorted(slot[3] for slot in slots) == [number for number, word in enumerate(words) if word]
    return form if whole and tostring(_filled(form, words)) == tostring(anew(html).etree_element) else None


def _filled(form: Form, words: Sequence[str]) -> Element:
    """Return the elements of *form* with *words* in their places."""
    root = deepcopy(form.root)
    elements = list(root.iter())
    for number, side, before, place, after in form.slots:
        text = words[place]
        setattr(elements[number], side, before + (unescape(text) if "&" in text else text) + after)
    return root
