"""A previewed matter: it is read, checked and typeset in memory whenever one of its files has changed."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path

from assembler.findings.finding import Finding, MatterError, stopping_findings
from assembler.load.roots import locate
from assembler.outputs.pdf.paginate.each_page import before_each_page
from assembler.pipeline import examine_matter, warm_up
from assembler.pipeline.finishing import PaperCache, typeset_paper
from assembler.plan.plan import Plan
from assembler.preview.origins import Lines
from assembler.preview.places import PrintedWords, printed_words
from assembler.preview.printed_parts import printed_parts
from assembler.preview.sheets import Sheets, sheets_of
from assembler.results import Checked, Options, Progress
from assembler.watching import WatchedFiles

POLL_SECONDS = 0.015
"""The number of seconds between polls of the files."""

MAX_ABANDONED_READINGS = 20
"""The maximum number of successive readings whose pages are abandoned, in case a program never stops saving."""


class StaleError(Exception):
    """Raised if the pages that are being made show a matter that has been saved again."""


@dataclass(frozen=True)
class ShownPaper:
    """A paper as the preview shows it: its id, its title, and its pages, or the errors for which it has none.

    An *is_draft* paper is stopped by *errors*, and is shown with DRAFT on each page. *lines* finds where the lines of
    its pages come from.
    """

    id: str
    title: str
    sheets: Sheets | None
    lines: Lines | None = None
    is_draft: bool = False
    errors: tuple[Finding, ...] = ()

    @cached_property
    def printed(self) -> PrintedWords:
        """The words of its pages."""
        return printed_words(self.sheets) if self.sheets else PrintedWords(words=(), places=())


@dataclass(frozen=True)
class PreviewResult:
    """The latest result of reading the matter.

    *number* rises with each reading. *checked_matter* is None while the matter cannot be used; *papers* are then those
    of the last usable reading. *seconds* is the time since the change of the files was noticed.
    """

    number: int = 0
    checked_matter: Checked | None = None
    findings: tuple[Finding, ...] = ()
    papers: tuple[ShownPaper, ...] = ()
    are_current: bool = False
    """Whether *papers* were made from this reading."""
    is_gone: bool = False
    """Whether the matter's file does not exist."""
    seconds: float = 0.0


@dataclass
class Previewed:
    """The state of a preview: the files of the matter, its cached pages, and the latest result."""

    files: WatchedFiles
    options: Options
    result: PreviewResult = field(default_factory=PreviewResult)
    pages: PaperCache = field(default_factory=dict)
    abandoned: int = 0
    """The number of successive readings whose pages were abandoned because of a newer save."""
    last_look: float = 0.0
    """The time at which the files were last compared while pages were being made."""

    @property
    def has_changed(self) -> bool:
        """Whether the matter was never read, or one of its files has changed since."""
        return not self.result.number or self.files.have_changed

    def readings(self) -> Iterator[PreviewResult]:
        """Read the matter; yield what is known after it is checked, and again after each paper is made.

        If one of the files is saved meanwhile, the papers that are not made yet are abandoned.
        """
        start = time.perf_counter()
        with self.files.record_reads(self.options) as earlier_reads:
            for result in self._readings():
                self.result = replace(result, seconds=time.perf_counter() - start)
                yield self.result
            if not self.result.checked_matter:
                self.files.keep(earlier_reads)

    def _readings(self) -> Iterator[PreviewResult]:
        reading_number = self.result.number + 1
        papers = self.result.papers
        if not self.files.exists:
            yield PreviewResult(reading_number, papers=papers, is_gone=True)
            return
        try:
            checked = examine_matter(self.files.file, self.options)
        except MatterError as error:
            yield PreviewResult(reading_number, findings=error.findings, papers=papers)
            return
        without_papers = PreviewResult(reading_number, checked_matter=checked, findings=checked.findings, papers=papers)
        yield without_papers
        try:
            yield from self._with_papers(without_papers, checked)
            self.abandoned = 0
        except StaleError:
            self.abandoned += 1

    def _with_papers(self, result: PreviewResult, checked: Checked) -> Iterator[PreviewResult]:
        """Make the papers; yield *result* with each new paper in place of its earlier state. Raises `StaleError`."""
        _warm_up()
        papers = {paper.id: paper for paper in result.papers}
        for paper_number, plan in enumerate(checked.plans, 1):
            with before_each_page(self._stop_if_stale):
                self._stop_if_stale()
                papers[plan.id], page_findings = _paper(plan, checked, self.pages, lambda _: self._stop_if_stale())
            papers_in_order = tuple(papers[plan.id] for plan in checked.plans if plan.id in papers)
            result = replace(result, findings=(*result.findings, *page_findings), papers=papers_in_order)
            yield replace(result, are_current=paper_number == len(checked.plans))
        if not checked.plans:
            yield replace(result, papers=(), are_current=True)

    def _stop_if_stale(self) -> None:
        """Raise `StaleError` if a file was saved since it was read, unless pages were abandoned too often already."""
        now = time.perf_counter()
        if self.abandoned < MAX_ABANDONED_READINGS and now - self.last_look >= POLL_SECONDS:
            self.last_look = now
            if self.files.have_changed:
                raise StaleError


def new_preview(matter: Path, options: Options) -> Previewed:
    """Return the preview of *matter*, not read yet. Raises `MatterError` if the matter is outside its root."""
    file, _ = locate(matter, options.root)
    return Previewed(WatchedFiles(file), options)


@cache
def _warm_up() -> None:
    """Load, once, the engine and data that all papers need."""
    warm_up()


def _paper(plan: Plan, checked: Checked, cache: PaperCache, progress: Progress) -> tuple[ShownPaper, Sequence[Finding]]:
    """Return a paper, as a draft if an error stops it, and the findings on its pages."""
    errors = stopping_findings(checked.findings, plan.id)
    try:
        _, findings = typeset_paper(_as_draft(plan) if errors else plan, checked, progress, cache)
        if not errors and stopping_findings(findings, plan.id):
            errors = stopping_findings(findings, plan.id)
            typeset_paper(_as_draft(plan), checked, progress, cache)
    except MatterError as error:
        return ShownPaper(plan.id, plan.metadata.title, sheets=None, errors=(*errors, *error.findings)), error.findings
    proved_paper = cache[plan.id]
    sheets = sheets_of(proved_paper.paper.pages.pdf, proved_paper.proof)
    parts = partial(printed_parts, proved_paper.paper.plan, sheets, proved_paper.proof.places)
    lines = Lines(plan.id, parts, checked)
    return ShownPaper(
        plan.id, plan.metadata.title, sheets=sheets, lines=lines, is_draft=bool(errors), errors=tuple(errors)
    ), findings


def _as_draft(plan: Plan) -> Plan:
    return replace(plan, metadata=replace(plan.metadata, draft=True))
