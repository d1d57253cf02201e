"""What to say of a value that its model refuses, in a matter or in a record of law."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.load.yaml_reader import Document
from assembler.model.base import CODE, DOCKET, NAME
from assembler.model.keys import keys_of, model_at

WORDS: Mapping[str, str] = {
    "int_parsing": "is not a whole number",
    "int_parsing_size": "is beyond all numbers",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "less_than": "is not less than {lt}",
    "less_than_equal": "is more than {le}",
    "float_parsing": "is not a number",
    "missing": "is missing",
    "bool_parsing": "is neither `true` nor `false`",
    "bool_type": "is neither `true` nor `false`",
    "int_type": "is not a whole number",
    "string_type": "is not a text",
    "string_too_short": "is empty",
    "string_too_long": "has more than {max_length} letters",
    "tuple_type": "is not a list",
    "mapping_type": "is not a map of names",
    "dict_type": "is not a map of names",
    "model_type": "is not a map of keys",
    "model_attributes_type": "is not a map of keys",
}
"""What to say of a value, for each type of the model's errors that carries no words of ours."""

PATTERNS: Mapping[str, str] = {
    NAME: "is not a name: letters, digits, hyphens and underscores",
    CODE: "is not the code of a rule, such as `SIG001`",
    DOCKET: "is not a number of the docket, such as `1` or `12-3`",
}
"""What to say of a value that does not fit a pattern."""

FEW = 3
"""Values that a record may lack by a slip; where it lacks more, it has nothing to inherit them from."""


def in_words(one: Any) -> str:
    """Return what is wrong with a value, for an error of pydantic."""
    context: dict[str, Any] = one.get("ctx", {})
    if one["type"] == "string_pattern_mismatch":
        return PATTERNS[context["pattern"]]
    return WORDS[one["type"]].format(**context) if one["type"] in WORDS else one["msg"][:1].lower() + one["msg"][1:]


def of_a_record(errors: Iterable[Any], documents: Sequence[Document], model: type[BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each of pydantic's *errors* in a record of *model*, by its place in one of *documents*.

    The documents lie over one another, the heir first.
    """
    yield from sorted(_findings(errors, documents, model), key=lambda one: (one.place, one.message))


def _findings(errors: Iterable[Any], documents: Sequence[Document], model: type[BaseModel]) -> Iterator[Finding]:
    errors = list(errors)
    missing = [one["loc"][0] for one in errors if one["type"] == "missing" and len(one["loc"]) == 1]
    if len(missing) > FEW and "extends" in model.model_fields:
        fix = "write `extends: federal` or `extends: state`, and only what differs"
        message = f"the record lacks {len(missing)} values, `{missing[0]}` and `{missing[1]}` among them"
        yield fault("MAT001", documents[0].values[()], message, fix=fix)
        errors = [one for one in errors if one["type"] != "missing" or len(one["loc"]) > 1]
    for one in errors:
        held = next((document for document in documents if _path(one)[:1] in document.values), documents[0])
        yield _finding(one, held, model)


def _finding(one: Any, document: Document, model: type[BaseModel]) -> Finding:
    path = _path(one)
    place, name, last = _place(path, document), ".".join(map(str, path)), str(path[-1]) if path else ""
    match one["type"]:
        case "missing":
            return fault("MAT001", place, f"`{name}` is missing", fix=f"add `{last}:`")
        case "extra_forbidden":
            kind = model_at(path[:-1], model)
            fix = did_you_mean(last, keys_of(kind) if kind else ())
            return fault("MAT002", document.keys.get(path, place), f"`{name}` is not a known key here", fix=fix)
        case "literal_error":
            allowed = one["ctx"]["expected"].replace("'", "`")
            message = f"`{name}`, {_shown(one['input'])}, is not one of the words that stand here"
            return fault("MAT003", place, message, fix=f"write {allowed}")
        case "record":
            return fault("MAT003", place, f"`{name}` {in_words(one)}", fix=one["ctx"]["fix"])
        case "no_source":
            fix = "add `cite:` with the rule, or give the basis that it has: `derived`, `convention` or `memory`"
            return fault("MAT003", place, f"`{name}` {in_words(one)}", fix=fix)
        case "unknown_record":
            message = f"no {one['ctx']['kind']} is called {_shown(one['input'])}"
            return fault("MAT004", place, message, fix=did_you_mean(str(one["input"]), one["ctx"]["names"]))
    return fault("MAT003", place, f"`{name}`, {_shown(one['input'])}, {in_words(one)}")


def _path(one: Any) -> KeyPath:
    """Return where the fault stands: an error of a whole record says it itself."""
    return (*one["loc"], *one.get("ctx", {}).get("at", ()))


def _shown(value: Any) -> str:
    return f"`{brief(value)}`" if isinstance(value, str) else brief(value)


def _place(path: KeyPath, document: Document) -> Place:
    """Return the place of the value at *path*, or of the nearest one above it."""
    while path and path not in document.values:
        path = path[:-1]
    return document.values[path]
