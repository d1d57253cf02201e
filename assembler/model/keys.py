"""The keys that a map in a matter or a record of law may have, and remedies that show how to write their values."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from assembler.findings.path import KeyPath
from assembler.model.filing import Filing
from assembler.model.matter import Matter

FILE_KEYS = ("extends",)
"""Keys in a matter's file that the model of a matter does not have."""


def known_keys(path: KeyPath, filing: type[Filing]) -> tuple[str, ...]:
    """Return the keys that the map at *path* of a matter may have; an empty tuple if any name is allowed.

    *filing* is the model of the matter's filings.
    """
    model = model_at(path, filing=filing)
    model_keys = keys_of(model) if model else ()
    return model_keys if path else (*model_keys, *FILE_KEYS)


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of *model* as they are written in a file."""
    return tuple(field.alias or key for key, field in model.model_fields.items())


def example_remedy(path: KeyPath, key: str, filing: type[Filing]) -> str:
    """Return a remedy for a *key* missing from the map at *path*: the key with an example of its value."""
    example = _example(path, key, filing)
    return f"add the key, as in `{key}: {example}`" if example else f"add `{key}:`"


def one_text_remedy(path: KeyPath, key: str, filing: type[Filing]) -> str:
    """Return a remedy for a list or map at *path* where *key* takes a single text; "" if there is no example."""
    example = _example(path, key, filing)
    return f"write one text, as in `{key}: {example}`" if example and not example.endswith(".") else ""


def map_remedy(path: KeyPath, key: str, filing: type[Filing]) -> str:
    """Return a remedy for a value at *path* where *key* takes a map; "" unless the example is a map of plain values."""
    model = model_at(path, filing=filing)
    field = model.model_fields.get(key) if model else None
    example = field.examples[0] if field and field.examples else None
    if not isinstance(example, dict) or not all(isinstance(value, str | int) for value in example.values()):
        return ""
    entries = ", ".join(f"{name}: {value}" for name, value in example.items())
    return f"write a map, as in `{key}: {{{entries}}}`"


def _example(path: KeyPath, key: str, filing: type[Filing]) -> str:
    """Return the example for *key* in the map at *path*; "" if there is none, or if it is not text."""
    model = model_at(path, filing=filing)
    field = model.model_fields.get(key) if model else None
    example = field.examples[0] if field and field.examples else ""
    return example if isinstance(example, str) else ""


def model_at(path: KeyPath, top: type[BaseModel] = Matter, filing: type[BaseModel] = Filing) -> type[BaseModel] | None:
    """Return the model of the map at *path* in a matter, or in another *top* model; None if *path* has no map.

    *filing* is the model of the matter's filings, which may be a family's model.
    """
    kind: Any = top
    for part in path:
        kind = _type_inside(_actual_type(filing, without_wrappers(kind)), part)
    kind = _actual_type(filing, without_wrappers(kind))
    if get_origin(kind) is tuple:  # the only entry of a list may be written in place of the list
        kind = without_wrappers(get_args(kind)[0])
    return kind if _is_model(kind) else None


def _actual_type(filing: type[BaseModel], kind: Any) -> Any:
    """Return *filing* if *kind* is the general model of filings, otherwise *kind*."""
    return filing if kind is Filing else kind


def _type_inside(kind: Any, part: str | int) -> Any:
    """Return the type of the value at *part* (a key or an index) inside a value of type *kind*."""
    if _is_model(kind):
        field = kind.model_fields.get(part)
        return field.annotation if field else None
    args = get_args(kind)
    if get_origin(kind) is Mapping:
        return args[-1]
    return args[0] if args else None


def without_wrappers(kind: Any) -> Any:
    """Return *kind* without its validators and without None; for a union, its first type."""
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
