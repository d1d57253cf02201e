"""The plan of a filed paper as plain data, so that later papers can be compared with it as it was filed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from assembler.catalog.filed_papers import FiledPaper
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import place_of
from assembler.plan import blocks, plan
from assembler.plan.plan import Box, Plan
from assembler.plan.tables import table
from assembler.plan.word_count import fingerprint_of_text

CLASS_KEY = "is"
"""The key for a record's class name."""

CLASSES: Mapping[str, Any] = {
    name: value
    for module in (blocks, plan, table)
    for name, value in vars(module).items()
    if isinstance(value, type) and (is_dataclass(value) or value is Box)
}
"""The classes of a plan's parts, by their names."""

RECORD_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""The errors that a changed record can cause."""


def printed_parts(paper_plan: Plan) -> Plan:
    """Return *paper_plan* without the parts that no page shows, such as its e-filing data and its page rules."""
    statements = tuple(replace(statement, recitals=()) for statement in paper_plan.statements)
    return replace(
        paper_plan,
        statements=statements,
        relies=(),
        own_sentences=(),
        recitals=(),
        page_rules=None,
        unlisted=(),
        unnamed=(),
        filing_data=None,
    )


def fingerprint_of_plan(paper_plan: Plan) -> str:
    """Return a hash of the printed parts of *paper_plan*, without its tables, which depend on the paper's length."""
    parts = replace(printed_parts(paper_plan), tables=(), tables_over=0)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def as_record(paper_plan: Plan) -> str | None:
    """Return the printed parts of *paper_plan* as JSON; None if they cannot be read back from it unchanged."""
    parts = printed_parts(paper_plan)
    text = json.dumps(_as_data(parts), ensure_ascii=False, separators=(",", ":"))
    return text if _from_data(json.loads(text)) == parts else None


def plan_as_filed(filed: FiledPaper) -> Plan | None:
    """Return the plan of a filed paper; None if its record has no plan, like some records of earlier versions.

    Raises `MatterError` if the plan in the record was changed.
    """
    if not filed.plan or not filed.text:
        return None
    try:
        if hashlib.sha256(filed.plan.encode()).hexdigest() != filed.plan_sha256:
            raise ValueError(filed.plan_sha256)
        paper_plan: Plan = _from_data(json.loads(filed.plan))
        if fingerprint_of_text(paper_plan) == filed.text:
            return paper_plan
    except RECORD_ERRORS:
        pass
    fix = "put the file back from a backup; or import the kept PDF with `assembler import`, and name its matter instead"
    raise MatterError(fault("OUT002", place_of(Path(filed.file)), "has a different text from the filed paper", fix=fix))


def _as_data(value: Any) -> Any:
    """Return *value*, a part of a plan, as plain data; values that are the default are left out."""
    if isinstance(value, Box):
        return {CLASS_KEY: "Box", **value._asdict()}
    if isinstance(value, tuple):
        return [_as_data(part) for part in value]
    if not is_dataclass(value):
        return value
    data = {CLASS_KEY: type(value).__name__}
    for field in fields(value):
        part = getattr(value, field.name)
        has_own_value = field.default is MISSING or part != field.default
        if field.init and has_own_value:
            data[field.name] = _as_data(part)
    return data


def _from_data(data: Any) -> Any:
    """Return the part of a plan that *data* records."""
    if isinstance(data, list):
        return tuple(map(_from_data, data))
    if not isinstance(data, dict):
        return data
    return CLASSES[data[CLASS_KEY]](**{name: _from_data(part) for name, part in data.items() if name != CLASS_KEY})
