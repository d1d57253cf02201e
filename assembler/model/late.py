"""Models that pydantic completes when somebody asks for their fields, their schema or a validator that is not kept.

Until then a model is a plain class, with its methods, its defaults and its frozen values; that is all that most models
need in most runs. The validators of those that read a matter are made from their schema as pydantic's core takes it,
which is kept beside the bytecode (`kept_code.py`). Of 190 models pydantic would otherwise collect the fields, generate
the schema and build the validator at each start, which takes longer than everything else in a `check`.
"""

import sys
from abc import ABCMeta
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import VERSION, BaseModel
from pydantic._internal._mock_val_ser import MockValSer
from pydantic._internal._model_construction import ModelMetaclass, init_private_attributes
from pydantic.fields import FieldInfo, ModelPrivateAttr
from pydantic_core import PydanticUndefined, SchemaValidator

from assembler.model import kept_schema

CAN_WAIT = sys.version_info < (3, 14) and VERSION.startswith(("2.12.", "2.13.", "2.14."))
"""Whether these versions of Python and pydantic make classes as is known here; others make them at once."""


@dataclass(frozen=True)
class Key:
    """A key of a model as its class has it: what type it is, and what its `Field(...)` says."""

    annotation: Any
    field: FieldInfo


@dataclass(frozen=True)
class _Body:
    """What the statement of a class says."""

    name: str
    bases: tuple[type, ...]
    namespace: dict[str, Any]
    options: dict[str, Any]


_waiting: dict[type, _Body] = {}
"""The models that pydantic has not completed."""


def _asked(name: str) -> property:
    """Return the attribute *name* of a model that waits: pydantic completes the model, and gives it."""

    def get(cls: type) -> Any:
        complete(cls)
        return getattr(cls, name)

    return property(get)


class Waiting(ModelMetaclass):
    """The class of a model that waits; once pydantic has completed it, its class is pydantic's own."""

    __pydantic_fields__ = _asked("__pydantic_fields__")
    __pydantic_fields_complete__ = _asked("__pydantic_fields_complete__")
    __pydantic_decorators__ = _asked("__pydantic_decorators__")
    __pydantic_core_schema__ = _asked("__pydantic_core_schema__")
    __pydantic_computed_fields__ = _asked("__pydantic_computed_fields__")
    __signature__ = _asked("__signature__")

    def __new__(  # noqa: D102 - as pydantic's
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> type:
        if not CAN_WAIT:
            return ModelMetaclass(name, bases, namespace, **options)
        cls = ABCMeta.__new__(mcs, name, bases, _plain(bases, namespace))
        generic = {"origin": None, "args": (), "parameters": getattr(cls, "__parameters__", ())}
        generic = options.get("__pydantic_generic_metadata__") or generic
        type.__setattr__(cls, "__pydantic_generic_metadata__", generic)
        if generic["parameters"]:
            type.__setattr__(cls, "__pydantic_complete__", True)
        type.__setattr__(cls, "__pydantic_validator__", _stand_in(cls, "validator", validator))
        type.__setattr__(cls, "__pydantic_serializer__", _stand_in(cls, "serializer", _serializer))
        inside = {key: value for key, value in namespace.items() if key != "__classcell__"}
        _waiting[cls] = _Body(name, bases, inside, options)
        return cls


def _plain(bases: tuple[type, ...], namespace: Mapping[str, Any]) -> dict[str, Any]:
    """Return the *namespace* of a class that waits: without fields, which only its values have."""
    private = {key: value for key, value in namespace.items() if isinstance(value, ModelPrivateAttr)}
    inherited = {key: value for base in reversed(bases) for key, value in getattr(base, PRIVATE, {}).items()}
    keys = {key: value for base in reversed(bases) for key, value in getattr(base, KEYS, {}).items()}
    types = namespace.get("__annotations__", {}).items()
    own = {key: Key(kind, _field(namespace.get(key, PydanticUndefined))) for key, kind in types if key[0] != "_"}
    plain = {key: value for key, value in namespace.items() if key not in private and key not in own}
    plain[KEYS] = keys | own
    plain[PRIVATE] = inherited | private
    plain["__pydantic_setattr_handlers__"] = {}
    plain["__class_vars__"] = set()
    if plain[PRIVATE]:
        plain["model_post_init"] = init_private_attributes
    return plain


def _field(default: Any) -> FieldInfo:
    return default if isinstance(default, FieldInfo) else FieldInfo(default=default)


KEYS, PRIVATE = "__written_keys__", "__private_attributes__"

STAND_INS = frozenset({"model_post_init", "__pydantic_complete__", "__pydantic_validator__", "__pydantic_serializer__"})
"""What a class has only while it waits."""


def written_keys(model: type[BaseModel]) -> Mapping[str, Key]:
    """Return the keys of *model* as its class and those above it have them, if it was made while they waited."""
    if KEYS in vars(model):
        return cast("Mapping[str, Key]", vars(model)[KEYS])
    return {key: Key(field.annotation, field) for key, field in model.model_fields.items()}


def _stand_in(cls: type, kind: Any, make: Callable[[type], Any]) -> Any:
    """Return what stands for the validator or the serializer of *cls* until it is first used."""
    return MockValSer(
        f"`{cls.__name__}` cannot be completed",
        code="class-not-fully-defined",
        val_or_ser=kind,
        attempt_rebuild=lambda **_: make(cls),
    )


def validator(cls: type) -> Any:
    """Return the validator of *cls*, from its kept schema or as pydantic makes it, whose schema is then kept."""
    if cls not in _waiting:
        return vars(cls)["__pydantic_validator__"]
    kept = kept_schema.find(cls)
    if kept is None:
        complete(cls)
        made = vars(cls)["__pydantic_validator__"]
        kept_schema.add(cls)
        return made
    made = SchemaValidator(*kept)
    type.__setattr__(cls, "__pydantic_validator__", made)
    return made


def _serializer(cls: type) -> Any:
    complete(cls)
    return vars(cls)["__pydantic_serializer__"]


class _Given(ABCMeta):
    """Gives pydantic the class that waited where it would make a new one."""

    def __new__(
        mcs, _name: str, _bases: tuple[type, ...], namespace: dict[str, Any], *, waited: type, **_: Any
    ) -> type:
        for key, value in namespace.items():
            if vars(waited).get(key) is not value:
                setattr(waited, key, value)
        return waited


class _Completing(ModelMetaclass, _Given):
    """Pydantic's way to make a model, for a class that is there."""


def complete(cls: type) -> None:
    """Let pydantic complete *cls*, if it waits, and what it is made of."""
    body = _waiting.pop(cls, None)
    if body is None:
        return
    cls.__class__ = ModelMetaclass
    for name in STAND_INS & vars(cls).keys():
        delattr(cls, name)
    options = {"__pydantic_reset_parent_namespace__": False} | body.options
    _Completing.__new__(_Completing, body.name, body.bases, body.namespace, waited=cls, **options)
