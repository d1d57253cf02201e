"""The values of the court that a paper relies on: the values that its sections have requested by name."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from assembler.model.amendment import Amendments
from assembler.model.dismissal import Dismissals
from assembler.plan.context import PaperContext
from assembler.plan.plan import Reliance


def values_relied_on(context: PaperContext) -> tuple[Reliance, ...]:
    """Return the values that the paper of *context* has relied on so far, in the order of the court's record."""
    laws = ((key, law) for key, law in context.court if key in context.relied_on and law is not None)
    return tuple(Reliance(key, value_in_words(law.value), law.basis, law.cite, law.validity) for key, law in laws)


def value_in_words(value: Any) -> str:
    """Return a legal value as readable text."""
    match value:
        case Dismissals() | Amendments():
            return value.name
        case BaseModel():
            return ", ".join(f"{key} {value_in_words(part)}" for key, part in _set_fields(value))
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


def _set_fields(value: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the non-empty fields of *value* that its record sets or that differ from their defaults."""
    keys = type(value).model_fields
    for key, part in value:
        if part not in ("", (), None) and (key in value.model_fields_set or part != keys[key].default):
            yield key, part
