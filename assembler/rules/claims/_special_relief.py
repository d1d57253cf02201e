"""Relief that needs a special ground, such as punitive damages and attorney's fees."""

from typing import NamedTuple

from assembler.language.regex import Regex


class SpecialRelief(NamedTuple):
    """Relief that needs a special ground: patterns for its wording in a prayer and among a cause's remedies."""

    in_prayer: Regex
    on_record: Regex


PUNITIVE_DAMAGES = SpecialRelief(
    in_prayer=Regex(r"(?i)\b(punitive|exemplary)\b"), on_record=Regex(r"(?i)punitive|exemplary")
)
SPECIAL_RELIEF = {
    "punitive damages": PUNITIVE_DAMAGES,
    "multiplied damages": SpecialRelief(
        in_prayer=Regex(r"(?i)\b(treble|triple|three times)\b"),
        on_record=Regex(r"(?i)treble|triple|three times|multipl|increase|enhance"),
    ),
    "statutory damages": SpecialRelief(
        in_prayer=Regex(r"(?i)\bstatutory damages\b"), on_record=Regex(r"(?i)statut|\$\d")
    ),
    "attorney's fees": SpecialRelief(
        in_prayer=Regex(r"(?i)\battorney\W{0,2}s?\W{0,2}\s+fees?\b"), on_record=Regex(r"(?i)\bfees?\b")
    ),
}
"""The kinds of relief that need a special ground."""
