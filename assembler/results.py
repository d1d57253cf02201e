"""The values that pass between the steps, and the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.catalog import Catalog
from assembler.catalog.template_folder import TemplateFolder
from assembler.findings.finding import Finding, Place
from assembler.language.characters import character_name
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.plan.filing_data import Fact
from assembler.plan.plan import AttachedExhibit, Plan
from assembler.preflight.upload import Upload
from assembler.prove.proof import Proof
from assembler.validate.exhibit_files import ExhibitFile

if TYPE_CHECKING:
    from assembler.paginate import Pages


@dataclass(frozen=True)
class Options:
    """Choices of the command line: root, templates, papers, output folder, date of papers without one, draft, forms."""

    root: Path | None = None
    templates: Path | None = None
    documents: tuple[str, ...] = ()
    out: Path = Path("output")
    today: date | None = None
    draft: bool = False
    ocr: bool = False
    """Whether the text of scans among the exhibits is recognized."""
    word: bool = False
    """Whether each paper is written as a Word file too."""
    filing_data: bool = False
    """Whether the data for electronic filing are written beside the papers."""
    shelf: Path | None = None
    """The folder in which the papers will stand, if they are written to *out* only to be sent there."""


@dataclass(frozen=True)
class Checked:
    """A matter that has been read, planned and checked."""

    source: Source
    matter: Matter
    catalog: Catalog
    plans: tuple[Plan, ...]
    exhibits: Mapping[str, ExhibitFile]
    findings: tuple[Finding, ...]
    form_read_before: str = ""
    """The fingerprint of the court's values that an earlier build recorded for the matter's `form_read`."""

    def filing(self, paper: str) -> Filing:
        """Return the filing of which *paper* is the name."""
        return next(filing for filing in self.matter.filings if filing.name == paper)

    def place_of(self, paper: str) -> Place:
        """Return the place of the filing of which *paper* is the name."""
        return self.source.place_at(("filings", self.matter.filings.index(self.filing(paper))))


def placed_in_matter(findings: Sequence[Finding], paper: str, checked: Checked) -> list[Finding]:
    """Return *findings* about a page of *paper* with their places in the matter, one for each place.

    If a name is printed both as written and in capitals, both may lack a glyph.
    """
    in_matter = [_place_in_matter(finding, paper, checked) for finding in findings]
    unique = {
        (finding.place, finding.code, "" if finding.words else finding.message): finding
        for finding in reversed(in_matter)
    }
    return [*reversed(unique.values())]


def _place_in_matter(finding: Finding, paper: str, checked: Checked) -> Finding:
    """Return *finding* at its place in the matter: that of the character without a glyph, or else of the filing."""
    in_matter = checked.source.find_character(finding.words, finding.at) if finding.words else None
    if in_matter is None:
        return replace(finding, place=checked.place_of(paper), paper=paper)
    place, written = in_matter
    message = finding.message.replace(character_name(finding.words[finding.at]), character_name(written), 1)
    return replace(finding, place=place, message=message, paper=paper)


@dataclass(frozen=True)
class AttachedFile:
    """An exhibit as it is filed: its label, its file if it has one of its own, its pages, and the page it begins on.

    *changes* says in words what the working copy has that the original has not.
    """

    exhibit: AttachedExhibit
    label: str
    pages: int
    first_page: int
    covers: int = 0
    """How many of the pages are the program's cover sheet: none or one."""
    changes: tuple[str, ...] = ()
    pdf: bytes = b""
    tagged: bool = False
    """Whether its pages have tags, from which a screen reader reads them in order."""
    recognized: Mapping[int, str] = field(default_factory=dict)
    """What a program has recognized on pages that had no text, by the number of the page in the exhibit."""


@dataclass(frozen=True)
class PaperWithExhibits:
    """A paper with its exhibits: the file of the paper, how many pages it has, the exhibits, and the index if apart."""

    pdf: bytes
    pages: int
    exhibits: tuple[AttachedFile, ...]
    index: bytes = b""
    index_pages: int = 0


@dataclass(frozen=True)
class TypesetPaper:
    """A paper that has been laid out and proved, but not yet written."""

    plan: Plan
    pages: "Pages"
    word: bytes = b""
    """The same paper as a Word file, where one is wanted."""
    attached: PaperWithExhibits | None = None
    """Its exhibits, where it attaches any; those in the paper's own file are among its pages."""
    pdf_with_text: bytes = b""
    """The file in which text was found on each page when it was proved; not one that was changed since."""
    unprinted: tuple[Fact, ...] = ()
    """What the data for electronic filing say and the paper does not print, where that is no fault of the paper."""
    uploads: tuple[Upload, ...] = ()
    """Its files as they were read back: its own first, then those of its exhibits in the order of filing."""


@dataclass(frozen=True)
class ProvedPaper:
    """A paper with its proof, and what both follow from: its plan, before pages had numbers, and its templates."""

    planned: Plan
    templates: tuple[TemplateFolder, ...]
    paper: TypesetPaper
    proof: Proof


@dataclass(frozen=True)
class WrittenPaper:
    """A paper that was written: its document id, its file, its pages and its hash."""

    document: str
    file: Path
    pages: int
    sha256: str
    word: Path | None = None
    """Its Word file, where one was written."""
    attachments: tuple[Path, ...] = ()
    """The files of its exhibits, in the order in which they are filed."""


@dataclass(frozen=True)
class Result:
    """The result for a matter: findings, papers written, and papers that remain from an earlier build."""

    findings: tuple[Finding, ...]
    papers: tuple[WrittenPaper, ...] = ()
    earlier_papers: tuple[Path, ...] = ()
