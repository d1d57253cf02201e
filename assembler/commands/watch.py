"""`assembler watch`: checks and builds matters again whenever a file that they read is saved.

The process keeps the imported engine, the fonts, and the pages of each paper. Pages are made again only if the plan of
their paper has changed. Files are polled, which is cheap for a few dozen files and works on every file system.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NoReturn

from assembler.commands import report
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import display_name
from assembler.load.roots import folder_below, locate
from assembler.pipeline import UncheckedMatterError, examine_matter, make_papers, stopped_result, warm_up
from assembler.pipeline.finishing import PaperCache
from assembler.results import Options, Result
from assembler.watching import POLL_SECONDS, Pause, WatchedFiles, settle
from assembler.write import settle_output

ShowLine = Callable[[str], None]
ReportedFindings = frozenset[tuple[str, str]]
"""Findings that have already been reported, by code and message."""


@dataclass
class WatchedMatter:
    """A watched matter: the files that it reads, its cached pages, and the findings already reported."""

    files: WatchedFiles
    pages: PaperCache = field(default_factory=dict)
    reported: ReportedFindings = frozenset()
    paper_hashes: dict[Path, str] = field(default_factory=dict)
    """The hash of each paper that was made, by file."""
    stopped_by: ReportedFindings = frozenset()
    """The findings that make the matter unusable at the moment, for example because a sentence is half written."""

    @property
    def file(self) -> Path:
        """The matter's file."""
        return self.files.file

    @property
    def has_changed(self) -> bool:
        """Whether a file or folder has changed since the matter was read, or a paper has been deleted."""
        return not all(file.exists() for file in self.paper_hashes) or self.files.have_changed


def watch(
    matters: Sequence[Path], options: Options, show_line: ShowLine, *, only_check: bool, pause: Pause = time.sleep
) -> NoReturn:
    """Check *matters* and, unless *only_check*, make their papers, at the start and after each change.

    Never returns. *show_line* prints a line. Ctrl-C ends the command without leaving an incomplete file. Raises
    `MatterError` if a matter is outside the root.
    """
    watched_matters: list[WatchedMatter] = []
    for path in matters:
        file, _ = locate(path, options.root)
        watched_matters.append(WatchedMatter(WatchedFiles(file)))
    for matter in watched_matters:
        _check_again(matter, options, show_line, only_check=only_check)
    if not only_check:
        _warm_up_once()
    matter_count = f"{len(watched_matters)} matter{'s' if len(watched_matters) > 1 else ''}"
    show_line(f"watching {matter_count}{'' if only_check else _papers_in(watched_matters, options)}; Ctrl-C ends it")
    while True:
        pause(POLL_SECONDS)
        changed_matters = [matter for matter in watched_matters if matter.has_changed]
        if changed_matters:
            settle([matter.files for matter in changed_matters], pause)
        for matter in changed_matters:
            _check_again(matter, options, show_line, only_check=only_check)


@cache
def _warm_up_once() -> None:
    """Load, once, the engine and data that all papers need."""
    warm_up()


def _papers_in(watched_matters: Sequence[WatchedMatter], options: Options) -> str:
    """Return a phrase on the folder with the papers of all *watched_matters*, or of the only matter."""
    folders = [options.out / folder_below(matter.file, options.root) for matter in watched_matters]
    return f"; papers are in {display_name(folders[0] if len(folders) == 1 else options.out)}"


def _check_again(matter: WatchedMatter, options: Options, show_line: ShowLine, *, only_check: bool) -> None:
    """Check a matter and, unless *only_check*, make its papers; show new findings, and a line on the result."""
    name = display_name(matter.file)
    start = time.perf_counter()
    with matter.files.record_reads(options) as earlier_reads:
        if matter.files.exists:
            clock_time = time.strftime("%H:%M:%S")
            result = _result_of_check(matter, options, show_line, only_check=only_check)
            show_line(f"{name}: {result} (as saved at {clock_time}, {time.perf_counter() - start:.2f} s)")
        else:
            matter.pages.clear()
            matter.paper_hashes.clear()
            show_line(f"{name}: the file is gone; waiting until it exists again")
        if matter.stopped_by:
            matter.files.keep(earlier_reads)


def _result_of_check(matter: WatchedMatter, options: Options, show_line: ShowLine, *, only_check: bool) -> str:
    """Check a matter and, unless *only_check*, make its papers; show new findings, and return the result in words."""
    earlier_hashes = matter.paper_hashes
    matter.paper_hashes = {file: sha256 for file, sha256 in earlier_hashes.items() if file.exists()}
    try:
        if not only_check:
            settle_output(matter.file, options)
        checked = examine_matter(matter.file, options)
    except MatterError as error:
        result = Result(error.findings) if only_check else stopped_result(matter.file, error.findings, options)
        result = replace(result, are_checked=not isinstance(error, UncheckedMatterError))
        matter.stopped_by = _show_new(result.findings, matter.stopped_by, show_line)
    else:
        matter.stopped_by = frozenset()
        matter.reported |= _show_new(checked.findings, matter.reported, show_line)
        if not only_check:
            _warm_up_once()
        result = Result(checked.findings) if only_check else make_papers(checked, options, cache=matter.pages)
        matter.reported = _show_new(result.findings, matter.reported, show_line)
    return "; ".join([*_papers(result, matter, earlier_hashes), report.last_line([result])])


def _show_new(findings: Sequence[Finding], reported: ReportedFindings, show_line: ShowLine) -> ReportedFindings:
    """Show the *findings* that are not among *reported*, and return all *findings* by code and message."""
    new_findings = tuple(finding for finding in findings if _code_and_message(finding) not in reported)
    for line in report.text(Result(new_findings)):
        show_line(line)
    return frozenset(map(_code_and_message, findings))


def _code_and_message(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _papers(result: Result, matter: WatchedMatter, earlier_hashes: Mapping[Path, str]) -> Iterator[str]:
    """Yield a phrase on each paper; *earlier_hashes* are the hashes of the papers before this build."""
    for paper in result.papers:
        matter.paper_hashes[paper.file] = paper.sha256
        pages = f"{paper.page_count} page{'s' if paper.page_count != 1 else ''}"
        if earlier_hashes.get(paper.file) == paper.sha256:
            pages = "the same pages"
        yield f"{paper.file.name}, {pages}"
    yield from (f"{file.name} was not changed" for file in result.earlier_papers)
