"""A proof: the finished paper as read back by another library, together with the plan's values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from assembler.plan.filing_data import Fact
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import Metadata, PageSetup

Part = Literal["main", "note", "repeated", "margin"]
"""The part of a page that a line is in: the running text, the footnotes, the head of a table that continues from the
previous page, or the margins."""


@dataclass(frozen=True)
class Fragment:
    """Letters within a line whose font or size in points differs from the rest of the line."""

    text: str
    font: str
    size: float


@dataclass(frozen=True)
class ProofLine:
    """One line of type.

    Lengths are in points: *baseline* from the top of the page, *left* and *right* from its left edge. *font* is the
    family that the file names, *size* the size of most of the line; letters that differ are in *fragments*. The raised
    number of a footnote is in *text* only. *single* lines should be single-spaced; *within* has the parts of the paper
    that contain the line ("court", "counsel", "party", "title").
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
    """The box of a drawn stroke, in points from the upper left corner; a tall, narrow box is a rule of the paper."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ProofPage:
    """One page: its size in points and its lines, in reading order.

    *numbers* are the baselines of the stamped line numbers, from 1; *page_number* is the printed page number, or None;
    *label* is the number that a viewer shows; *calls* and *notes* are the numbers of the footnotes called and printed
    on the page.
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
    """The words of a paper: its running text, its footnotes ("1. See ..."), and the lines in the margins of each page.

    *inserted* and *deleted* are the words, also among the paper's words, that a marked copy shows as inserted or
    deleted, first in the running text and then in the footnotes.
    """

    main: str = ""
    notes: tuple[str, ...] = ()
    margin: tuple[tuple[str, ...], ...] = ()
    inserted: str = ""
    deleted: str = ""
    standing: str = ""
    """The running text without deleted words; empty if no words are deleted."""

    @property
    def text(self) -> str:
        """The running text of the paper without deleted words."""
        return self.standing if self.deleted else self.main


@dataclass(frozen=True)
class Font:
    """A font of the file: its name, its family according to the file, and whether it is embedded."""

    name: str
    family: str
    embedded: bool


@dataclass(frozen=True)
class SignatureStart:
    """The start of a signature block: its page, and the number of lines of text above it on the page."""

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
    """A finished paper, read back.

    *page_setup*, *metadata*, *family*, *expected* and *page_rules* come from the plan; the rest was read from the file.
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
    listed: tuple[Listed, ...] = ()
    """The entries in the paper's tables."""
    facts: tuple[Fact, ...] = ()
    """The facts in the e-filing data that the paper should print."""


INKLESS = re.compile("[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
"""Characters without ink: spaces, soft hyphens, joiners, direction marks, and variation selectors."""

HYPHENS = re.compile("[\u2010\u2011\ufffe\x02]")
"""Other hyphens, including the two characters that a PDF library returns for a hyphen at the end of a line."""

FORMS = re.compile("[\u0e33\u0eb3\u2e80-\u2fdf\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
"""Presentation forms, which a PDF library may return for other characters, or the reverse: ligatures, Arabic letters by
position in a word, the vowel am in Thai and Lao, and Chinese radicals."""


def has_ink(text: str) -> bool:
    """Whether *text* has any character with ink."""
    return bool(text.strip()) if text.isascii() else bool(squeezed(text))


def squeezed(text: str) -> str:
    """Return the letters of *text* for comparison: no white space, one kind of hyphen, accents and ligatures split.

    Accents are decomposed so that joined texts have as many letters as their parts.
    """
    if text.isascii() and "\x02" not in text:
        return "".join(text.split())
    inked = HYPHENS.sub("-", INKLESS.sub("", text))
    return normalize("NFD", FORMS.sub(lambda form: INKLESS.sub("", normalize("NFKD", form[0])), inked))
