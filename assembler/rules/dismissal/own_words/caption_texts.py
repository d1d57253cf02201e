"""The user's own words in the caption, in addresses, and beside the names of counsel."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.model.printed import page_texts

CAPTION = "caption"
"""The key for texts in the caption and in addresses."""

CONTACT = "contact"
"""The key for numbers and e-mail addresses of people and firms."""

NAME = "name"
"""The key for names of parties, attorneys and firms."""

CAPTION_KEYS = (
    *("referral", "in_re", "number", "case_type", "county", "division", "district", "city"),
    *("court_address", "department", "courtroom"),
)
"""Keys of a matter, other than the people in the case, whose texts are printed in the caption."""

NAME_KEYS = frozenset({"name", "dba", "aka", "fka", "nka", "ex_rel"})
"""Keys of parties, attorneys and firms whose values are names."""

CONTACT_KEYS = ("telephone", "fax", "email", "bar_number")
"""Keys of parties, attorneys and firms whose values are numbers or e-mail addresses."""

KEYS_OUTSIDE_CAPTION = frozenset({"paragraph", "role", "further_roles"})
"""Keys of parties whose texts only a complaint prints, or that the program interprets."""


def caption_texts(matter: Matter) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield the path, the words and the key (`CAPTION`, `CONTACT` or `NAME`) of each text in the caption.

    These are names, descriptions, capacities, addresses, numbers, and the lines about the court and the case.
    """
    for group in ("parties", "counsel", "firms"):
        for key, person in getattr(matter, group).items():
            yield from _texts_about(person, (group, key))
    for key in ("judge", "magistrate"):
        if judge := getattr(matter, key):
            names = (judge.name, judge.initials, judge.surname)
            yield from (((key,), words, CAPTION) for words in names if words)
    for key in CAPTION_KEYS:
        yield from ((path, words, CAPTION) for path, words in _lines(getattr(matter, key), (key,)))
    for key, value in matter.other_cases or ():
        yield from ((path, words, CAPTION) for path, words in _lines(value, ("other_cases", key)))
    if matter.about_in_pdf:
        yield from ((path, words, CAPTION) for path, words in _lines(matter.about, ("about",)))


def _texts_about(person: BaseModel, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield the texts about *person*, a party, an attorney or a firm, whose key is the last of *path*."""
    for text_path, words in (*page_texts(person, path), *_lines(getattr(person, "address", ()), (*path, "address"))):
        key = text_path[len(path)]
        if key not in KEYS_OUTSIDE_CAPTION:
            yield text_path, words, NAME if key in NAME_KEYS else CAPTION
    for key in CONTACT_KEYS:
        yield from ((text_path, words, CONTACT) for text_path, words in _lines(getattr(person, key, ""), (*path, key)))
    for court, number in getattr(person, "court_numbers", {}).items():
        yield (*path, "court_numbers", court), number, CONTACT
    if called := getattr(person, "called", None):
        yield (*path, "called"), called, NAME


def _lines(value: str | Sequence[str] | None, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the words of each line of *value*, which is one text or several."""
    if isinstance(value, str):
        yield path, value
    else:
        yield from (((*path, index), line) for index, line in enumerate(value or ()))
