"""Joins the lines of a side of a caption to one text, with a sign between parties that only line ends divide."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assembler.importing.zones.counsel_signs import CAPITAL
from assembler.importing.zones.headings import in_capitals, is_title_case
from assembler.importing.zones.party_segments import BREAK, JOINER, describes, first_words, is_state
from assembler.importing.zones.party_words import DOES, role_at_end

UNFINISHED_LINE = re.compile(
    r"(?i)(?:[,;:&]|\b(?:and|or|of|the|for|in|as|at|by|to|through|on|an?|[dafn]/?[bk]/?a/?|and/or|"
    r"mother|father|parents?|friend|guardian|agent|named|called|his|her|their|its))$"
)
"""The end of a line whose sentence continues on the next line."""

BEFORE_CAPITALS = re.compile(r"(?<=[a-z])\s+(?=[A-Z][A-Z.’']+,?\s[A-Z]{2})")
"""The space between a lowercase word and a name in capitals."""

ENTITY_AT_END = re.compile(
    r"(?i)[\s,](?:inc|incorporated|l\.?l\.?c|l\.?l\.?p|p\.?l\.?l\.?c|corp|corporation|ltd|l\.?p|p\.?c|p\.?a|n\.?a|"
    r"[fs]\.?s\.?b|plc|s\.a|gmbh)\.?$"
)
"""The ending of an entity's name at the end of a line, without a comma after it."""

NAME_START = re.compile(rf"{CAPITAL}|\d{{1,4}}\s?[-–]\s?\d{{1,4}}\s(?=[A-Z])")
"""The beginning of a name, which may be the numbers of unknown parties."""

FULL_STOP = re.compile(r"[^\W\d_]{5}(?<!Assoc)\.$")
"""The period at the end of a name, where other lines have a comma or a semicolon."""

LONGER_NAME_WORDS = re.compile(
    r"(?i)\b(?:plans?|trusts?|funds?|program|certificates|notes|litigation|foundation|employees?)\b"
)
"""Words of a name that may begin with the name of an entity, as in "Sample, Inc. Health Plan"."""


def with_breaks(texts: Sequence[str], number: str, *, has_and_line: bool) -> str:
    """Return *texts*, the lines of parties, as one text, with `BREAK` before a party that nothing else separates.

    *number* is "one" or "several" if the role says so, and "" otherwise. If *has_and_line*, which says that the side
    has an "and" on a separate line, the ends of lines do not divide parties.
    """
    may_divide = not has_and_line and number != "one"
    if may_divide and len(texts) > 1 and _is_list_of_lines(texts):
        return BREAK.join(texts)
    text = texts[0] if texts else ""
    for before, after in pairwise(texts):
        text += f"{BREAK if may_divide and _divides(before, after) else ' '}{after}"
    if number == "one" or not in_capitals(first_words(re.split(r"[,;(]", text)[0])):
        return text
    return BEFORE_CAPITALS.sub(lambda match: match[0] if UNFINISHED_LINE.search(text[: match.start()]) else BREAK, text)


def _divides(before: str, after: str) -> bool:
    """Whether the line *before* ends with the name of an entity, and the line *after* begins with another name."""
    name = re.split(r"[,;(]", after)[0].strip()
    is_alike = in_capitals(name) or (is_title_case(name) and not in_capitals(before))
    is_continuation = describes(after) or JOINER.match(after) or is_state(name) or LONGER_NAME_WORDS.search(name)
    is_stopped = FULL_STOP.search(before) and not role_at_end(before)
    is_complete = ENTITY_AT_END.search(before) or is_stopped or DOES.fullmatch(before)
    return bool(is_complete) and len(name.split()) > 1 and is_alike and not is_continuation


def _is_list_of_lines(texts: Sequence[str]) -> bool:
    """Whether each of *texts* is a party, although nothing but the ends of the lines divides them."""
    if any(re.search(r"\band\b", text) for text in texts):
        return False
    if any((UNFINISHED_LINE.search(text) and not text.endswith(":")) or ";" in text for text in texts[:-1]):
        return False
    for text in texts:
        _, *further_parts = text.strip(",").split(", ")
        if any(not describes(part) and not is_state(part) for part in further_parts):
            return False
    names = [text for text in texts if not describes(text)]
    return len(names) > 1 and all(len(name.split()) > 1 and _is_name(name) for name in names)


def _is_name(text: str) -> bool:
    name = text.split(",", maxsplit=1)[0]
    is_set_as_name = in_capitals(name) or is_title_case(name)
    return is_set_as_name and NAME_START.match(name) is not None and len(name.split()) <= 8
