"""A legal value: the value itself, where and when its text was read, and the dates on which it is in force."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Final, Generic, Literal, Self, TypeVar, get_args
from weakref import WeakValueDictionary

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    TypeAdapter,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from assembler.findings.finding import Severity
from assembler.model.base import Day, Strict

T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)

GRADES: Mapping[str, str] = {
    "official": "the text was read where the court, legislature or agency itself publishes it",
    "copy": "the text was read in a copy that names its source and date, or in two independent copies that agree",
    "secondary": "read in a summary, a guide, an older text, a headnote, or a page without a known source",
    "derived": "inferred by us from a text that was read",
    "convention": "the custom of papers in that court, or house style; no rule was found",
    "memory": "not read; check it before relying on it",
}
"""The meaning of each basis of a legal value, from the most to the least reliable."""

FIRM: Final = "firm"
"""The basis of every value in a firm's own record, whatever basis the record states."""


def _present_basis(value: Any) -> Any:
    return "copy" if value == "verified" else value


LawBasis = Annotated[
    Literal["official", "copy", "secondary", "derived", "convention", "memory", "firm"],
    BeforeValidator(_present_basis),
]
"""The basis of a legal value. In a firm's older record it may be `verified`, which is read as `copy`."""

READ_BASES: frozenset[str] = frozenset({"official", "copy", "verified"})
"""The bases for which the text was read; `verified` is used for the authorities of the program's own rules."""

SOURCED_BASES: frozenset[str] = READ_BASES | {"secondary"}
"""The bases that need a source: a value with such a basis must name the text that was read."""


def was_read(basis: str) -> bool:
    """Whether the text of the law was read, at its source or in a copy."""
    return basis in READ_BASES


def has_source(basis: str) -> bool:
    """Whether any source was read, which may be the text itself or a secondary source."""
    return basis in SOURCED_BASES


def severity_for(*bases: str) -> Severity | None:
    """Return None, which keeps the rule's own severity, if a text was read for each of *bases*; else `WARNING`."""
    return None if bases and all(map(was_read, bases)) else Severity.WARNING


def qualified_cite(cite: str, basis: str, default: str = "") -> str:
    """Return an authority for a message: "Wash. CR 11(a)", "LCR 3(e) (memory)", "the court's practice (convention)".

    If *cite* is empty, *default* replaces it. The basis is omitted if the text was read.
    """
    name = cite or default
    return name if was_read(basis) and name else cite_with_grade(name, basis)


def cite_with_grade(cite: str, basis: str) -> str:
    """Return *cite* with its basis in parentheses, as in "LCR 3(e) (memory)"; only the basis if *cite* is empty."""
    return f"{cite} ({basis})" if cite else basis


class Legal(Strict):
    """A legal value with its source and the dates on which it is in force; by default, it is in force on all dates.

    If a rule changed, its key has a list of values, from oldest to newest, each in force until the next takes effect.
    """

    basis: LawBasis = Field(
        description="the basis of the value, from `official` or `copy` (its text was read) down to `memory`"
    )
    url: str = Field("", description="the web address where the value's text was read")
    read_on: Day | None = Field(None, description="the date on which the text was read", examples=["2026-11-24"])
    via: str = Field(
        "",
        description="the collection in which the text was read, if the collection gives `url` as its source",
        examples=["github.com/codearranger/claude-legal@8edfdca"],
    )
    confirmed_at: str = Field(
        "",
        description="a second, independent copy with the same words",
        examples=["https://law.onecle.com/uscode/35/285.html"],
    )
    begins: Day | None = Field(
        None,
        alias="from",
        description="the first date on which the value is in force; omit it if the value never changed",
        examples=["2022-12-01"],
    )
    until: Day | None = Field(
        None,
        description="the date on which the value ceases to be in force, which is the first date of the next value",
        examples=["2022-12-01"],
    )
    _earlier: tuple[Self, ...] = PrivateAttr(())

    @property
    def versions(self) -> tuple[Self, ...]:
        """All values of the key, from oldest to newest; this value is the last of them."""
        return (*self._earlier, self)

    def on(self, day: date | None) -> Self | None:
        """Return the value in force on *day*, or the last value if *day* is None; None if no value was in force."""
        has_no_dates = self.begins is None and self.until is None
        if day is None or has_no_dates:
            return self
        return next((version for version in self.versions if version.is_in_force_on(day)), None)

    @property
    def validity(self) -> str:
        """The dates on which the value is in force: "from 2022-12-01 until 2024-01-01"; empty if on all dates."""
        return " ".join(f"{word} {day}" for word, day in (("from", self.begins), ("until", self.until)) if day)

    def is_in_force_on(self, day: date) -> bool:
        """Whether this value is in force on *day*."""
        return (self.begins is None or self.begins <= day) and (self.until is None or day < self.until)

    @model_validator(mode="wrap")
    @classmethod
    def _read_versions(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Read a list of dated values: the last becomes the value itself, and `versions` has all of them."""
        if not isinstance(data, list) or not data:
            return handler(data)._checked()  # noqa: SLF001 - the object is of this class
        versions: tuple[Self, ...] = TypeAdapter(tuple[cls, ...]).validate_python(data, context=info.context)  # type: ignore[valid-type]
        _check_sequence(versions)
        last = versions[-1]
        last._earlier = versions[:-1]  # noqa: SLF001 - the object is of this class
        return last

    def _checked(self) -> Self:
        """Return the value itself; raise an error if it ends before it begins.

        This is not a separate validator, because pydantic would prepare one for each type of legal value.
        """
        if self.begins and self.until and self.until <= self.begins:
            raise PydanticCustomError("record", "ends before it begins", {"at": ("until",), "fix": "correct the date"})
        return self


def _check_sequence(versions: Sequence[Legal]) -> None:
    """Raise a validation error unless each of *versions* begins on the date on which the preceding version ends."""
    for index, (version, next_version) in enumerate(pairwise(versions)):
        if version.until is None or version.until != next_version.begins:
            message = "must end on the date on which the next value begins"
            fix = (
                "write the same date as `until:` of this value and as `from:` of the next value, the oldest value first"
            )
            raise PydanticCustomError("record", message, {"at": (index,), "fix": fix})


class Law(Legal, Generic[T]):
    """A single legal value with its authority."""

    value: T = Field(description="the value itself")
    cite: str = Field("", description="the rule, statute or case")
    note: str = Field("", description="a note for the reader")

    @property
    def authority(self) -> str:
        """The authority as printed in a message, with its basis if the text was not read."""
        return qualified_cite(self.cite, self.basis, "the court’s practice")

    def _checked(self) -> Self:
        """Return the value itself; raise an error also if a source was read for it, but it names no authority."""
        super()._checked()
        if self.basis in SOURCED_BASES and not self.cite:
            raise PydanticCustomError(
                "no_source",
                "has the basis `{basis}`, for which a source was read, but names no authority",
                {"basis": self.basis},
            )
        return self


def in_force(record: Model, day: date | None) -> Model:
    """Return *record* with the values in force on *day*; values that are not in force on that day are removed.

    The result is *record* itself if all of its values are in force.
    """
    changed_values = {}
    values = vars(record)
    for key in legal_fields(type(record)):
        value = _in_force(values[key], day)
        if value is not values[key]:
            changed_values[key] = value
    return record.model_copy(update=changed_values) if changed_values else record


@cache
def legal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields of *model* that can contain a legal value at any depth."""
    return tuple(key for key, field in model.model_fields.items() if _can_be_law(field.annotation, set()))


def _can_be_law(annotation: Any, seen: set[Any]) -> bool:
    """Whether a value of the type *annotation* can contain a legal value; models in *seen* are skipped."""
    if annotation in (Any, BaseModel) or isinstance(annotation, TypeVar):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Legal):
            return True
        is_new = annotation not in seen
        seen.add(annotation)
        return is_new and any(_can_be_law(key.annotation, seen) for key in annotation.model_fields.values())
    return any(_can_be_law(part, seen) for part in get_args(annotation))


def _in_force(value: Any, day: date | None) -> Any:
    match value:
        case str() | int() | None:  # plain values are checked first because they are the most frequent
            return value
        case Legal():
            if _is_always_in_force(value):
                return value
            version = value.on(day)
            return version and in_force(version, day)
        case BaseModel():
            return in_force(value, day)
        case tuple():
            values_on_day = [_in_force(entry, day) for entry in value]
            items = tuple(item for item in values_on_day if item is not None)
            return items if len(items) != len(value) or any(map(_differ, items, value)) else value
        case Mapping():
            entries = {key: _in_force(entry, day) for key, entry in value.items()}
            return entries if any(_differ(entry, value[key]) for key, entry in entries.items()) else value
    return value


_PERMANENT_VALUES: WeakValueDictionary[int, Legal] = WeakValueDictionary()
"""A cache of values in force on all dates, by object id; values are immutable, so checking identity is sufficient."""


def _is_always_in_force(value: Any) -> bool:
    """Whether *value*, and every legal value inside it, is in force on all dates."""
    match value:
        case Legal():
            if _PERMANENT_VALUES.get(id(value)) is value:
                return True
            if value.begins or value.until or not all(map(_is_always_in_force, vars(value).values())):
                return False
            _PERMANENT_VALUES[id(value)] = value
        case BaseModel():
            return all(map(_is_always_in_force, vars(value).values()))
        case tuple():
            return all(map(_is_always_in_force, value))
        case Mapping():
            return all(map(_is_always_in_force, value.values()))
    return True


def _differ(first: Any, second: Any) -> bool:
    return first is not second
