"""Shows the deletions of a marked copy in brackets, for a PDF; a Word file has tracked changes instead."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assembler.comparing.resolved import FRAME, RUNS
from assembler.plan.blocks import MarkedLine, Note, RichText, Run, Words
from assembler.plan.plan import Plan

OPENING = Words("[", change="bracket")

CLOSING = Words("]", change="bracket")


def in_brackets(plan: Plan) -> Plan:
    """Return the marked *plan* with each deletion in brackets instead of struck through."""
    page_setup = replace(plan.page_setup, deleted="brackets")
    return replace(plan, page_setup=page_setup, **{name: _in_brackets(getattr(plan, name)) for name in FRAME})


def _in_brackets(value: Any) -> Any:
    """Return *value*, a part of a plan, with its deletions in brackets."""
    if isinstance(value, MarkedLine):
        return MarkedLine(tuple(run for run in with_brackets(value.runs) if isinstance(run, Words)))
    if isinstance(value, tuple) and value and isinstance(value[0], RUNS):
        return with_brackets(value)
    if isinstance(value, tuple):
        parts = tuple(map(_in_brackets, value))
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    if is_dataclass(value) and not isinstance(value, type):
        values = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        changed = {name: new_part for name, part in values.items() if (new_part := _in_brackets(part)) is not part}
        return replace(value, **changed) if changed else value
    return value


def with_brackets(rich: RichText) -> RichText:
    """Return *rich* with brackets around each series of deleted runs; spaces at its ends stay outside."""
    return tuple(_bracketed(rich))


def _bracketed(rich: RichText) -> Iterator[Run]:
    series: list[Run] = []
    for run in rich:
        if run.change == "deleted":
            series.append(run)
            continue
        yield from _with_brackets(series)
        series = []
        yield replace(run, text=with_brackets(run.text)) if isinstance(run, Note) else run
    yield from _with_brackets(series)


def _with_brackets(series: list[Run]) -> Iterator[Run]:
    """Yield a *series* of deleted runs between two brackets; nothing for an empty series."""
    if not series:
        return
    first = series[0]
    if isinstance(first, Words) and first.text.startswith(" ") and first.text.strip(" "):
        yield Words(" ")
        series = [replace(first, text=first.text.lstrip(" ")), *series[1:]]
    last = series[-1]
    space = ""
    if isinstance(last, Words) and last.text != "\n":
        space = last.text[len(last.text.rstrip(" ")) :]
        series = [*series[:-1], replace(last, text=last.text.rstrip(" "))]
    yield OPENING
    for run in series:
        if isinstance(run, Note):
            yield replace(run, text=with_brackets(run.text), change="bracketed")
        elif run.text:
            yield replace(run, change="bracketed")
    yield CLOSING
    if space:
        yield Words(space)
