"""Makes words of the letters of a page, and puts a mark in the place of the letters under a box."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from assembler.importing.pdf.page_parts import CoveredWords, Piece, Word
from assembler.importing.read_document import REDACTED

MAX_BASELINE_SHIFT = 0.12
"""How far the baseline may move within a word, as a fraction of the type size."""

MIN_SEEN_SIZE = 3.0
"""The size of the smallest type that people read, in points."""

NARROW_SPACE = 0.15
"""The minimum gap before another text object that is a space, as a fraction of the font's size.

PDFium reports no space in some gaps of less than a quarter of the size.
"""


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """The style that the letters of a text object share."""

    size: float
    bold: bool
    italic: bool
    sideways: bool
    invisible: bool
    on_hidden_layer: bool
    unmapped: bool
    """Whether the font does not say which letters it draws."""


@dataclass(slots=True)
class PageLetters:
    """The words of a page, texts that run up or down it, words under boxes, and counts of special letters.

    These counts are of the letters that are invisible, and of those that lack Unicode.
    """

    words: list[Word] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    letter_count: int = 0
    invisible_count: int = 0
    unmapped_count: int = 0
    covered: list[CoveredWords] = field(default_factory=list)


class Letter(NamedTuple):
    """A letter with its place and style."""

    text: str
    left: float
    right: float
    y: float
    style: LetterStyle


class WordBuilder:
    """Gathers letters, and adds a word to the page at each space, jump back to the left, or change of level."""

    def __init__(self, page: PageLetters, *, upright: bool) -> None:
        self.page = page
        self.upright = upright
        self.letters: list[Letter] = []
        self.glued = False
        self.spaced = False
        self.sideways: list[str] = []
        self.covered: list[Letter] = []
        self.has_color = False

    @property
    def is_open(self) -> bool:
        """Whether a word has begun."""
        return bool(self.letters)

    def space(self, *, in_file: bool) -> None:
        """End the word; *in_file* says whether the space is in the file."""
        if self.covered and self.covered[-1].text != " ":
            self.covered.append(self.covered[-1]._replace(text=" "))
            return
        self._end_covered()
        self.end()
        self.spaced = self.spaced or in_file
        if self.sideways:
            self.sideways.append(" ")

    def add(self, letter: Letter) -> None:
        """Add *letter* to the word, or begin another."""
        self._end_covered()
        self._add(letter)

    def cover(self, letter: Letter, *, has_color: bool) -> None:
        """Leave out *letter*, which a reader does not see; *has_color* says whether a box shows its place."""
        if self.covered:
            last = self.covered[-1]
            is_level = abs(letter.y - last.y) < 0.5 * letter.style.size
            if has_color != self.has_color or not is_level or letter.left < last.left:
                self._end_covered()
        self.covered.append(letter)
        self.has_color = has_color

    def _end_covered(self) -> None:
        """Put the mark of a redaction in the place of the letters under a box that has a color."""
        letters, self.covered = self.covered, []
        if not letters:
            return
        text = "".join(letter.text for letter in letters)
        self.page.covered.append(CoveredWords(text.strip(), letters[0].y, self.has_color))
        if self.has_color:
            self._add(Letter(REDACTED, letters[0].left, letters[-1].right, letters[0].y, letters[0].style))
        if text.endswith(" "):
            self.space(in_file=True)

    def _add(self, letter: Letter) -> None:
        runs_up_or_down = letter.style.sideways == self.upright
        if runs_up_or_down:
            self.end()
            self.sideways.append(letter.text)
            return
        self._end_sideways()
        if self.letters and self._is_spaced(letter):
            self.end()
        if self.letters and self._is_apart(letter):
            on_row = abs(letter.y - self.letters[0].y) < letter.style.size
            touching = abs(letter.left - self.letters[-1].right) < 0.2 * letter.style.size
            self.end()
            self.glued = on_row and touching
        self.letters.append(letter)

    def _is_spaced(self, letter: Letter) -> bool:
        """Whether a narrow space is before *letter*, the first of a text object, although PDFium reports none."""
        last = self.letters[-1]
        size = max(last.style.size, letter.style.size)
        is_level = abs(letter.y - last.y) <= MAX_BASELINE_SHIFT * size
        return letter.style is not last.style and is_level and letter.left - last.right > NARROW_SPACE * size

    def _is_apart(self, letter: Letter) -> bool:
        last = self.letters[-1]
        size = max(last.style.size, letter.style.size)
        is_level = abs(letter.y - last.y) <= MAX_BASELINE_SHIFT * size
        return not is_level or (letter.left < last.right - size and not _is_of_same_glyph(last, letter))

    def end(self) -> None:
        """End the word, if one has begun."""
        if self.letters:
            self.page.words.append(_word(self.letters, glued=self.glued, spaced=self.spaced))
            self.letters = []
            self.spaced = False
        self.glued = False

    def end_page(self) -> None:
        """End the last word, or the last text that runs up or down the page."""
        self._end_covered()
        self.end()
        self._end_sideways()

    def _end_sideways(self) -> None:
        if self.sideways:
            self.page.sideways.append("".join(self.sideways).strip())
            self.sideways = []


def _is_of_same_glyph(last: Letter, letter: Letter) -> bool:
    """Whether *letter* lies within *last*, as the letters of a ligature do, whose boxes are that of their glyph."""
    return letter.style is last.style and last.left <= letter.left and letter.right <= last.right


def _word(letters: list[Letter], *, glued: bool, spaced: bool) -> Word:
    largest = max(letters, key=lambda letter: letter.style.size)
    return Word(
        tuple(_pieces(letters)),
        letters[0].left,
        max(letter.right for letter in letters),
        largest.y,
        largest.style.size,
        glued=glued,
        spaced=spaced,
        tiny="".join(letter.text for letter in letters if letter.style.size < MIN_SEEN_SIZE),
        undrawn=all(letter.style.invisible or letter.style.on_hidden_layer for letter in letters),
    )


def _pieces(letters: list[Letter]) -> Iterator[Piece]:
    """Yield the parts of a word that are alike in bold and italic."""
    text = ""
    style = letters[0].style
    for letter in letters:
        if text and (letter.style.bold, letter.style.italic) != (style.bold, style.italic):
            yield Piece(text, style.bold, style.italic)
            text = ""
        style = letter.style
        text += letter.text
    yield Piece(text, style.bold, style.italic)
