"""The result of recognition: the values of a matter, and the words of the source that its structure expresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from assembler.importing.expressed import NEVER_WRITTEN, Expressed
from assembler.importing.read_document import NOWHERE, SourcePlace


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt that a person must resolve: its subject, its place, and whether it is on a text inset on both sides."""

    about: str
    place: SourcePlace = NOWHERE
    on_inset: bool = False


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph in the notation of a matter, with the number that the source prints; 0 if it prints none."""

    text: str
    number: int
    place: SourcePlace
    id: str = ""
    literal: str = ""
    """The text with the numbers of its references, before names replaced them."""
    own_number: int = 0
    """The number, if it does not continue the numbering; otherwise 0."""


Underlined = Literal["", "text", "whole"]
"""What of a heading is underlined: nothing, the text behind its label, or the label too."""


Aligned = Literal["", "centered", "indented"]


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """A heading: its label and text as printed, its level from 1, its place, and what of it is underlined."""

    label: str
    text: str
    level: int
    place: SourcePlace
    underlined: Underlined = ""
    italic: bool = False
    aligned: Aligned = ""
    """How the source aligns it; empty if it is flush left."""
    plain: bool = False
    """Whether only its length, its capitals and the text below it suggest that it is a heading."""


Allegations = tuple[DraftParagraph | DraftHeading, ...]


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of facts; without a heading, its paragraphs follow those of the section before it."""

    heading: DraftHeading | None
    body: Allegations
    id: str = ""


@dataclass(frozen=True, slots=True)
class DraftRelief:
    """The requested relief: the words above the items, and the items, which may include headings."""

    lead: str
    items: tuple[str | DraftHeading, ...]
    place: SourcePlace
    heading: DraftHeading | None = None
    number: int = 0
    items_numbered: bool = False
    """Whether the items are numbered paragraphs, whose numbers continue those of the text."""


@dataclass(frozen=True, slots=True)
class DraftCount:
    """A count: label and title as printed, the lines under them, its paragraphs and its own relief.

    *mark* is the colon or dash between the label and a title on the same line; "" if the title is on another line.
    *underlined* says that label and title are underlined, *label_underlined* that a label on its own line is.
    """

    label: str
    title: str
    place: SourcePlace
    body: Allegations
    mark: str = ""
    underlined: bool = False
    label_underlined: bool = False
    against_line: str = ""
    statutes: tuple[str, ...] = ()
    id: str = ""
    against: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    cause: str = ""
    law: str = ""
    incorporates: str = "none"
    incorporation: str = ""
    incorporated_number: int = 0
    """The number of the paragraph that became `incorporation`; 0 if none did."""
    incorporation_number: int = 0
    """The same number, if it does not continue the numbering; otherwise 0."""
    relief: DraftRelief | None = None


@dataclass(frozen=True, slots=True)
class DraftJury:
    """A jury demand: its heading, if it has one, and its words."""

    text: str
    place: SourcePlace
    heading: DraftHeading | None = None


Part = DraftSection | DraftCount | DraftRelief | DraftJury


@dataclass(frozen=True, slots=True)
class DraftParty:
    """A party: its key, role and side, and its other values in the matter, in order."""

    key: str
    role: str
    side: str
    values: Mapping[str, object]
    place: SourcePlace
    counsel: tuple[str, ...] = ()
    """The keys of the attorneys who represent the party."""
    caption_text: str = ""
    """The words of the source's caption about the party, with their commas."""


@dataclass(frozen=True, slots=True)
class DraftOffice:
    """A firm or an attorney: the key in the matter, and the values."""

    key: str
    values: Mapping[str, object]
    place: SourcePlace = NOWHERE
    represents: str = ""
    """The line that says whom an attorney represents, as printed."""


@dataclass(frozen=True, slots=True)
class DraftExhibit:
    """An exhibit that the text cites or that follows the paper: its key in the matter, and its label as printed.

    An exhibit that follows the paper also has the title on its cover, and the name of the file that was cut out.
    """

    key: str
    label: str
    place: SourcePlace
    title: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class DraftCounsel:
    """The firms, and the attorneys who sign; *mixed_forms* says that numbers of a kind have different forms."""

    firms: tuple[DraftOffice, ...] = ()
    attorneys: tuple[DraftOffice, ...] = ()
    for_line: str = ""
    """The line that says whom counsel represents, as printed."""
    further_lines: tuple[str, ...] = ()
    """The lines below further firms that say whom the firms represent."""
    first_page_line: str = ""
    """The line on the first page that says this, if counsel is also named in the signature block."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """How the source words bar numbers, telephone numbers and the like, by kind, such as "Tel. {number}"."""
    mixed_forms: bool = False

    @property
    def has_line_for_each_firm(self) -> bool:
        """Whether there are several firms, and the same line on whom they represent is below each."""
        lines = (self.for_line, *self.further_lines)
        return len(lines) == len(self.firms) > 1 and len(set(lines)) == 1


class DraftPartiesGroup(NamedTuple):
    """Lines of the caption about parties, with the role and the "v." below them as printed; "" if there is none."""

    lines: tuple[str, ...]
    role: str = ""
    versus: str = ""


@dataclass(frozen=True, slots=True)
class DraftCaption:
    """The head of a paper: court, number, judge, parties, title and the lines under it."""

    court: str = ""
    county: str = ""
    division: str = ""
    court_lines: tuple[str, ...] = ()
    number: str = ""
    judge: str = ""
    parties: tuple[DraftParty, ...] = ()
    title: str = ""
    legends: tuple[str, ...] = ()
    counsel: DraftCounsel = DraftCounsel()
    counsel_lines: tuple[tuple[str, SourcePlace], ...] = ()
    """The lines on counsel of a first page that names counsel, as printed."""
    counsel_block: tuple[str, ...] = ()
    """The same lines without signatures, if the matter gives them itself; otherwise they come from `counsel:`."""
    party_groups: tuple[DraftPartiesGroup, ...] = ()
    """The parties as printed; empty if they are printed in a different order from the program's captions."""
    parties_block: tuple[DraftPartiesGroup, ...] = ()
    """The same groups, if the matter gives them itself; otherwise its caption is made from `parties:`."""
    sentences: Mapping[str, str] = field(default_factory=dict)
    style: tuple[str, ...] = ()
    """How the caption joins the parties: the values of the matter's `caption:`."""
    in_re: str = ""
    """The subject of an "In re" caption, which names no parties."""

    @property
    def court_on_record(self) -> str:
        """The id of the court, or of the record used for a court that was not identified."""
        federal = any(re.search(r"(?i)united states|u\.s\.", line) for line in self.court_lines)
        return self.court or ("federal" if federal else "state")


class DraftAfter(NamedTuple):
    """A section after the signature: heading, text, and whether the signatures are repeated below it."""

    heading: str
    text: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class DraftVerification:
    """A verification: its heading, the oath in notation, and the person who makes it.

    *party* is the name of the party for whom the person acts, if it follows the title; *date_line* is the line with the
    date above the signature. *jurat* and *expires* are the certificate of the officer who administered the oath, and
    the line on the officer's commission.
    """

    heading: str
    oath: str
    name: str
    title: str = ""
    party: str = ""
    date_line: str = ""
    jurat: str = ""
    expires: str = ""


class DraftGroup(NamedTuple):
    """Lines above and below a signature; *signs* is the key of the signer, or "" for lines without a signature.

    *by* says that "By:" is before the signature.
    """

    above: tuple[str, ...]
    signs: str
    lines: tuple[str, ...]
    by: bool = False


@dataclass(frozen=True, slots=True)
class DraftClosing:
    """What follows the text: the date, the lines around the signatures, and the sections after them."""

    date: str = ""
    dated_line: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    counsel: DraftCounsel = DraftCounsel()
    after: tuple[DraftAfter, ...] = ()
    verification: DraftVerification | None = None
    date_below: bool = False
    """Whether the date is below the names of those who sign."""
    repeats_details: bool = False
    """Whether the signature block repeats addresses or numbers that the first page has."""
    lines: tuple[tuple[str, SourcePlace], ...] = ()
    """The lines of the signature block below the date and the lines above the signatures, as printed."""
    block: tuple[DraftGroup, ...] = ()
    """The same lines, grouped by signature, if the matter gives them itself; otherwise they come from `counsel:`."""


@dataclass(frozen=True, slots=True)
class DraftDismissal:
    """What a notice or a stipulation dismisses, and its place among the sections of the paper.

    *paper* is the document type, and *section* its section with the sentence that dismisses, before the part at
    *position*. *sentence* has the source's words, and *sentence_keys* the keys under which the paper may print them.
    *dismisses* is `all` or the keys of parties, and empty if it was not understood.
    """

    paper: str
    section: str
    position: int
    sentence: str = ""
    sentence_keys: tuple[str, ...] = ()
    dismisses: tuple[str, ...] = ()
    prejudice: str = ""
    stipulated_by: tuple[str, ...] = ()

    @property
    def dismissed_words(self) -> str:
        """The value of `dismisses:` in the matter."""
        return "all" if self.dismisses == ("all",) else f"[{', '.join(self.dismisses)}]"


@dataclass(frozen=True, slots=True)
class Draft:
    """The values of the matter that will be written."""

    caption: DraftCaption
    lead: str
    parts: tuple[Part, ...]
    closing: DraftClosing
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    exhibits: tuple[DraftExhibit, ...] = ()
    exhibit_files: Mapping[str, bytes] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    expressed: tuple[Expressed, ...] = ()
    first_words: Mapping[SourcePlace, str] = field(default_factory=dict)
    """The first words of each paragraph, by its place, if the source is a Word file, which has no pages."""
    dismissal: DraftDismissal | None = None
    """What the paper dismisses, if it is a notice or a stipulation that ends a case, and not a complaint."""
    range_joiner: str = "through"
    """The word or dash between the first and the last number of a range of paragraphs."""

    @property
    def set_aside(self) -> tuple[Expressed, ...]:
        """The words of the text that a matter never has, such as "/s/ Pat Placeholder"."""
        return tuple(entry for entry in self.expressed if entry.kind in NEVER_WRITTEN)

    @property
    def paragraphs(self) -> tuple[DraftParagraph, ...]:
        """The paragraphs of all sections and counts."""
        bodies = (part.body for part in self.parts if isinstance(part, DraftSection | DraftCount))
        return tuple(entry for body in bodies for entry in body if isinstance(entry, DraftParagraph))


def value_text(value: object) -> str:
    """Return a value of a party, a firm or an attorney as text; lines are joined by spaces."""
    return " ".join(value) if isinstance(value, tuple) else str(value)
