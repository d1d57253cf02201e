"""Turns mistakes in YAML into findings, each with the mistake's place, a plain description, and a remedy."""

import re
from typing import Any

import yaml

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.language.characters import code_point_and_name

BLOCK_REMEDY = "put the paragraph under `|`, on its own indented lines, where no character has a special meaning"

_WORD_CHARACTER = "[0-9A-Za-z\u00c0-\u034e\u0350-\u052f-]"
_INVISIBLE_CHARACTER = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U0001d173-\U0001d17a\U000e0100-\U000e01ef]"
)

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
    f"|(?<={_WORD_CHARACTER}){_INVISIBLE_CHARACTER}(?={_INVISIBLE_CHARACTER}*{_WORD_CHARACTER})"
)
"""Characters that YAML forbids (YAML 1.2.2, 5.1), and invisible characters that change how a page reads.

NEL and the line and paragraph separators break lines; embeddings, overrides and isolates change the direction of text;
tags are invisible letters. An invisible character inside a number, or inside a Latin, Greek or Cyrillic word, hides the
number or word from searches and from the privacy rules. Scripts that join their letters need such characters.
"""

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060]*")
"""Spaces and invisible characters; a value that consists only of them counts as empty."""

_SPECIAL_START = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?["'\[{*&@%>|!`]""")
"""The beginning of a line whose value begins with a character that is special in YAML."""

_SECOND_COLON = re.compile(r"^\s*(?:-\s+)*[\w-]+:\s.*:\s")
"""A line with a second colon and space, in the value of its key."""

LINES_ABOVE = 200
"""The number of lines above a misindented key that are searched for the nearest indentation."""

_KEY = re.compile(r"(?P<before> *(?:- +)*)[\w-]+:(?:\s|$)")
_INDENT_MESSAGES = frozenset({"did not find expected key", "mapping values are not allowed in this context"})
"""The parser's messages for a key that is not indented like the keys above it."""
_ODD_SPACE = re.compile(r"(?<=:)[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""A special space after a colon, where YAML requires an ordinary space."""
_COMMENT = re.compile(r"#+(?P<words>[^\n]*)")

_PROSE_MESSAGES = frozenset(
    {"mapping values are not allowed in this context", "did not find expected comment or line break"}
)
"""The parser's messages that unquoted prose often causes."""

_LATE_MESSAGES = frozenset({"could not find expected ':'", "found unexpected end of stream"})
"""The messages that the parser gives at the end of the unreadable text, although the mistake is at its beginning."""

_BRACKET_MESSAGES = frozenset(
    {"did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected node content"}
)
"""The parser's messages about a list or map in brackets."""

_SYNTAX_CONTEXTS = tuple(f"while scanning {sign}" for sign in ("an alias", "an anchor", "a tag", "a block scalar"))
"""The parser's contexts in which it read a character of prose as YAML syntax; the mistake is at that character."""

_CLOSING_SIGNS = {'"': '"', "'": "'", "[": "]", "{": "}"}

_DESCRIPTIONS = {
    "did not find expected key": "this line does not fit the lines above it",
    "did not find expected '-' indicator": "this line does not belong to the list above it",
    "did not find expected ',' or ']'": "a comma or the closing `]` of a list is missing",
    "did not find expected ',' or '}'": "a comma or the closing `}` of a map is missing",
    "did not find expected node content": "a value is missing here; perhaps a list in brackets was never closed",
    "could not find expected ':'": "this line has no `: ` after its key",
    "mapping values are not allowed in this context": "a colon and a space where a key is not allowed",
    "mapping keys are not allowed in this context": "`? ` begins a key, which is not allowed here",
    "block sequence entries are not allowed in this context": "`- ` begins a list, which is not allowed here",
    "found character that cannot start any token": "a value cannot begin with this character",
    "found unexpected end of stream": "the quotation mark that opens here is never closed",
    "found unknown escape character": "a backslash with a letter that is not an escape in YAML",
    "did not find expected comment or line break": "text follows the `|` or `>` on its line",
    "did not find expected alphabetic or numeric character": "`*` is read as an alias, and `&` as an anchor",
}
"""The parser's messages, each with a plain description of the mistake."""


def place_at(text: str, index: int, file: str) -> Place:
    """Return the place of the character at *index* in *text*, in which each line ends in a line feed."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def forbidden_character(text: str, file: str) -> Finding | None:
    """Return a finding about the first character of *text* that is not allowed; None if all characters are allowed."""
    match = FORBIDDEN.search(text)
    return fault("YML002", place_at(text, match.start(), file), forbidden_message(match[0])) if match else None


def forbidden_message(character: str) -> str:
    """Return the message that *character* is not allowed."""
    return f"{code_point_and_name(character)} is not allowed in text"


def prose_advice(line: str) -> str:
    """Return advice if *line* looks like prose with a character that is special in YAML; otherwise ""."""
    return BLOCK_REMEDY if _SPECIAL_START.match(line) or _SECOND_COLON.match(line) else ""


def start_of_lost_text(text: str, start: int, end: int, value_column: int | None) -> int:
    """Return the index of the first comment between *start* and *end* that looks like text; -1 if there is none.

    A comment looks like text if no space follows its `#` and the `#` either follows other text on its line or continues
    a plain value, being indented beyond the column *value_column*.
    """
    for match in _COMMENT.finditer(text, start, end):
        prefix = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        follows_text = bool(prefix.strip()) or (value_column is not None and len(prefix) > value_column)
        if follows_text and match["words"][:1].strip():
            return match.start()
    return -1


def syntax_finding(error: yaml.MarkedYAMLError, lines: list[str], file: str, value_start: Place | None) -> Finding:
    """Return a finding on the parser's *error*; *value_start* is the start of a quoted or bracketed value before it."""
    problem = (error.problem or "the text ends too early").replace("\n", " ")
    place = _place(error, lines, file)
    text = _line(lines, place)
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        tab = Place(file, place.line, indent.index("\t") + 1)
        return fault("YML003", tab, "a tab at the start of a line", fix="indent with spaces")
    if "maximum nesting depth" in problem:
        return fault("YML008", place, f"nested too deeply: {problem}")
    if value_start and problem == "did not find expected key" and text[: place.column - 1].strip():
        closing = _CLOSING_SIGNS[_line(lines, value_start)[value_start.column - 1]]
        return fault(
            "YML003",
            value_start,
            f"this value ends at its closing `{closing}`, but more text follows",
            fix=BLOCK_REMEDY,
        )
    if odd_space_match := _ODD_SPACE.search(text):
        message = f"{code_point_and_name(odd_space_match[0])} follows the colon"
        return fault(
            "YML003",
            Place(file, place.line, odd_space_match.start() + 1),
            message,
            fix="type an ordinary space instead",
        )
    if bracket_place := _unclosed_bracket(error, lines):
        bracket = _CLOSING_SIGNS[_line(lines, bracket_place)[bracket_place.column - 1]]
        message = f"a comma or the closing `{bracket}` is missing"
        return fault("YML003", place, message, fix=f"close it with `{bracket}`, or write a comma between its entries")
    description = _DESCRIPTIONS.get(problem, f"not valid YAML: {problem}")
    advice = BLOCK_REMEDY if problem in _PROSE_MESSAGES else prose_advice(text)
    indentation = _indentation(lines, place) if problem in _INDENT_MESSAGES else ""
    return fault("YML003", place, description, fix="; ".join(filter(None, (indentation, advice))))


def _unclosed_bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> Place | None:
    """Return the place of a bracket that was never closed; None for any other mistake."""
    start, end = error.context_mark, error.problem_mark
    if error.problem not in _BRACKET_MESSAGES or not (start and end) or start.line == end.line:
        return None
    bracket = lines[start.line][start.column : start.column + 1]
    text = lines[end.line] if end.line < len(lines) else ""
    is_key_next = not text.strip() or (_KEY.match(text) is not None and not text.lstrip().startswith(tuple("{[")))
    return Place("", start.line + 1, start.column + 1) if bracket in {"{", "["} and is_key_next else None


def _indentation(lines: list[str], place: Place) -> str:
    """Return advice if the key at *place* is not indented like any key in the lines above it; otherwise "".

    If the line at *place* has a second colon, the value is at fault, not the indent.
    """
    if ": " in _line(lines, place)[: place.column - 1]:
        return ""
    key_matches = [_KEY.match(line) for line in lines[max(0, place.line - 1 - LINES_ABOVE) : place.line]]
    columns = [len(match["before"]) for match in key_matches if match]
    if not key_matches[-1] or not columns[:-1] or columns[-1] in columns[:-1]:
        return ""
    nearest_column = min(reversed(columns[:-1]), key=lambda column: abs(column - columns[-1]))
    return f"indent this line by {nearest_column} space{'' if nearest_column == 1 else 's'}, like a line above it"


def _place(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Place:
    mark = _mark(error)
    if mark and mark.line >= len(lines):  # at the end of the text, the parser counts one more line
        return Place(file, len(lines), len(lines[-1]) + 1)
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _mark(error: yaml.MarkedYAMLError) -> Any:
    start, end = error.context_mark, error.problem_mark
    if not (start and end):
        return end or start
    is_sign = str(error.context).startswith(_SYNTAX_CONTEXTS) and start.line == end.line
    is_unclosed = error.problem in _BRACKET_MESSAGES and start.line < end.line
    return start if is_sign or is_unclosed or error.problem in _LATE_MESSAGES else end


def index_of_last_read(error: yaml.MarkedYAMLError) -> int:
    """Return the index up to which the parser had read the text at the time of *error*; 0 if it is unknown."""
    mark = error.context_mark if error.problem in _LATE_MESSAGES else error.problem_mark
    has_position = isinstance(error, yaml.parser.ParserError) or error.context == "while scanning a simple key"
    return mark.index if has_position and mark else 0


def _line(lines: list[str], place: Place) -> str:
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""
