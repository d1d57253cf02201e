"""Looks up records of law while a matter is validated."""

from collections.abc import Mapping
from typing import Any, Protocol

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Records(Protocol):
    """The part of the catalog that the models use: records, by kind and name."""

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*."""

    def record(self, kind: str, name: str, county: str | None = None, judge: str | None = None) -> Any:
        """Return the record *name* of *kind*, with the additions of *county* and the orders of *judge* included."""


def find_record(
    value: Any, info: ValidationInfo, kind: str, county: str | None = None, judge: str | None = None
) -> Any:
    """Return the record that *value* names, from the catalog in the validation context.

    Raises a validation error if *value* is not text, or if there is no such record.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a name", {})
    records: Records = info.context  # type: ignore[assignment]
    names = records.names(kind)
    if value not in names:
        raise PydanticCustomError("unknown_record", "no such {kind}", {"kind": kind, "names": names})
    return records.record(kind, value, county, judge)


class ReadElsewhere:
    """Marks a field whose value is a record that was validated when it was read, such as the court of a matter.

    Unlike pydantic's `SkipValidation`, it builds no validator for the class of the record.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that accepts any value."""
        return core_schema.any_schema()


def valid_text(data: Mapping[str, Any], key: str) -> str | None:
    """Return the text of an earlier field of the model being validated; None if that field is missing or invalid."""
    value = data.get(key)
    return value if isinstance(value, str) else None
