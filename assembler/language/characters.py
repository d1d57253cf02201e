"""Single characters: their names in messages, and their printed forms."""

from functools import lru_cache
from itertools import takewhile
from unicodedata import category, name, normalize

NEAR = 40
"""How many characters on each side of a place are compared to identify it."""


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Return the letters and digits of *text*, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def character_name(character: str) -> str:
    """Return *character* as messages name it: the character and its Unicode number."""
    return f"`{character}` (U+{ord(character):04X})"


def first_odd_character(text: str) -> str:
    """Return the name of the first character of *text* that is invisible or looks like another; "" if there is none.

    It is an unusual space, an invisible sign, or a letter of another script in a word with English letters.
    """
    mixed = any(letter.isascii() and letter.isalnum() for letter in text)
    odd = (letter for letter in text if not letter.isascii() and mixed and _looks_like_another(letter))
    return next((code_point_and_name(letter) for letter in odd), "")


def code_point_and_name(character: str) -> str:
    """Return the number and the Unicode name of *character*, which cannot be seen or is mistaken for another."""
    called = name(character, "").lower()
    return f"`U+{ord(character):04X}`{f' ({called})' if called else ''}"


def _looks_like_another(letter: str) -> bool:
    return category(letter) in {"Cf", "Zs"} or (letter.isalpha() and not name(letter, "").startswith("LATIN"))


def may_print(written: str, printed: str) -> bool:
    """Whether the character *written* may appear as *printed*: unchanged, in capitals, or decomposed."""
    return written == printed or printed in f"{written.upper()}{normalize('NFKD', written)}"


def likeness(text: str, place: int, printed: str, position: int) -> int:
    """Return how many letters around *place* in *text* are the same as those around *position* in *printed*."""
    letters_before = zip(
        letters(text[max(0, place - NEAR) : place])[::-1], letters(printed[:position])[::-1], strict=False
    )
    letters_after = zip(letters(text[place + 1 : place + 1 + NEAR]), letters(printed[position + 1 :]), strict=False)
    return sum(1 for side in (letters_before, letters_after) for _ in takewhile(lambda pair: pair[0] == pair[1], side))
