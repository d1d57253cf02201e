"""Lines that make no statement: names of parties and counsel, their addresses, and common headings."""

import re

from assembler.language.regex import Regex
from assembler.model.counsel import Attorney
from assembler.model.party import Party
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.texts import OwnText, plain

HEADINGS = Regex(
    r"(?i)(?:certificate|proof|declaration|affidavit) of"
    r" (?:service|mailing|filing|conferral|conference|consent|compliance|interested (?:persons|parties))"
    r"|certificate regarding \w+|dated|by|verification|signatures?"
    r"|service list|cc|enclosures?|exhibit list|introduction|background|facts|parties|definitions|dismissal|settlement"
    r"|costs|fees|costs and (?:attorneys?['’]?s?['’]? )?fees|conclusion|local rule \d[\w.-]*(?: certificate)?"
)
"""Headings that do not affect what the paper does."""

NAME_SEPARATORS = Regex(r"(?:,|&|:|\band\b|\bv\b\.?|\bvs\b\.?|\d+\.|\(\d+\)|\s)*")
"""Punctuation and words that may separate the names in a line of names."""


def is_label(paper: DismissalPaper, text: OwnText, line: str) -> bool:
    """Whether *line* of *text* consists of names and addresses, is a common heading, or has no letters."""
    if not re.search(r"[^\W\d_]", line) or (text.path[-1] == "heading" and HEADINGS.fullmatch(line)):
        return True
    remaining = line
    for name in sorted(_names_and_addresses(paper), key=len, reverse=True):
        remaining = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)\.?", " ", remaining)
    return remaining != line and bool(NAME_SEPARATORS.fullmatch(remaining))


def _names_and_addresses(paper: DismissalPaper) -> set[str]:
    """Return the names of parties and counsel, and the lines of their addresses."""
    people: tuple[Attorney | Party, ...] = (*paper.matter.counsel.values(), *paper.matter.parties.values())
    lines = (line for person in people for line in (person.name, getattr(person, "called", ""), *person.address))
    return {plain(line).strip(" .") for line in lines if line}
