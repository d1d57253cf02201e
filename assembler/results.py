"""What passes between the steps of the line, and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.catalog import Catalog
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.plan.plan import Plan
from assembler.validate.exhibit_files import ExhibitFile

if TYPE_CHECKING:
    from assembler.paginate import Pages


@dataclass(frozen=True)
class Options:
    """What the command line may choose: where reading ends, whose templates, which papers, where they go, today."""

    root: Path | None = None
    templates: Path | None = None
    documents: tuple[str, ...] = ()
    out: Path = Path("output")
    today: date | None = None
    draft: bool = False


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
    """The fingerprint of the court's values that an earlier build kept for the `form_read` of the matter."""


@dataclass(frozen=True)
class TypesetPaper:
    """A paper that has been set and proved, and waits to be written."""

    plan: Plan
    pages: "Pages"


@dataclass(frozen=True)
class WrittenPaper:
    """A paper that was written: its document id, its file, its pages and its hash."""

    document: str
    file: Path
    pages: int
    sha256: str


@dataclass(frozen=True)
class Result:
    """What came of a matter: findings, the papers written, and those kept from an earlier text."""

    findings: tuple[Finding, ...]
    papers: tuple[WrittenPaper, ...] = ()
    kept: tuple[Path, ...] = ()
