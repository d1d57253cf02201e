"""Reads a marked paper as it is once all changes are accepted, or once all are rejected."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assembler.comparing.marked_text import with_joined_runs
from assembler.plan.blocks import Change, Link, MarkedLine, Note, RichText, Words
from assembler.plan.line_grid import wide_caption
from assembler.plan.plan import CaptionLine, FooterLine, Plan, Signer, Statement

FRAME = ("judge", "corner", "counsel", "court", "caption", "lead", "body", "signature", "statements")
"""The parts of a plan that are compared."""

RUNS = (Words, Link, Note)
"""The types of the runs of a text."""

REMOVED_CHANGES: Mapping[Change, frozenset[Change]] = {
    "deleted": frozenset({"deleted", "bracketed", "bracket"}),
    "inserted": frozenset({"inserted", "bracket"}),
}
"""For each kind of change that is dropped, all kinds of change whose text is then removed."""


def with_changes_resolved(plan: Plan, dropped_change: Change) -> Plan:
    """Return the marked *plan* without the text that has *dropped_change*, and with its other text unmarked.

    The footer is marked only in a plan for a Word file. The title and the parties keep the reading order of the marked
    caption, which may be longer.
    """
    reduced_plan = replace(
        plan, **{name: _without_change(getattr(plan, name), dropped_change) for name in (*FRAME, "footer")}
    )
    return replace(reduced_plan, caption=replace(reduced_plan.caption, title_first=wide_caption(plan)))


def _without_change(value: Any, dropped_change: Change) -> Any:
    """Return *value*, a part of a plan, without dropped text; None if nothing remains of it."""
    if isinstance(value, MarkedLine):
        return "".join(run.text for run in value.runs if run.change not in REMOVED_CHANGES[dropped_change])
    if isinstance(value, tuple) and value and isinstance(value[0], RUNS):
        return _resolved_rich(value, dropped_change)
    if isinstance(value, tuple):
        parts = ((part, _without_change(part, dropped_change)) for part in value)
        remaining_parts = tuple(
            new_part for part, new_part in parts if new_part is not None and not _is_emptied(part, new_part)
        )
        return type(value)(*remaining_parts) if hasattr(value, "_fields") else remaining_parts
    if is_dataclass(value) and not isinstance(value, type):
        is_dropped = getattr(value, "change", "") in REMOVED_CHANGES[dropped_change]
        return None if is_dropped else _resolved_record(value, dropped_change)
    return value


def _is_emptied(before: Any, after: Any) -> bool:
    """Whether a line or a text had words before, and has none now."""
    return bool(before) and isinstance(after, str | tuple) and not after


def _resolved_record(record: Any, dropped_change: Change) -> Any:
    values = {field.name: getattr(record, field.name) for field in fields(record) if field.init}
    new_values = {name: _without_change(value, dropped_change) for name, value in values.items()}
    changed = {name: value for name, value in new_values.items() if value is not values[name]}
    reduced_record = replace(record, **changed) if changed else record
    return None if changed and _is_empty(reduced_record) else reduced_record


def _is_empty(part: Any) -> bool:
    """Whether nothing remains of a line of the caption or the footer, a signer or a statement."""
    match part:
        case FooterLine(text=text):
            return not text
        case CaptionLine(text=text):
            return not text
        case Signer(signed=signed, lines=lines, above=above):
            return not (signed or lines or above)
        case Statement(heading=heading, paragraphs=paragraphs, blocks=blocks, items=items):
            return not (heading or paragraphs or blocks or items)
    return False


def _resolved_rich(rich: RichText, dropped_change: Change) -> RichText:
    remaining_runs = (run for run in rich if run.change not in REMOVED_CHANGES[dropped_change])
    return with_joined_runs([_unmarked(run, dropped_change) for run in remaining_runs])


def _unmarked(run: Any, dropped_change: Change) -> Any:
    if isinstance(run, Note):
        return replace(run, text=_resolved_rich(run.text, dropped_change), change="")
    return replace(run, change="")
