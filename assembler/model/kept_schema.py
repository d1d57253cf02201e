"""The schemas of models as pydantic's core takes them, kept beside the bytecode for the very files that define them."""

import hashlib
import io
import pickle
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pydantic
import pydantic_core
from pydantic import BaseModel

from assembler import kept_code
from assembler.kept_files import MODELS, State, are_as_they_were, code_files

Schema = tuple[Any, Any]
"""The schema of a model, and its settings."""

NOT_READ = ("metadata", "serialization")
"""The parts of a schema that are for writing values, not for reading them."""


def find(cls: type) -> Schema | None:
    """Return the kept schema of *cls*; None if none is kept for the files as they are."""
    kept = kept_code.kept(_name(cls))
    if not kept or not kept.startswith(stamp()):
        return None
    schema: Schema = Reader(io.BytesIO(kept[len(stamp()) :])).load()
    return schema


def add(cls: type[BaseModel]) -> None:
    """Keep the schema of *cls*, which pydantic has completed, if all that it names can be found by its name.

    It is not kept if the files of models have changed since the run began: they may be other than those imported.
    """
    if not are_as_they_were(*MODELS):
        return
    data = io.BytesIO()
    config = {"title": cls.__name__, "extra_fields_behavior": "forbid"}
    try:
        Writer(data).dump((for_reading(cls.__pydantic_core_schema__), config))
    except (pickle.PicklingError, AttributeError, TypeError):
        return
    kept_code.add(_name(cls), stamp() + data.getvalue())


def _name(cls: type) -> str:
    return f"schema {cls.__module__}.{cls.__qualname__}"


def for_reading(schema: Any) -> Any:
    """Return *schema* without the parts that are for writing values, and without what only these need."""
    read = _read(schema)
    if read["type"] != "definitions":
        return read
    defined = {one["ref"]: one for one in read["definitions"]}
    needed: dict[str, Any] = {}
    more = {*_named_in(read["schema"])}
    while more:
        needed |= {name: defined[name] for name in more}
        more = {*_named_in([defined[name] for name in more])} - needed.keys()
    return {"type": "definitions", "schema": read["schema"], "definitions": [*needed.values()]}


def _read(schema: Any) -> Any:
    match schema:
        case {"type": "function-wrap", "function": {"function": function}} if _only_names(function):
            return _read(schema["schema"])
        case {"type": str()}:
            return {key: _read(part) for key, part in schema.items() if key not in NOT_READ}
        case dict():
            return {key: _read(part) for key, part in schema.items()}
        case list():
            return [_read(part) for part in schema]
        case tuple():
            return tuple(_read(part) for part in schema)
    return schema


def _only_names(function: Any) -> bool:
    """Whether *function* is pydantic's own, which says that a pattern does not fit the type of its key."""
    return bool(function.__module__ == "pydantic._internal._known_annotated_metadata")


def _named_in(schema: Any) -> Iterator[str]:
    """Yield the names of the definitions that *schema* refers to."""
    match schema:
        case {"type": "definition-ref", "schema_ref": str(name)}:
            yield name
        case dict():
            yield from (name for part in schema.values() for name in _named_in(part))
        case list() | tuple():
            yield from (name for part in schema for name in _named_in(part))


class Writer(pickle.Pickler):
    """Writes a value of the program that has a name of its own, such as the usual headings, as that name."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self.named = _named_values()

    def persistent_id(self, value: Any) -> Any:
        """Return the module and the name of *value*, if it has one."""
        return self.named.get(id(value)) if isinstance(value, BaseModel) else None


class Reader(pickle.Unpickler):
    """Reads what `Writer` wrote."""

    def persistent_load(self, name: Any) -> Any:
        """Return the value of that *name*."""
        module, own = name
        return getattr(sys.modules[module], own)


def _named_values() -> dict[int, tuple[str, str]]:
    modules = [(name, module) for name, module in sys.modules.items() if name.startswith(__package__)]
    return {
        id(value): (name, own)
        for name, module in modules
        for own, value in vars(module).items()
        if isinstance(value, BaseModel)
    }


def stamp(folders: tuple[str, ...] = MODELS) -> bytes:
    """Return what tells the program's files in *folders*, as they were when the run began, and pydantic's versions."""
    return _stamp(code_files(*folders))


@cache
def _stamp(files: tuple[State, ...]) -> bytes:
    return hashlib.sha256(repr((pydantic.VERSION, pydantic_core.__version__, files)).encode()).digest()
