"""A proof: the finished paper as another library reads it back, beside what the paper was to say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import Metadata, PageSetup

Part = Literal["main", "note", "margin"]
"""Where on a page a line stands: the running text, the notes at its foot, or the margins."""


@dataclass(frozen=True)
class Fragment:
    """Letters inside a line that stand in another font or size (points) than the rest of it."""

    text: str
    font: str
    size: float


@dataclass(frozen=True)
class ProofLine:
    """One line of type. Lengths in points: *baseline* from the top of the page, *left* and *right* from its left edge.

    *font* is the family that the file names, *size* the size of most of the line; what differs is in *pieces*. The
    raised number of a note is part of *text*, and of nothing else. *single* lines were asked to be single-spaced;
    *within* are the parts of the paper that the line stands in ("court", "counsel", "party", "title").
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
    """A box that something drawn fills, points from the upper left corner: a rule of the paper is tall and narrow."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ProofPage:
    """One page: its size in points and its lines, in reading order.

    *numbers* are the baselines of the stamped line numbers, from 1; *shown* is the page number that it prints, or
    None; *label* the one that a viewer shows; *calls* and *notes* are the numbers of the notes called and printed here.
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
    """The words of a paper: its running text, its notes ("1. See ..."), and the lines in the margins of each page."""

    main: str = ""
    notes: tuple[str, ...] = ()
    margin: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Font:
    """A font of the file: its name, the family that it says it belongs to, and whether the file carries it."""

    name: str
    family: str
    embedded: bool


@dataclass(frozen=True)
class SignatureStart:
    """Where a signature block begins: its page, and how many lines of text stand over it on that page."""

    page: int
    above: int


@dataclass(frozen=True)
class PdfMetadata:
    """What the file says of itself: title, author, language."""

    title: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True)
class Proof:
    """A finished paper, read back.

    Asked for were *paper*, *metadata*, *family* and what is *shown*; the rest is what the file holds.
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
    """The first and last page of each id."""
    page_rules: CourtPageRules | None = None
    """What the court's profile says of the page."""


SILENT = re.compile("[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
"""What has no ink: spaces, soft hyphens, joiners, marks of direction, selectors of a variant."""

HYPHENS = re.compile("[\u2010\u2011\ufffe\x02]")
"""Other hyphens, among them the two marks that a reader of PDF gives for one at the end of a line."""

FORMS = re.compile("[\u0e33\u0eb3\u2e80-\u2fdf\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
"""Forms of other characters, which a reader of PDF gives for them or they for it: ligatures, Arabic letters by their
place in a word, the vowel am of Thai and Lao, the radicals of Chinese."""


def squeezed(text: str) -> str:
    """Return the letters of *text* alone, for comparing: no white space, one sort of hyphen, accents and forms apart.

    Accents are apart so that texts put together have as many letters as their parts.
    """
    inked = HYPHENS.sub("-", SILENT.sub("", text))
    return normalize("NFD", FORMS.sub(lambda form: SILENT.sub("", normalize("NFKD", form[0])), inked))
