"""2 validate: a `Source` becomes a `Matter`, or findings that say where it is not one."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from assembler.catalog import Catalog
from assembler.faults import fault
from assembler.finding import Finding, Stopped
from assembler.load import Source
from assembler.model.matter import Matter
from assembler.nearest import did_you_mean
from assembler.resolve import unresolved
from assembler.yaml_text import Path

WORDS: Mapping[str, str] = {
    "int_parsing": "is not a whole number",
    "bool_parsing": "is neither `true` nor `false`",
    "string_type": "is not a text",
    "tuple_type": "is not a list",
    "mapping_type": "is not a map of names",
    "dict_type": "is not a map of names",
    "model_type": "is not a map of keys",
    "model_attributes_type": "is not a map of keys",
    "string_pattern_mismatch": "is not a name: letters, digits, hyphens and underscores",
    "string_too_short": "is empty",
}
"""What to say for each type of the model's errors that carries no words of ours."""


def validate(source: Source, catalog: Catalog) -> Matter:
    """Return the matter that *source* describes, its court, causes and document types filled in from *catalog*.

    Raises `Stopped` with every fault found: unknown and missing keys, values of the wrong kind, names that nothing
    carries, references that lead nowhere.
    """
    try:
        matter = Matter.model_validate(source.data, context=catalog)
    except ValidationError as error:
        raise Stopped(*_findings(error, source)) from None
    if findings := tuple(unresolved(matter, source)):
        raise Stopped(*findings)
    return matter


def _findings(error: ValidationError, source: Source) -> list[Finding]:
    found = [_finding(one, source) for one in error.errors(include_url=False)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.place)


def _finding(one: Any, source: Source) -> Finding:
    path = _written(one["loc"], source.data)
    kind, context = one["type"], one.get("ctx", {})
    last = str(one["loc"][-1]) if one["loc"] else ""
    if last == "[key]":
        path = path[:-1] if path and path[-1] == "[key]" else path
        return fault("MAT003", source.where_key(path), f"`{path[-1]}` {WORDS['string_pattern_mismatch']}")
    if kind == "missing":
        return fault("MAT001", source.where(path), f"`{last}` is missing", fix=_example(path, last))
    if kind == "extra_forbidden":
        names = model_fields(path[:-1])
        return fault("MAT002", source.where_key(path), f"`{last}` is not a known key here", fix=did_you_mean(last, names))
    value = one["input"]
    if kind == "unknown_record":
        message = f"no {context['kind']} is called `{value}`"
        return fault("MAT004", source.where(path), message, fix=did_you_mean(str(value), context["names"]))
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "`")
        return fault("MAT003", source.where(path), f"`{last}` is `{_brief(value)}`", fix=f"write {allowed}")
    words = WORDS.get(kind) or one["msg"]
    return fault("MAT003", source.where(path), f"`{last}` is `{_brief(value)}`: {words}" if kind not in WORDS else f"`{last}`, `{_brief(value)}`, {words}")


def _brief(value: Any) -> str:
    match value:
        case Mapping():
            return "a map"
        case list() | tuple():
            return "a list"
    text = str(value).strip()
    return text if len(text) <= 40 else f"{text[:40]}..."


def _written(loc: tuple[str | int, ...], data: Any) -> Path:
    """Return *loc* without the parts that the model adds and the matter does not have."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, Mapping) and part in data:
            data = data[part]
        elif isinstance(data, (list, tuple)) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def model_fields(path: Path) -> tuple[str, ...]:
    """Return the keys that the map at *path* of a matter may have."""
    model: Any = Matter
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return tuple(model.model_fields)


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _inner(part))), None)


def _example(path: Path, key: str) -> str:
    model: Any = Matter
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    field = model.model_fields.get(key)
    if field is None or not field.examples or not isinstance(field.examples[0], str):
        return f"add `{key}:`"
    return f"add it, as in `{key}: {field.examples[0]}`"
