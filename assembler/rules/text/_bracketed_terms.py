"""Recognizes terms defined in brackets: "Private Attorneys General Act [PAGA]", "Sample Kites, Inc. [BUYER]"."""

import re
from collections.abc import Iterable

from assembler.language.regex import Regex

BLANKS_OF_FORMS = frozenset(
    "ACCOUNT ADDRESS AMOUNT ATTORNEY CASE CITY COUNTY COURT DATE DAY EXHIBIT FIRM JUDGE MONTH NAME NUMBER PLACE STATE"
    " SUM TIME TITLE YEAR".split()
)
"""Words that forms put in brackets in place of a fact. In brackets they are always blanks, never terms."""

MIN_USES = 2
"""How often capitals in brackets must also occur without brackets to be a term, if no name precedes the bracket."""

NAME_BEFORE = Regex(
    r"(?:[A-Z][\w.&’'-]{0,60}[,)]?|[\d.]{1,20}[,)]?|\b(?:hereinafter|herein|called|as|the),?)\s{0,8}\(?\Z"
)
"""A name, a number, or a word such as "hereinafter", directly before the bracket."""

INITIALS = Regex(r"[A-Z]{2,8}")
WORD = Regex(r"[A-Za-z][\w’']*")


def is_definition(term: str, before: str, texts: Iterable[str]) -> bool:
    """Whether *term*, in brackets after *before*, is a defined term, because *texts* also use it without brackets.

    If *term* consists of the initials of the words before it, it is a defined term even without other uses.
    """
    if set(term.split()) & BLANKS_OF_FORMS:
        return False
    if INITIALS.fullmatch(term) and _initials(before, len(term)) == term:
        return True
    use = Regex(rf"(?<![\[\w-]){re.escape(term)}(?![\w\]-])")
    use_count = sum(len(use.findall(text)) for text in texts)
    required_uses = 1 if NAME_BEFORE.search(before) else MIN_USES
    return use_count >= required_uses


def _initials(text: str, word_count: int) -> str:
    """Return the initials of the last *word_count* capitalized words of *text*, skipping other words, such as "of"."""
    capitalized_words = [word for word in WORD.findall(text[-200:]) if word[0].isupper()]
    return "".join(word[0] for word in capitalized_words[-word_count:])
