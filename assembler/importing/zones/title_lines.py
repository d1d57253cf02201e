"""Recognizes the lines of the title in the head of a paper."""

import re
from collections.abc import Sequence

from assembler.importing.zones.caption_lines import LOOK_AHEAD
from assembler.importing.zones.caption_signs import (
    CLAIM_IN_TITLE,
    CONTINUATION_START,
    FURTHER_TITLE_LINE,
    JURY_LEGEND,
    LEGEND,
    SENSITIVE_DATA,
    TITLE,
    UNFINISHED_TITLE,
    WHOLE_TITLE,
)
from assembler.importing.zones.case_number import number_in
from assembler.importing.zones.headings import in_capitals

FIRST_WORDS = re.compile(r"(?i)(?:(?:first|second|third|fourth|fifth|corrected|verified)\s)?(?:amended|consolidated)\s")
"""The first words of a title that no line about the kind of action, such as "CLASS ACTION", has."""

MAX_WORDS = 40
"""The maximum number of words in a line of the title."""


def begins_title(text: str, later: Sequence[str], *, below_parties: bool) -> bool:
    """Whether *text*, or the next of the *later* lines if *text* is in capitals, says what the paper is.

    *below_parties* says that the parties of both sides have been read.
    """
    if _is_title(text, below_parties=below_parties):
        return True
    is_above = bool(later) and in_capitals(text) and not SENSITIVE_DATA.match(text)
    return is_above and _is_title(later[0], below_parties=below_parties)


def _is_title(text: str, *, below_parties: bool) -> bool:
    is_complete = not text.endswith(",") or (below_parties and in_capitals(text))
    is_short = len(text.split()) <= MAX_WORDS
    return bool(TITLE.search(text)) and is_short and is_complete and (below_parties or in_capitals(text))


def begins_title_at_right(text: str, later: Sequence[str]) -> bool:
    """Whether *text*, a line of the right column above the *later* lines, begins the title."""
    if JURY_LEGEND.match(text):
        return False
    if TITLE.search(text):
        return True
    may_be_title = FIRST_WORDS.match(text) or not LEGEND.search(text)
    return in_capitals(text) and bool(may_be_title) and _leads_to_title(later)


def _leads_to_title(later: Sequence[str]) -> bool:
    """Whether one of the next lines says what the paper is, and all lines above it are in capitals."""
    for text in later[:LOOK_AHEAD]:
        if TITLE.search(text):
            return True
        if not in_capitals(text) or number_in(text):
            return False
    return False


def may_continue_title(title: Sequence[str], text: str) -> bool:
    """Whether *text* may be a further line of the *title* right above it, and is not a legend under it."""
    lists_claims = any(CLAIM_IN_TITLE.match(line) for line in title)
    continues_line = UNFINISHED_TITLE.search(title[-1]) or CONTINUATION_START.match(text)
    is_continued = bool(continues_line or CLAIM_IN_TITLE.match(text) or lists_claims)
    is_jury_demand = JURY_LEGEND.match(text) and not title[-1].casefold().endswith((" and", " for", "&"))
    is_legend = is_jury_demand or (LEGEND.search(text) and not TITLE.search(text) and not is_continued)
    return not is_legend and (is_continued or in_capitals(text))


def split_jury_demand(text: str) -> tuple[str, str]:
    """Split off a jury demand in parentheses at the end of the title *text*; "" if it has none."""
    match = JURY_LEGEND.search(text) if text.rstrip().endswith(")") else None
    if match and match.start():
        return text[: match.start()].strip(), text[match.start() :].strip()
    return text.strip(), ""


def is_title_beside_parties(text: str, *, is_open: bool) -> bool:
    """Whether *text*, amid the lines of the parties, is a title or, right after a title (*is_open*), more of it."""
    return (FURTHER_TITLE_LINE if is_open else WHOLE_TITLE).fullmatch(text) is not None
