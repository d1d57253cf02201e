"""Makes JSON Schemas (2020-12) for the files that users write: a matter, a court's record, a cause of action."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from assembler.catalog import Catalog, catalog_of
from assembler.commands.schema_types import MERGED, TEXT, Schema, SchemaTypes, required_keys
from assembler.findings.visible import as_json as json_text
from assembler.law.fingerprint import record_ids
from assembler.load import read_document
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.law import Law
from assembler.model.matter import Matter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: Mapping[str, type[BaseModel]] = {"matter": Matter, "court": Court, "cause": Cause}

SAMPLES = Path(__file__).parents[1] / "data" / "schema_samples.yaml"
"""The records that supply examples, by kind. A field's example comes from the first record that has a value for it."""

DESCRIPTIVE_KEYS = ("title", "description", "examples")
"""The keys of a schema that describe a value to a reader."""

LIST_CHANGES: Schema = {
    "type": "object",
    "description": "changes to the list that this file inherits with `extends`",
    "properties": {
        "add": {
            "title": "Add",
            "type": "array",
            "description": "new entries; `after` or `before` names the entry beside which an entry goes",
            "examples": [[{"after": "contract", "id": "fraud"}]],
            "minItems": 1,
        },
        "change": {
            "title": "Change",
            "type": "object",
            "description": "by the id of each changed entry, its changed keys or its new text",
            "examples": [{"contract": {"against": ["aws", "amazon"]}}],
            "minProperties": 1,
        },
        "drop": {
            "title": "Drop",
            "type": "array",
            "description": "the ids of the entries that are left out",
            "examples": [["defamation"]],
            "items": {"type": TEXT},
            "minItems": 1,
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
}

SOURCE_KEYS = ("cite", "url", "note")
"""The keys, in addition to `basis`, with which a legal value describes its source."""

OWN_COURT_KEYS = ("id", "name", "system")
"""Keys of the court itself, which its record cannot inherit from the record that it extends."""


def as_json(kind: str, catalog: Catalog | None = None) -> str:
    """Return the schema of *kind*, "matter", "court" or "cause".

    The schema allows the ids in *catalog* or, by default, those in the working folder.
    """
    return json_text(schema(kind, catalog or catalog_of(root=None)))


def schema(kind: str, catalog: Catalog) -> Schema:
    """Return the schema of files of *kind*, with the ids in *catalog*."""
    types = SchemaTypes(catalog)
    root_schema = types.model(MODELS[kind])
    samples = read_document(SAMPLES).data
    for name in samples.get(kind, ()):
        _take_examples(root_schema, _as_written(catalog.record(kind, name)), types.definitions)
    match kind:
        case "matter":
            _allow_partial_matters(root_schema)
            _allow_list_changes((root_schema, *types.definitions.values()))
            types.definitions["ListChanges"] = LIST_CHANGES
        case "court":
            _take_examples(root_schema, samples["orders of a judge"], types.definitions)
            _allow_extending(root_schema)
    return {
        "$schema": DIALECT,
        "title": kind.capitalize(),
        **root_schema,
        "$defs": dict(sorted(types.definitions.items())),
    }


def _allow_partial_matters(root_schema: Schema) -> None:
    """Allow a file that extends another, or is extended by others, to omit keys that the other file gives.

    A file that lists its papers and extends nothing is a complete matter, and needs every required key.
    """
    extends = {
        "title": "Extends",
        "description": "the path, relative to this file, of a file from which this file inherits values that it omits",
        "type": "string",
        "examples": ["dispute.yaml"],
    }
    root_schema["properties"] = {"extends": extends, **root_schema["properties"]}
    root_schema["if"] = {"required": ["filings"], "not": {"required": ["extends"]}}
    root_schema["then"] = {"required": required_keys(Matter), "properties": dict(_entries(Matter))}


def _allow_list_changes(schemas: Iterable[Schema]) -> None:
    """For each list in *schemas*, also allow changes to the list that the file inherits."""
    for part in schemas:
        for key, value in part.get("properties", {}).items():
            kinds = value.get("anyOf", [value])
            if any(kind.get("type") == "array" for kind in kinds):
                descriptions = {name: words for name, words in value.items() if name in DESCRIPTIVE_KEYS}
                variants = [{name: kind[name] for name in kind if name not in DESCRIPTIVE_KEYS} for kind in kinds]
                part["properties"][key] = {**descriptions, "anyOf": [*variants, {"$ref": "#/$defs/ListChanges"}]}


def _entries(model: type[BaseModel]) -> Iterator[tuple[str, Schema]]:
    """Yield each key of *model* whose value is a map of records, with a schema of the records' required keys."""
    for key, field in model.model_fields.items():
        for part in get_args(field.annotation):
            if part in MERGED and (needs := required_keys(part)):
                yield key, {"additionalProperties": {"required": needs}}


def _allow_extending(root_schema: Schema) -> None:
    """Let a court that extends another omit inherited values, and let a judge's orders be a complete file."""
    del root_schema["required"]
    root_schema["anyOf"] = [{"required": list(OWN_COURT_KEYS)}, {"required": ["for_judge", "extends"]}]
    root_schema["if"] = {"not": {"required": ["extends"]}}
    root_schema["then"] = {"required": [key for key in required_keys(Court) if key not in OWN_COURT_KEYS]}


def _as_written(record: BaseModel) -> Schema:
    """Return *record* as it is written in a file; a court's values without a source get the source of `signature`."""
    data = record.model_dump(mode="json", exclude_unset=True, by_alias=True)
    if not isinstance(record, Court):
        return data
    for key, law in record:
        if key in data and isinstance(law, Law):
            ids = record_ids(law.value)
            if ids is not None:
                data[key]["value"] = ids
    default_source = {key: data["signature"].get(key, "") for key in SOURCE_KEYS}
    return {key: {**default_source, **value} if isinstance(value, dict) else value for key, value in data.items()}


def _take_examples(target: Schema, value: Any, definitions: Mapping[str, Schema]) -> None:
    """Set the examples in the schema *target* from *value*, a record's value."""
    target = definitions[target["$ref"].rpartition("/")[2]] if "$ref" in target else target
    match value:
        case dict():
            for key, child in value.items():
                part = target.get("properties", {}).get(key)
                if part is not None:
                    part.setdefault("examples", [child])
                _take_examples(part or _entry(target), child, definitions)
        case list():
            for child in value:
                _take_examples(target.get("items", {}), child, definitions)


def _entry(map_schema: Schema) -> Schema:
    """Return the schema of a map's entries; by default, a schema that allows anything."""
    entry = map_schema.get("additionalProperties")
    return entry if isinstance(entry, dict) else {}
