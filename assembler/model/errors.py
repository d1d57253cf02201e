"""Messages, in plain English, for validation errors in a matter or in a record of law."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from assembler.findings.faults import fault, quoted
from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean, similar_names
from assembler.language.entities import kinds_meant_by
from assembler.load.yaml_errors import BLOCK_REMEDY
from assembler.load.yaml_reader import Document
from assembler.model.base import CODE, DOCKET, NAME
from assembler.model.exhibit import BATES, EXHIBIT_LABEL
from assembler.model.keys import keys_of, model_at

MESSAGES: Mapping[str, str] = {
    "int_parsing": "is not a whole number",
    "int_parsing_size": "is too large a number",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "less_than": "is not less than {lt}",
    "less_than_equal": "is more than {le}",
    "float_parsing": "is not a number",
    "missing": "is missing",
    "bool_parsing": "is not `true` or `false`",
    "bool_type": "is not `true` or `false`",
    "int_type": "is not a whole number",
    "string_type": "is not text",
    "string_too_short": "is empty",
    "string_too_long": "has more than {max_length} characters",
    "tuple_type": "is not a list",
    "mapping_type": "is not a map of names",
    "dict_type": "is not a map of names",
    "model_type": "is not a map of keys",
    "model_attributes_type": "is not a map of keys",
}
"""Messages for the error types that are built into pydantic."""

PATTERNS: Mapping[str, str] = {
    NAME: "is not a name: letters, digits, hyphens and underscores",
    CODE: "is not the code of a rule, such as `SIG001`",
    DOCKET: "is not a docket number, such as `1` or `12-3`",
    BATES: "is not a Bates number, such as `ALPHA 000001` or `1`: up to ten digits, which may follow a prefix; a "
    "prefix begins with a letter, and has at most 31 letters, digits, spaces, `.`, `_` and `-`",
    EXHIBIT_LABEL: "is not an exhibit label, such as `1` or `A-1`: letters and digits, with hyphens between them",
}
"""For each pattern, the message for a value that does not match it."""

FIXES: Mapping[str, str] = {
    "int_parsing": "write only digits, as in `12`",
    "int_type": "write only digits, as in `12`",
    "int_parsing_size": "write a smaller number",
    "float_parsing": "write only digits and a decimal point, as in `1.5`",
    "greater_than": "write a larger number",
    "greater_than_equal": "write a larger number",
    "less_than": "write a smaller number",
    "less_than_equal": "write a smaller number",
    "bool_parsing": "write `true` or `false`",
    "bool_type": "write `true` or `false`",
    "string_too_short": "write the text, or delete the key",
    "string_too_long": "write a shorter text",
    "tuple_type": "write a list, as in `[first, second]`",
    "one_line": "join the lines into one",
    "no_words": "write the text, or delete the key",
    "no_such_date": "correct the date",
    "no_such_year": "correct the year",
    "no_pattern": "correct the regular expression",
    "blank": "delete the other placeholders, and write a brace of the text itself twice",
    "does_backwards": "write the lower number as `first`",
    "text_or_heading": "write `text:` for a paragraph or `heading:` for a sub-heading, but not both",
    "level_of_text": "delete `level:`, or write `heading:` in place of `text:`",
    "reference_in_term": "write words in place of the reference",
    "heading_pleads": "write a sentence, or the `id:` of a paragraph",
    "no_cause": "add the `cause:` of a claim in the catalog; add `law:` and `title:` to any other claim",
    "cause_and_law": "delete `law:`, because the cause determines it",
    "no_title": "add `title:`",
    "own_variant": "delete `variant:`, or write it in `title:`",
    "no_relief": "add `text:`",
    "head_with_text": "divide the entry into two: the heading, and below it the item with its `text:`",
    "empty_group": "add an item below the heading, or delete the heading",
    "one_sentence": "write it as running text",
    "heading_levels": "delete the labels of the deepest levels",
    "pitch": "write a larger `pitch:`, or a smaller `size:` of `type:`",
    "family": "write the `kind:` of one of those families",
    "too_small": "write at least those sizes",
}
"""The remedies for validation errors, by error type. An error that is not listed may have a remedy in its context."""

MAX_OVERSIGHTS = 3
"""The maximum number of missing values that may be an oversight; a record that lacks more should use `extends:`."""


def error_message(error: Any) -> str:
    """Return the message for a pydantic *error*."""
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return PATTERNS.get(context["pattern"], "does not have the format that this key requires")
    return (
        MESSAGES[error["type"]].format(**context)
        if error["type"] in MESSAGES
        else error["msg"][:1].lower() + error["msg"][1:]
    )


def error_remedy(error: Any) -> str:
    """Return the remedy for a pydantic *error*; "" if it has none of its own."""
    return FIXES.get(error["type"], "") or error.get("ctx", {}).get("fix", "")


def unknown_key(place: Place, shown_key: str, key: str, known_keys: Iterable[str]) -> Finding:
    """Return the finding on *key*, which is not among *known_keys*; *shown_key* is the key as printed in the message.

    A key that contains a space is treated as a sentence with a colon, not as a misspelled key.
    """
    fix = BLOCK_REMEDY if " " in key else did_you_mean(key, known_keys)
    return fault("MAT002", place, f"{shown_key} is not a known key here", fix=fix)


def not_allowed(place: Place, subject: str, shown_value: str, error: Any) -> Finding:
    """Return the finding that *error* does not allow a value of *subject*, suggesting the most similar allowed value.

    If the value is a common word for a kind of entity, such as city, the kinds that may be meant are suggested.
    """
    expected: str = error["ctx"]["expected"]
    typed_value = str(error["input"])
    allowed_values = re.findall("'([^']*)'", expected)
    suggestions = [kind for kind in kinds_meant_by(typed_value) if kind in allowed_values] or similar_names(
        typed_value, allowed_values
    )[:1]
    question = f"did you mean {' or '.join(f'`{name}`' for name in suggestions)}? " if suggestions else ""
    allowed = expected.replace("'", "`")
    return fault("MAT003", place, f"{subject}, {shown_value}, is not an allowed value", fix=f"{question}use {allowed}")


def record_findings(errors: Iterable[Any], documents: Sequence[Document], model: type[BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each of pydantic's *errors* in a record of type *model*, sorted by place.

    *documents* begins with the record's file, followed by the files that the record extends.
    """
    yield from sorted(_findings(errors, documents, model), key=lambda finding: (finding.place, finding.message))


def _findings(errors: Iterable[Any], documents: Sequence[Document], model: type[BaseModel]) -> Iterator[Finding]:
    errors = list(errors)
    missing_keys = [error["loc"][0] for error in errors if error["type"] == "missing" and len(error["loc"]) == 1]
    if len(missing_keys) > MAX_OVERSIGHTS and "extends" in model.model_fields:
        fix = "write `extends: federal` or `extends: state`, and then only the values that differ"
        message = f"the record lacks {len(missing_keys)} values, including `{missing_keys[0]}` and `{missing_keys[1]}`"
        yield fault("MAT001", documents[0].values[()], message, fix=fix)
        errors = [error for error in errors if error["type"] != "missing" or len(error["loc"]) > 1]
    for error in errors:
        source = next((document for document in documents if _path(error)[:1] in document.values), documents[0])
        yield _finding(error, source, model)


def _finding(error: Any, document: Document, model: type[BaseModel]) -> Finding:
    path = _path(error)
    place = _place(path, document)
    name = ".".join(map(str, path))
    last_key = str(path[-1]) if path else ""
    match error["type"]:
        case "missing":
            return fault("MAT001", place, f"`{name}` is missing", fix=f"add `{last_key}:`")
        case "extra_forbidden":
            record_model = model_at(path[:-1], model)
            known_keys = keys_of(record_model) if record_model else ()
            return unknown_key(document.keys.get(path, place), f"`{name}`", last_key, known_keys)
        case "literal_error":
            return not_allowed(place, f"`{name}`", quoted(error["input"]), error)
        case "record":
            return fault("MAT003", place, f"`{name}` {error_message(error)}", fix=error["ctx"]["fix"])
        case "no_source":
            fix = "add `cite:` with the rule, or use the basis `derived`, `convention` or `memory`"
            return fault("MAT003", place, f"`{name}` {error_message(error)}", fix=fix)
        case "unknown_record":
            message = f"no {error['ctx']['kind']} is called {quoted(error['input'])}"
            return fault("MAT004", place, message, fix=did_you_mean(str(error["input"]), error["ctx"]["names"]))
    return fault(
        "MAT003", place, f"`{name}`, {quoted(error['input'])}, {error_message(error)}", fix=error_remedy(error)
    )


def _path(error: Any) -> KeyPath:
    """Return the path of the faulty value."""
    return (*error["loc"], *error.get("ctx", {}).get("at", ()))


def _place(path: KeyPath, document: Document) -> Place:
    """Return the place of the value at *path* or, if that value has no place, of the nearest value around it."""
    while path and path not in document.values:
        path = path[:-1]
    return document.values[path]
