"""Captions in which each role is before its parties: "Plaintiff: Ann Sample", or "PLAINTIFF" above the name."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.zones.caption_signs import RULE, TITLE
from assembler.importing.zones.case_number import number_in
from assembler.importing.zones.court import is_beside_court, is_court_line
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.party_words import ROLE_WORD, VERSUS

LABEL = re.compile(rf"(?i)\s{{0,9}}(?P<role>{ROLE_WORD})\s{{0,9}}:\s{{0,9}}(?P<name>.*)")
"""A role and a colon, with or without the name of a party on the same line."""

ROLE_ALONE = re.compile(rf"(?i)\s{{0,9}}(?P<role>{ROLE_WORD})\s{{0,9}}(?P<name>)")
"""A role on a line of its own, without a colon."""

MAX_NAME_WORDS = 20
"""The maximum number of words of a party after its role; a longer text is a sentence."""

VERSUS_AT_END = re.compile(r"(?<=[\w,.])\s{1,9}(?P<versus>vs?\.)$")
"""The "v." at the end of a line about a party."""

UNFINISHED_NAMES = re.compile(r"(?i)(?:[,;&]|\band)$")
"""The end of a line that shows that the names in it continue on the next line."""


def with_roles_last(lines: Sequence[Line]) -> list[Line]:
    """Return *lines*, the left column of a caption; if each role is before its parties, move it after them.

    Roles are before their parties only if at least two lines begin with a role and a colon, or are only a role, and no
    party is above the first of these lines.
    """
    for pattern in (LABEL, ROLE_ALONE):
        labels = [index for index, (text, _) in enumerate(lines) if _label(text, pattern)]
        if len(labels) > 1 and _is_below_no_party(lines, labels[0]):
            return [*lines[: labels[0]], *_roles_last(lines[labels[0] :], pattern)]
    return list(lines)


def _label(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    match = pattern.fullmatch(text)
    return match if match and len(match["name"].split()) <= MAX_NAME_WORDS else None


def _is_below_no_party(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing is above the line at *index* that may be a party."""
    above = next((text for text, _ in reversed(lines[:index]) if text.strip() and not RULE.match(text)), "")
    return not above or is_court_line(above) or is_beside_court(above) or number_in(above) is not None


def _roles_last(lines: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[Line]:
    """Yield *lines*, whose first line begins with a role, with each role moved below its parties.

    *pattern* matches a line with a role before its parties.
    """
    role: Line | None = None
    names: list[Line] = []
    is_on_line = False
    for text, place in lines:
        label = _label(text, pattern)
        if role and (label or _ends_names(text) or (is_on_line and names and not _continues(names))):
            yield from (*names, role)
            role = None
            names = []
        if label:
            role = label["role"], place
            is_on_line = bool(label["name"])
        name = label["name"] if label else text
        if role is None:
            yield name, place
        elif name:
            versus = VERSUS_AT_END.search(name)
            names.append((name[: versus.start()] if versus else name, place))
            if versus:
                yield from (*names, role, (versus["versus"], place))
                role = None
                names = []
    if role:
        yield from (*names, role)


def _continues(names: Sequence[Line]) -> bool:
    return UNFINISHED_NAMES.search(names[-1][0].rstrip()) is not None


def _ends_names(text: str) -> bool:
    """Whether *text* is below the parties of a role: the "v.", a rule, a number, a title or a court."""
    return bool(VERSUS.match(text) or RULE.match(text) or TITLE.search(text) or number_in(text) or is_court_line(text))
