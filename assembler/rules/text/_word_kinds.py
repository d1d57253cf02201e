"""The kinds of the words of a text, a character each, so that a pattern of parts of speech is a regular expression."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from assembler.language.parts_of_speech import CLASS_BY_WORD, readings
from assembler.language.regex import Regex, passages
from assembler.rules.text._neighbors import TOKEN

OTHER_KINDS = ("END", "COMMA", "NUMBER", "NAME", "NAMES", "POSSESSIVE", "COMPOUND", "UNKNOWN", "OTHER")
"""The kinds of what has no readings: the end of a sentence or clause, a comma, a number in digits, a name, a name that
ends with an s, a possessive such as "owner's", a compound such as "wind-driven", a word that is not on record, and any
other character."""

CLASSES = {
    "NOUN": "N S NAME NAMES UNKNOWN",  # any noun or name
    "SG": "N-SZDPGJR",  # a singular noun that is not a verb such as `runs`
    "SGONLY": "N-SBZDPGJR",  # a singular noun, and nothing else
    "SGN": "N-SZJGR",  # a singular noun, or also a base form or participle
    "PL": "S-NBDPGJRM",  # a plural noun
    "PLN": "S-NBDPGJRMZ",  # a plural noun that is not a verb such as `works`
    "MEASURES": "SM-NB",  # a plural noun for times or quantities
    "PLM": "S-NBDPGJR",  # a plural noun, also for times or quantities
    "PLONLY": "S-NBZDPGJR",  # a plural noun, and nothing else
    "PERSONS": "SH-N",  # a plural noun for people
    "BASE": "B-NSZDPGJR",  # the base form of a verb, and nothing else
    "BASEN": "B-SZDPGJR",  # the base form of a verb, or also a noun
    "VERBNOUN": "NB-SZDPGJR",  # a word that is both a noun and a verb
    "THIRD": "Z-NSBDPGJR",  # a verb after `she`, and nothing else
    "THIRDS": "Z-NBDPGJR",  # a verb after `she`, or also a plural noun
    "PAST": "D-NSBZPGJR",  # a past tense that is not a participle
    "PASTP": "D-NSBZGJR",  # a past tense, or also a participle
    "PARTICIPLE": "P-NSBZGR",  # a past participle that is not a base form
    "VERBD": "D",  # a past tense, whatever else it is
    "ADJ": "J-NSBZDPGR",
    "ADJR": "J-NSBZDPG",
    "ADJN": "J-SBZDPG",
    "ADJY": "Y-NSBZDPGR",
    "ADV": "R-NSBZDPGJ not also only",
    "TAKES": "I",
    "TIME": "T next first",
    "DET": "the a an this that these those its their his her my no any each every another",
    "POSS": "the its their his her my",
    "PREP": "of in on at by for with from under to",
    "MOD": "N S J R NAME NAMES UNKNOWN COMPOUND own other such same first next two NUMBER most POSSESSIVE",
    "NOBASE": "N-B S-B J-B R-B G-B D-B NAME NAMES UNKNOWN COMPOUND NUMBER POSSESSIVE two first next other own DET PREP",
    "VERBP": "P",
    "MODN": "N-S J-S NAME UNKNOWN COMPOUND own other such same first next two NUMBER most POSSESSIVE",
}
"""For each name in a pattern, the kinds that it stands for: words, classes of words, kinds without readings, and
letters of `data/parts_of_speech.txt` that a word must have, and, after a hyphen, those that it must not have."""

MACROS = {
    "PHRASE": r"(?:PREP DET? MOD{0,2} NOUN)",
    "FINISH": r"(?=END|COMMA|PREP|to|and|or|who|that|which|when|because|is|was|are|were|has|have|had)",
}
"""Parts of patterns by their names."""


@dataclass(frozen=True)
class Words:
    """The words of a text: the character of each one's kind, after the character of an END, and their positions."""

    kinds: str
    spans: tuple[tuple[int, int], ...]


@cache
def _characters() -> Mapping[str, str]:
    """Return the character of each kind."""
    kinds = {*CLASS_BY_WORD.values(), *OTHER_KINDS, *(f"+{letters}" for letters in readings().values())}
    return dict(zip(sorted(kinds), CHARACTERS, strict=False))


CHARACTERS = [chr(code) for code in range(1, 256) if chr(code) not in r"\]^-["]
"""Characters that mean themselves in a character class; regular expressions are fastest with those below 256."""


@lru_cache(maxsize=2**14)
def _character(word_or_sign: str, *, begins_sentence: bool) -> str:
    """Return the character of the kind of *word_or_sign*."""
    characters = _characters()
    if not word_or_sign[0].isalpha():
        return characters[_kind_of_sign(word_or_sign)]
    word = word_or_sign.lower().replace("’", "'")
    if CLASS_BY_WORD.get(word) == "mr":
        return characters["mr"]
    if "'" in word and not word.endswith("'s"):
        return characters["OTHER"]
    is_name = word_or_sign[0].isupper() and not (begins_sentence and (word in CLASS_BY_WORD or word in readings()))
    if is_name and word != "i":
        return characters["NAMES" if word.endswith("s") else "NAME"]
    if word in CLASS_BY_WORD:
        return characters[CLASS_BY_WORD[word]]
    if word in readings():
        return characters[f"+{readings()[word]}"]
    if "-" in word:
        return characters["COMPOUND"]
    return characters["POSSESSIVE" if word.endswith("'s") else "UNKNOWN"]


def _kind_of_sign(word_or_sign: str) -> str:
    if word_or_sign[0].isdigit():
        return "NUMBER"
    if word_or_sign == ",":
        return "COMMA"
    return "END" if word_or_sign[0] in ".?!;:" else "OTHER"


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Return the words of *text*. The period after a title, as in "Mr.", is left out."""
    end, title = _characters()["END"], _characters()["mr"]
    kinds = [end]
    spans = [(0, 0)]
    for match in passages(TOKEN, text):
        character = _character(match[0], begins_sentence=kinds[-1] == end)
        if character != end or kinds[-1] != title:
            kinds.append(character)
            spans.append(match.span())
    if kinds[-1] != end:
        kinds.append(end)
        spans.append((len(text), len(text)))
    return Words("".join(kinds), tuple(spans))


ELEMENT = re.compile(r"[A-Z]+|[a-z'’]+|\s+|\[|\]")


def pattern_of_kinds(pattern: str) -> Regex:
    """Return *pattern* as a regular expression for `Words.kinds`.

    In a pattern, names in capitals are keys of `CLASSES` and `MACROS` or of `OTHER_KINDS`; other words are themselves,
    and stand for their class if they have one. The wrong word is in square brackets.
    """
    return Regex(_expression(pattern))


def _expression(pattern: str) -> str:
    for name, part in MACROS.items():
        pattern = pattern.replace(name, part)
    return ELEMENT.sub(lambda match: _part(match[0]), pattern)


def _part(element: str) -> str:
    if element.isspace():
        return ""
    if element in "[]":
        return "(?P<wrong>" if element == "[" else ")"
    return f"[{_class(element)}]"


@cache
def _class(name: str) -> str:
    """Return the characters of the kinds that *name* stands for, as ranges of a character class."""
    characters = _characters_of(CLASS_BY_WORD.get(name, name))
    ranges = groupby(enumerate(sorted(map(ord, characters))), key=lambda numbered: numbered[1] - numbered[0])
    return "".join(_range([code for _, code in group]) for _, group in ranges)


def _range(codes: Sequence[int]) -> str:
    """Return the characters of neighboring *codes* as a range."""
    return chr(codes[0]) if len(codes) == 1 else f"{chr(codes[0])}-{chr(codes[-1])}"


def _characters_of(alternative: str) -> set[str]:
    """Return the characters of a kind or a class, or of the readings that *alternative* requires and bars."""
    if alternative in CLASSES:
        return set[str]().union(*map(_characters_of, CLASSES[alternative].split()))
    if alternative in _characters():
        return {_characters()[alternative]}
    required, _, barred = alternative.partition("-")
    characters = set.intersection(*(_characters_by_letter()[letter] for letter in required))
    return characters.difference(*(_characters_by_letter()[letter] for letter in barred))


@cache
def _characters_by_letter() -> Mapping[str, set[str]]:
    """Return the characters of the kinds that have each letter of a reading."""
    characters: dict[str, set[str]] = {}
    for kind, character in _characters().items():
        for letter in kind[1:] if kind.startswith("+") else "":
            characters.setdefault(letter, set()).add(character)
    return characters
