"""The result of reading the lines about counsel: firms and attorneys, and the lines that were not understood."""

from dataclasses import dataclass, field

from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.head_lines import Line


@dataclass(slots=True)
class Office:
    """A firm or an attorney, with the values read so far."""

    name: str
    place: SourcePlace
    values: dict[str, object] = field(default_factory=dict)
    firm: "Office | None" = None
    mark: str = ""
    """The symbol after the name that refers to a line below the signatures: *, †."""
    represents: str = ""
    """The line that says whom an attorney represents."""
    by: bool = False
    """Whether "By:" is before an attorney's signature or name."""
    has_signature: bool = False
    """Whether a signature, or a line for it, is above an attorney's name."""
    admission: str = ""
    """The words below or after an attorney's name about admission for this case only."""

    def add_line(self, key: str, line: str) -> None:
        """Add *line* to the lines at *key*."""
        lines = self.values.get(key, ())
        self.values[key] = (*lines, line) if isinstance(lines, tuple) else (line,)


@dataclass(slots=True)
class CounselRead:
    """The state of reading the lines about counsel, and its result."""

    attorneys: list[Office] = field(default_factory=list)
    firms: list[Office] = field(default_factory=list)
    for_lines: list[str] = field(default_factory=list)
    for_after: list[Office | None] = field(default_factory=list)
    """For each of `for_lines`, the last attorney above it, if there is one."""
    rest: list[Line] = field(default_factory=list)
    """The lines that were not understood."""
    doubtful_names: list[Line] = field(default_factory=list)
    """Those of `rest` that look like a person's name, but are in the text of the paper, as an attorney's hardly is."""
    signature_lines: list[Line] = field(default_factory=list)
    """The signatures, and the lines for them."""
    labels: list[Line] = field(default_factory=list)
    """Words, such as the label of a number, that the program prints itself."""
    notes: list[Line] = field(default_factory=list)
    """Lines below the signatures about the admission of attorneys with a mark."""
    forms: dict[str, str] = field(default_factory=dict)
    """How the source prints numbers, addresses and fixed words, by kind, with {number} or {address} for a value."""
    mixed_forms: bool = False
    """Whether numbers of a kind have different forms in the source, such as "{number} Fax" and "{number} - Fax"."""
    future_applicants: list[Line] = field(default_factory=list)
    """The attorneys whose applications for admission the source announces."""
    pro_se: bool = False
    of_counsel: bool = False
    line_kind: str = ""
    """The kind of the last line, if it can continue: "for", "name", "doubtful name", "titled", "firm" or
    "unfinished firm"."""
    last_office: Office | None = None
    """The firm or the attorney to whom a number or an address belongs."""
    names_of_firms: frozenset[str] = frozenset()
    """The lines like persons' names that are names of firms."""
    first_page_attorneys: tuple[str, ...] = ()
    """The names of the attorneys on the first page, if other lines are read."""
    names_only_signed: frozenset[str] = frozenset()
    """The names that only signatures have."""
    has_open_signature: bool = False
    """Whether a line for a signature was read, and the name below it was not."""
    signers: list[str] = field(default_factory=list)
    """The names in the signatures."""
    text: str = ""
    """The text of the paper as folded words, which speaks of parties, but hardly ever of their attorneys."""
    signs: str = ""
    """The letters of the e-mail addresses and signatures, which have names of attorneys."""
    by: Line | None = None
    """A "By:" that was read, if the name after it was not."""
