"""The sentences of a text of the user's own."""

import re

ABBREVIATED = re.compile(
    r"\b(Dkt|Cir|Supp|Inc|Corp|Co|Ltd|Nos?|Mr|Ms|Mrs|Dr|Fed|Civ|Proc|Code|Stat|Rev|Ann|App|Ct|Tit|v|vs|[A-Z])\."
)

POINT = "\N{ONE DOT LEADER}"
"""What stands for the point of an abbreviation, which ends no sentence."""


def sentences(words: str) -> list[str]:
    """Return the sentences of *words* without their last stop."""
    parts = re.split(r"[.;?!](?:\s+|$)|\n+|\^", ABBREVIATED.sub(rf"\1{POINT}", words))
    return [part.strip(" .") for part in parts if part.strip(" .")]
