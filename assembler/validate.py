"""2 validate: a `Source` becomes a `Matter`, or findings that say where it is not one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from assembler.catalog import Catalog
from assembler.faults import brief, fault
from assembler.finding import Finding, Stopped
from assembler.known_keys import example, known_keys
from assembler.load import Source
from assembler.model.base import CODE, NAME
from assembler.model.matter import Matter
from assembler.nearest import did_you_mean, near
from assembler.references import dangling
from assembler.resolve import unresolved
from assembler.yaml_slips import UNDER_A_BAR
from assembler.yaml_text import Path

WORDS: Mapping[str, str] = {
    "int_parsing": "is not a whole number",
    "int_parsing_size": "is beyond all numbers",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "bool_parsing": "is neither `true` nor `false`",
    "bool_type": "is neither `true` nor `false`",
    "int_type": "is not a whole number",
    "string_type": "is not a text",
    "string_too_short": "is empty",
    "string_too_long": "has more than {max_length} letters",
    "tuple_type": "is not a list",
    "mapping_type": "is not a map of names",
    "dict_type": "is not a map of names",
    "model_type": "is not a map of keys",
    "model_attributes_type": "is not a map of keys",
}
"""What to say of a value, for each type of the model's errors that carries no words of ours."""

PATTERNS: Mapping[str, str] = {
    NAME: "is not a name: letters, digits, hyphens and underscores",
    CODE: "is not the code of a rule, such as `SIG001`",
}
"""What to say of a value that does not fit a pattern."""


def validate(source: Source, catalog: Catalog) -> Matter:
    """Return the matter that *source* describes, its court, causes and document types filled in from *catalog*.

    Raises `Stopped` with every fault found, by place: unknown and missing keys, values of the wrong kind, names that
    nothing carries, references that lead nowhere.
    """
    try:
        matter = Matter.model_validate(source.data, context=catalog)
    except ValidationError as error:
        raise Stopped(*_by_place(_finding(one, source) for one in error.errors(include_url=False))) from None
    if findings := _by_place((*unresolved(matter, source, catalog), *dangling(matter, source))):
        raise Stopped(*findings)
    return matter


def _by_place(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(findings), key=lambda one: (one.place, one.code, one.message))


def _finding(one: Any, source: Source) -> Finding:
    """Return what one error of the model means to who wrote the matter."""
    path, last = _written(one["loc"], source.data), str(one["loc"][-1])
    match one["type"]:
        case "missing":
            return fault("MAT001", source.where(path), f"`{last}` is missing", fix=example(path, last))
        case "extra_forbidden":
            return _unknown_key(path, last, source)
        case "unknown_record":
            return _unknown_record(one, path, source)
        case "literal_error":
            return _not_among(one, path, source)
        case _ if last == "[key]":
            return _no_name(one, path, source)
    fix = UNDER_A_BAR if one["type"] == "string_type" and not isinstance(one["input"], str) else ""
    return fault("MAT003", source.where(path), f"{_subject(path)}, {_shown(one['input'])}, {_words(one)}", fix=fix)


def _unknown_key(path: Path, key: str, source: Source) -> Finding:
    """A key with a space in it is no slip of a key: it is a sentence with a colon."""
    fix = UNDER_A_BAR if " " in key else did_you_mean(key, known_keys(path[:-1]))
    return fault("MAT002", source.where_key(path), f"`{brief(key)}` is not a known key here", fix=fix)


def _no_name(one: Any, path: Path, source: Source) -> Finding:
    key = str(one["input"])
    fix = UNDER_A_BAR if " " in key else ""
    return fault("MAT003", source.where_key(path), f"`{brief(key)}` {_words(one)}", fix=fix)


def _unknown_record(one: Any, path: Path, source: Source) -> Finding:
    kind, value = one["ctx"]["kind"], str(one["input"])
    message = f"no {KINDS.get(kind, kind)} is called `{brief(value)}`"
    return fault("MAT004", source.where(path), message, fix=did_you_mean(value, one["ctx"]["names"]))


KINDS: Mapping[str, str] = {"document": "document type", "cause": "cause of action"}
"""Kinds of record whose name in the catalogue is not the word for them."""


def _not_among(one: Any, path: Path, source: Source) -> Finding:
    expected: str = one["ctx"]["expected"]
    nearest = near(str(one["input"]), re.findall("'([^']*)'", expected))
    meant = f"did you mean `{nearest[0]}`? " if nearest else ""
    allowed = expected.replace("'", "`")
    message = f"{_subject(path)}, {_shown(one['input'])}, is not one of the words that stand here"
    return fault("MAT003", source.where(path), message, fix=f"{meant}write {allowed}")


def _words(one: Any) -> str:
    context: dict[str, Any] = one.get("ctx", {})
    if one["type"] == "string_pattern_mismatch":
        return PATTERNS[context["pattern"]]
    return WORDS[one["type"]].format(**context) if one["type"] in WORDS else one["msg"]


def _subject(path: Path) -> str:
    """Return what a message calls the value at *path*: by its key, or as an entry of the list that has one."""
    match path:
        case (*_, str(key)):
            return f"`{brief(key)}`"
        case (*_, str(key), int()):
            return f"an entry of `{brief(key)}`"
    return "an entry"


def _shown(value: Any) -> str:
    return f"`{brief(value)}`" if isinstance(value, str) else brief(value)


def _written(loc: tuple[str | int, ...], data: Any) -> Path:
    """Return *loc* without the parts that the model adds and the matter does not have."""
    path: list[str | int] = []
    for part in loc:
        if not _has(data, part):
            continue
        data = data[part]
        path.append(part)
    return tuple(path)


def _has(data: Any, part: str | int) -> bool:
    match data:
        case Mapping():
            return part in data
        case list() | tuple():
            return isinstance(part, int) and part < len(data)
    return False
