"""Misspelled words: "recieved", "Defendnat"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex, passages
from assembler.language.spelling import (
    WRONG_PASTS,
    is_english,
    is_slip,
    may_be_misspelled,
    on_record,
    one_slip_away,
    slips,
)
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.rules.rule import Problem, Words, rule

WORD = Regex(
    r"(?<![\w.@/’'#&-])[A-Za-z][a-z]{3,30}(?![\w@/&]|[’'](?!s\b)|\.\w)(?!(?<=[A-Z][a-z]{3})\.|(?<=[A-Z][a-z]{4})\.)"
    r"(?!\.\s?(?:\d|\([a-z\d]{1,3}\)))"
)
"""A word of at least four letters, of which only the first may be a capital; no abbreviation before a number."""

MANY_UNKNOWN = 3
"""How many unknown words of a text, if they are a quarter of its words, show that it is not in English."""

SENTENCE_BEGINS = Regex(r"(?:\A|[a-z)”’\"](?<!\b[DM][rs])(?<!\bMrs)[.?!:][”’\")]{0,3}\s{1,12})[“\"(*_]{0,4}\Z")
"""The end of a text before the first word of a sentence."""

MIN_USES = 3
"""A word that occurs this often in a matter counts as a word of the case."""

MIN_LONG_WORD = 6
"""A lowercase word of this length or more is compared with the whole dictionary, a shorter one with the matter."""

PLEADING_WORDS = frozenset(
    "plaintiff plaintiffs defendant defendants complaint petition court county district division judge jury exhibit"
    " paragraph paragraphs section count counts claim claims agreement contract relief prayer damages jurisdiction"
    " venue parties party wherefore states january february march april june july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that a paper capitalizes, for which a misspelled word with a capital may be a slip."""


@dataclass(frozen=True)
class Use:
    """A word in a text, with its path and its position.

    At the beginning of a sentence and in a heading it may be capitalized even if it is not a name.
    """

    path: KeyPath
    word: str
    start: int
    may_be_capitalized: bool


@rule(
    "TXT028",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the spelling or, if the word is right, list it in `spelling.txt` in the root",
)
def misspelled_word(matter: Matter) -> Iterator[Problem]:
    """A word is not in the dictionary, and differs by one letter from a word that is.

    The dictionary is the word list from which Hunspell's is made, with words of the law added. Words of names in the
    matter, and words in `spelling.txt` in the root, are accepted. So is a word that the matter uses more than twice. A
    word that it uses twice is accepted unless it resembles another of its words. A compound of words of the dictionary
    is accepted unless it resembles another word. A capitalized word may be a name: it is reported only if it resembles
    a word of pleadings, such as Defendant, or begins a sentence and resembles a word of the matter. Quotations are not
    checked, and neither are texts that are not in English.
    """
    uses = [use for path, text in (*prose(matter), *titles(matter)) for use in _unknown_words(path, text)]
    if not uses:
        return
    use_counts = Counter(use.word.lower() for use in uses)
    accepted_words = _words_outside_sentences(matter) | matter.firms_words
    own_words = Counter(word for _, text in prose(matter) for word in re.findall(r"\b[a-z]{4,}\b", text))
    full_text = "\n".join(text for _, text in prose(matter)).lower()
    reported: set[str] = set()
    for use in uses:
        word = use.word.lower()
        if word in reported or word in accepted_words or use_counts[word] >= MIN_USES:
            continue
        if parts := _joined_words(use, own_words):
            reported.add(word)
            message = f"`{use.word}` is not in the dictionary; `{parts}` may be meant"
            yield Problem(use.path, message, at=Words(use.word, use.start))
            continue
        if full_text.count(word) > 1 and _is_term(word, own_words):
            continue
        if intended_word := _intended_word(use, own_words):
            reported.add(word)
            intended_word = intended_word.capitalize() if use.word[0].isupper() else intended_word
            yield Problem(
                use.path,
                f"`{use.word}` is not in the dictionary; `{intended_word}` may be meant",
                at=Words(use.word, use.start),
            )


def _unknown_words(path: KeyPath, text: str) -> list[Use]:
    """Return the words of *text* that are not in the dictionary; none if the text is not in English."""
    own_words = unquoted(text)
    is_heading = path[-1] in {"heading", "title"}
    matches = passages(WORD, own_words)
    unknown = [
        Use(path, match[0], match.start(), is_heading or _begins_sentence(own_words, match.start()))
        for match in matches
        if not is_english(match[0]) or _is_near_pleading(match[0].lower()) or may_be_misspelled(match[0])
    ]
    lowercase_count = sum(use.word[0].islower() for use in unknown)
    is_foreign = lowercase_count >= MANY_UNKNOWN and lowercase_count * 4 > len(matches)
    return [] if is_foreign else unknown


@lru_cache(maxsize=2**14)
def _is_near_pleading(word: str) -> bool:
    """Whether *word* is not on record as a word, and is one slip away from a word that is usual in pleadings."""
    if on_record(word) or on_record(word.capitalize()):
        return False
    return any(is_slip(word, pleading_word) for pleading_word in PLEADING_WORDS)


def _begins_sentence(text: str, start: int) -> bool:
    return bool(SENTENCE_BEGINS.search(text[max(0, start - 20) : start]))


def _words_outside_sentences(matter: Matter) -> set[str]:
    """Return the words, in lowercase, of names, addresses, terms, exhibits and all other texts but sentences."""
    sentences = {path for path, _ in (*prose(matter), *titles(matter))}
    texts = [text for path, text in every_text(matter) if path not in sentences]
    texts += [exhibit.title for exhibit in matter.exhibits.values()]
    return {word.lower() for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)}


def _intended_word(use: Use, own_words: Mapping[str, int]) -> str:
    """Return the word that *use* may be meant to be; "" if there is none, or if the word may be a name."""
    lower = use.word.lower()
    if lower in WRONG_PASTS:
        return WRONG_PASTS[lower]
    candidates = [*one_slip_away(lower), *sorted(word for word in PLEADING_WORDS if is_slip(lower, word))]
    if use.word[0].isupper():
        candidates = [
            word for word in candidates if word in PLEADING_WORDS or _may_be_capitalized_for(use, word, own_words)
        ]
    elif len(lower) < MIN_LONG_WORD:
        candidates = [word for word in candidates if _has_word(own_words, word) or sorted(word) == sorted(lower)]
    return max(candidates, key=lambda word: own_words.get(word, 0), default="")


def _may_be_capitalized_for(use: Use, word: str, own_words: Mapping[str, int]) -> bool:
    """Whether *use*, a capitalized word, may be *word*, because any word has a capital in its place."""
    if not use.may_be_capitalized:
        return False
    return _has_word(own_words, word) or _is_transposed(use.word.lower(), word)


JOINED = frozenset(
    "and are been but by for from had has have her his into its may not of that the their then"
    " this those to under upon was"
    " were when which who will with would".split()
)
"""Words that are often joined to a neighbor by mistake."""


def _joined_words(use: Use, own_words: Mapping[str, int]) -> str:
    """Return the two words that *use* joins, of which one is frequent; "" if it joins none."""
    word = use.word
    if not word.islower() or is_english(word):
        return ""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if first in JOINED:
            neighbor = second
        elif second in JOINED:
            neighbor = first
        else:
            continue
        is_long_word = len(neighbor) >= MIN_LONG_WORD and on_record(neighbor)
        if neighbor in JOINED or own_words.get(neighbor) or is_long_word:
            return f"{first} {second}"
    return ""


def _is_term(word: str, own_words: Mapping[str, int]) -> bool:
    """Whether *word*, which the matter has twice, is a term of the case: no word of the matter is one slip away."""
    lowercase_word = word.lower()
    return not any(own_words.get(slip) and on_record(slip) for slip in slips(lowercase_word) if slip != lowercase_word)


def _has_word(own_words: Mapping[str, int], word: str) -> bool:
    """Whether the matter's sentences have *word*, singular or plural, in lowercase."""
    return bool(own_words.get(word) or own_words.get(f"{word}s") or own_words.get(word.removesuffix("s")))


def _is_transposed(word: str, other_word: str) -> bool:
    """Whether two long words differ by two neighboring letters that are transposed."""
    return len(word) > MIN_LONG_WORD and sorted(word) == sorted(other_word)
