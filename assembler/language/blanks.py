"""Fills blanks in a sentence, `{county}` or `{plaintiffs:alleges|allege}`, without the risky features of `format`."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from assembler.language.english import Phrase, Side
from assembler.language.regex import Regex

SPACES = Regex(r"(?<=\() {2,}(?=\))")
"""Empty parentheses in which the clerk writes initials: 25 Civ. 0001 ( )."""


def kept_blanks(text: str) -> str:
    """Return *text* with no-break spaces in place of the spaces in empty parentheses, so that none are lost."""
    return SPACES.sub(lambda blank: "\N{NO-BREAK SPACE}" * len(blank[0]), text)


def fill(sentence: str, values: Mapping[str, Any]) -> str:
    """Return *sentence* with its blanks filled in from *values*.

    A sentence may come from an untrusted record. Therefore a blank must be a plain name, without attribute, index or
    conversion, and it may have a form after a colon only if its value is a `Side` or a `Phrase`. Raises `KeyError` for
    a name that is not in *values*, and `ValueError` for anything else that cannot be filled in.
    """
    return _Blanks().vformat(sentence, (), values)


class _Blanks(Formatter):
    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:  # noqa: ARG002
        if not field_name.isidentifier():
            message = f"`{{{field_name}}}` is not a valid placeholder name"
            raise ValueError(message)
        return kwargs[field_name], field_name

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion:
            message = f"`!{conversion}` is not allowed in a placeholder"
            raise ValueError(message)
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and not isinstance(value, Side | Phrase):
            message = f"`:{format_spec}` is not allowed in this placeholder"
            raise ValueError(message)
        return format(value, format_spec)
