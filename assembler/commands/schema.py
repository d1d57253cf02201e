"""JSON Schema (2020-12) of the files that people write: a matter, a court's profile, a cause of action."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from assembler.catalog import Catalog, catalog_of
from assembler.commands.schema_types import MERGED, Kinds, Schema, required
from assembler.findings.visible import as_json as json_text
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.matter import Matter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: Mapping[str, type[BaseModel]] = {"matter": Matter, "court": Court, "cause": Cause}

SAMPLES: Mapping[str, tuple[str, ...]] = {
    "court": ("wawd", "cand", "wasuper", "casuper", "txdist", "azsuper", "flcir", "flnd", "orcir", "prtpi", "ladist"),
    "cause": (
        "wa-breach-of-contract",
        "us-copyright-infringement",
        "us-federal-tort-claims-act",
        "us-title-vii",
        "wa-unjust-enrichment",
        "wa-injunction",
        "wa-fraud",
        "wa-wage-claim",
        "ca-defamation",
        "ca-feha-discrimination",
    ),
}
"""Records whose values serve as examples; the first that has a value gives it."""

ABOUT = ("cite", "url", "note")
"""What a value of law says of itself beside its basis."""

COURT_ITSELF = ("id", "name", "system")
"""What no court inherits."""


def as_json(what: str, catalog: Catalog | None = None) -> str:
    """Return the schema of a "matter", "court" or "cause", with the ids of *catalog*, else of the working folder."""
    return json_text(schema(what, catalog or catalog_of(None)))


def schema(what: str, catalog: Catalog) -> Schema:
    """Return the schema of *what*, with the ids that *catalog* knows."""
    kinds = Kinds(catalog)
    whole = kinds.model(MODELS[what])
    for name in SAMPLES.get(what, ()):
        _take_examples(whole, _as_written(catalog.record(what, name)), kinds.definitions)
    match what:
        case "matter":
            _allow_heirs(whole)
        case "court":
            _allow_extending(whole)
    return {"$schema": DIALECT, "title": what.capitalize(), **whole, "$defs": dict(sorted(kinds.definitions.items()))}


def _allow_heirs(whole: Schema) -> None:
    """Let a file that extends another, and one that others extend, leave out what the other gives.

    A file that names its papers and extends nothing is a whole matter, and has what every matter has. What an heir
    lacks `assembler check` knows; an editor, which sees one file, cannot.
    """
    extends = {
        "title": "Extends",
        "description": "one file, relative to this one, whose values hold where this one gives none",
        "type": "string",
        "examples": ["dispute.yaml"],
    }
    whole["properties"] = {"extends": extends, **whole["properties"]}
    whole["if"] = {"required": ["filings"], "not": {"required": ["extends"]}}
    whole["then"] = {"required": required(Matter), "properties": dict(_entries(Matter))}


def _entries(model: type[BaseModel]) -> Iterator[tuple[str, Schema]]:
    """Yield what the entries of each map of *model* must have in a whole matter."""
    for key, field in model.model_fields.items():
        for part in get_args(field.annotation):
            if part in MERGED and (needs := required(part)):
                yield key, {"additionalProperties": {"required": needs}}


def _allow_extending(whole: Schema) -> None:
    """Let a court that extends another leave out the values that it inherits."""
    whole["required"] = list(COURT_ITSELF)
    whole["if"] = {"not": {"required": ["extends"]}}
    whole["then"] = {"required": [key for key in required(Court) if key not in COURT_ITSELF]}


def _as_written(record: BaseModel) -> Schema:
    """Return *record* as a file would say it, with an authority for each value: where it has none, its signature's."""
    data = record.model_dump(mode="json", exclude_unset=True, by_alias=True)
    if isinstance(record, Court):
        spare = {key: data["signature"].get(key, "") for key in ABOUT}
        data |= {key: {**spare, **value} for key, value in data.items() if isinstance(value, dict)}
    return data


def _take_examples(made: Schema, value: Any, definitions: Mapping[str, Schema]) -> None:
    """Give each field of *made* the *value* that a record of the catalogue has there as its example."""
    made = definitions[made["$ref"].rpartition("/")[2]] if "$ref" in made else made
    match value:
        case dict():
            for key, one in value.items():
                part = made.get("properties", {}).get(key)
                if part is not None:
                    part.setdefault("examples", [one])
                _take_examples(part or _entry(made), one, definitions)
        case list():
            for one in value:
                _take_examples(made.get("items", {}), one, definitions)


def _entry(made: Schema) -> Schema:
    """Return the schema of a map's entries, or one that all values fit."""
    entry = made.get("additionalProperties")
    return entry if isinstance(entry, dict) else {}
