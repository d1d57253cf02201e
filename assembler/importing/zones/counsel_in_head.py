"""Recognizes the lines about counsel below the parties of a caption."""

from collections.abc import Sequence

from assembler.importing.zones.caption_lines import LOOK_AHEAD
from assembler.importing.zones.caption_signs import JURY_LEGEND, LEGEND, TITLE
from assembler.importing.zones.counsel_signs import FIRM, MARK, PRO_HAC_VICE, is_counsel_line, is_name, is_street
from assembler.importing.zones.head_lines import Line

MAX_COUNSEL_WORDS = 9
"""A line with more words than this is about counsel only if its own words say so; the lines around it do not count."""


def is_about_counsel(line: Line, counsel: Sequence[Line], later: Sequence[str]) -> bool:
    """Whether *line* is about counsel, by its own words or by those of the lines around it.

    *counsel* are the lines on counsel above it, and *later* the lines below it.
    """
    text, _ = line
    if TITLE.search(text) or JURY_LEGEND.match(text):
        return False
    is_short = len(text.split()) <= MAX_COUNSEL_WORDS and not text.endswith(":")
    may_be_name = is_short and bool(FIRM.search(text) or is_name(MARK.sub("", text)) or PRO_HAC_VICE.search(text))
    if is_counsel_line(text) or (counsel and (may_be_name or (is_short and is_street(text)))):
        return True
    if not any(map(is_counsel_line, later[:LOOK_AHEAD])):
        return False
    return may_be_name or _is_below_counsel(line, counsel)


def _is_below_counsel(line: Line, counsel: Sequence[Line]) -> bool:
    """Whether *line* is a short line right below the last line on *counsel*, and no usual line under a title."""
    text, place = line
    if LEGEND.search(text) or not counsel or len(text.split()) > MAX_COUNSEL_WORDS:
        return False
    _, above = counsel[-1]
    return above.page == place.page and 0 <= place.line - above.line <= 1
