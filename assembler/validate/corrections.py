"""Corrects misspelled keys, values and names if only one word can be meant. `assembler fix` makes these edits."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from assembler.findings.finding import Edit, Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import certain_name
from assembler.language.regex import Regex
from assembler.load.source import Source
from assembler.load.yaml_reader import NULLS
from assembler.model.keys import known_keys
from assembler.model.roles import SIDE_BY_ROLE
from assembler.papers import every_filing

NEVER_GUESSED = frozenset({"court", "county", "division", "dismisses", "prejudice", "effect", "claimant", "date"})
"""Keys whose values determine which law applies or what a paper dismisses. Only a person may correct such a value."""

PLAIN_VALUE = Regex(r"[^\W_]([\w -]*\w)?")
"""Matches a value that needs no quotation marks."""


def with_correction(finding: Finding, source: Source, word: str, names: Iterable[str], path: KeyPath = ()) -> Finding:
    """Return *finding*, about the misspelled *word* at *path*, with an edit that corrects the word.

    No edit is added unless exactly one of *names* is similar enough, and the finding's place covers only the word. A
    value in `NEVER_GUESSED` gets no edit either.
    """
    correction = "" if NEVER_GUESSED.intersection(path) else certain_name(word, names)
    is_alone = source.written_at(finding.place).strip("\"'") == word
    if not (correction and is_alone and PLAIN_VALUE.fullmatch(correction)) or correction in NULLS:
        return finding
    return replace(finding, edits=(Edit(finding.place, correction),))


def corrected_schema(finding: Finding, error: Any, path: KeyPath, source: Source) -> Finding:
    """Return *finding*, made from pydantic's *error* at *path*, with an edit if the error is clearly a misspelling."""
    word = str(path[-1]) if error["type"] == "extra_forbidden" and path else str(error["input"])
    match error["type"]:
        case "extra_forbidden":
            sibling_keys = _map_at(source.data, path[:-1])
            allowed = known_keys(path[:-1], every_filing())
            return with_correction(finding, source, word, [key for key in allowed if key not in sibling_keys])
        case "literal_error":
            return with_correction(finding, source, word, re.findall("'([^']*)'", error["ctx"]["expected"]), path)
        case "unknown_role":
            return with_correction(finding, source, word, SIDE_BY_ROLE, path)
        case "unknown_record":
            return with_correction(finding, source, word, error["ctx"]["names"], path)
    return finding


def _map_at(data: Any, path: KeyPath) -> Mapping[str, Any]:
    for part in path:
        data = data[part]
    return data if isinstance(data, Mapping) else {}
