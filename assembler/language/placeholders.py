"""The placeholder texts of a new matter, in parentheses; no finished paper should contain such a text."""

from collections.abc import Iterator
from typing import Final

from assembler.language.regex import Regex

FACTS: Final = "(state the facts)"
STORY: Final = "(say who the parties are and how they came to deal with each other)"
PLAINTIFF: Final = "(name of the plaintiff)"
DEFENDANT: Final = "(name of the defendant)"
ATTORNEY: Final = "(name of the attorney)"
MEMBER: Final = "(name of a member)"
TRUSTEE: Final = "(name of a trustee)"
FIRM: Final = "(name of the firm)"
STREET: Final = "(street)"
TOWN: Final = "(city, state and ZIP code)"
CITY: Final = "(city)"
TELEPHONE: Final = "(telephone)"
EMAIL: Final = "(e-mail)"
BAR_NUMBER: Final = "(bar number)"
PLAINTIFFS_STATE: Final = "(plaintiff's state)"
DEFENDANTS_STATE: Final = "(defendant's state)"
RESIDENCE: Final = "(county and state)"
GROUNDS: Final = "(why the court should dismiss)"

BLANKS: Final = tuple(sorted(value for name, value in tuple(globals().items()) if name.isupper()))
"""All placeholder texts."""


LABEL_OF_NUMBER = Regex(r"(?:(?<=\d)|(?<=\.[a-z]{3}))\s{1,3}\((?:telephone|e-mail)\)")
"""The word after a number or an e-mail address that says what it is, as in "(206) 555-0100 (telephone)"."""


def blanks(text: str) -> Iterator[str]:
    """Yield the placeholder texts that remain in *text*."""
    words = LABEL_OF_NUMBER.sub(" ", text)
    yield from (blank for blank in BLANKS if blank in words)
