"""The kinds of value that a matter file holds."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.language.blanks import fill
from assembler.language.patterns import MOST_WAYS, ways

NAME = "^[A-Za-z0-9][A-Za-z0-9_-]*$"
CODE = r"^[A-Z]{3}\d{3}$"
DOCKET = r"^\d{1,5}(-\d{1,4})?$"

LONGEST_PATTERN = 400
"""Letters of a regular expression in a record."""

LONGEST_NAME = 60
"""Letters of a name: it becomes a file's name and the name of a place on a page."""

MARKS = re.compile(r"(?m)^[ \t]*(?:[-*+>]|\d+[.)])(?=\s|$)")
"""What begins a list or a quotation and is no word of it."""

ITEM = re.compile(r"(?m)^(?:[ \t>]*)(\d{1,9})[.)](?=\s)")
"""What begins an entry of a numbered list; the page letters it anew."""

NOTE_APART = re.compile(r"\[\^[^\]\s]+\]")
"""A note whose words stand elsewhere, as Markdown also has them."""


class Strict(BaseModel):
    """A map of known keys; any other key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_line(text: str) -> str:
    text = text.rstrip("\n")
    if "\n" in text:
        raise PydanticCustomError("one_line", "has {lines} lines and must have one", {"lines": text.count("\n") + 1})
    return text.strip()


def _words(text: str) -> str:
    """Refuse what Markdown would take for marks alone, and what it would lose: a number, a note apart from its call."""
    if not any(letter.isalnum() for letter in MARKS.sub("", text)):
        raise PydanticCustomError("no_words", "has no words", {})
    if note := NOTE_APART.search(text):
        message = "has `{call}`; write the note where it is called: `^[its words]`"
        raise PydanticCustomError("note_apart", message, {"call": note[0]})
    expected = {1}
    for number in map(int, ITEM.findall(text)):
        if number not in expected:
            message = "has a list that begins with {number}; write `{number}\\.` where that is no list"
            raise PydanticCustomError("list_from", message, {"number": number})
        expected = {1, number + 1}
    return text


def _iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise PydanticCustomError("iso_date", "is not a date such as 2021-03-02", {})
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise PydanticCustomError("no_such_date", "is a day that there is not", {}) from None


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
"""Text on one line."""

Prose = Annotated[str, Field(min_length=1), AfterValidator(_words)]
"""Text in the small Markdown subset: emphasis, strong, quotation, list, footnote; and references: [[notice-clause]]."""

Name = Annotated[str, Field(pattern=NAME, max_length=LONGEST_NAME)]
"""A name by which one part of a matter refers to another: letters, digits, hyphens and underscores."""

Names = Annotated[tuple[Name, ...], BeforeValidator(_one_or_many, json_schema_input_type=Name | tuple[Name, ...])]
"""One name or a list of names."""

Day = Annotated[date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written 2021-03-02."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_many, json_schema_input_type=Line | tuple[Line, ...])]
"""One line of text or a list of lines."""


def _pattern(value: str) -> str:
    """Refuse what is no regular expression, and one that a text could keep busy for longer than a reader waits."""
    if len(value) > LONGEST_PATTERN:
        message = "has {letters} letters; the most is {most}"
        raise PydanticCustomError("slow_pattern", message, {"letters": len(value), "most": LONGEST_PATTERN})
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        raise PydanticCustomError("no_pattern", "is no regular expression: {why}", {"why": str(error)}) from None
    if ways(value) > MOST_WAYS:
        raise PydanticCustomError("slow_pattern", "can take too long to match: repeat nothing that repeats itself", {})
    return value


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression."""


def blanks(*known: str) -> AfterValidator:
    """Return a validator of a text whose blanks, as in {name}, are among *known*."""

    def check(value: str) -> str:
        try:
            fill(value, dict.fromkeys(known, ""))
        except (KeyError, ValueError):
            names = ", ".join(f"{{{one}}}" for one in known)
            raise PydanticCustomError("blank", "has another blank than {known}", {"known": names}) from None
        return value

    return AfterValidator(check)


def text_or(model: Any, key: str = "text") -> BeforeValidator:
    """Return a validator that takes a bare text for a map of *model* that has only *key*."""

    def widen(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen, json_schema_input_type=str | model)
