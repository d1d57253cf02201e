"""Characters that are typed for the page, not as Markdown: asterisks in numbers, omission marks, labels of lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assembler.language.english import letter, roman
from assembler.language.regex import Regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

ASTERISKS = Regex(r"\*+")

MAX_ASTERISKS = 3
"""The maximum number of asterisks that can mark emphasis; a longer run masks digits or is a typed rule."""

OMISSION = Regex(r"\*(?:[ \t]*\*){2,}[ \t]*")
"""A line of asterisks, which marks an omission in quoted text."""

OMISSION_BEFORE_WORDS = Regex(r"(?m)^[ \t>]*\*(?:[ \t]+\*){2,}(?=[ \t]+[^\s*])")
"""Omission asterisks at the start of a line of text."""

LABEL_SERIES = (
    [letter(number).lower() for number in range(1, 27)],
    [letter(number) for number in range(1, 27)],
    [roman(number).lower() for number in range(1, 21)],
    [roman(number) for number in range(1, 21)],
    [str(number) for number in range(1, 51)],
)
"""The labels of lists, each series in its order."""

LABEL = Regex(r"\(?([A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)][ \t]|\((\d{1,2})\)[ \t]")
"""A label at the beginning of a line: "(a) ", "iv. ", "(2) "."""

BULLET = Regex(r"[•●▪◦‣][ \t]*\S")

HEADER = Regex(r"(?:From|To|Cc|CC|Bcc|Sent|Date|Subject|Re|RE|Attachments?):[ \t]")
"""A header line of a letter or an e-mail, such as From or Subject."""


def is_divider(text: str) -> bool:
    """Whether *text* is only a line of asterisks, which separates the texts above and below it."""
    return bool(OMISSION.fullmatch(text.strip()))


def with_typed_signs(parser: "MarkdownIt") -> "MarkdownIt":
    """Return *parser* after making it keep asterisks in numbers, start a line at each label, and underline text."""
    parser.inline.ruler.before("emphasis", "asterisks", _asterisks)
    parser.inline.ruler.before("newline", "labeled_line", _labeled_line)
    parser.inline.ruler.before("emphasis", "underline", _underline)
    return parser


def with_omissions(parser: "MarkdownIt") -> "MarkdownIt":
    """Return *parser* after making it read omission asterisks as text rather than as nested lists."""
    parser.core.ruler.before("block", "omission_before_words", _omission_before_words)
    parser.block.ruler.before("list", "omission", _omission, {"alt": ["paragraph", "blockquote", "list"]})
    return parser


# -- asterisks --------------------------------------------------------------------------------------------------------


def _asterisks(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser prescribes this signature
    """Treat asterisks that do not mark emphasis as text: `****4471`, `4*6*8`, `***-**-6789`."""
    run_match = ASTERISKS.match(state.src, state.pos)
    if silent or not run_match or _is_mark(state.src, run_match):
        return False
    state.pending += run_match[0]
    state.pos = run_match.end()
    return True


def _is_mark(text: str, run: re.Match[str]) -> bool:
    """Whether the asterisks can begin or end emphasis."""
    previous = text[run.start() - 1 : run.start()]
    following = text[run.end() : run.end() + 1]
    if len(run[0]) > MAX_ASTERISKS or (previous.isalnum() and following.isalnum()):
        return False
    if "-" in {previous, following}:
        return previous.isalpha() or following.isalpha()
    if following.isdigit():
        return _ends_as_it_begins(text, run)
    return True


def _ends_as_it_begins(text: str, run: re.Match[str]) -> bool:
    """Whether later asterisks end the emphasis that *run* begins before a digit: `**1 May**`, but not `*3 and *5`.

    Digits at both ends are emphasized only with letters between them: `*3 of 5*`, but not `*6 8*`.
    """
    end_match = ASTERISKS.search(text, run.end())
    if not end_match or len(end_match[0]) != len(run[0]):
        return False
    words = text[run.end() : end_match.start()]
    has_letters = any(character.isalpha() for character in words)
    return not (
        words[-1:].isspace() or (words[-1:].isdigit() and not has_letters) or text[end_match.end() :][:1].isalnum()
    )


# -- underlined words -------------------------------------------------------------------------------------------------

UNDERLINED = Regex(r"(?is)(?<!\\)<u>((?:(?!</?u>).)*+)</u>")
"""Underlined text, such as `<u>Smith v. Jones</u>`."""


def without_underlines(text: str) -> str:
    """Return *text* without its underline tags."""
    return UNDERLINED.sub(r"\1", text) if "<" in text else text


def _underline(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    """Read `<u>words</u>` as underlined text; a tag without its counterpart is printed as typed."""
    words_match = UNDERLINED.match(state.src, state.pos, state.posMax)
    if not words_match:
        return False
    if not silent:
        end = state.posMax
        state.pos = words_match.start(1)
        state.posMax = words_match.end(1)
        state.push("u_open", "u", 1)
        state.md.inline.tokenize(state)
        state.push("u_close", "u", -1)
        state.posMax = end
    state.pos = words_match.end()
    return True


# -- omissions --------------------------------------------------------------------------------------------------------


def _omission_before_words(state: "StateCore") -> None:
    """Escape omission asterisks at the start of a line of text, as in `* * * The tenant`."""
    if "* *" in state.src:
        state.src = OMISSION_BEFORE_WORDS.sub(lambda match: match[0].replace("*", "\\*"), state.src)


def _omission(state: "StateBlock", line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Parse a line of asterisks, such as `* * *`, as a paragraph."""
    omission_match = OMISSION.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if not omission_match:
        return False
    if silent:
        return True
    state.line = line + 1
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content = omission_match[0].strip()
    inline.map = [line, line + 1]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


# -- lines ------------------------------------------------------------------------------------------------------------


def _labeled_line(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    """Start a new line at a label, a bullet or an e-mail header, so that it does not continue the line before."""
    if state.src[state.pos] != "\n":
        return False
    starts = state.env.setdefault("line_starts", {})
    if state.src not in starts:
        starts[state.src] = sorted(_line_starts(state.src))
    position = bisect_left(starts[state.src], state.pos + 1)
    if starts[state.src][position : position + 1] != [state.pos + 1]:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos += 1
    return True


def _line_starts(text: str) -> Iterator[int]:
    """Yield the position of each line of *text* that must be kept as a separate line."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    yield from (start for start, line in lines if BULLET.match(line))
    headers = [start for start, line in lines if HEADER.match(line)]
    if len(headers) > 1:
        yield from headers
    labels: list[tuple[int, str]] = []
    for start, line in lines:
        if label_match := LABEL.match(line):
            labels.append((start, label_match[1] or label_match[2]))
    for (first_start, first_label), (second_start, second_label) in pairwise(labels):
        if are_consecutive_labels(first_label, second_label):
            yield from (first_start, second_start)


def are_consecutive_labels(first: str, second: str) -> bool:
    """Whether the label *second* directly follows *first* in its series."""
    return any((first, second) in pairwise(series) for series in LABEL_SERIES)
