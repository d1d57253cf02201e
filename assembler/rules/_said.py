"""Which words of a matter its papers say, whatever their capitals, marks and Markdown."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from assembler.language.characters import letters
from assembler.plan.plan import Plan

UNSAID = frozenset(
    "id target mark kind document style data relies page_setup page_rules targets unlisted filing_data"
    " own_sentences".split()
)
"""Fields of a plan and its blocks that no reader sees."""

APART = re.compile(r"\[\[[^\[\]]*\]\]|\{[^{}\n]*\}|\^\[|\]\([^()\n]*\)|\]|\n")
"""What divides the words of a text on the page: references, placeholders, footnotes, files of pictures, line ends."""


def said(plan: Plan) -> str:
    """Return the letters of all that *plan* prints, and of its metadata."""
    return letters(" ".join(strings(plan)))


def text_says(plan: Plan, word: str) -> bool:
    """Whether the text of *plan*, from the caption to the last statement, has *word*."""
    return bool(re.search(rf"\b{re.escape(word)}\b", text_of(plan), re.IGNORECASE))


def caption_says(plan: Plan, text: str) -> bool:
    """Whether the lines of the caption of *plan* on number and judge say *text*."""
    head = plan.caption
    return is_said(text, letters(" ".join(strings((head.number, head.number_lines, head.title_lines, plan.judge)))))


def text_of(plan: Plan) -> str:
    """Return the text of *plan* from the caption to the last statement, on one line."""
    return " ".join(strings((plan.body, plan.signature, plan.statements)))


def strings(part: Any) -> Iterator[str]:
    """Yield each text in *part* of a plan, or in a whole one, that a reader sees."""
    match part:
        case str():
            yield part
        case tuple() | list():
            for item in part:
                yield from strings(item)
        case _ if is_dataclass(part) and not isinstance(part, type):
            for name in _seen(type(part)):
                yield from strings(getattr(part, name))


@cache
def _seen(kind: Any) -> tuple[str, ...]:
    """Return the fields of a *kind* of part that a reader sees."""
    return tuple(field.name for field in fields(kind) if field.name not in UNSAID)


def is_said(text: str, papers: str) -> bool:
    """Whether the *papers*, as letters, say every part of *text*."""
    return all(letters(part) in papers for part in APART.split(text))
