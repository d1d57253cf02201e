"""The keys that each map of a matter or a record of law may have, and how to write a missing key."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter

ALWAYS = ("extends",)
"""Keys of a matter file that are not part of the matter itself."""


def known_keys(path: KeyPath) -> tuple[str, ...]:
    """Return the keys that the map at *path* of a matter may have; an empty tuple if it takes any name."""
    model = model_at(path)
    return (*(keys_of(model) if model else ()), *(ALWAYS if not path else ()))


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of *model* as a file writes them."""
    return tuple(field.alias or key for key, field in model.model_fields.items())


def example_remedy(path: KeyPath, key: str) -> str:
    """Return a remedy for a *key* that is missing from the map at *path*: the key with an example of its value."""
    shown = _example(path, key)
    return f"add it, as in `{key}: {shown}`" if shown else f"add `{key}:`"


def one_text_remedy(path: KeyPath, key: str) -> str:
    """Return a remedy for a list or map given where *key* at *path* takes one text; "" if the example is a sentence."""
    shown = _example(path, key)
    return f"write one text, as in `{key}: {shown}`" if shown and not shown.endswith(".") else ""


def _example(path: KeyPath, key: str) -> str:
    """Return the example of a value of *key* in the map at *path*, or "" if there is none."""
    model = model_at(path)
    field = model.model_fields.get(key) if model else None
    first = field.examples[0] if field and field.examples else ""
    return first if isinstance(first, str) else ""


def model_at(path: KeyPath, top: type[BaseModel] = Matter) -> type[BaseModel] | None:
    """Return the model of the map at *path* of a matter, or of another *top*; None if there is no map."""
    kind: Any = top
    for part in path:
        kind = _inside(unwrapped(kind), part)
    kind = unwrapped(kind)
    if get_origin(kind) is tuple:  # a list of one map may be written as the map
        kind = unwrapped(get_args(kind)[0])
    return kind if _is_model(kind) else None


def _inside(kind: Any, part: str | int) -> Any:
    """Return the kind of the value at *part* of a value of *kind*."""
    if _is_model(kind):
        field = kind.model_fields.get(part)
        return field.annotation if field else None
    args = get_args(kind)
    return args[-1] if get_origin(kind) is Mapping else args[0] if args else None


def unwrapped(kind: Any) -> Any:
    """Return *kind* without its validators and without None; of several kinds, the first."""
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
