"""The parts of a page of a PDF: words with their places, rows of words, drawn rules and pictures.

Lengths are in points, and levels are measured down from the top of the page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a word in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them. *glued* says that no space is printed before the word.

    *y* is the level of the baseline, and *size* the size of the largest letters.
    """

    pieces: tuple[Piece, ...]
    left: float
    right: float
    y: float
    size: float
    glued: bool = False
    spaced: bool = True
    """Whether the file has a space before the word, and not only a gap or a new line."""
    undrawn: bool = False
    """Whether the word is not drawn, as recognized text, or is on a layer that is off."""
    tiny: str = ""
    """Those letters of the word that are too small to be read."""
    struck: bool = False
    """Whether a line is drawn through the word."""

    @property
    def text(self) -> str:
        """The letters of the word."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right; *line* is the number of the row on its page."""

    words: tuple[Word, ...]
    y: float
    size: float
    page: int
    line: int = 0

    @property
    def left(self) -> float:
        """The left edge of the words."""
        return min([word.left for word in self.words])

    @property
    def right(self) -> float:
        """The right edge of the words."""
        return max([word.right for word in self.words])

    @property
    def text(self) -> str:
        """The words of the row, with a space between those that are apart."""
        return "".join(f"{'' if word.glued or not index else ' '}{word.text}" for index, word in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, horizontal or vertical: the smallest rectangle around it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """Whether the line runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the page, as PNG or JPEG, and its rectangle."""

    left: float
    top: float
    right: float
    bottom: float
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class CoveredWords:
    """Words of one line that a reader does not see, the level of their baseline, and whether a box has a color there.

    Without it, the words are white, or a white box erases them.
    """

    text: str
    y: float
    has_color: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: its number from one, its size, and everything on it.

    *sideways* are texts that run up or down the page; *comments* are words in pop-ups, with their authors. *recognized*
    says that most letters are invisible, as a program that recognizes text in a picture leaves them. *scanned* says
    that a picture covers the page; *unmapped_count* counts letters without Unicode; *hidden* are the words that the
    page does not show, and *covered* those that are white or under boxes.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sideways: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    recognized: bool = False
    scanned: bool = False
    unmapped_count: int = 0
    hidden: str = ""
    covered: tuple[CoveredWords, ...] = ()
    source: str = ""
    """The text of the page as PDFium gives it, for the comparison with the result."""
