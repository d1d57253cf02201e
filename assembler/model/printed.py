"""The texts of a matter that papers print, and the keys whose values papers need not print."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assembler.findings.path import KeyPath, walk_texts
from assembler.model.base import PRINT_OPTIONAL
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.document import DocumentType
from assembler.model.keys import without_wrappers

CATALOG_RECORDS = (Court, Cause, DocumentType)
"""Types of records in the catalog to which a matter refers by name."""


def is_print_optional(field: FieldInfo) -> bool:
    """Whether no paper needs to print the value of a key, although some papers may print it."""
    return field.json_schema_extra == PRINT_OPTIONAL


def every_text(record: BaseModel) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of *record* with its path, except texts inside the catalog records to which it refers."""
    return walk_texts(_plain_values(record))


def _plain_values(value: Any) -> Any:
    match value:
        case BaseModel():
            return {
                key: _plain_values(part) for key, part in vars(value).items() if not isinstance(part, CATALOG_RECORDS)
            }
        case Mapping():
            return {key: _plain_values(part) for key, part in value.items()}
        case tuple():
            return tuple(_plain_values(part) for part in value)
    return value


def page_texts(model: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of *model* that papers print, with its path."""
    for key, free_text in _printed_keys(type(model)):
        yield from _printed_texts(getattr(model, key), (*path, key), free_text=free_text)


@cache
def _printed_keys(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """Return the keys of *model* that papers print, each with whether it takes free text."""
    fields = model.model_fields.items()
    return tuple((key, takes_free_text(field)) for key, field in fields if not is_print_optional(field))


def _printed_texts(value: Any, path: KeyPath, *, free_text: bool) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text in *value* that papers print, with its path. Plain strings count only if *free_text* is true."""
    match value:
        case str() if free_text:
            yield path, value
        case BaseModel() if not isinstance(value, CATALOG_RECORDS):
            yield from page_texts(value, path)
        case Mapping():
            for key, entry in value.items():
                yield from _printed_texts(entry, (*path, key), free_text=free_text)
        case tuple():
            for index, entry in enumerate(value):
                yield from _printed_texts(entry, (*path, index), free_text=free_text)


def takes_free_text(field: FieldInfo) -> bool:
    """Whether *field* takes free text, or a list or map of free texts, as opposed to names or fixed values."""
    kind = without_wrappers(field.annotation)
    constraints = [*field.metadata, *_constraints(field.annotation)]
    while get_origin(kind) in {tuple, Mapping}:
        item = get_args(kind)[-1 if get_origin(kind) is Mapping else 0]
        kind = without_wrappers(item)
        constraints += _constraints(item)
    return kind is str and not any(getattr(constraint, "pattern", None) for constraint in constraints)


def _constraints(kind: Any) -> list[Any]:
    """Return the constraints on a value of type *kind*, other than its type."""
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        nested = [constraint for mark in marks for constraint in getattr(mark, "metadata", ())]
        return [*marks, *nested, *_constraints(inner)]
    if get_origin(kind) in {Union, UnionType}:
        return [constraint for part in get_args(kind) for constraint in _constraints(part)]
    return []
