"""A value of law: the value, where and when its text was read, and the days on which it is in force."""

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
    "official": "the text was read where its court, legislature or agency publishes it",
    "copy": "the text was read in a copy that names its source and date, or in two independent copies that agree",
    "secondary": "read in a summary, a guide, an older text, a headnote, or a page without a known source",
    "derived": "follows from a text that was read, by reasoning of ours",
    "convention": "what papers in that court look like; no rule was found",
    "memory": "not read; to be checked before anybody relies on it",
}
"""What each grade of a legal value means, the surest first."""

FIRM: Final = "firm"
"""The grade of every value in a firm's own record, whatever the record claims: we have not read its source."""


def _alias(value: Any) -> Any:
    return "copy" if value == "verified" else value


LawBasis = Annotated[
    Literal["official", "copy", "secondary", "derived", "convention", "memory", "firm"], BeforeValidator(_alias)
]
"""The grade of a value of law. A firm's older record may say `verified`, which is read as `copy`."""

READ: frozenset[str] = frozenset({"official", "copy", "verified"})
"""Grades of a text that was read; the program's rules use `verified` for their own authorities."""

NAMED: frozenset[str] = READ | {"secondary"}
"""Grades that need a source: a value with one of them must name what was read."""


def was_read(basis: str) -> bool:
    """Return whether the text of the law was read, at its source or in a copy."""
    return basis in READ


def has_source(basis: str) -> bool:
    """Return whether a source was read: the text itself, or a secondary source on it."""
    return basis in NAMED


def severity_for(*bases: str) -> Severity | None:
    """Return `WARNING` if a text behind one of *bases* was not read; else None, which means the rule's own severity."""
    return None if bases and all(map(was_read, bases)) else Severity.WARNING


def cite_for_message(cite: str, basis: str, otherwise: str = "") -> str:
    """Return an authority for a message: "Wash. CR 11(a)", "LCR 3(e) (memory)", "the court's practice (convention)".

    *otherwise* replaces an empty *cite*. The grade is left out if the text was read.
    """
    name = cite or otherwise
    return name if was_read(basis) and name else cite_with_grade(name, basis)


def cite_with_grade(cite: str, basis: str) -> str:
    """Return *cite* with its grade in parentheses: "LCR 3(e) (memory)"; the grade alone if *cite* is empty."""
    return f"{cite} ({basis})" if cite else basis


class Legal(Strict):
    """A value of law with its source and the days on which it is in force; by default, all days.

    Where a rule changed, a key has a list of values, the oldest first, each in force until the next one is.
    """

    basis: LawBasis = Field(description="how it is known: official or copy (its text was read) down to memory")
    url: str = Field("", description="where it was read")
    read_on: Day | None = Field(None, description="the day on which it was read there", examples=["2026-11-24"])
    via: str = Field(
        "",
        description="the collection of texts in which it was read, which names the url as its source",
        examples=["github.com/codearranger/claude-legal@8edfdca"],
    )
    confirmed_at: str = Field(
        "",
        description="a second copy, independent of the first, with the same words",
        examples=["https://law.onecle.com/uscode/35/285.html"],
    )
    begins: Day | None = Field(
        None,
        alias="from",
        description="the first day on which it is in force; omit it if the value never changed",
        examples=["2022-12-01"],
    )
    until: Day | None = Field(
        None,
        description="the day on which it ceases to be in force: the first day of the next value",
        examples=["2022-12-01"],
    )
    _earlier: tuple[Self, ...] = PrivateAttr(())

    @property
    def versions(self) -> tuple[Self, ...]:
        """All values of the key, the oldest first; this one is the last."""
        return (*self._earlier, self)

    def on(self, day: date | None) -> Self | None:
        """Return the value in force on *day*, the last one if *day* is None; None if none was in force."""
        always = self.begins is None and self.until is None
        if day is None or always:
            return self
        return next((version for version in self.versions if version.is_in_force_on(day)), None)

    @property
    def validity(self) -> str:
        """The days on which the value is in force: "from 2022-12-01 until 2024-01-01"; empty if it always is."""
        return " ".join(f"{word} {day}" for word, day in (("from", self.begins), ("until", self.until)) if day)

    def is_in_force_on(self, day: date) -> bool:
        """Return whether this value is in force on *day*."""
        return (self.begins is None or self.begins <= day) and (self.until is None or day < self.until)

    @model_validator(mode="wrap")
    @classmethod
    def _of_a_list(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Read a list of dated values: the last is the value, and `versions` has the earlier ones."""
        if not isinstance(data, list) or not data:
            return handler(data)
        versions: tuple[Self, ...] = TypeAdapter(tuple[cls, ...]).validate_python(data, context=info.context)  # type: ignore[valid-type]
        _follow(versions)
        last = versions[-1]
        last._earlier = versions[:-1]  # noqa: SLF001 - it is of this class
        return last

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.begins and self.until and self.until <= self.begins:
            raise PydanticCustomError("record", "ends before it begins", {"at": ("until",), "fix": "correct the date"})
        return self


def _follow(versions: Sequence[Legal]) -> None:
    """Raise a validation error unless each of *versions* begins on the day on which its predecessor ends."""
    for number, (version, next_version) in enumerate(pairwise(versions)):
        if version.until is None or version.until != next_version.begins:
            message = "must end on the day on which the next one begins"
            fix = "write the same day as `until:` of this value and as `from:` of the next, the oldest value first"
            raise PydanticCustomError("record", message, {"at": (number,), "fix": fix})


class Law(Legal, Generic[T]):
    """One legal value with its authority."""

    value: T = Field(description="the value itself")
    cite: str = Field("", description="the rule, statute or case")
    note: str = Field("", description="a note for the reader")

    @property
    def authority(self) -> str:
        """The authority as a message names it, with the grade where its text was not read."""
        return cite_for_message(self.cite, self.basis, "the court’s practice")

    @model_validator(mode="after")
    def _sourced(self) -> "Law[T]":
        if self.basis in NAMED and not self.cite:
            raise PydanticCustomError("no_source", "says that something was read but names no authority", {})
        return self


def in_force(record: Model, day: date | None) -> Model:
    """Return *record* with the values that are in force on *day*, and without those that are not.

    Returns *record* itself if all of its values are in force.
    """
    changed = {}
    values = vars(record)  # attribute access would mark the value as used
    for key in legal_fields(type(record)):
        if (chosen := _in_force(values[key], day)) is not values[key]:
            changed[key] = chosen
    return record.model_copy(update=changed) if changed else record


@cache
def legal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields of *model* in which a value of law can be, at any depth."""
    return tuple(key for key, written in model.model_fields.items() if _can_be_law(written.annotation, set()))


def _can_be_law(annotation: Any, seen: set[Any]) -> bool:
    """Return whether a value of the type *annotation* can be or contain a value of law, besides the types *seen*."""
    if annotation in (Any, BaseModel) or isinstance(annotation, TypeVar):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Legal):
            return True
        new = annotation not in seen
        seen.add(annotation)
        return new and any(_can_be_law(key.annotation, seen) for key in annotation.model_fields.values())
    return any(_can_be_law(part, seen) for part in get_args(annotation))


def _in_force(value: Any, day: date | None) -> Any:
    match value:
        case str() | int() | None:  # the most frequent, and first for speed
            return value
        case Legal():
            if _is_always_in_force(value):
                return value
            chosen = value.on(day)
            return chosen and in_force(chosen, day)
        case BaseModel():
            return in_force(value, day)
        case tuple():
            items = tuple(item for item in (_in_force(entry, day) for entry in value) if item is not None)
            return items if len(items) != len(value) or any(map(_differ, items, value)) else value
        case Mapping():
            entries = {key: _in_force(entry, day) for key, entry in value.items()}
            return entries if any(_differ(entry, value[key]) for key, entry in entries.items()) else value
    return value


_ALWAYS: WeakValueDictionary[int, Legal] = WeakValueDictionary()
"""A cache, by identity, of values that are in force on all dates; values are immutable, so identity is enough."""


def _is_always_in_force(value: Any) -> bool:
    """Return whether *value*, and each value of law in it, is in force on all dates."""
    match value:
        case Legal():
            if _ALWAYS.get(id(value)) is value:
                return True
            if value.begins or value.until or not all(map(_is_always_in_force, vars(value).values())):
                return False
            _ALWAYS[id(value)] = value
        case BaseModel():
            return all(map(_is_always_in_force, vars(value).values()))
        case tuple():
            return all(map(_is_always_in_force, value))
        case Mapping():
            return all(map(_is_always_in_force, value.values()))
    return True


def _differ(first: Any, second: Any) -> bool:
    return first is not second
