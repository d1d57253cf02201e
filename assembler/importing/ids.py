"""Readable ids for sections, counts, paragraphs, parties and counsel, made of their own words."""

import re
import unicodedata
from collections.abc import Iterable

COMMON_WORDS = frozenset(
    "a an and as at by for from had has have he her his in is it its of on or she such that the their they this to was "
    "were which who will with upon about been be are not did defendant defendants plaintiff plaintiffs".split()
)
"""Words that are too common to identify a text."""

MAX_ID_LENGTH = 40

RESERVED = frozenset({"all", "none", "facts", "claims", "parties", "relief", "jurisdiction", "venue", "assignment"})
"""Words with a meaning of their own in places where a matter gives ids."""


def words_id(text: str, taken: Iterable[str], *, words: int = 3, default: str = "part") -> str:
    """Make an id from the first significant words of *text*, different from the ids already *taken*."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    plain = re.sub(r"['’]s?\b", "", plain)
    significant = [word for word in re.findall(r"[a-z][a-z0-9]+", plain) if word not in COMMON_WORDS]
    name = "_".join(significant[:words])[:MAX_ID_LENGTH].strip("_") or default
    return unused_id(f"the_{name}" if name in RESERVED else name, taken)


def unused_id(name: str, taken: Iterable[str]) -> str:
    """Return *name*, followed by a number if it is taken or reserved."""
    names = {*taken, "jury_demand"}
    number = 1
    candidate = name
    while candidate in names:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
