"""Finds the words that a paper should show as inserted or deleted, according to its HTML and its plan."""

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from typing import Any

from assembler.outputs.pdf.prove.html_text import HtmlText
from assembler.plan.blocks import Change, Link, MarkedLine, Note, Words
from assembler.plan.plan import Plan
from assembler.proof.proof import comparable_letters


def expected_changes(html: HtmlText, plan: Plan, change: Change) -> str:
    """Return the words with this *change*: first those in *html*, then those in *plan* that a template did not mark."""
    words = html.inserted if change == "inserted" else html.deleted
    letters = comparable_letters(words)
    frame = (plan.judge, plan.corner, plan.counsel, plan.court, plan.caption)
    runs = _marked_runs((*frame, plan.lead, plan.body, plan.signature, plan.statements))
    unmarked = (run.text for run in runs if run.change == change and comparable_letters(run.text) not in letters)
    return " ".join(filter(None, (words, *unmarked)))


def _marked_runs(value: Any) -> Iterator[Words | Link]:
    """Yield the runs in *value*, a block or a part of a block, that are inserted or deleted."""
    if isinstance(value, Words | Link):
        if value.change:
            yield replace(value, change="deleted") if value.change == "bracketed" else value
    elif isinstance(value, MarkedLine):
        yield from _marked_runs(value.runs)
    elif isinstance(value, tuple):
        for part in value:
            yield from _marked_runs(part)
    elif isinstance(value, Note):
        yield from _marked_runs(value.text)
    elif is_dataclass(value):
        yield from _marked_runs(tuple(vars(value).values()))
