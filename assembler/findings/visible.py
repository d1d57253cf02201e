"""Text that somebody else wrote, made safe to show: what a terminal would obey or hide is written as an escape."""

import json
import re
from typing import Any

HIDDEN = re.compile(
    "["
    r"\x00-\x1f\x7f-\x9f"  # C0, delete and C1: line feeds and the beginning of every escape sequence
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi controls: they show text in another order than it has
    r"\u180e\u200b\u2028\u2029\u2060-\u2065\ufeff\ufff9-\ufffb"  # marks without width, and further ends of a line
    r"\ud800-\udfff"  # surrogates: bytes of a file's name that are not UTF-8
    r"\U000e0000-\U000e007f"  # tags: letters that nobody sees
    "]"
)
"""Characters that act on what shows them, or show nothing. The joiners that scripts need are not among them."""

SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    r"""Return *text* with each hidden character as an escape, on one line: `\x1b`, `\u202e`, `\n`."""
    return HIDDEN.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    point = ord(character)
    long = f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
    return SHORT.get(character) or (f"\\x{point:02x}" if point <= 0xFF else long)


def as_json(value: Any) -> str:
    """Return *value* as JSON over several lines that any terminal can show and UTF-8 can write.

    Hidden characters are escaped as JSON does it, so that whoever reads it gets the very same text: those that are no
    character at all, from a file's name that is not UTF-8, among them.
    """
    return HIDDEN.sub(_json_escape, json.dumps(value, indent=2, ensure_ascii=False))


def _json_escape(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1]
