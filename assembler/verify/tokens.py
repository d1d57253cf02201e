"""Splits text into tokens for the comparison.

A token is a word, or a part of a word between two possible line breaks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from unicodedata import normalize

from assembler.language.scripts import ANY_RIGHT_TO_LEFT
from assembler.proof.proof import comparable_letters

PARTS = re.compile(r"[^-/\u2010-\u2015]*[-/\u2010-\u2015]+|[^-/\u2010-\u2015]+")
"""Matches a part of a word, which ends after a hyphen, a dash or a slash, or at the end of the word."""

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u2010": "-", "\u2011": "-", "™": "TM"})
"""Maps curly quotation marks, other hyphens and ™ to plain signs, because programs may replace one with the other."""

BULLET = re.compile("[•●▪◦‣·○■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc\ufffd]")
"""Matches the sign of a list, also in the private codes of symbol fonts; U+FFFD is a sign without a known code."""

LEADER = re.compile(r"\.{5,}")
"""Matches the dots between an entry of a table of contents and its page, which some programs draw as text."""

BLANK = re.compile(r"(?<!_)_{3,}+[^\w]{0,12}|(?<!\W)[^\w]{1,12}_{3,}")
"""Matches a blank to fill in."""

UNDERSCORES = re.compile(r"_{3,}+")
"""Matches the underscores of a blank, whose number is of no importance."""

WORD_OR_BLANK = re.compile(r"_{3,}+[^\s_]*+(?:_{1,2}(?!_)[^\s_]*+)*|(?:(?!_{3})\S)+")
"""Matches a word, or a blank with what follows it; a blank behind the colon of a label is apart from the label."""

PARAGRAPH = "\N{PILCROW SIGN}"
"""The key of every paragraph number, whatever the number is."""

NUMBER = re.compile(r"\d{1,4}\.")
"""Matches the number of a paragraph, as printed."""

Part = Literal["", "heading", "note"]


@dataclass(frozen=True)
class Token:
    """A token: the printed text, and the key by which it is compared.

    *page* and *line* are the token's place in the file: a page and the line on it, or page 0 and the paragraph of a
    Word file. *block* is the index of the paragraph, heading or note to which the token belongs, in the paper or in the
    file; in a PDF, where a paragraph begins is only estimated.
    """

    text: str
    key: str
    page: int = 0
    line: int = 0
    block: int = 0
    number: str = ""
    """The number, such as "12", if the token is the number of a paragraph; otherwise ""."""
    glued: bool = False
    """Whether no space is printed before the token."""
    target: int | None = None
    """The index of the block to which the token refers, if it is the number in a reference."""
    part: Part = ""
    """The part of the file with the token, if it is a footnote or, in a Word file, a heading; otherwise ""."""
    planned: str = ""
    """The text in the paper of a reference to a paragraph that has another number in the file; otherwise ""."""

    @property
    def is_blank(self) -> bool:
        """Whether the token is a blank to fill in."""
        return bool(BLANK.fullmatch(self.text))


def split_words(text: str) -> Iterator[Token]:
    """Yield the tokens of *text*, without their places."""
    for word in LEADER.sub(" ", text).split():
        pieces = WORD_OR_BLANK.findall(word) if "___" in word else [word]
        parts = [part for piece in pieces for part in PARTS.findall(piece)]
        for index, part in enumerate(parts):
            key = key_of(part)
            if key:
                yield Token(part, key, glued=index > 0)


def key_of(text: str) -> str:
    """Return the key of a word; all blanks have the same number of underscores in it.

    All signs of lists have one key. Right-to-left letters are sorted, because PDF libraries disagree on their order.
    """
    text = UNDERSCORES.sub("___", text)
    if text.isascii():
        return text
    if BULLET.fullmatch(text):
        return "•"
    key = normalize("NFC", comparable_letters(text)).translate(STRAIGHT)
    return "".join(sorted(key)) if ANY_RIGHT_TO_LEFT.search(key) else key


def number_token(label: str) -> Token:
    """Return the token for a paragraph number that is printed as *label*."""
    return Token(label, PARAGRAPH, number=label.rstrip("."))


def in_words(tokens: Sequence[Token]) -> str:
    """Return *tokens* as text."""
    text = ""
    for token in tokens:
        if text and not token.glued:
            text += " "
        text += token.text
    return text


def letters(tokens: Sequence[Token]) -> str:
    """Return the characters of *tokens*, for a comparison that ignores the ends of words and lines."""
    words = [token.text.translate(STRAIGHT) for token in tokens if not token.number]
    numbers = [token.text for token in tokens if token.number]
    return "".join([*words, *numbers])


def with_place(tokens: Iterable[Token], *, page: int, line: int, block: int, part: Part = "") -> Iterator[Token]:
    """Yield *tokens*, all with the same place, in the same *block* and *part*."""
    return (replace(token, page=page, line=line, block=block, part=part) for token in tokens)
