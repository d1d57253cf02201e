"""`PublicTexts`: the texts that become public when a paper is filed, for rules on private numbers and names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assembler.facts.texts import all_texts, prose
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.typed_signs import without_underlines
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.model.party import Party

Texts = tuple[tuple[KeyPath, str], ...]
"""Texts, each with its path."""


@dataclass(frozen=True)
class PublicTexts:
    """The texts of a matter, or of an exhibit's file, and the court whose rules say what must be redacted."""

    court: Court
    texts: Texts
    sentences: Texts
    """The texts that may describe persons; for a matter, without names and addresses."""
    first_year: int = 0
    """The year of the first paper; 0 if no paper has a date."""
    parties: Mapping[str, Party] = field(default_factory=dict)
    """The parties of the matter, by key; empty for the texts of a file."""


ESCAPE = Regex(r"\\([-*_.#()])", needs="\\")
EMPHASIS = Regex(r"(?<![\w*])\*{1,2}(?=\w)|(?<=\w)\*{1,2}(?![\w*])", needs="*")
BREAK_IN_NUMBER = Regex(
    r"(?<=\d)(?:[ \t]{0,40}\n[ \t]{0,40}|[ \t]{1,40}(?=-)|[ \t]{2,40})(?=[\d-])|(?:(?<=\d-)|(?<=\d\s-))\s{1,40}(?=\d)",
    needs="\n|\t|-|  ",
)
"""The spaces or the end of a line inside a number, or beside a hyphen in it."""


def as_printed(text: str) -> str:
    """Return *text* without escapes and emphasis, and with broken numbers joined.

    A break beside a hyphen is removed; any other break in a number becomes a space.
    """
    plain = EMPHASIS.sub("", ESCAPE.sub(r"\1", text))

    def joined(match: re.Match[str]) -> str:
        is_beside_hyphen = "-" in plain[match.start() - 1 : match.end() + 1]
        return "" if is_beside_hyphen else " "

    return BREAK_IN_NUMBER.sub(joined, plain)


def texts_of_matter(matter: Matter) -> PublicTexts:
    """Return the texts that the papers of *matter* may print."""
    texts = tuple((path, as_printed(text)) for path, text in all_texts(matter))
    sentences = tuple((path, as_printed(text)) for path, text in prose(matter))
    return PublicTexts(matter.court, texts, sentences, _first_year(matter), matter.parties)


def texts_of_file(texts: Iterable[str], matter: Matter) -> PublicTexts:
    """Return *texts*, which are from a file that *matter* attaches; the path of each text is its index."""
    texts_with_paths = tuple(((index,), without_underlines(text)) for index, text in enumerate(texts))
    return PublicTexts(matter.court, texts_with_paths, texts_with_paths, _first_year(matter))


def _first_year(matter: Matter) -> int:
    return min((filing.date.year for filing in matter.filings if filing.date), default=0)
