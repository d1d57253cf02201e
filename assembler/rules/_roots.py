"""Reduces words to their roots, so that rules can compare the words of two texts."""

from functools import lru_cache

from assembler.language.dates import MONTHS
from assembler.language.regex import Regex

ROOTS_OF_IRREGULAR_WORDS = {
    "paid": "pay", "sent": "send", "wrote": "writ", "written": "writ", "gave": "giv", "took": "tak", "sold": "sale",
    "bought": "buy", "left": "leav", "lost": "los", "met": "meet", "fell": "fall", "died": "death", "told": "tell",
    "held": "hold", "broke": "break", "struck": "strik", "dug": "dig", "hired": "hir", "built": "build",
}  # fmt: skip
ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "al",
    "y",
    "e",
)
"""Endings of words, tried in this order."""

WORD = Regex(r"[A-Za-z]{3,20}")
COMMON_WORDS = frozenset(
    "the and for with that this from not did was were had has have its his her their which who they them been than also"
    " into upon under when after before about between while would could should each such other only same both over more"
    " most all any there then where".split()
) | {month.lower() for month in MONTHS}
"""Words that do not show what a sentence is about."""

MIN_ROOT_LENGTH = 3
"""The minimum length of a root."""


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """Return the root of *word*: "sign" for "signed" and "signing"."""
    word = ROOTS_OF_IRREGULAR_WORDS.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_ROOT_LENGTH and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    ends_in_double_letter = len(word) > MIN_ROOT_LENGTH and word[-1] == word[-2]
    return word[:-1] if ends_in_double_letter else word


def same_root(root: str, other_root: str) -> bool:
    """Whether two roots come from the same word: one continues the other by at most three letters, as in "excavat"."""
    shorter, longer = sorted((root, other_root), key=len)
    if shorter == longer:
        return True
    return len(shorter) > MIN_ROOT_LENGTH and longer.startswith(shorter) and len(longer) - len(shorter) < 4


@lru_cache(maxsize=4096)
def roots_in(words: str) -> frozenset[str]:
    """Return the roots of those of *words* that show what they are about."""
    return frozenset(root(word) for word in map(str.lower, WORD.findall(words)) if word not in COMMON_WORDS)
