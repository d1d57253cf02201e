"""Infers an entity's kind from an ending of its name that state law reserves for the kind, or from other words."""

import re
from collections.abc import Mapping

from assembler.language.regex import Regex

ENDINGS: Mapping[str, str] = {
    r"(?:P\.?)?L\.?L\.?C\.?": "limited liability company",
    r"Inc\.?|Incorporated|Corp\.?|Corporation": "corporation",
    r"L\.?L\.?P\.?": "limited liability partnership",
    r"L\.?P\.?": "limited partnership",
}
"""Endings of names, with the kind of entity that each shows."""

_ENDING_PATTERNS = tuple((Regex(rf"[\s,](?:{ending})$"), kind) for ending, kind in ENDINGS.items())
"""Patterns for names with one of these endings, each with the kind of entity."""

_ANY_ENDING = Regex(rf",?\s(?:{'|'.join(ENDINGS)})$")
"""Matches any of these endings, with the space before it."""

FOREIGN_ENDING = Regex(
    r"[\s,](G?mbH|GmbH & Co\. KG|S\.p\.A\.|S\.r\.l\.|B\.V\.|N\.V\.|S\.A\.|A/S|ApS|Oyj?|Pty\.? Ltd\.?)$"
)
"""Endings of names that show a foreign entity."""

OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    r"person|natural person|human|man|woman": ("individual",),
    r"sole propriet\w{1,8}|d/?b/?a|married couple|spouses": ("individual",),
    r"(?:public|publicly held|private|closely held|professional|non-?profit|not-for-profit|stock|business)"
    r" corporation|nonprofit|P\.?C\.?|P\.?A\.?|Co\.?": ("corporation",),
    r"company": ("corporation", "limited liability company"),
    r"joint venture|general partnership": ("partnership",),
    r"(?:\w{1,20} )?(?:city|county|town|township|village|borough|district|parish)": ("municipality", "government"),
    r"(?:\w{1,20} )?(?:agency|department|board|commission)": ("state agency", "government"),
    r"(?:united states|federal government|tribe|indian tribe|nation)": ("government",),
    r"(?:foreign (?:country|government|nation))": ("foreign state",),
    r"(?:\w{1,20} )?bank|savings (?:bank|association)|credit union": ("national bank", "corporation"),
    r"(?:\w{1,20} )?(?:union|club|church|cooperative|co-op|society)": ("association", "corporation"),
    r"vessel|ship|vehicle|car|currency|money|land|real property|in rem": ("property",),
}
"""Common words for an entity, each with the kinds of entity that the word may mean."""


def kind_by_abbreviation(word: str) -> str | None:
    """Return the kind of entity that *word* abbreviates, such as LLC or inc.; None if it abbreviates no kind."""
    return next((kind for ending, kind in ENDINGS.items() if re.fullmatch(ending, word, re.IGNORECASE)), None)


def kinds_meant_by(words: str) -> tuple[str, ...]:
    """Return the kinds of entity that *words*, such as city or joint venture, may mean."""
    return next((kinds for form, kinds in OTHER_WORDS.items() if re.fullmatch(form, words, re.IGNORECASE)), ())


def kind_by_ending(name: str) -> str | None:
    """Return the kind of entity for which the ending of *name* is reserved; None if its ending is not reserved."""
    return next((kind for ending, kind in _ENDING_PATTERNS if ending.search(name)), None)


def without_ending(name: str) -> str:
    """Return *name*, such as "Example Strings, Inc.", without an ending reserved for a kind of entity."""
    return _ANY_ENDING.sub("", name)


def foreign_ending(name: str) -> str:
    """Return the ending of *name* that shows a foreign entity, such as GmbH; "" if *name* has no such ending."""
    match = FOREIGN_ENDING.search(name)
    return match[1] if match else ""
