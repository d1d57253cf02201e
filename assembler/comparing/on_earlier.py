"""Shows the changes on a copy of the earlier paper, for a court that wants the marks there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from assembler.comparing.contract import AS_PRINTED, prove_contract
from assembler.comparing.marked_blocks import MarkedStep
from assembler.comparing.marked_plan import MarkedPaper, marked_paper
from assembler.comparing.marked_text import with_joined_runs
from assembler.comparing.resolved import FRAME, RUNS
from assembler.findings.finding import Place
from assembler.plan.blocks import Block, Change, MarkedLine, Note, RichText, Run, Words
from assembler.plan.plan import Plan

OPPOSITE: Mapping[Change, Change] = {"inserted": "deleted", "deleted": "inserted"}
"""The change from the later to the earlier paper, by the change from the earlier to the later."""


def plan_on_earlier(paper: MarkedPaper, place: Place) -> Plan:
    """Return the plan of the earlier paper of *paper*, with the later paper's deletions and insertions.

    It has the form and the numbers of the earlier paper; an inserted paragraph has its number in the later one. A
    reference whose number changed is also marked. Raises `MatterError` if either paper cannot be read from the result.
    """
    reverse = marked_paper(paper.new, paper.old, place, AS_PRINTED)
    parts = {name: _with_opposite_marks(getattr(reverse.plan, name)) for name in FRAME if name != "body"}
    body = tuple(_with_opposite_marks(block) for block in _deleted_first(reverse.steps))
    plan = replace(reverse.plan, **parts, body=body, id=paper.new.id)
    prove_contract(plan, paper.old, paper.new, AS_PRINTED, place, numbers_of="earlier")
    return plan


def _deleted_first(steps: Sequence[MarkedStep]) -> Iterator[Block]:
    """Yield the blocks of *steps*; between two common units, those only in the earlier paper come first."""
    for _, group in groupby(steps, key=lambda marked_step: bool(marked_step.step.old and marked_step.step.new)):
        for marked_step in sorted(group, key=lambda marked_step: marked_step.step.new is None):
            yield from marked_step.blocks


def _with_opposite_marks(value: Any) -> Any:
    """Return *value*, a part of a marked plan, with inserted text as deleted and deleted text as inserted."""
    if isinstance(value, MarkedLine):
        return MarkedLine(tuple(run for run in _with_opposite_changes(value.runs) if isinstance(run, Words)))
    if isinstance(value, tuple) and value and isinstance(value[0], RUNS):
        return _with_opposite_changes(value)
    if isinstance(value, tuple):
        parts = tuple(map(_with_opposite_marks, value))
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    if not is_dataclass(value) or isinstance(value, type):
        return value
    values = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    changed = {name: new_part for name, part in values.items() if (new_part := _with_opposite_marks(part)) is not part}
    if values.get("divided"):
        changed["divided"] = OPPOSITE[values["divided"]]
    return replace(value, **changed) if changed else value


def _with_opposite_changes(rich: RichText) -> RichText:
    """Return *rich* with opposite changes; of neighboring changes, deletions come first."""
    runs: list[Run] = []
    for _, group in groupby(map(_opposite_run, rich), key=lambda run: bool(run.change)):
        runs += sorted(group, key=lambda run: run.change != "deleted")
    return with_joined_runs(runs)


def _opposite_run(run: Run) -> Run:
    change = OPPOSITE.get(run.change, run.change)
    if isinstance(run, Note):
        return replace(run, text=_with_opposite_changes(run.text), change=change)
    return replace(run, change=change)
