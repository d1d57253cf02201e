"""The name of a count in a sentence, such as "Count One", derived from the label in its heading."""

import re

from assembler.language.english import ONES, TENS
from assembler.language.regex import Regex
from assembler.plan.text.labels import COUNT_NAME_ENDING, NBSP

NUMBER_WORDS = [word for word in (*ONES, *TENS, "hundred", "thousand") if word]
CARDINAL = rf"(?:{'|'.join(NUMBER_WORDS)})\b"

ROMAN_NUMERAL = r"[ivxlcdm]{1,9}(?:-[a-z])?\b"
FIGURES = r"\d{1,3}(?:-?[a-z])?\b"
LETTER = r"[a-z]\b"
NUMBER = rf"(?:{ROMAN_NUMERAL}|{FIGURES}|{LETTER}|{CARDINAL}(?:[ -]{CARDINAL}){{0,3}})"
"""The number of a count: II, II-a, 2, 2a, B, or Twenty-One."""

ORDINAL = rf"(?:{CARDINAL}[ -]){{0,3}}[\w-]{{1,20}}(?:st|nd|rd|th)\b"
"""The ordinal of a count, such as First, 2nd or Twenty-First."""

NOUN = r"(?:count|cause of action|claim for relief|claim)\b"
COUNT_IN_LABEL = Regex(rf"(?i)\b(?:(?P<noun>{NOUN}) (?:no\. )?(?P<number>{NUMBER})|{ORDINAL} {NOUN})")
"""The part of a label that names the count: "Count II" in "VI. Count II", "First Cause of Action"."""

NUMBER_ALONE = Regex(rf"(?i)\(?({NUMBER})[.):]{{0,3}}")
"""A label that is only a number, such as "II." or "(2)"."""

ROMAN = Regex(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

SMALL_WORD = Regex(r"(?<= )(?:Of|For|To|On|In|And|Under|The)\b")
"""Words that are not capitalized inside a count's name, such as "for" in "First Claim for Relief"."""


def count_name(label: str) -> str:
    """Return the name, for a sentence, of the count with *label*; initial capitals replace all capitals.

    The name is "" if the label is empty.
    """
    words = " ".join(label.split())
    if not words:
        return ""
    part_match = COUNT_IN_LABEL.search(words)
    number_match = None if part_match else NUMBER_ALONE.fullmatch(words)
    if number_match:
        return f"Count{NBSP}{number_match[1]}"
    name = part_match[0] if part_match else words.rstrip(" .,:;–—-")
    if part_match and part_match["noun"]:
        name = f"{part_match['noun']}{NBSP}{part_match['number']}"
    return _with_initial_capitals(name) if name.isupper() else name


def in_sentence(name: str) -> str:
    """Return *name*, the name of a count, as in a sentence: "the First Cause of Action", but "Count II"."""
    return f"the {name}" if COUNT_NAME_ENDING.search(name) else name


def _with_initial_capitals(words: str) -> str:
    """Return *words*, which are in capitals, with initial capitals, except for small words and roman numerals."""
    titled = re.sub(r"\w[\w’']*", lambda word: word[0] if ROMAN.fullmatch(word[0]) else word[0].capitalize(), words)
    return SMALL_WORD.sub(lambda word: word[0].lower(), titled)
