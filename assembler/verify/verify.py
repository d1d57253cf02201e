"""Reads a returned file, finds the paper that it should be, and compares the two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from assembler.check import check_upload
from assembler.exhibits.reading_process import contents_of
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place, Severity
from assembler.findings.suggestions import did_you_mean
from assembler.law.governing import with_law_in_force
from assembler.outputs import PDF, WORD, OutputSetting
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.proof.upload import Upload, UploadFont, UploadPage, court_uploads
from assembler.results import Checked, Options, Progress
from assembler.verify import reader
from assembler.verify.agreement import share
from assembler.verify.exhibit_findings import exhibit_findings, pages_beyond
from assembler.verify.exhibit_pages import exhibit_page_findings
from assembler.verify.expected_changes import signing_notes
from assembler.verify.hidden_findings import (
    annotation_findings,
    covered_findings,
    hidden_findings,
    running_findings,
)
from assembler.verify.matter_places import matter_places
from assembler.verify.number_findings import number_findings
from assembler.verify.page_findings import (
    font_findings,
    pdf_page_findings,
    repeat_findings,
    repeated_pages,
    word_page_findings,
)
from assembler.verify.page_gaps import blocks_outside, gap_findings, page_gaps, pages_without_text
from assembler.verify.page_order import pages_in_order
from assembler.verify.pdf_text import PdfPage, pdf_pages
from assembler.verify.renumbering import aligned_by_target
from assembler.verify.returned import (
    MAX_FILE_BYTES,
    Paper,
    ReturnedFile,
    refuse_unusable,
    returned_file,
    running_lines,
    unusable,
)
from assembler.verify.sheet_words import sheet_word_findings
from assembler.verify.summary import Verified, summary
from assembler.verify.word_blocks import Block, paper_blocks
from assembler.verify.word_findings import Comparison, word_findings

PRINTING_METADATA = frozenset({"CreationDate", "ModDate", "Creator", "Trapped"})
"""Metadata that programs write when they print a PDF."""

MIN_SHARED_SEQUENCES = 0.2
"""The minimum share of a paper's word sequences in a file. Below it, the file counts as another paper."""

PRINT_AGAIN = "print the file to a new PDF that has only pages, with all fonts embedded"
"""The remedy for content other than pages."""

UPLOAD_FIXES = {
    **dict.fromkeys(("UPL002", "UPL004", "UPL005", "UPL006", "UPL007"), PRINT_AGAIN),
    "UPL003": "recognize the text of the scanned pages",
    "UPL008": "rename the file",
    "UPL009": "remove the property from the file if nobody should read it",
}
"""Remedies for a file that the program did not write, by the rules on uploads."""

MILDER_SEVERITIES = {"UPL006": Severity.WARNING, "UPL009": Severity.NOTE}
"""Rules whose findings are less serious than for the program's own files.

For example, a signature is often a form field.
"""

ONLY_FOR_OWN_FILES = frozenset({"UPL010"})
"""Rules on properties that only the program's own files must have."""


def verify(
    file: Path, matter: Path, options: Options, paper: str = "", progress: Progress = lambda _: None
) -> Verified:
    """Compare *file* with *paper* of *matter*, and return the findings and a summary.

    By default, *paper* is the one whose words agree best.
    """
    try:
        progress(f"read {file.name}")
        contents = _read(file)
        checked = examine_matter(matter, options, progress)
        return _verified(file, contents, checked, paper, progress)
    except MatterError as error:
        return Verified(error.findings)


def _read(file: Path) -> Mapping[str, Any]:
    """Return the contents of *file*, read by a limited process."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise MatterError(unusable(file, f"has more than {MAX_FILE_BYTES // 1_000_000} MB"))
        if not file.is_file():
            raise MatterError(unusable(file, "is not a file"))
        with file.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        raise MatterError(unusable(file, f"cannot be read: {(error.strerror or str(error)).lower()}")) from None
    contents = contents_of(file.absolute(), reader.__name__)
    refuse_unusable(file, contents)
    return contents


def _verified(file: Path, contents: Mapping[str, Any], checked: Checked, name: str, progress: Progress) -> Verified:
    with TemporaryDirectory(prefix="assembler-verify-") as folder:
        plan, blocks, returned, notes = _chosen_plan(file, contents, checked, name, Path(folder))
        if returned.tokens and share(_tokens(blocks), returned.tokens) < MIN_SHARED_SEQUENCES:
            fact = f"hardly any words of `{plan.id}` are in the file, which may be a paper of another matter"
            finding = replace(fault("VER002", Place(returned.name), fact), also=(checked.place_of(plan.id),))
            return Verified((*notes, finding))
        setting = replace(_setting(plan, checked), progress=progress)
        pages: tuple[PdfPage, ...] = ()
        own_copy: Mapping[str, Any] = {}
        if returned.kind == "pdf" or plan.tables:
            output = PDF.make(plan, setting)
            plan = output.plan
            pages = pdf_pages(_contents_of_own(output.data, "paper.pdf", Path(folder)), running_lines(plan))
        if returned.kind == "word" or plan.tables:
            own_copy = _contents_of_own(WORD.make(plan, setting).data, "paper.docx", Path(folder))
            blocks = paper_blocks(own_copy)
    paper = Paper(plan, blocks, checked.place_of(plan.id), pages, checked.matter.number or "")
    progress(f"compare {file.name} with {plan.id}")
    returned, repeats = _without_repeats(returned)
    extra_pages = pages_beyond(paper, returned, checked.exhibits)
    findings = (*notes, *repeats, *_compared_findings(paper, returned, checked, own_copy, extra_pages))
    without_exhibits = replace(
        returned, tokens=tuple(token for token in returned.tokens if token.page not in extra_pages)
    )
    return Verified(
        findings, summary(findings, paper, without_exhibits, pages_without_text(without_exhibits, extra_pages))
    )


def _tokens(blocks: tuple[Block, ...]) -> list[Any]:
    return [token for block in blocks for token in block.tokens]


def _contents_of_own(data: bytes, name: str, folder: Path) -> Mapping[str, Any]:
    """Return the contents of *data*, the program's own file, read in the same way as the returned file."""
    file = folder / name
    file.write_bytes(data)
    contents = contents_of(file, reader.__name__)
    refuse_unusable(file, contents)
    return contents


def _setting(plan: Plan, checked: Checked) -> OutputSetting:
    return OutputSetting(checked.catalog.own_templates, sheet=checked.filing(plan.id).paper.plain)


class _Candidate(NamedTuple):
    """A paper that the returned file may be: its plan, its blocks, the file read for it, and how well both agree."""

    plan: Plan
    blocks: tuple[Block, ...]
    returned: ReturnedFile
    agreement: float


def _chosen_plan(
    file: Path, contents: Mapping[str, Any], checked: Checked, name: str, folder: Path
) -> tuple[Plan, tuple[Block, ...], ReturnedFile, list[Finding]]:
    """Return the plan called *name*, or the plan whose words agree best with the file and a note that names it."""
    names = [plan.id for plan in checked.plans]
    if not names or (name and name not in names):
        place = checked.source.place_at(("filings",))
        fact = f"no paper is called `{name}`" if names else "the matter has no papers"
        raise MatterError(fault("CMD001", place, fact, fix=did_you_mean(name, names) if names else ""))
    candidates: list[_Candidate] = []
    for plan in checked.plans:
        if name in {"", plan.id}:
            word_file = WORD.make(plan, _setting(plan, checked)).data
            blocks = paper_blocks(_contents_of_own(word_file, "candidate.docx", folder))
            returned = returned_file(file, contents, running_lines(plan))
            agreement = share(_tokens(blocks), returned.tokens)
            candidates.append(_Candidate(plan, blocks, returned, agreement))
    best = max(candidates, key=lambda candidate: candidate.agreement)
    notes: list[Finding] = []
    if len(candidates) > 1 and best.agreement >= MIN_SHARED_SEQUENCES:
        name = best.plan.id
        fact = f"compared with `{name}`, whose words agree best ({best.agreement:.0%}) among {len(candidates)} papers"
        notes.append(replace(fault("VER016", Place(best.returned.name), fact), also=(checked.place_of(name),)))
    return best.plan, best.blocks, best.returned, notes


def _without_repeats(file: ReturnedFile) -> tuple[ReturnedFile, list[Finding]]:
    """Return *file* without the pages that repeat earlier pages, and the findings on these."""
    repeats = repeated_pages(file.pages)
    pages = tuple(page for page in file.pages if page.number not in repeats)
    reduced_file = replace(file, pages=pages, tokens=tuple(token for token in file.tokens if token.page not in repeats))
    return reduced_file, list(repeat_findings(repeats, file))


def _compared_findings(
    paper: Paper, file: ReturnedFile, checked: Checked, own_copy: Mapping[str, Any], extra_pages: Sequence[int]
) -> Iterator[Finding]:
    """Yield all findings on the file: on content other than text, and on its pages, words, numbers and exhibits."""
    yield from hidden_findings(file)
    yield from covered_findings(file, extra_pages)
    file = replace(file, tokens=tuple(token for token in file.tokens if token.page not in extra_pages))
    if file.kind == "pdf" and file.tokens:
        file, order_findings = pages_in_order(paper, file, extra_pages)
        yield from order_findings
    if file.kind == "pdf":
        gaps = page_gaps(paper, file, extra_pages)
        yield from gap_findings(gaps, paper, file, extra_pages)
        missing_pages = sum(max(1, len(gap.pages)) for gap in gaps if not gap.without_text)
        yield from pdf_page_findings(paper, file, extra_pages, missing_pages)
        paper = replace(paper, blocks=blocks_outside(gaps, paper.blocks))
        yield from _upload_findings(file, paper, checked)
    else:
        yield from word_page_findings(file, own_copy)
        yield from running_findings(file, own_copy)
    if file.tokens:
        places = matter_places(checked.source, paper.place)
        blocks, alignment = aligned_by_target(paper.blocks, file.tokens)
        comparison = Comparison(replace(paper, blocks=blocks), file, alignment, places)
        yield from word_findings(comparison)
        yield from number_findings(comparison)
    yield from annotation_findings(file)
    for page, message in signing_notes(paper, file):
        yield replace(fault("VER014", Place(file.name), message), page=page)
    yield from exhibit_findings(paper, file, extra_pages)
    yield from exhibit_page_findings(paper, file, checked.exhibits)
    if not checked.catalog.own_templates:
        yield from sheet_word_findings(paper, file)


def _upload_findings(file: ReturnedFile, paper: Paper, checked: Checked) -> Iterator[Finding]:
    """Yield the findings of the rules on uploads and, if these do not report fonts, on fonts that are not embedded."""
    filing = checked.filing(paper.plan.id)
    court = court_uploads(with_law_in_force(checked.matter, filing.date).court if filing.date else checked.matter.court)
    record = dict(file.contents["upload"])
    record["pages"] = tuple(UploadPage(**page) for page in record["pages"])
    record["fonts"] = tuple(UploadFont(**font) for font in record["fonts"])
    record["about"] = {key: value for key, value in record["about"].items() if key not in PRINTING_METADATA}
    record |= {"court": court, "from_matter": (paper.plan.metadata.title, paper.plan.metadata.subject)}
    findings = check_upload(Upload(**record), paper.plan.id, paper.place)
    for finding in findings:
        if finding.code not in ONLY_FOR_OWN_FILES:
            yield replace(
                finding,
                place=Place(file.name),
                also=(paper.place,),
                severity=MILDER_SEVERITIES.get(finding.code, finding.severity),
                fix=UPLOAD_FIXES.get(finding.code, finding.fix),
            )
    if not any(finding.code == "UPL004" for finding in findings):
        yield from font_findings(file)
