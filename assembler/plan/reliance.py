"""The values of the court's profile that a paper relies on, which are those read while the paper is planned."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, PrivateAttr

from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.plan.plan import Reliance


class RecordedCourt(Court):
    """A court that records each of its values of law that `plan/`, or a function of `law/` called there, reads."""

    _read: set[str] = PrivateAttr(default_factory=set)

    def __getattribute__(self, key: str) -> Any:
        """Return the value at *key*, and record it if it is a value of law."""
        value = super().__getattribute__(key)
        if isinstance(value, Law):
            self._read.add(key)
        return value

    def relied_on(self) -> tuple[Reliance, ...]:
        """Return the values read so far, in the order of the profile."""
        laws = ((key, getattr(self, key)) for key in vars(self) if key in self._read)
        return tuple(Reliance(key, value_in_words(law.value), law.basis, law.cite, law.validity) for key, law in laws)


def with_recorded_court(matter: Matter) -> tuple[Matter, RecordedCourt]:
    """Return *matter* with a court that records which of its values are read, and that court.

    Call this only after the values in force on the paper's date have been chosen, because choosing them reads all
    values.
    """
    court = RecordedCourt.model_construct(matter.court.model_fields_set, **dict(matter.court))
    return matter.model_copy(update={"court": court}), court


def value_in_words(value: Any) -> str:
    """Return a value of law as readable text."""
    match value:
        case Dismissals():
            return value.name
        case BaseModel():
            return ", ".join(f"{key} {value_in_words(part)}" for key, part in _stated_fields(value))
        case tuple() | list():
            return " / ".join(value_in_words(part) for part in value)
        case dict():
            return ", ".join(f"{key} {value_in_words(part)}" for key, part in value.items())
        case float() if value.is_integer():
            return str(int(value))
        case bool():
            return "yes" if value else "no"
        case None:
            return "none"
    return str(value)


def _stated_fields(value: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the fields of *value* that its record sets, or whose default is not empty."""
    keys = type(value).model_fields
    for key, part in value:
        if part not in ("", (), None) and (key in value.model_fields_set or part != keys[key].default):
            yield key, part
