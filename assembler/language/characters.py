"""Characters: how messages name them, and the forms in which they may be printed."""

from functools import lru_cache
from unicodedata import category, name, normalize

MAX_COMPARED = 40
"""The maximum number of characters compared on each side of a position."""


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Return the letters and digits of *text*, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def character_name(character: str) -> str:
    """Return *character* with its Unicode code point, for a message."""
    return f"`{character}` (U+{ord(character):04X})"


def first_odd_character(text: str) -> str:
    """Return the name of the first invisible or deceptive character in *text*; "" if there is none.

    Unusual spaces, invisible characters and letters of another script count, but only if *text* also has an English
    letter or a digit.
    """
    if any(character.isascii() and character.isalnum() for character in text):
        for character in text:
            if not character.isascii() and _looks_like_another(character):
                return code_point_and_name(character)
    return ""


def code_point_and_name(character: str) -> str:
    """Return the code point and Unicode name of *character*, which is invisible or looks like another character."""
    unicode_name = name(character, "").lower()
    return f"`U+{ord(character):04X}`{f' ({unicode_name})' if unicode_name else ''}"


def _looks_like_another(letter: str) -> bool:
    return category(letter) in {"Cf", "Zs"} or (letter.isalpha() and not name(letter, "").startswith("LATIN"))


def may_print(written_text: str, printed_text: str) -> bool:
    """Whether the character *written_text* may be printed as *printed_text*: unchanged, as a capital, or decomposed."""
    return written_text == printed_text or printed_text in f"{written_text.upper()}{normalize('NFKD', written_text)}"


def likeness(text: str, index: int, printed_text: str, position: int) -> int:
    """Count the letters and digits around *index* in *text* that agree with *printed_text* around *position*.

    On each side, the count ends at the first difference.
    """
    letters_before = letters(text[max(0, index - MAX_COMPARED) : index])
    letters_after = letters(text[index + 1 : index + 1 + MAX_COMPARED])
    printed_before = letters(printed_text[:position])
    printed_after = letters(printed_text[position + 1 :])
    return shared_start_length(letters_before[::-1], printed_before[::-1]) + shared_start_length(
        letters_after, printed_after
    )


def shared_start_length(first: str, second: str) -> int:
    """Return the number of characters at the beginning of *first* that *second* begins with too."""
    count = 0
    for character, other_character in zip(first, second, strict=False):
        if character != other_character:
            break
        count += 1
    return count
