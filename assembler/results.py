"""Defines the values that the steps of the pipeline pass on, and the final result."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.catalog import Catalog
from assembler.catalog.template_folder import TemplateFolder
from assembler.exhibits.files import ExhibitFile
from assembler.findings.finding import Finding, Place
from assembler.language.characters import character_name
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.plan.filing_data import Fact
from assembler.plan.plan import AttachedExhibit, Plan
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload

if TYPE_CHECKING:
    from assembler.outputs.pdf.paginate import Pages

Progress = Callable[[str], None]
"""Called with the name of each step as it begins, or with a line on how far it has come."""


@dataclass(frozen=True)
class Options:
    """Options of the command line, such as the root, the papers to build, the output folder, and draft mode."""

    root: Path | None = None
    templates: Path | None = None
    documents: tuple[str, ...] = ()
    out: Path = Path("output")
    today: date | None = None
    draft: bool = False
    ocr: bool = False
    """Whether to recognize text in scanned exhibits."""
    outputs: tuple[str, ...] = ()
    """The names of the outputs, such as "word", to make in addition to each paper's PDF."""
    filing_data: bool = False
    """Whether to write the e-filing data beside the papers."""
    draft_stops_only: bool = False
    """Whether to apply only the rules on matters that can stop a draft."""
    shelf: Path | None = None
    """The papers' final folder, if `out` is only a temporary folder."""


@dataclass(frozen=True)
class Checked:
    """A matter that was read, planned and checked."""

    source: Source
    matter: Matter
    catalog: Catalog
    plans: tuple[Plan, ...]
    exhibits: Mapping[str, ExhibitFile]
    findings: tuple[Finding, ...]
    earlier_form_fingerprint: str = ""
    """The fingerprint of the court's values that an earlier build recorded for the matter's `form_read`."""

    def filing(self, paper: str) -> Filing:
        """Return the filing whose name is *paper*."""
        return next(filing for filing in self.matter.filings if filing.name == paper)

    def place_of(self, paper: str) -> Place:
        """Return the place of the filing whose name is *paper*."""
        return self.source.place_at(("filings", self.matter.filings.index(self.filing(paper))))


def placed_in_matter(findings: Sequence[Finding], paper: str, checked: Checked) -> list[Finding]:
    """Return *findings* on the pages of *paper*, with places in the matter and without duplicates.

    Duplicates arise if a name is printed both as written and in capitals, and no font has the letter in either form.
    """
    unique_findings: dict[tuple[Place, str, str], Finding] = {}
    for finding in findings:
        placed = _place_in_matter(finding, paper, checked)
        message = "" if placed.words else placed.message
        unique_findings.setdefault((placed.place, placed.code, message), placed)
    return [*unique_findings.values()]


def _place_in_matter(finding: Finding, paper: str, checked: Checked) -> Finding:
    """Return *finding* with the place of its character in the matter or, if that is unknown, of the filing."""
    place_and_character = checked.source.find_character(finding.words, finding.at) if finding.words else None
    if place_and_character is None:
        return replace(finding, place=checked.place_of(paper), paper=paper)
    place, written_character = place_and_character
    message = finding.message.replace(character_name(finding.words[finding.at]), character_name(written_character), 1)
    return replace(finding, place=place, message=message, paper=paper)


@dataclass(frozen=True)
class AttachedFile:
    """An exhibit as filed: its label, its separate file, if any, its number of pages, and the page on which it begins.

    *changes* describes the differences between the working copy and the original.
    """

    exhibit: AttachedExhibit
    label: str
    page_count: int
    first_page: int
    covers: int = 0
    """The number of cover sheets among the exhibit's pages: 0 or 1."""
    changes: tuple[str, ...] = ()
    pdf: bytes = b""
    tagged: bool = False
    """Whether the exhibit's pages are tagged for screen readers."""
    recognized: Mapping[int, str] = field(default_factory=dict)
    """The text recognized on scanned pages, by page number in the exhibit."""


@dataclass(frozen=True)
class PaperWithExhibits:
    """A paper with exhibits attached: its file, its number of pages, the exhibits, and any separate index."""

    pdf: bytes
    page_count: int
    exhibits: tuple[AttachedFile, ...]
    index_pdf: bytes = b""
    index_pages: int = 0
    uploads: tuple[Upload, ...] = ()
    """The files that contain exhibits, as read back, in the order of filing."""


@dataclass(frozen=True)
class TypesetPaper:
    """A paper that has been typeset and proved, but not yet written."""

    plan: Plan
    pages: "Pages"
    other_files: Mapping[str, bytes] = field(default_factory=dict)
    """The paper's files other than its PDF, by the names of their outputs."""
    attached: PaperWithExhibits | None = None
    """The paper's exhibits, if any. The pages of exhibits in the paper's own file count as pages of the paper."""
    pdf_with_text: bytes = b""
    """The proved PDF if each of its pages has text; otherwise empty bytes."""
    unprinted: tuple[Fact, ...] = ()
    """Facts in the e-filing data that the paper should print but does not."""
    uploads: tuple[Upload, ...] = ()
    """The paper's files as read back: first its own file, then the files of its exhibits in the order of filing."""


@dataclass(frozen=True)
class ProvedPaper:
    """A proved paper, with the plan before pagination and the templates from which it was made."""

    planned: Plan
    templates: tuple[TemplateFolder, ...]
    paper: TypesetPaper
    proof: Proof


@dataclass(frozen=True)
class WrittenPaper:
    """A paper that has been written: its document id, file, number of pages and hash."""

    document: str
    file: Path
    page_count: int
    sha256: str
    other_files: Mapping[str, Path] = field(default_factory=dict)
    """The files written in addition to the paper's PDF, by the names of their outputs."""
    attachments: tuple[Path, ...] = ()
    """The files of the paper's exhibits, in the order of filing."""


@dataclass(frozen=True)
class Result:
    """The result of building a matter: findings, written papers, and papers that remain from an earlier build."""

    findings: tuple[Finding, ...]
    papers: tuple[WrittenPaper, ...] = ()
    earlier_papers: tuple[Path, ...] = ()
    are_checked: bool = True
    """Whether the rules were applied. They are not if errors in the matter must be corrected first."""
