"""Slips of those who write prose in YAML: where it went wrong, in words of the page, and what to do about it."""

import re
import unicodedata
from typing import Any

import yaml

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place

UNDER_A_BAR = "put the paragraph under `|`, on lines of its own, indented: then every sign stands for itself"

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
)
"""What YAML forbids (YAML 1.2.2, 5.1), and what a reader does not see but the page obeys.

NEL and the line and paragraph separators break a line; embeddings, overrides and isolates turn its direction, so
that it reads otherwise than it was written; tags are letters without a shape.
"""

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060]*")
"""Spaces and signs that no reader sees; a value of them alone is empty."""

_SLIP = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?["'\[{*&@%>|!`]""")
_COLON = re.compile(r"^\s*(?:-\s+)*[\w-]+:\s.*:\s")
_COMMENT = re.compile(r"#+(?P<words>[^\n]*)")

_NEEDS_A_BAR = frozenset(
    {"mapping values are not allowed in this context", "did not find expected comment or line break"}
)
"""Problems that prose alone gives."""

_AT_ITS_START = frozenset({"could not find expected ':'", "found unexpected end of stream"})
"""Problems that the parser notices at the end of what it could not read; they stand at its start."""

_UNCLOSED = frozenset(
    {"did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected node content"}
)
"""Problems of a list or map in brackets; where a later line shows them, it was never closed."""

_SIGNS = tuple(f"while scanning {sign}" for sign in ("an alias", "an anchor", "a tag", "a block scalar"))
"""What the parser was about when a sign of YAML turned out to be none; the slip is the sign."""

_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}

_WORDS = {
    "did not find expected key": "this does not belong to what stands above it",
    "did not find expected '-' indicator": "this does not belong to the list above it",
    "did not find expected ',' or ']'": "a comma or the closing `]` of a list is missing",
    "did not find expected ',' or '}'": "a comma or the closing `}` of a map is missing",
    "did not find expected node content": "no value stands here; is a list in brackets never closed?",
    "could not find expected ':'": "this line has no `: ` behind its key",
    "mapping values are not allowed in this context": "a colon and a space, where no key can stand",
    "mapping keys are not allowed in this context": "`? ` begins a key, and none can stand here",
    "block sequence entries are not allowed in this context": "`- ` begins a list, and none can stand here",
    "found character that cannot start any token": "no value can begin with this sign",
    "found unexpected end of stream": "the quotation mark that opens here is never closed",
    "found unknown escape character": "no letter that YAML knows stands behind this backslash",
    "did not find expected comment or line break": "text on the line of the `|` or `>`",
    "did not find expected alphabetic or numeric character": "`*` is read as an alias, `&` as an anchor",
}
"""What the parser calls a problem, in words of the page."""


def place_at(text: str, index: int, file: str) -> Place:
    """Return the place of the character at *index* of *text*, whose lines end in line feeds."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def forbidden(text: str, file: str) -> Finding | None:
    """Return the finding for the first character of *text* that no matter may hold."""
    match = FORBIDDEN.search(text)
    return fault("YML002", place_at(text, match.start(), file), no_text(match[0])) if match else None


def no_text(character: str) -> str:
    """Say that *character*, which nobody sees, is no text."""
    name = unicodedata.name(character, "").lower()
    return f"`U+{ord(character):04X}`{f' ({name})' if name else ''} cannot stand in a text"


def prose_advice(line: str) -> str:
    """Return advice where *line* looks like prose that begins, or goes on, with a sign of YAML."""
    return UNDER_A_BAR if _SLIP.match(line) or _COLON.match(line) else ""


def lost_from(text: str, start: int, end: int, further_in: int | None) -> int:
    """Return where, between two values, text begins that YAML reads as a comment; -1 if there is none.

    It is text by its looks: no space follows the `#`, and it stands behind something on its line, or goes on under a
    plain value, *further_in* than that column. Between two values stand marks of YAML, spaces and comments, no text.
    """
    for match in _COMMENT.finditer(text, start, end):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        follows = bool(before.strip()) or (further_in is not None and len(before) > further_in)
        if follows and match["words"][:1].strip():
            return match.start()
    return -1


def explain(error: yaml.MarkedYAMLError, lines: list[str], file: str, value: Place | None) -> Finding:
    """Return the finding for the parser's *error*; *value* is where the quoted or bracketed value before it begins."""
    problem = (error.problem or "the text breaks off").replace("\n", " ")
    place = _place(error, lines, file)
    text = _line(lines, place)
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        tab = Place(file, place.line, indent.index("\t") + 1)
        return fault("YML003", tab, "a tab at the start of a line", fix="indent with spaces")
    if "maximum nesting depth" in problem:
        return fault("YML008", place, f"nested beyond all measure: {problem}")
    if value and problem == "did not find expected key":
        closing = _CLOSING[_line(lines, value)[value.column - 1]]
        return fault("YML003", value, f"this value ends at its closing `{closing}`, and more follows", fix=UNDER_A_BAR)
    words = _WORDS.get(problem, f"not YAML here: {problem}")
    return fault("YML003", place, words, fix=UNDER_A_BAR if problem in _NEEDS_A_BAR else prose_advice(text))


def _place(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Place:
    mark = _mark(error)
    if mark and mark.line >= len(lines):  # the parser ends every text with a line feed
        return Place(file, len(lines), len(lines[-1]) + 1)
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _mark(error: yaml.MarkedYAMLError) -> Any:
    start, found = error.context_mark, error.problem_mark
    if not (start and found):
        return found or start
    sign = str(error.context).startswith(_SIGNS) and start.line == found.line
    unclosed = error.problem in _UNCLOSED and start.line < found.line
    return start if sign or unclosed or error.problem in _AT_ITS_START else found


def read_until(error: yaml.MarkedYAMLError) -> int:
    """Return up to where the text was read when the parser met *error*, or 0 where it does not tell."""
    mark = error.context_mark if error.problem in _AT_ITS_START else error.problem_mark
    told = isinstance(error, yaml.parser.ParserError) or error.context == "while scanning a simple key"
    return mark.index if told and mark else 0


def _line(lines: list[str], place: Place) -> str:
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""
