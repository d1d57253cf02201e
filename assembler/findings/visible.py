"""Makes text safe to show: characters that a terminal would obey or hide become escapes."""

import json
import re
from typing import Any

HIDDEN = re.compile(
    "["
    r"\x00-\x1f\x7f-\x9f"  # control characters, such as line feeds and the start of each escape sequence
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls: they reorder displayed text
    r"\u180e\u200b\u2028\u2029\u2060-\u2065\ufeff\ufff9-\ufffb"  # invisible characters and Unicode line separators
    r"\ud800-\udfff"  # surrogates; Python uses some for bytes of a file name that are not UTF-8
    r"\U000e0000-\U000e007f"  # Unicode tags, which are invisible letters
    "]"
)
"""Characters that control a display, or are invisible, except the zero-width joiners that some scripts need."""

SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def one_line(text: str) -> str:
    """Return *text* with each run of white space replaced by one space, and without white space at its ends."""
    return " ".join(text.split())


def visible(text: str) -> str:
    r"""Return *text* on one line, with each hidden character as an escape: `\x1b`, `\u202e`, `\n`."""
    return HIDDEN.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code_point = ord(character)
    if character in SHORT_ESCAPES:
        return SHORT_ESCAPES[character]
    if code_point <= 0xFF:
        return f"\\x{code_point:02x}"
    return f"\\u{code_point:04x}" if code_point <= 0xFFFF else f"\\U{code_point:08x}"


def as_json(value: Any) -> str:
    """Return *value* as indented JSON that is safe to show in a terminal and can be encoded as UTF-8.

    Hidden characters are written as JSON escapes, so that a program that parses the JSON gets the same text.
    """
    return HIDDEN.sub(_json_escape, json.dumps(value, indent=2, ensure_ascii=False))


def _json_escape(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1]
