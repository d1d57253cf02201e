"""A matter with a text in every text field of the model; the fields are taken from the model itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assembler.findings.finding import MatterError, Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from assembler.model.filing import Filing
from assembler.model.keys import model_at
from assembler.model.matter import Matter
from assembler.model.words import OwnWords
from assembler.papers import every_filing
from assembler.validate import validate
from tests.support.matters import SUIT, catalog

SUIT_WITH_ALL_PARTS = (
    SUIT
    + """
firms: {all: {name: All LLP}}
people: {kim: {name: Kim}}
exhibits: {a: {title: Contract}}
more_facts:
  - id: more
    heading: More
    paragraphs:
      - heading: A sub-heading
      - {text: Alpha paid twice., belief: true, exhibit: [a]}
venue: [events]
waivers: {FMT001: The rules were read.}
events: [{event: answer, by: [beta], date: 2025-06-03}]
"""
)
"""A suit with an entry in every part of a matter."""

MOTION = {"paper": "motion_for_voluntary_dismissal", "dismisses": "all"}
DECLARATION = {
    "paper": "declaration_on_amendment",
    "date": "2025-12-31",
    "declarant": "kim",
    "amendment": {"effect": "It adds a fact."},
}
ANSWER = {
    "paper": "answer",
    "date": "2025-12-31",  # after the complaint and the papers that dismiss
    "filed_by": "beta",
    "responses": ["Beta denies it."],
    "counterclaims": [{"title": "Account Stated", "against": ["alpha"], "paragraphs": ["Alpha kept the money."]}],
}

SUPPLEMENT = {
    "paper": "supplemental_complaint",
    "date": "2025-12-30",
    "allegations": [{"heading": "Later Events", "paragraphs": [{"text": "Beta kept the money."}]}],
    "counts": [
        {"title": "Account Stated", "against": ["beta"], "paragraphs": [{"text": "Beta kept the money again."}]}
    ],
    "asks_for": ["award the money"],
}

CHANGES: tuple[tuple[KeyPath, Any], ...] = (
    (("counsel", "ann", "firm"), "all"),
    (("counsel", "ann", "court_numbers"), {"ilcir/cook": "54321"}),
    (("people", "kim", "of"), "alpha"),
    (("parties", "alpha", "kind"), "limited liability company"),
    (("parties", "alpha", "members"), {"bob": {"name": "Bob", "kind": "individual"}}),
    (("parties", "beta", "kind"), "trust"),
    (("parties", "beta", "side"), "defendant"),
    (("parties", "beta", "trustees"), {"eve": {"name": "Eve", "kind": "individual"}}),
    (("parties", "beta", "terminated"), {"date": "2026-01-05"}),
    (("filings", 0, "verified_by"), "kim"),
    (("filings", 1, "service"), [{"on": "beta", "by": "mail"}, {"on": "beta", "by": "email"}]),
    (("earlier_dismissals",), [{"court": "S.D.N.Y.", "date": "2025-01-01", "by": "notice"}]),
    (
        ("filings", -1, "relies_on"),
        {"instrument": "x", "because": "The docket was read again.", "lawyer": "ann", "date": "2025-01-01"},
    ),
    (
        ("filings", -1, "conferred"),
        {"with": "beta", "how": "by mail", "date": "2025-06-01", "result": "unanswered", "because": "Two letters."},
    ),
    (("claims", 0, "paragraphs"), ["Beta broke it."]),
    (("claims", 0, "elements", "breach"), [{"text": "Beta kept the money."}]),
    (("claims", 0, "relief"), [{"text": "award interest"}]),
    (("filings", 0, "after_signature"), [{"text": "Alpha names counsel.", "paragraphs": [{"text": "It is Ann."}]}]),
    (("relief",), [{"text": "award damages"}, "award costs", {"heading": "And:"}, "award fees"]),
)

RESTRICTED_FIELDS = frozenset(
    {"Matter.county", "Matter.division", "Claim.variant", "Claim.law", "Headings.labels", "PrayerForm.labels"}
    | {"ImportDoubt.about", "ImportDoubt.begins", "EarlierPaper.file", "EarlierPaper.revision"}
)
"""Text fields that accept only certain words, such as names in the catalog or paths, and the doubts of an import."""

OWN_WORDS = frozenset(f"OwnWords.{key}" for key in OwnWords.model_fields)
TEXTS_OF_SOME_PAPERS = OWN_WORDS | {
    "SignatureGroup.above",
    "SignatureGroup.lines",
    "Matter.sentences",
    "Matter.statements",
    "EveryFiling.consents",
}
"""Texts in which a word in braces is a placeholder, and texts that some courts or papers refuse."""


def source(data: Any) -> Source:
    """Return *data* as a source without places."""
    return Source(Path("matter.yaml"), Path(), data, {(): Place("matter.yaml", 1, 1)}, keys={}, texts={})


def is_valid(data: Any) -> bool:
    """Whether *data* is a valid matter."""
    try:
        validate(source(data), catalog())
    except MatterError:
        return False
    return True


def with_value(data: Any, path: KeyPath, value: Any) -> Any:
    """Return *data* with *value* at *path*. Nothing is changed in place; values outside *path* are shared."""
    if not path:
        return value
    key, *inner_path = path
    copy = data.copy()
    copy[key] = with_value(data[key], tuple(inner_path), value) if inner_path else value
    return copy


def full_data() -> Any:
    """Return the data of a matter with an entry in every part, and with each kind of text that may be long."""
    data = read_yaml(SUIT_WITH_ALL_PARTS, "matter.yaml").data
    data["filings"] += [ANSWER, DECLARATION, SUPPLEMENT, MOTION]
    for path, value in CHANGES:
        data = with_value(data, path, value)
    return data


@cache
def data_with_every_text() -> Any:
    """Return the data of a matter with a text in every field that accepts one."""
    data = full_data()
    assert is_valid(data)
    for path in list(_paths_of_maps(data)):
        for key, value in _smallest_parts(model_at(path, filing=every_filing())):
            extended_data = with_value(data, (*path, key), value)
            if key not in _value_at(data, path) and is_valid(extended_data):
                data = extended_data
    for path in list(_paths_of_maps(data)):
        for key, field in _fields_of_text(model_at(path, filing=every_filing())):
            words = " of ".join(str(part) for part in ("Words", key, *path[-1:]))
            extended_data = with_value(data, (*path, key), [words] if _is_list(field) else words)
            if is_valid(extended_data):
                data = extended_data
    return data


def _paths_of_maps(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of each map in *data* that has known keys."""
    if isinstance(data, dict):
        if model_at(path, filing=every_filing()):
            yield path
        for key, value in data.items():
            yield from _paths_of_maps(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _paths_of_maps(value, (*path, index))


def _value_at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _smallest_parts(model: type[BaseModel] | None) -> Iterator[tuple[str, Any]]:
    """Yield each field of *model* that holds a model, with the smallest valid value."""
    fields = model.model_fields if model else {}
    for key, field in fields.items():
        inner_models = _models(field.annotation)
        if inner_models:
            inner_fields = inner_models[0].model_fields
            value = {name: _smallest_value(inner) for name, inner in inner_fields.items() if inner.is_required()}
            kind = get_origin(_without_none(field.annotation))
            if kind is Mapping:
                yield key, {"x": value}
            elif kind is tuple:
                yield key, [value]
            else:
                yield key, value


def _smallest_value(field: FieldInfo) -> str:
    kind = _without_none(field.annotation)
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    return {date: "2025-01-01", int: "1"}.get(kind, "x")


def _fields_of_text(model: type[BaseModel] | None) -> list[tuple[str, FieldInfo]]:
    """Return the fields of *model* that accept any text."""
    fields = model.model_fields if model and model is not OwnWords else {}
    return [(key, field) for key, field in fields.items() if _is_text(field)]


def _is_text(field: FieldInfo) -> bool:
    kind = _without_none(field.annotation)
    constraints = [*field.metadata, *_constraints(field.annotation)]
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        kind = _without_none(item)
        constraints += _constraints(item)
    return kind is str and not any(getattr(constraint, "pattern", None) for constraint in constraints)


def _is_map_of_texts(field: FieldInfo) -> bool:
    kind = _without_none(field.annotation)
    while get_origin(kind) is Mapping:
        kind = _without_none(get_args(kind)[1])
    return kind is str and get_origin(_without_none(field.annotation)) is Mapping


def _is_list(field: FieldInfo) -> bool:
    return get_origin(_without_none(field.annotation)) is tuple


def _without_none(kind: Any) -> Any:
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _constraints(kind: Any) -> list[Any]:
    """Return the constraints on a value of *kind*, besides its type."""
    constraints: list[Any] = []
    if get_origin(kind) is Annotated:
        inner_kind, *annotations = get_args(kind)
        for annotation in annotations:
            constraints += [annotation, *getattr(annotation, "metadata", ())]
        constraints += _constraints(inner_kind)
    elif get_origin(kind) in {Union, UnionType}:
        for alternative in get_args(kind):
            constraints += _constraints(alternative)
    return constraints


def with_own_words(data: Any) -> Any:
    """Return *data* with some of the program's sentences in the user's words, which may have placeholders."""
    data = with_value(data, ("jury_demand",), "true")
    data = with_value(data, ("words",), dict.fromkeys(OwnWords.model_fields, "Our words."))
    data = with_value(data, ("filings", 0, "words"), {"prayer": "We pray."})
    return with_value(data, ("sentences",), {"headings": {"claims": "Counts"}, "order": {"heading": "Ruling"}})


@cache
def paths_of_all() -> tuple[KeyPath, ...]:
    """Return the paths of all texts of the matter that has a text in every field."""
    return tuple(text_paths(data_with_every_text()))


def text_paths(data: Any) -> list[KeyPath]:
    """Return the paths of all values of *data* that accept any text, found by trying one at each path."""
    return [path for path, _ in walk_texts(data) if is_valid(with_value(data, path, "Any words at all, even <these>"))]


def field_at(path: KeyPath) -> str:
    """Return the field ("Party.name") whose text is at *path*."""
    for end in range(len(path) - 1, -1, -1):
        model = model_at(path[:end], filing=every_filing())
        if model and path[end] in model.model_fields:
            return f"{model.__name__}.{path[end]}"
    return ".".join(map(str, path))


def text_fields(model: type[BaseModel] = Matter, above: tuple[str, ...] = ()) -> set[str]:
    """Return every text field of *model* and the models in it ("Party.name"), but not in the models *above* it."""
    fields = model.model_fields.items()
    names = {f"{model.__name__}.{key}" for key, field in fields if _is_text(field) or _is_map_of_texts(field)}
    for field in model.model_fields.values():
        for inner_model in _models(field.annotation):
            if inner_model.__name__ not in {*above, model.__name__, "Court", "Cause", "DocumentType"}:
                names |= text_fields(inner_model, (*above, model.__name__))
    return names


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [every_filing() if annotation is Filing else annotation]
    return [model for part in get_args(annotation) for model in _models(part)]
