"""Lines of YAML for the values of a draft."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from assembler.new_matter.lines import quoted

MAX_LINE_LENGTH = 110
"""The maximum length of a line of prose, without its indent."""

PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
"""A word that needs no quotation marks in YAML, except words such as "yes" and "null"."""

LINE_START = re.compile(r"[A-Za-z“(\"‘$§]{2,}|[a-z]")
"""Characters that can begin a line of prose without a meaning in Markdown."""

MISREAD_START = re.compile(r"(?:From|To|Cc|CC|Bcc|Sent|Date|Subject|Re|RE|Attachments?):|\(?[A-Za-z]{1,5}[.)]\s|\(\d")
"""Words and labels that would begin an entry of an e-mail's head or of a list at the beginning of a line."""

KEYWORDS = ("true", "false", "none")
"""Values that have a meaning in a matter, and are not words of the source."""


def scalar(text: str) -> str:
    """Return *text* as a YAML value on one line, in quotation marks if it needs them."""
    if _is_plain(text):
        return text
    return _in_single_quotes(text) if text.strip() != text or "\t" in text else quoted(text)


def in_flow(text: str) -> str:
    """Return *text* as an entry of a YAML list in brackets, in quotation marks if it needs them."""
    return text if _is_plain(text) else _in_single_quotes(text)


def _is_plain(text: str) -> bool:
    """Whether YAML reads *text* as a string even without quotation marks."""
    return bool(PLAIN_ID.fullmatch(text)) and text.lower() not in {"none", "yes", "no", "true", "false", "null"}


def _in_single_quotes(text: str) -> str:
    return "'" + re.sub(r"\s+", " ", text).replace("'", "''") + "'"


def flow_list(entries: Sequence[str]) -> str:
    """Return *entries* as a list in brackets."""
    return f"[{', '.join(map(in_flow, entries))}]"


def prose(key: str, text: str, indent: int) -> Iterator[str]:
    """Yield *key*, which ends with a colon, and below it *text* as a block of lines."""
    margin = " " * indent
    yield f"{margin}{key} |"
    yield from indented(text, indent + 2)


def indented(text: str, indent: int) -> Iterator[str]:
    """Yield the lines of *text*, wrapped where its notation allows it, with *indent* spaces."""
    margin = " " * indent
    for line in text.split("\n"):
        if not line.strip():
            yield ""
        elif line.lstrip().startswith("|"):
            yield margin + line
        else:
            yield from (margin + part for part in _wrapped(line))


def _wrapped(line: str) -> list[str]:
    """Return *line* wrapped into lines that print as one; none begins with characters that would be misread."""
    start_match = re.match(r"\s*(?:(?:[-*]|>)\s)?", line)
    lead = start_match[0] if start_match else ""
    later_lead = "> " if lead.strip() == ">" else " " * len(lead)
    parts = wrap(line[len(lead) :], MAX_LINE_LENGTH, break_long_words=False, break_on_hyphens=False)
    joined: list[str] = []
    for part in parts:
        if joined and (not LINE_START.match(part) or MISREAD_START.match(part)):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    if not joined:
        return [line]
    return [lead + joined[0], *(later_lead + part for part in joined[1:])]


def mapping_lines(values: Mapping[str, object], indent: int, *, keywords: Sequence[str] = KEYWORDS) -> Iterator[str]:
    """Yield a line for each of *values*, with its key; a value that is one of *keywords* is not put in quotation marks.

    A quoted `none` is a word of the source, not the absence of a value.
    """
    margin = " " * indent
    for key, value in values.items():
        if isinstance(value, Mapping):
            inner = ", ".join(f"{name}: {in_flow(str(entry))}" for name, entry in value.items())
            yield f"{margin}{key}: {{{inner}}}"
        elif isinstance(value, tuple):
            yield f"{margin}{key}: {flow_list([str(entry) for entry in value])}"
        elif value in keywords:
            yield f"{margin}{key}: {value}"
        else:
            yield f"{margin}{key}: {scalar(str(value))}"
