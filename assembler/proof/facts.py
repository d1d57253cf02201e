"""Checks whether a finished paper prints the facts in the e-filing data."""

import re
from unicodedata import normalize

from assembler.plan.filing_data import Fact
from assembler.proof.proof import HYPHENS

AFTER_PARTY = (
    r"(?!,?\s(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LL?P|L\.P|PLLC|P\.C|N\.A|Jr|Sr|II|III|IV)\b)"
    r"(?=\s*(?:[,;.:()\"]|$)|\s(?:and|&|as|by|in|for|on|individually|solely|through|[dafn]/[bk]/a|ex rel|\d"
    r"|[\w-]*(?:plaintiff|defendant|petitioner|respondent)))"
)
"""A pattern for text that may follow a party's full name; it excludes words that would make the name longer."""

SURROUNDINGS = {
    "party": (r"(?<!\w)", AFTER_PARTY),
    "bar number": (r"(?<!\d)", r"(?!\d)"),
    "case number": (r"(?<!\d)", r"(?!\d)"),
    "telephone": (r"(?<!\d)", r"(?!\d)"),
}
"""The patterns for characters around each kind of fact. Letters may precede a bar number or follow a case number."""

STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""Maps curly quotation marks, which a paper prints, to straight ones."""


def is_printed(fact: Fact, text: str) -> bool:
    """Whether *text*, the text of a paper, contains the words of *fact*, ignoring case."""
    before, after = SURROUNDINGS.get(fact.kind, (r"(?<!\w)", r"(?!\w)"))
    return bool(re.search(f"{before}{re.escape(_normalized(fact.words))}{after}", _normalized(text), re.IGNORECASE))


def _normalized(text: str) -> str:
    """Return *text* with single spaces, one kind of hyphen and quotation mark, and no space after a hyphen.

    A number or a name may be broken between lines after a hyphen.
    """
    words = " ".join(normalize("NFKC", HYPHENS.sub("-", text)).translate(STRAIGHT).split())
    return words.replace("- ", "-")
