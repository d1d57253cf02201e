"""Finds, in the schema of a matter, what is allowed at a path: keys, and the values of a key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assembler.catalog import Catalog
from assembler.commands.schema import schema
from assembler.language_server.cursor import ENTRY, Keys

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class KeyWords:
    """A key that a map may have, and its description."""

    key: str
    description: str


def matter_schema(catalog: Catalog) -> Schema:
    """Return the schema of a matter, with the ids that are in *catalog* now."""
    return _matter_schema(catalog, *(catalog.names(kind) for kind in ("court", "cause", "document")))


@lru_cache(maxsize=4)
def _matter_schema(catalog: Catalog, *_: tuple[str, ...]) -> Schema:
    return schema("matter", catalog)


def keys_at(root: Schema, path: Keys) -> list[KeyWords]:
    """Return the keys that the map at *path* may have, in the order of the schema."""
    descriptions: dict[str, str] = {}
    for part in parts_at(root, path):
        for key, value in part.get("properties", {}).items():
            descriptions.setdefault(key, _description(value, root))
    return [KeyWords(key, description) for key, description in descriptions.items()]


def values_at(root: Schema, path: Keys) -> list[str]:
    """Return the values that the schema lists for the value at *path*."""
    values: list[str] = []
    for part in parts_at(root, path):
        listed_values = [*part.get("enum", ())]
        if "const" in part:
            listed_values.append(part["const"])
        if part.get("type") == "boolean":
            listed_values += ["true", "false"]
        for value in listed_values:
            if str(value) not in values:
                values.append(str(value))
    return values


def description_of(root: Schema, path: Keys) -> str:
    """Return the description of the key at *path*; "" if the schema has none."""
    *parents, key = path
    for part in parts_at(root, tuple(parents)):
        properties = part.get("properties", {})
        if key in properties and (description := _description(properties[key], root)):
            return description
    return ""


def parts_at(root: Schema, path: Keys) -> list[Schema]:
    """Return the schemas, without references and alternatives, that describe the value at *path*."""
    parts = [*_resolved(root, root)]
    for key in path:
        inner = [inside for part in parts for inside in _schema_of_key(part, key)]
        parts = [plain_part for part in inner for plain_part in _resolved(part, root)]
    return parts


def _schema_of_key(part: Schema, key: str) -> Iterator[Schema]:
    if key == ENTRY:
        if isinstance(part.get("items"), Mapping):
            yield part["items"]
    elif key in part.get("properties", {}):
        yield part["properties"][key]
    elif isinstance(part.get("additionalProperties"), Mapping):
        yield part["additionalProperties"]


def _resolved(part: Schema, root: Schema) -> Iterator[Schema]:
    """Yield *part* and its alternatives, with references followed."""
    if reference := part.get("$ref"):
        yield from _resolved(root["$defs"][reference.rpartition("/")[2]], root)
        return
    yield part
    for key in ("anyOf", "oneOf", "allOf"):
        for alternative in part.get(key, ()):
            yield from _resolved(alternative, root)


def _description(value: Schema, root: Schema) -> str:
    if words := value.get("description"):
        return str(words)
    return next((str(part["description"]) for part in _resolved(value, root) if part.get("description")), "")
