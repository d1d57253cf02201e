"""Which words are English, and which words a misspelled word may be meant to be."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase

DATA = Path(__file__).parents[1] / "data"
ENGLISH = DATA / "english_words.txt"
"""The large list of English words."""

FURTHER = DATA / "further_words.txt"
"""A short list of words that pleadings use and the large list lacks."""

MIN_WORD_LENGTH = 4
"""The minimum length of a word that is looked up."""

PREFIXES = ("non", "un", "re", "pre", "post", "sub", "co", "over", "under", "mis", "inter", "anti", "counter", "super")
ENDINGS = (("s", ""), ("es", ""), ("ly", ""), ("bly", "ble"), ("ability", "able"), ("ibility", "ible"))
"""Endings of words that the lists may lack, each with the ending of the word on record."""

MIN_PART_LENGTH = 4
"""The minimum length of each part of a compound of two words, as in "chargeback"."""

MIN_LONG_WORD_LENGTH = 8
"""The minimum length of a form or a compound that may be a misspelled word."""


@cache
def _english() -> bytes:
    """Return the words of the large list, sorted, one per line. The list is searched as it is, which is faster."""
    return b"\n" + _after_header(ENGLISH.read_bytes())


@cache
def _further_words() -> frozenset[str]:
    return frozenset(_after_header(FURTHER.read_bytes()).decode().split())


def _after_header(text: bytes) -> bytes:
    """Return *text* without the comments before its first empty line."""
    return text.partition(b"\n\n")[2]


def on_record(word: str) -> bool:
    """Whether *word* is on record in this capitalization."""
    if word in _further_words():
        return True
    text = _english()
    key = word.encode()
    low = 0
    high = len(text) - 1
    while low < high:  # a binary search for the line, between two line ends
        start = text.rfind(b"\n", low, (low + high) // 2 + 1)
        end = text.index(b"\n", start + 1)
        line = text[start + 1 : end]
        if line == key:
            return True
        if line < key:
            low = end
        else:
            high = start
    return False


@lru_cache(maxsize=2**14)
def is_english(word: str) -> bool:
    """Whether *word* is on record, or is a form or a compound of words on record."""
    lowercase_word = word.lower()
    if (
        len(word) < MIN_WORD_LENGTH
        or on_record(lowercase_word)
        or on_record(lowercase_word.capitalize())
        or on_record(word)
    ):
        return True
    if any(
        lowercase_word.endswith(ending) and _is_part(lowercase_word.removesuffix(ending) + stem)
        for ending, stem in ENDINGS
    ):
        return True
    if any(lowercase_word.startswith(prefix) and _is_part(lowercase_word[len(prefix) :]) for prefix in PREFIXES):
        return True
    return any(
        on_record(lowercase_word[:index]) and on_record(lowercase_word[index:])
        for index in range(MIN_PART_LENGTH, len(lowercase_word) - MIN_PART_LENGTH + 1)
    )


@lru_cache(maxsize=2**14)
def may_be_misspelled(word: str) -> bool:
    """Whether *word* is neither on record nor short, and is one slip away from a word on record that is not its plural.

    It may still be a form or a compound, such as "inforation", which is "info" and "ration".
    """
    lowercase_word = word.lower()
    if (
        len(word) < MIN_LONG_WORD_LENGTH
        or on_record(lowercase_word)
        or on_record(lowercase_word.capitalize())
        or on_record(word)
    ):
        return False
    return any(slip.rstrip("s") != lowercase_word.rstrip("s") for slip in one_slip_away(lowercase_word))


def _is_part(ending: str) -> bool:
    return len(ending) >= MIN_PART_LENGTH and on_record(ending)


WRONG_PASTS = {
    "selled": "sold", "buyed": "bought", "catched": "caught", "teached": "taught", "bringed": "brought",
    "breaked": "broke", "choosed": "chose", "gived": "gave", "taked": "took", "keeped": "kept", "leaved": "left",
    "losed": "lost", "maked": "made", "meeted": "met", "sended": "sent", "spended": "spent", "writed": "wrote",
    "builded": "built", "drived": "drove", "falled": "fell", "feeled": "felt", "finded": "found", "flied": "flew",
    "goed": "went", "growed": "grew", "holded": "held", "knowed": "knew", "speaked": "spoke", "stealed": "stole",
    "telled": "told", "thinked": "thought", "throwed": "threw", "understanded": "understood", "lended": "lent",
    "runned": "ran", "wilfull": "willful", "costed": "cost", "cutted": "cut", "putted": "put", "shutted": "shut",
    "hurted": "hurt",
}  # fmt: skip
"""Words that do not exist and the words that are meant; most are past tenses of irregular verbs."""


def one_slip_away(word: str) -> Iterator[str]:
    """Yield each lowercase word on record that differs from *word* by one letter that is not the first.

    The letter is transposed with its neighbor, doubled or missing, added, or changed; likelier slips come first.
    """
    lowercase_word = word.lower()
    yield from (slip for slip in dict.fromkeys(slips(lowercase_word)) if slip != lowercase_word and on_record(slip))


def slips(word: str) -> Iterator[str]:
    """Yield each spelling of *word* with one such slip, whether it is a word or not; some are yielded twice."""
    indexes = range(1, len(word))
    for index in indexes[:-1]:
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]
    for index in indexes:
        yield word[:index] + word[index + 1 :]
    for index in range(1, len(word) + 1):
        yield from (word[:index] + letter + word[index:] for letter in ascii_lowercase)
    for index in indexes:
        yield from (word[:index] + letter + word[index + 1 :] for letter in ascii_lowercase)


MIN_NAME_LENGTH = 5
"""The minimum length of a name that is checked, because in shorter names a changed letter often makes another word."""


def is_slip(word: str, name: str) -> bool:
    """Whether the words differ by one letter, not the first, that is missing, added, changed or transposed."""
    if word == name or word[0] != name[0] or abs(len(word) - len(name)) > 1 or len(word) < MIN_NAME_LENGTH - 1:
        return False
    if len(word) != len(name):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))
    differences = [index for index in range(len(word)) if word[index] != name[index]]
    if len(differences) != 2:
        return len(differences) == 1
    first, second = differences
    return second == first + 1 and word[first] == name[second] and word[second] == name[first]
