"""The basic types of value in a matter file: lines, prose, names, dates."""

import re
from datetime import date
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.language.blanks import fill, kept_blanks
from assembler.language.dates import YEARS, day_in_words, days_in
from assembler.language.patterns import pattern_error
from assembler.language.places import STATE_CODES, postal_abbreviation
from assembler.language.prose import REMEDIES, structure_fault
from assembler.language.regex import Regex
from assembler.language.typed_signs import is_divider

NAME = "^[A-Za-z0-9][A-Za-z0-9_-]*$"
CODE = r"^[A-Z]{3}\d{3}$"
DOCKET = r"^\d{1,5}(-\d{1,4})?$"

MAX_NAME_LENGTH = 60
"""The maximum length of a name, in characters; names become file names and link anchors on a page."""

MAX_WORD_LENGTH = 1000
"""The maximum number of characters without a space."""

WORD_BREAK = Regex(r"[\s\u0e00-\U0010ffff]")
"""Characters that end a word: spaces, and all characters from Thai on, because many of them are used without spaces."""

BLOCK_MARK = Regex(r"(?m)^[ \t]*(?:[-*+>]|\d+[.)])(?=\s|$)")
"""The Markdown mark that begins a list item or a quotation."""

NOTE_CALL = Regex(r"\[\^[^\[\]\s]+\]")
"""A Markdown footnote call whose text is defined elsewhere."""


PRINT_OPTIONAL: dict[str, Any] = {"printed": False}
"""Marks a key whose value need not be printed, although some papers print it."""


class Strict(BaseModel):
    """A map with a fixed set of keys; any other key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _one_line(text: str) -> str:
    text = text.rstrip("\n")
    if "\n" in text:
        raise PydanticCustomError(
            "one_line", "has {lines} lines, but only one line is allowed", {"lines": text.count("\n") + 1}
        )
    return kept_blanks(_no_long_word(text.strip()))


def _rows(text: str) -> str:
    """Return *text* with its line breaks, but without spaces around its lines and without empty lines."""
    lines = [line.strip() for line in _no_long_word(text).split("\n")]
    return "\n".join(line for line in lines if line)


def _no_long_word(text: str) -> str:
    """Refuse a word of more than `MAX_WORD_LENGTH` characters."""
    if len(text) <= MAX_WORD_LENGTH:
        return text
    longest = max(map(len, WORD_BREAK.split(text)))
    if longest > MAX_WORD_LENGTH:
        message = "has a word of {letters} characters; the limit is {limit}, so insert spaces"
        raise PydanticCustomError("long_word", message, {"letters": f"{longest:,}", "limit": f"{MAX_WORD_LENGTH:,}"})
    return text


def _prose(text: str) -> str:
    """Return *text*; refuse text without words, with a footnote defined elsewhere, or with a malformed block."""
    _no_long_word(text)
    if not any(letter.isalnum() for letter in BLOCK_MARK.sub("", text)):
        raise PydanticCustomError("no_words", "has no words", {})
    if note_match := NOTE_CALL.search(text):
        message = "has `{call}`; write the footnote's text in its place: `^[text of the footnote]`"
        raise PydanticCustomError("note_apart", message, {"call": note_match[0]})
    if fault := structure_fault(text):
        code, message = fault
        raise PydanticCustomError("structure", "{message}", {"message": message, "fault": code, "fix": REMEDIES[code]})
    return text


DATE_IN_FIGURES = Regex(r"(\d{4})-(\d{2})-(\d{2})")
"""A date in figures, as in 2021-03-02."""


def _prose_or_divider(text: str) -> str:
    return text if is_divider(text) else _prose(text)


ITEM_NUMBER = Regex(r"\d{1,3}[.)][ \t]+(?=\S)")
"""A number at the beginning of a text; the number is a typed label unless the text is a list."""

NEXT_ITEM = Regex(r"(?m)^[ \t]*\d{1,3}[.)]\s")


def numbered_item(text: str) -> re.Match[str] | None:
    """Return the typed number at the beginning of *text*; None if there is none, or if *text* is a list itself."""
    number_match = ITEM_NUMBER.match(text)
    return number_match if number_match and not NEXT_ITEM.search(text, number_match.end()) else None


def _item_prose(text: str) -> str:
    """Check *text* as prose, but allow any number at the beginning."""
    number_match = numbered_item(text)
    _prose(text[number_match.end() :] if number_match else text)
    return text


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    figures = DATE_IN_FIGURES.fullmatch(text)
    parts = tuple(map(int, figures.groups())) if figures else day_in_words(text)
    if parts is None:
        possible_date = next(days_in(text), None)
        fix = "write it as in `2021-03-02`"
        if possible_date:
            fix = f"write `{possible_date}`, if that is the date"
        raise PydanticCustomError("no_date", "is not a date such as 2021-03-02 or March 2, 2021", {"fix": fix})
    try:
        day = date(*parts)
    except ValueError:
        raise PydanticCustomError("no_such_date", "is not a calendar date", {}) from None
    if day.year not in YEARS:
        years = {"first": YEARS[0], "last": YEARS[-1]}
        raise PydanticCustomError("no_such_year", "is not between the years {first} and {last}", years)
    return day


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
"""Text on one line."""

Rows = Annotated[str, Field(min_length=1), AfterValidator(_rows)]
"""Text on one or more lines; line breaks are kept."""

Prose = Annotated[str, Field(min_length=1), AfterValidator(_prose)]
"""Text in a subset of Markdown, with references in double brackets."""

ItemProse = Annotated[str, Field(min_length=1), AfterValidator(_item_prose)]
"""Prose for one item of a list, which may begin with a typed number, as in "2. award costs"."""

ParagraphProse = Annotated[str, Field(min_length=1), AfterValidator(_prose_or_divider)]
"""Prose, or a line of asterisks that separates paragraphs."""

Name = Annotated[str, Field(pattern=NAME, max_length=MAX_NAME_LENGTH)]
"""A name by which other parts of a matter refer to this part: letters, digits, hyphens and underscores."""

Names = Annotated[tuple[Name, ...], BeforeValidator(_as_tuple, json_schema_input_type=Name | tuple[Name, ...])]
"""One name or a list of names."""

FIGURES_SCHEMA = {"type": "string", "format": "date"}
WORDS_SCHEMA = {"type": "string", "pattern": r"^[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}$"}

Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"anyOf": [FIGURES_SCHEMA, WORDS_SCHEMA]})]
"""A calendar date, written 2021-03-02 or March 2, 2021."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_tuple, json_schema_input_type=Line | tuple[Line, ...])]
"""One line of text or a list of lines."""


def _pattern(value: str) -> str:
    """Refuse text that is not a regular expression, or that the linear-time regex engine does not support."""
    if error := pattern_error(value):
        raise PydanticCustomError("no_pattern", "is not a regular expression: {why}", {"why": error})
    return value


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression."""


def _state_code(value: str) -> str:
    """Refuse text that is not the postal code of a state; empty text, for no state, is accepted."""
    if value and value not in STATE_CODES:
        code = postal_abbreviation(value)
        fix = f"write `{code}`" if code else "write the two-letter code of a state, or delete the key"
        raise PydanticCustomError("no_state", "is not the code of a state", {"fix": fix})
    return value


StateCode = Annotated[str, AfterValidator(_state_code)]
"""The two-letter postal code of a state or territory, or nothing."""


def blanks(*names: str) -> AfterValidator:
    """Return a validator for a text whose placeholders, such as `{name}`, must be among *names*."""
    return AfterValidator(partial(_check_blanks, names))


def _check_blanks(names: tuple[str, ...], value: str) -> str:
    try:
        fill(value, dict.fromkeys(names, ""))
    except (KeyError, ValueError):
        blank_names = ", ".join(f"{{{name}}}" for name in names)
        message = "has a placeholder other than {known}, or braces that are not a placeholder"
        raise PydanticCustomError("blank", message, {"known": blank_names}) from None
    return value


def text_or(model: Any, key: str = "text") -> BeforeValidator:
    """Return a validator that reads a plain text as a map of type *model* in which only *key* is set."""
    return BeforeValidator(partial(_as_map, key), json_schema_input_type=model.model_fields[key].annotation | model)


def _as_map(key: str, value: Any) -> Any:
    return {key: value} if isinstance(value, str) else value
