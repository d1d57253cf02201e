"""Compares texts of a matter with printed words, by their letters or as sets of words."""

from collections.abc import Sequence

from assembler.commands.find_sentence import ANY_WORDS, steps_of
from assembler.preview.printed_parts import letters
from assembler.verify.matter_places import REFERENCE

MIN_LETTERS = 4
"""The minimum number of letters of a text to be found in a line, or of a line to be found in a text."""


def is_part(text_letters: str, printed_letters: str) -> bool:
    """Whether one of two texts, given by their letters, contains the other."""
    if min(len(text_letters), len(printed_letters)) < MIN_LETTERS:
        return False
    return text_letters in printed_letters or printed_letters in text_letters


def printed_share(printed_words: set[str], sentence: str) -> float:
    """Return the share of the words of *sentence*, without its placeholders, that are among *printed_words*."""
    steps = [step for step in steps_of(sentence) if ANY_WORDS not in step]
    return sum(bool(step & printed_words) for step in steps) / len(steps) if steps else 0.0


def pieces_of(text: str) -> tuple[str, ...]:
    """Return the letters of the words of *text* before, between and after its references."""
    return tuple(letters(piece) for piece in REFERENCE.split(text))


def prints(printed: str, pieces: Sequence[str]) -> bool:
    """Whether most letters of *printed* are also in *pieces*, in the same order."""
    position = 0
    for piece in pieces:
        index = printed.find(piece, position)
        if index < 0:
            return False
        position = index + len(piece)
    return 2 * sum(map(len, pieces)) > len(printed)
