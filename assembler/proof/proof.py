"""A proof: the finished paper as another library reads it back, together with values of its plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from assembler.language.regex import Regex
from assembler.plan.filing_data import Fact
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import Metadata, PageSetup

Part = Literal["main", "note", "repeated", "margin"]
"""The part of a page that contains a line: the running text, the footnotes, the repeated head of a table that continues
from the previous page, or the margins."""


@dataclass(frozen=True)
class Fragment:
    """Letters within a line whose font or size in points differs from the rest of the line."""

    text: str
    font: str
    size: float


@dataclass(frozen=True)
class ProofLine:
    """A line of type.

    Lengths are in points: *baseline* is measured from the top of the page, *left* and *right* from its left edge.
    *font* is the family that the file names, and *size* is the size of most letters in the line; letters with another
    font or size are in *fragments*. The superscript number of a footnote is only in *text*. *single* is true if the
    line should be single-spaced. *within* names the parts of the paper that contain the line ("court", "counsel",
    "party", "title").
    """

    text: str
    baseline: float
    left: float
    right: float
    size: float
    font: str
    part: Part = "main"
    single: bool = False
    fragments: tuple[Fragment, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stroke:
    """The box of a drawn stroke, in points from the page's upper left corner; a tall, narrow box is a vertical rule."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ProofPage:
    """A page: its size in points and its lines, in reading order.

    *numbers* are the baselines of the stamped line numbers, in order. *page_number* is the printed page number, or
    None. *label* is the number that a viewer shows. *calls* are the numbers of the footnotes to which text on the page
    refers, and *notes* are the numbers of the footnotes printed on the page.
    """

    number: int
    width: float
    height: float
    lines: tuple[ProofLine, ...] = ()
    margin: tuple[ProofLine, ...] = ()
    numbers: tuple[float, ...] = ()
    page_number: int | None = None
    label: str = ""
    calls: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class Streams:
    """The words of a paper: its running text, its footnotes ("1 See ..."), and the lines in the margins of each page.

    *inserted* and *deleted* are the words that a marked copy shows as inserted or deleted, first in the running text
    and then in the footnotes. They are also included in the words of the paper.
    """

    main: str = ""
    notes: tuple[str, ...] = ()
    margin: tuple[tuple[str, ...], ...] = ()
    inserted: str = ""
    deleted: str = ""
    without_deletions: str = ""
    """The running text without deleted words; empty if no words are deleted."""
    without_insertions: str = ""
    """The running text without inserted words and the brackets around deleted ones; empty if it has neither."""

    @property
    def text(self) -> str:
        """The running text of the paper without deleted words."""
        return self.without_deletions if self.deleted else self.main

    @property
    def shows_changes(self) -> bool:
        """Whether the paper is a marked copy that shows a change."""
        return bool(self.inserted or self.deleted)


@dataclass(frozen=True)
class Font:
    """A font in the file: its name, its family according to the file, and whether it is embedded."""

    name: str
    family: str
    embedded: bool


@dataclass(frozen=True)
class SignatureStart:
    """The start of a signature block: its page, and the number of text lines above the block on that page."""

    page: int
    above: int


@dataclass(frozen=True)
class PdfMetadata:
    """The metadata of the file: title, author and language."""

    title: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True)
class Listed:
    """An entry in a table: the table's title, a page that it gives, and the words that should be on that page."""

    table: str
    page: int
    words: str


@dataclass(frozen=True)
class Proof:
    """The finished paper, as read back from its file, with values of its plan.

    *page_setup*, *metadata*, *page_rules*, *table_entries* and *facts* are from the plan, *expected* is from the plan
    and its HTML, and *family* and *places* are from the page engine. The other values were read from the file.
    """

    page_setup: PageSetup
    metadata: Metadata
    family: str
    expected: Streams
    read: Streams
    pages: tuple[ProofPage, ...]
    fonts: tuple[Font, ...]
    about: PdfMetadata
    signatures: tuple[SignatureStart, ...]
    places: Mapping[str, tuple[int, int]]
    """The first and last page on which each id occurs."""
    page_rules: CourtPageRules | None = None
    """The court's rules on the form of pages."""
    table_entries: tuple[Listed, ...] = ()
    """The entries in the paper's tables."""
    facts: tuple[Fact, ...] = ()
    """The facts in the e-filing data that the paper should print."""


INKLESS = Regex("[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
"""Characters without ink: spaces, soft hyphens, joiners, direction marks, and variation selectors."""

HYPHENS = Regex("[\u2010\u2011\ufffe\x02]")
"""Other hyphens, including the two characters that a PDF library returns for a hyphen at the end of a line."""

FORMS = Regex("[\u0e33\u0eb3\u2e80-\u2fdf\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
"""Presentation forms, which a PDF library may return in place of ordinary characters, or the reverse: ligatures, Arabic
letters by position in a word, the vowel am in Thai and Lao, and Chinese radicals."""


def has_ink(text: str) -> bool:
    """Whether *text* has any character with ink."""
    return bool(text.strip()) if text.isascii() else bool(comparable_letters(text))


def comparable_letters(text: str) -> str:
    """Return *text* for comparison: without white space, with one kind of hyphen, and with accents and ligatures split.

    Other characters without ink are removed too.
    """
    if text.isascii() and "\x02" not in text:
        return "".join(text.split())
    inked = HYPHENS.sub("-", INKLESS.sub("", text))
    return normalize("NFD", FORMS.sub(lambda form: INKLESS.sub("", normalize("NFKD", form[0])), inked))
