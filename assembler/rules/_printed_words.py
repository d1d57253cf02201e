"""Finds out whether a paper prints a text, ignoring capitalization, punctuation and Markdown."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from assembler.language.characters import letters
from assembler.language.regex import Regex
from assembler.language.typed_signs import without_underlines
from assembler.plan.plan import Plan

INVISIBLE_FIELDS = frozenset(
    "id target mark kind document style data relies page_setup page_rules targets unlisted unnamed filing_data"
    " own_sentences".split()
)
"""Fields of a plan and of its blocks whose values are not visible on the page."""

INTERRUPTION = Regex(r"\[\[[^\[\]]*\]\]|\{[^{}\n]*\}|\^\[|\]\([^()\n]*\)|\]|\n")
"""Parts of a text that interrupt its words on the page: references, placeholders, footnotes, pictures, line ends."""


def printed_letters(plan: Plan) -> str:
    """Return the letters and digits of all text that *plan* prints, including its metadata."""
    return letters(" ".join(strings(plan)))


def text_says(plan: Plan, word: str) -> bool:
    """Whether the text of *plan* below the caption contains *word*, regardless of capitalization."""
    return bool(re.search(rf"\b{re.escape(word)}\b", text_of(plan), re.IGNORECASE))


def caption_says(plan: Plan, text: str) -> bool:
    """Whether the caption of *plan* prints *text* as the number or judge, or in the lines below the number or title."""
    caption = plan.caption
    parts = (caption.number, caption.number_lines, caption.title_lines, plan.judge)
    return is_printed(text, letters(" ".join(strings(parts))))


def text_of(plan: Plan) -> str:
    """Return the text of *plan* below the caption, on one line: the body, the signature block and the statements."""
    return " ".join(strings((plan.body, plan.signature, plan.statements)))


def strings(part: Any) -> Iterator[str]:
    """Yield each visible text in *part*, which is a plan or a part of a plan."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for item in part:
            yield from strings(item)
    else:
        for name in _visible_fields(part.__class__):
            yield from strings(getattr(part, name))


@cache
def _visible_fields(kind: Any) -> tuple[str, ...]:
    """Return the fields of the class *kind* whose values are visible on the page; none if it is not a dataclass."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in INVISIBLE_FIELDS)


def is_printed(text: str, printed: str) -> bool:
    """Whether *printed*, the letters and digits of printed papers, contains every part of *text*."""
    return all(letters(part) in printed for part in INTERRUPTION.split(without_underlines(text)))
