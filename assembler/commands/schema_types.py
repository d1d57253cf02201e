"""Converts the models' types to JSON Schema.

The schema describes values as they are in a file, before a model reads them.
"""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from assembler.catalog import Catalog
from assembler.catalog.record_kinds import KINDS as RECORD_KINDS
from assembler.findings.visible import one_line
from assembler.model.allegation import Allegation
from assembler.model.base import Name
from assembler.model.counsel import Attorney, Firm
from assembler.model.exhibit import Exhibit
from assembler.model.filing import Filing
from assembler.model.law import Law, Legal
from assembler.model.matter import Matter
from assembler.model.party import Member, Party, Person
from assembler.papers import every_filing, keys_of

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

TEXT = ["string", "number", "boolean"]
"""The types that an editor's YAML parser may give to a text.

For example, `02134` may become a number, and `no` may become false.
"""

PLAIN: Mapping[Any, Schema] = {
    str: {"type": TEXT},
    bool: {"enum": [True, False, "yes", "no"]},
    int: {"type": ["integer", "string"], "pattern": "^[0-9]+$"},
    float: {"type": ["number", "string"], "pattern": r"^[0-9]+(\.[0-9]+)?$"},
}
"""The schemas of simple types. They allow values with and without quotation marks."""

RECORDS: Mapping[Any, str] = {model: kind for kind, (_, model) in RECORD_KINDS.items()}
"""Models whose records a file names by id."""

MERGED: frozenset[type[BaseModel]] = frozenset({Matter, Party, Member, Firm, Attorney, Person, Exhibit})
"""Models that may be incomplete in a file that extends another. In such a file, `none` removes an inherited value."""

REMOVED: Schema = {"const": "none", "description": "removes the inherited value"}

CONDITIONS: Mapping[type[BaseModel], Schema] = {
    Allegation: {"oneOf": [{"required": ["text"]}, {"required": ["heading"]}]},
}
"""Constraints on models that the models' fields cannot express."""


class SchemaTypes:
    """Makes the schemas of types. `definitions` collects the schemas of the models that the types use."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.definitions: dict[str, Schema] = {}

    def model(self, model: type[BaseModel]) -> Schema:
        """Return the schema of a map with the keys of *model*."""
        schema: Schema = {"type": "object", "description": _description(model)}
        fields = (every_filing() if model is Filing else model).model_fields
        schema["properties"] = {field.alias or key: self._field(model, key, field) for key, field in fields.items()}
        if (needs := required_keys(model)) and model not in MERGED:
            schema["required"] = needs
        schema |= {"additionalProperties": False, **CONDITIONS.get(model, {})}
        if issubclass(model, Legal):
            schema |= {"type": ["object", "array"], "minItems": 2, "items": {"type": "object"}}
        if model is Filing:
            schema["allOf"] = [self._choices(name) for name in self.catalog.names("document")]
        return schema

    def _field(self, model: type[BaseModel], key: str, field: FieldInfo) -> Schema:
        """Return the schema of one field, with its title, description and examples."""
        kind: Any = field.annotation
        schema = self.of(Annotated[kind, *field.metadata] if field.metadata else kind)
        if model in MERGED and not field.is_required() and not _takes_any_word(schema):
            schema = {"anyOf": [schema, REMOVED]}
        name = (field.alias or key).replace("_", " ").capitalize()
        head = {"title": name, "description": field.description}
        examples = [_typed_example(example, schema) for example in field.examples or ()]
        whole_schema = {**head, **schema, **head}  # the head comes first, and replaces the description of a model
        if examples:
            whole_schema["examples"] = examples
        return whole_schema

    def _choices(self, document: str) -> Schema:
        """Return the condition that a filing of the type *document* has only the keys of this type."""
        allowed_keys = sorted(keys_of(self.catalog.record("document", document)))
        is_of_type = {"properties": {"paper": {"const": document}}, "required": ["paper"]}
        return {"if": is_of_type, "then": {"propertyNames": {"enum": allowed_keys}}}

    def of(self, kind: Any) -> Schema:
        """Return the schema of the values that the type *kind* accepts, as they are before a model reads them."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._annotated(inner[0], _flat_marks(inner[1:]))
        if origin in {Union, UnionType}:
            variants = [self.of(part) for part in inner if part is not NoneType]
            return variants[0] if len(variants) == 1 else {"anyOf": variants}
        if origin is Literal:
            return {"type": "string", "enum": list(inner)}
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0]), "minItems": 1}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._map(*inner)
        return self._whole_schema(kind)

    def _annotated(self, kind: Any, marks: list[Any]) -> Schema:
        """Return the schema of *kind*, changed by *marks*: validators that accept more, a length, or a pattern."""
        for mark in marks:
            if isinstance(mark, WithJsonSchema) and mark.json_schema is not None:
                return dict(mark.json_schema)
            if isinstance(mark, BeforeValidator) and mark.json_schema_input_type is not PydanticUndefined:
                return self._record(kind) if kind in RECORDS else self.of(mark.json_schema_input_type)
        schema = self.of(kind)
        for mark in marks:
            if min_length := getattr(mark, "min_length", None):
                schema["minLength"] = min_length
            if max_length := getattr(mark, "max_length", None):
                schema["maxLength"] = max_length
            if pattern := getattr(mark, "pattern", None):
                schema["pattern"] = pattern
        return schema

    def _record(self, kind: Any) -> Schema:
        """Return the schema of a record's id."""
        return {"type": "string", "enum": list(self.catalog.names(RECORDS[kind]))}

    def _map(self, key: Any, value: Any) -> Schema:
        """Return the schema of a map from names to values of the type *value*."""
        model = get_args(value)[0] if get_origin(value) is Annotated else value
        names = [self.of(Name)] if model is Member else []
        entry = {"anyOf": [self.of(model), *names, REMOVED]} if model in MERGED else self.of(value)
        schema: Schema = {"type": "object", "additionalProperties": entry, "minProperties": 1}
        pattern = self.of(key).get("pattern")
        return {**schema, "propertyNames": {"pattern": pattern}} if pattern else schema

    def _whole_schema(self, kind: Any) -> Schema:
        """Return the schema of a named type, such as text, a number or a model; other types allow anything."""
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return dict(PLAIN.get(kind, {}))
        if issubclass(kind, Law):
            return self.model(kind)
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # ends the recursion if a model contains itself
            self.definitions[kind.__name__] = self.model(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}


def required_keys(model: type[BaseModel]) -> list[str]:
    """Return the keys of *model* that have no default."""
    return [key for key, field in model.model_fields.items() if field.is_required()]


def _description(model: type[BaseModel]) -> str:
    """Return the first sentence of the docstring of *model*."""
    return one_line(model.__doc__ or "A legal value, with its authority.").partition(". ")[0].rstrip(".")


def _flat_marks(marks: tuple[Any, ...]) -> list[Any]:
    """Return *marks*, with each `Field` replaced by its constraints."""
    return [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]


def _takes_any_word(schema: Schema) -> bool:
    """Whether *schema* allows any text, including `none`."""
    return schema.get("type") == TEXT or any(_takes_any_word(option) for option in schema.get("anyOf", ()))


def _typed_example(example: Any, schema: Schema) -> Any:
    """Return *example* with the type that an editor's YAML parser would give it."""
    options = [schema, *schema.get("anyOf", ())]
    if any(True in option.get("enum", ()) for option in options):
        return example == "true"
    if any("integer" in option.get("type", ()) for option in options):
        return int(example)
    return example
