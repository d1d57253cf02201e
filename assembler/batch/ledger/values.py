"""Checks that a run can have written the values in a ledger. Any other value is reported as damage."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from assembler.batch.filing.outcome import Verdict
from assembler.findings.finding import Severity

RECORD_TYPES = {"code": str, "severity": str, "message": str, "file": str, "line": int, "column": int, "fix": str}
"""The keys of a finding in a ledger, and the types of their values."""

SEVERITIES = [*map(str, Severity)]

COUNTED_FACTS = {"run", "total", "done"}
"""The facts about a batch whose values are numbers."""

JSON_FACTS = {"notes": list, "sources": dict, "compared": dict}
"""The facts about a batch whose values are JSON, and the types of the parsed values."""

COMPARISON_SOURCES = ("base", "root", "templates", "today")
"""The keys of the fact `compared`, if the fact is not empty."""


def is_record(value: Any) -> bool:
    """Whether *value* is a finding as `outcome.as_record` writes it."""
    is_valid = isinstance(value, dict) and all(isinstance(value.get(name), kind) for name, kind in RECORD_TYPES.items())
    return is_valid and value["severity"] in SEVERITIES


def is_filing(
    *,
    texts: Iterable[Any],
    counts: Iterable[Any],
    amounts: Iterable[Any],
    verdict: Any,
    maps: Iterable[Any],
    names: Any,
) -> bool:
    """Whether these can be the values of a filing's entry.

    *counts* must be whole numbers, *amounts* any numbers; *maps* are maps of texts, and *names* is a list of texts.
    """
    is_valid = verdict in get_args(Verdict) and all(isinstance(text, str) for text in texts)
    return (
        is_valid
        and all(isinstance(count, int) and count >= 0 for count in counts)
        and all(isinstance(amount, int | float) and amount >= 0 for amount in amounts)
        and all(_has_texts(text_map, dict) for text_map in maps)
        and _has_texts(names, list)
    )


def is_fact(key: str, value: Any) -> bool:
    """Whether *value* can be the value of the batch's fact called *key*."""
    if not isinstance(value, str):
        return False
    if key in COUNTED_FACTS:
        return _is_number(value)
    if key == "shard":
        number, slash, count = value.partition("/")
        return bool(slash) and _is_number(number) and _is_number(count)
    return key not in JSON_FACTS or _is_json_fact(key, value)


def _is_json_fact(key: str, value: str) -> bool:
    try:
        data = json.loads(value)
        if key == "compared" and data:
            date.fromisoformat(data["today"] or "2000-01-01")
            return _has_texts(data, dict) and all(name in data for name in COMPARISON_SOURCES)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    if key == "notes":
        return isinstance(data, list) and all(map(is_record, data))
    return _has_texts(data, JSON_FACTS[key])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16  # so that SQLite can store it as an integer


def _has_texts(data: Any, kind: type[Any]) -> bool:
    """Whether *data* is a list or map, as *kind* requires, and all its values are texts."""
    if not isinstance(data, kind):
        return False
    values: Iterable[Any] = data.values() if isinstance(data, dict) else data
    return all(isinstance(value, str) for value in values)
