"""A plan: one paper with every number, letter, label and reference decided. Templates print it and decide nothing."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from assembler.model.caption import Align, Divider, Layout, NumberPlace
from assembler.plan.page_rules import CourtPageRules

# -- text -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Words:
    """Letters as they stand on the page, in one style."""

    text: str
    style: Literal["plain", "emphasis", "strong", "both"] = "plain"
    keep: bool = False
    """Whether these stay on one line: a case's number, say."""


@dataclass(frozen=True)
class Link:
    """A reference, as text ("paragraph 12"), and the id on the page that it leads to."""

    text: str
    target: str


@dataclass(frozen=True)
class Note:
    """A footnote: the number of its call, and what it says."""

    number: int
    text: "Rich"


Run = Words | Link | Note
Rich = tuple[Run, ...]

# -- body -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading of level 1, 2 or 3 with its label ("I.", "A.", "1."; empty when the paper numbers none)."""

    level: int
    label: str
    text: Rich
    id: str
    kind: Literal["heading"] = field(default="heading", init=False, repr=False)


@dataclass(frozen=True)
class Paragraph:
    """A double-spaced paragraph. *number* is None where it is no allegation; a *continued* one has no indent."""

    text: Rich
    number: int | None = None
    id: str = ""
    continued: bool = False
    kind: Literal["paragraph"] = field(default="paragraph", init=False, repr=False)


@dataclass(frozen=True)
class Quotation:
    """A block quotation, single-spaced and indented on both sides, a paragraph an item."""

    paragraphs: tuple[Rich, ...]
    kind: Literal["quotation"] = field(default="quotation", init=False, repr=False)


@dataclass(frozen=True)
class Item:
    """One entry of a list with its label ("(a)", "1.", or a bullet)."""

    label: str
    text: Rich
    id: str = ""


@dataclass(frozen=True)
class Listing:
    """A list inside an allegation."""

    items: tuple[Item, ...]
    kind: Literal["listing"] = field(default="listing", init=False, repr=False)


@dataclass(frozen=True)
class Count:
    """The heading of a count: "COUNT ONE", "Breach of Contract", "(Against Defendant AWS)"."""

    label: str
    name: Rich
    against: str
    id: str
    cite: str = ""
    alternative: str = ""
    """To which counts it is an alternative: "(In the Alternative to Count One)", or nothing."""
    kind: Literal["count"] = field(default="count", init=False, repr=False)


@dataclass(frozen=True)
class Prayer:
    """What the plaintiff asks for: a lead-in and lettered items."""

    lead: Rich
    items: tuple[Item, ...]
    kind: Literal["prayer"] = field(default="prayer", init=False, repr=False)


Block = Heading | Paragraph | Quotation | Listing | Count | Prayer

# -- frame ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CaptionLine:
    """One piece of the caption's left side: a party's name with its description, its role ("Plaintiff,"), or "v."."""

    text: str
    kind: Literal["party", "role", "versus"]
    beside: tuple[Rich, ...] = ()
    """What stands opposite it: the role at the right edge, the number on the line of "v."."""


@dataclass(frozen=True)
class Caption:
    """Parties at the left; number, title and legends at the right; between them the court's custom.

    Where a court has number, title or its own name elsewhere, the last fields say so.
    """

    divider: Divider
    left: tuple[CaptionLine, ...]
    number: str
    title: tuple[str, ...]
    legends: tuple[str, ...]
    number_lines: tuple[Rich, ...] = ()
    """What stands under the number: other cases, judges, the date."""
    title_lines: tuple[str, ...] = ()
    """What stands under title and legends, in boxes under the number: judge, department, the dates of the case."""
    layout: Layout = "above"
    columns: tuple[tuple[str, ...], ...] = ()
    """The court's name in columns, where it is split or goes across the page."""
    number_in: NumberPlace = "right"
    number_align: Align = "center"
    title_in: Literal["right", "below"] = "right"
    title_ruled: bool = False
    stamp: str = ""
    """What the clerk's box says, where the caption is a table of boxes."""

    @property
    def alone(self) -> bool:
        """Whether nothing stands at the right of the parties."""
        return self.layout not in {"right", "boxes"} and self.number_in != "right" and self.title_in == "below"


@dataclass(frozen=True)
class Signer:
    """One signature block: a line to sign on ("" is blank) and what stands beneath it."""

    signed: str
    lines: tuple[str, ...]
    above: tuple[str, ...] = ()
    """What stands above the line: the firm, where it comes first."""
    by: str = ""
    """What stands on the line before the signature ("By:"), or nothing."""
    listed: bool = False
    """Whether the names are listed only, without a line to sign on."""


@dataclass(frozen=True)
class Signature:
    """The end of a paper: the line with the date ("DATED: March 2, 2021."), the signers, and words over them."""

    dated: str
    signers: tuple[Signer, ...]
    lead: str = ""
    """What stands over the signers ("Presented by:"), or nothing."""
    apart: bool = False
    """Whether a page may break between the signers, where there are several."""
    closing: str = ""
    """What the signers say above their names ("Respectfully submitted,"), or nothing."""


@dataclass(frozen=True)
class Statement:
    """A paper's companion on its own page or after the signature: a verification, an order, a certificate of service.

    Without a *heading* it is part of what stands before it.
    """

    id: str
    heading: str
    paragraphs: tuple[Rich, ...]
    items: tuple[str, ...]
    signature: Signature
    new_page: bool


@dataclass(frozen=True)
class FooterLine:
    """A line of the footer; with *page* the page's number follows the text ("COMPLAINT - 1").

    With *of* the number of pages follows that ("Page 1 of 9"). *bare* stands on a page that does not show its number.
    """

    text: str
    page: bool = False
    of: bool = False
    bare: str = ""


@dataclass(frozen=True)
class Footer:
    """What stands at the foot of each page, in three columns.

    A printed *rule* parts the page's number from what stands under it; *first_page* says whether that one is numbered.
    """

    left: tuple[FooterLine, ...]
    center: tuple[FooterLine, ...]
    right: tuple[FooterLine, ...]
    rule: bool = False
    first_page: bool = True

    @property
    def lines(self) -> tuple[FooterLine, ...]:
        """All lines, column by column."""
        return (*self.left, *self.center, *self.right)


class Box(NamedTuple):
    """A part of a page: points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageSetup:
    """The page. All lengths in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    pitch: float
    """Distance between double-spaced baselines; the line numbers of numbered paper stand on the same grid."""
    lines: int
    """Lines of a full page; on numbered paper that many numbers stand at the left."""
    numbered: bool
    head_lines: int
    """Whole lines kept at the top of the first page before the court's title: for the stamp, the judge or counsel."""
    families: tuple[str, ...]
    """Families of the same metrics, the first that is installed is used."""
    size: float
    note_size: float
    footer_size: float
    rule_left: Literal["double", "single", "none"]
    rule_right: Literal["single", "none"]
    title_align: Literal["center", "left"]
    number_align: Literal["left", "center"] = "left"
    """Where the number of a paragraph stands: before its first word, or on a line of its own."""
    clerk: Box | None = None
    """Room on the first page that stays blank for the clerk's stamp."""
    blank_lines: int = 0
    """Whole lines over counsel that stay blank, where the clerk's room goes across the page."""


@dataclass(frozen=True)
class Metadata:
    """What the PDF says of itself."""

    title: str
    author: str
    subject: str
    language: str
    draft: bool


@dataclass(frozen=True)
class Reliance:
    """A value of the court's profile that this paper relies on, and how it is known."""

    key: str
    value: str
    basis: str
    cite: str
    days: str = ""
    """On which days it is in force, where it is not on all: "from 2024-07-01"."""


@dataclass(frozen=True)
class Plan:
    """One paper of a matter: a frame, and a body made of blocks."""

    id: str
    """The filing's id: the file's name."""
    document: str
    """The document type: the template's name."""
    page_setup: PageSetup
    metadata: Metadata
    judge: str
    """The judge's line at the upper right, or nothing."""
    counsel: tuple[str, ...]
    """Counsel at the upper left of the first page, or under the caption, or nothing."""
    court: tuple[str, ...]
    caption: Caption
    lead: Rich
    """The unnumbered opening sentence, or nothing."""
    body: tuple[Block, ...]
    signature: Signature
    statements: tuple[Statement, ...]
    footer: Footer
    relies: tuple[Reliance, ...] = ()
    counsel_under: bool = False
    """Whether counsel stands under the caption."""
    page_rules: CourtPageRules | None = None
    """What the court's profile says of the page: for measuring the finished paper, which nothing makes from it."""
