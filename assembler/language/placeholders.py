"""The placeholder texts of a new matter, in parentheses; no finished paper should contain such a text."""

from collections.abc import Iterator
from typing import Final

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


def blanks(text: str) -> Iterator[str]:
    """Yield the placeholder texts that remain in *text*."""
    return (blank for blank in BLANKS if blank in text)
