"""A plan: one paper with every number, letter, label and reference settled, so that templates only print it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from assembler.language.authority import Unresolved
from assembler.language.exhibit_words import exhibit_word
from assembler.plan.blocks import Block, Count, Heading, RichText
from assembler.plan.filing_data import FilingData
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.tables.table import FrontTable
from assembler.plan.text.recital import Recital

if TYPE_CHECKING:
    from assembler.model.court.caption import Align, Divider, Layout, NumberPlace

DRAFT = "DRAFT"
"""The mark printed on each page of a draft."""

# -- frame ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CaptionLine:
    """A part of the caption's left side: a name, a role ("Plaintiff,") or "v."; without space below if it *runs_on*."""

    text: str
    kind: Literal["party", "role", "wide-role", "versus"]
    beside: tuple[RichText, ...] = ()
    """The text printed to the right of this part: the role at the right edge, or the case number on the "v." line."""
    runs_on: bool = False


@dataclass(frozen=True)
class Caption:
    """The caption: parties on the left; number, title and legends on the right; the court's divider between them."""

    divider: "Divider"
    left: tuple[CaptionLine, ...]
    number: str
    title: tuple[str, ...]
    legends: tuple[str, ...]
    number_lines: tuple[RichText, ...] = ()
    """The lines below the case number: other cases, judges, the date."""
    title_lines: tuple[str, ...] = ()
    """The lines below the title and legends, or below the number in a table of boxes: judge, department, dates."""
    layout: "Layout" = "above"
    columns: tuple[tuple[str, ...], ...] = ()
    """The columns of the court's name, if its lines are split between columns or printed across the page."""
    above_columns: tuple[str, ...] = ()
    """The lines of the court's name that are centered above its columns."""
    number_in: "NumberPlace" = "right"
    number_align: "Align" = "center"
    title_in: Literal["right", "below"] = "right"
    title_ruled: bool = False
    stamp: str = ""
    """The text of the clerk's box, if the caption is laid out as a table of boxes."""
    stamp_height: float = 0
    """The minimum height of the clerk's box, in points."""
    court_address: tuple[str, ...] = ()
    """The lines of the court's address, in a table of boxes."""
    parties_width: float = 0
    """The width of the parties' column, in points; 0 for half of the text's width."""
    title_first: bool = False  # whether a reader of the PDF reaches the title before the parties

    @property
    def alone(self) -> bool:
        """Whether there is no column to the right of the parties; a case number may still be opposite the "v."."""
        return self.layout not in {"right", "boxes"} and self.number_in != "right" and self.title_in == "below"


@dataclass(frozen=True)
class Signer:
    """A signature block: the signature ("" for a blank line on which to sign) and the lines below it."""

    signed: str
    lines: tuple[str, ...]
    above: tuple[str, ...] = ()
    """The lines above the signature, such as a firm that comes first."""
    by: str = ""
    """The text on the signature line before the signature ("By:"), or ""."""
    listed: bool = False
    """Whether the names are only listed, without a signature line."""
    same_firm: bool = False
    """Whether the block continues the block of the same firm above it."""


@dataclass(frozen=True)
class Signature:
    """The end of a paper: the date line ("DATED: March 2, 2021."), the signature blocks, and the lines around them."""

    dated: str
    signers: tuple[Signer, ...]
    lead: str = ""
    """The text above the signature blocks ("Presented by:"), or ""."""
    closing: tuple[RichText, ...] = ()
    """The user's lines above the names ("Respectfully submitted,")."""
    below: tuple[RichText, ...] = ()
    """The user's lines below the names."""
    date_below: bool = False
    """Whether the date line is printed below the signature blocks."""


@dataclass(frozen=True)
class Statement:
    """A statement on its own page or after the signature: a verification, an order, a certificate of service.

    A statement without a *heading* is printed as part of the text before it.
    """

    id: str
    heading: str
    paragraphs: tuple[RichText, ...]
    items: tuple[str, ...]
    signature: Signature
    new_page: bool
    blocks: tuple[Block, ...] = ()
    """The statement's blocks, if its text is more than plain paragraphs."""
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that the statement states."""


@dataclass(frozen=True)
class FooterLine:
    """A line of the footer.

    With *page*, the page number follows the text ("COMPLAINT - 1"); with *of*, the number of pages follows too ("Page 1
    of 9"). On a page that shows no number, *bare* is printed instead.
    """

    text: str
    page: bool = False
    of: bool = False
    bare: str = ""


@dataclass(frozen=True)
class Footer:
    """The footer of each page, in three columns.

    *rule* says whether a line is drawn between the page number and the text below it; *first_page* says whether the
    first page shows its number.
    """

    left: tuple[FooterLine, ...]
    center: tuple[FooterLine, ...]
    right: tuple[FooterLine, ...]
    rule: bool = False
    first_page: bool = True

    @property
    def lines(self) -> tuple[FooterLine, ...]:
        """All lines of the footer, column by column."""
        return (*self.left, *self.center, *self.right)


class Box(NamedTuple):
    """An area of a page: its edges, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageSetup:
    """The page setup, with all lengths in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    pitch: float
    """The distance between double-spaced baselines; line numbers on numbered paper have the same distance."""
    lines: int
    """The number of lines on a full page; on numbered paper, also the number of line numbers."""
    numbered: bool
    head_lines: int
    """The number of whole lines above the court's title on page one: for the clerk's stamp, the judge or counsel."""
    families: tuple[str, ...]
    """Font families with the same metrics; the first family that is installed is used."""
    size: float
    note_size: float
    footer_size: float
    rule_left: Literal["double", "single", "none"]
    rule_right: Literal["single", "none"]
    title_align: Literal["center", "left"]
    number_align: Literal["left", "center"] = "left"
    """Where a paragraph's number is printed: before the first word, or centered on a separate line."""
    clerk: Box | None = None
    """The blank area on the first page for the clerk's stamp."""
    new_pages: tuple[str, ...] = ()
    """The ids of the headings that begin on a new page."""
    blank_lines: int = 0
    """The number of blank lines above counsel, if the clerk's space extends across the page."""
    added: Literal["", "highlight", "bold"] = ""
    """How a marked copy shows inserted words, besides underlining them."""
    deleted: Literal["", "brackets"] = ""
    """How a marked copy shows deleted words; "" if they are struck through."""


@dataclass(frozen=True)
class Metadata:
    """The metadata of the PDF."""

    title: str
    author: str
    subject: str
    language: str
    draft: bool
    specimen: str = ""
    """The line on each page that says that the paper is a specimen; "" for a paper that will be filed."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks printed on each page: "DRAFT", and the line of a specimen."""
        return tuple(mark for mark in (DRAFT if self.draft else "", self.specimen) if mark)


@dataclass(frozen=True)
class Reliance:
    """A value in the court's record that the paper relies on, with its basis and authority."""

    key: str
    value: str
    basis: str
    cite: str
    days: str = ""
    """The period in which the value is in force: "from 2024-07-01"; "" if it has no limits."""


@dataclass(frozen=True)
class AttachedExhibit:
    """An exhibit attached to a paper: its name in the matter, its letter or number, its title, and any date.

    *date* is the date in words, which is empty if the title includes the date; *day* is the date in figures.
    """

    name: str
    label: str
    title: str
    date: str = ""
    day: str = ""
    cited_pages: tuple[int, ...] = ()
    """The pages of the exhibit that the paper cites."""
    pages_before: int = 0
    """The number of pages that precede the exhibit in the Bates series, counted when the files are read."""
    word: str = "Exhibit"

    @property
    def called(self) -> str:
        """The exhibit's name in the text of the paper, such as "Exhibit A"."""
        return f"{self.word} {self.label}"

    @property
    def short_name(self) -> str:
        """The exhibit's name in a citation, such as "Ex. A"."""
        return f"{exhibit_word(self.word, short=True)} {self.label}"


@dataclass(frozen=True)
class Attachment:
    """The exhibits attached to a paper, in the paper's file or in separate files, and how they are marked."""

    exhibits: tuple[AttachedExhibit, ...]
    combined: bool
    caption: str
    """The parties' names in the short form of the case name, for cover sheets."""
    number: str
    cover_sheets: bool
    stamps: bool
    bates_prefix: str
    bates_first: str
    """The digits of the first Bates number; "" if pages are not numbered."""
    index: bool
    two_sided: bool
    letter_size: bool
    specimen: str = ""
    """The line on each cover sheet that says that the exhibit belongs to a specimen, as on the paper's own pages."""

    @property
    def word(self) -> str:
        """The paper's word for an exhibit, in the singular."""
        return self.exhibits[0].word

    @property
    def words(self) -> str:
        """The paper's word for its exhibits, in the plural."""
        return exhibit_word(self.word, is_plural=True)


@dataclass(frozen=True)
class Plan:
    """The plan of one paper of a matter: a frame, and a body of blocks."""

    id: str
    """The filing's id, which is also used as the file name."""
    document: str
    """The document type, which is also the name of the template."""
    page_setup: PageSetup
    metadata: Metadata
    judge: str
    """The judge's line at the upper right; "" if there is none."""
    counsel: tuple[str, ...]
    """The lines of counsel at the upper left of the first page or below the caption; may be empty."""
    court: tuple[str, ...]
    caption: Caption
    lead: RichText
    """The unnumbered opening sentence; may be empty."""
    body: tuple[Block, ...]
    signature: Signature
    statements: tuple[Statement, ...]
    footer: Footer
    relies: tuple[Reliance, ...] = ()
    own_sentences: tuple[str, ...] = ()
    """The keys of the program's sentences for which the matter or the firm has its own wording."""
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that the paper states, in page order."""
    counsel_under: bool = False  # whether counsel is printed below the caption
    corner: tuple[str, ...] = ()  # the bold lines at the upper right of the first page
    attachment: Attachment | None = None
    page_rules: CourtPageRules | None = None
    """The court's page rules; they are not printed, but the finished paper is measured against them."""
    tables: tuple[FrontTable, ...] = ()
    """The tables between the caption and the text."""
    tables_over: int = 0
    """The maximum number of pages for which the court requires no tables."""
    unlisted: tuple[Unresolved, ...] = ()
    """Citations that the table of authorities leaves out, such as those of unknown reporters or codes."""
    unnamed: tuple[str, ...] = ()
    """Cases that the paper's table of authorities lists without a name."""
    filing_data: FilingData | None = None
    """The data for an e-filing form; None until `make_plan` adds it."""

    @property
    def count_level(self) -> int:
        """The heading level of the counts: one level below their section's heading, if the section has a heading."""
        count_index = next((index for index, block in enumerate(self.body) if isinstance(block, Count)), 0)
        previous_block = self.body[count_index - 1] if count_index else None
        return previous_block.level + 1 if isinstance(previous_block, Heading) else 1


def without_tables(plan: Plan) -> Plan:
    """Return *plan* without its tables, for a paper that is too short to need them."""
    return replace(plan, tables=(), unlisted=(), unnamed=(), tables_over=0)
