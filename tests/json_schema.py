"""A small reader of JSON Schema: the keywords that our schemas have, and no others."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Schema = dict[str, Any]

TYPES: Mapping[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
}

SILENT = {"$schema", "$defs", "title", "description", "examples", "format", "then"}
"""Keywords that say nothing by themselves."""


def wrong(value: Any, made: Any, whole: Schema, at: str = "") -> Iterator[str]:
    """Yield where *value* does not fit the schema *made*, a part of *whole*: "/parties/a: lacks name".

    A keyword that is not known here is a KeyError.
    """
    for keyword in made:
        if keyword not in SILENT:
            yield from (f"{at}{fault}" for fault in KEYWORDS[keyword](value, made, whole))


def fits(value: Any, made: Schema, whole: Schema) -> bool:
    return not [*wrong(value, made, whole)]


def _reference(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    yield from wrong(value, whole["$defs"][made["$ref"].rpartition("/")[2]], whole)


def _type(value: Any, made: Schema, _: Schema) -> Iterator[str]:
    names = made["type"] if isinstance(made["type"], list) else [made["type"]]
    if not any(isinstance(value, TYPES[name]) for name in names):
        yield f": {value!r} is no {' or '.join(names)}"


def _among(value: Any, made: Schema, _: Schema) -> Iterator[str]:
    allowed = made.get("enum", [made.get("const")])
    if value not in allowed:
        yield f": {value!r} is none of {allowed}"


def _text(value: Any, made: Schema, _: Schema) -> Iterator[str]:
    if isinstance(value, str):
        shortest, longest = made.get("minLength", 0), made.get("maxLength", len(value))
        if not re.search(made.get("pattern", ""), value) or not shortest <= len(value) <= longest:
            yield f": {value!r} has another form"


def _any(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    if not any(fits(value, one, whole) for one in made["anyOf"]):
        yield f": {value!r} fits none"


def _one(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    if sum(fits(value, one, whole) for one in made["oneOf"]) != 1:
        yield f": {value!r} fits not one alone"


def _all(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    for one in made["allOf"]:
        yield from wrong(value, one, whole)


def _not(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    if fits(value, made["not"], whole):
        yield f": {value!r} fits what it must not"


def _if(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    if fits(value, made["if"], whole):
        yield from wrong(value, made["then"], whole)


def _required(value: Any, made: Schema, _: Schema) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f": lacks {key}" for key in made["required"] if key not in value)


def _names(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        yield from wrong(key, made["propertyNames"], whole, f"/{key}")


def _properties(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    for key, one in value.items() if isinstance(value, dict) else ():
        if key in made["properties"]:
            yield from wrong(one, made["properties"][key], whole, f"/{key}")


def _others(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    others = made["additionalProperties"]
    for key, one in value.items() if isinstance(value, dict) else ():
        if key in made.get("properties", {}):
            continue
        if others is False:
            yield f"/{key}: not known"
        else:
            yield from wrong(one, others, whole, f"/{key}")


def _items(value: Any, made: Schema, whole: Schema) -> Iterator[str]:
    for number, one in enumerate(value if isinstance(value, list) else ()):
        yield from wrong(one, made["items"], whole, f"/{number}")


def _least(value: Any, made: Schema, _: Schema) -> Iterator[str]:
    least: int = made.get("minItems") or made.get("minProperties") or 0
    if isinstance(value, list | dict) and len(value) < least:
        yield ": holds too little"


KEYWORDS: Mapping[str, Callable[[Any, Schema, Schema], Iterator[str]]] = {
    "$ref": _reference,
    "type": _type,
    "enum": _among,
    "const": _among,
    "pattern": _text,
    "minLength": _text,
    "maxLength": _text,
    "anyOf": _any,
    "oneOf": _one,
    "allOf": _all,
    "not": _not,
    "if": _if,
    "required": _required,
    "propertyNames": _names,
    "properties": _properties,
    "additionalProperties": _others,
    "items": _items,
    "minItems": _least,
    "minProperties": _least,
}
