"""Fill the blanks of a sentence, `{county}` or `{plaintiffs:alleges|allege}`, without the other powers of `format`."""

import re
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from assembler.language.english import Phrase, Side

SPACES = re.compile(r"(?<=\() {2,}(?=\))")
"""A blank in parentheses, for initials that a clerk writes in: 25 Civ. 0001 (   )."""


def kept_blanks(text: str) -> str:
    """Return *text* with each blank in parentheses as wide as it is written."""
    return SPACES.sub(lambda blank: "\N{NO-BREAK SPACE}" * len(blank[0]), text)


def fill(sentence: str, values: Mapping[str, Any]) -> str:
    """Return *sentence* with *values* in its blanks.

    A sentence may come from a record that somebody sent, so a blank is a plain name, without attribute, index or
    conversion, and has a form after a colon only if the value is a `Side` or a `Phrase`. Raises `KeyError` for a name
    that is not in *values*, and `ValueError` for anything else that cannot be filled.
    """
    return _Blanks().vformat(sentence, (), values)


class _Blanks(Formatter):
    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:  # noqa: ARG002
        if not field_name.isidentifier():
            message = f"`{{{field_name}}}` is not the name of a blank"
            raise ValueError(message)
        return kwargs[field_name], field_name

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion:
            message = f"`!{conversion}` does not belong in a blank"
            raise ValueError(message)
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and not isinstance(value, Side | Phrase):
            message = f"`:{format_spec}` does not belong in this blank"
            raise ValueError(message)
        return format(value, format_spec)
