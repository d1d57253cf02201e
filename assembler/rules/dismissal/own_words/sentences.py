"""Divides a text into sentences."""

import re

from assembler.language.regex import Regex

# An abbreviation whose period does not end a sentence; the second list counts only before a capital letter or a number.
ABBREVIATION = Regex(
    r"\b(Dkt|Cir|Supp|Inc|Corp|Co|Ltd|Nos?|Mr|Ms|Mrs|Dr|Fed|Civ|Proc|Code|Stat|Rev|Ann|App|Ct|Tit|v|vs|[A-Z]"
    r"|(?:Gen|Ark|Conn|Del|Ga|Ill|Ind|Kan|Ky|Mass|Mo|Okla|Tenn|Va|tit|c)(?=\. (?:[A-Z§]|tit\b|\d)))\."
)

POINT = "\N{ONE DOT LEADER}"
"""The character that replaces the period of an abbreviation while a text is divided."""


def sentences(words: str) -> list[str]:
    """Return the sentences of *words* without final periods; a semicolon, line end or footnote also ends a sentence."""
    parts = re.split(r"[.;?!](?:\s+|$)|\n+|\^", ABBREVIATION.sub(rf"\1{POINT}", words))
    return [part.strip(" .") for part in parts if part.strip(" .")]
