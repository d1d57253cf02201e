"""Defined terms of two words that share one of them with an undefined phrase: "the Revised Lease" and Reel Lease."""

import re
from collections.abc import Sequence

from assembler.language.spelling import on_record

MAX_PAIRS = 40
"""How many defined terms of two words are compared with the phrases of a matter."""

WORDS_OF_THE_SUIT = frozenset({"Action", "Complaint", "Council"})
"""Words that complaints often capitalize without a definition."""


def term_sharing_a_word(words: Sequence[str], before: str, after: str, pairs: Sequence[str]) -> str:
    """Return the term, one of *pairs*, that has one of *words*, a phrase; "" if none or several have it.

    *before* and *after* are the characters around the phrase, which must follow a word such as "the".
    """
    is_definite = re.search(r"\b(?:the|this|that|such)\s\Z", before)
    if not is_definite or re.match(r"\s(?:of|for|[A-Z\d§])|[’']s\s[A-Z]", after) or len(words) > 2:
        return ""
    first, last = words[0], words[-1]
    ends_alike = [term for term in pairs if term.endswith(f" {last}")]
    if len(words) == 1:
        return ends_alike[0] if ends_alike and last not in WORDS_OF_THE_SUIT else ""
    if not on_record(last.lower()):
        return ""
    candidates = [term for term in pairs if term.startswith(f"{first} ")]
    if on_record(first.lower()):
        candidates += ends_alike
    is_plural = any(term.rstrip("s") == " ".join(words).rstrip("s") for term in candidates)
    return candidates[0] if len(candidates) == 1 and not is_plural else ""
