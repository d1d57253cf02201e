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

from assembler.catalog.filed_papers import FILED
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.catalog.record_kinds import KINDS
from assembler.commands import report
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import display_name
from assembler.load.packed import TEMPLATES
from assembler.load.reads import Reads, names_in, recorded_reads, signature, tree
from assembler.load.roots import folder_below, locate, signs_of_roots
from assembler.pipeline import (
    PaperCache,
    UncheckedMatterError,
    examine_matter,
    make_papers,
    stopped_result,
    warm_up,
)
from assembler.results import Options, Result
from assembler.validate.outside_files import RECORDS
from assembler.write import settle_output

LOOK = 0.05
"""The number of seconds between polls of the files."""

SETTLE = 0.02
"""The number of seconds without a change before a matter is read. An editor may save a file in several steps."""

LOOKS = 10
"""The maximum number of waits for a pause in saving, in case a program never stops saving."""

ShowLine = Callable[[str], None]
Pause = Callable[[float], None]
Reported = frozenset[tuple[str, str]]
"""Findings that have already been reported, by code and message."""


@dataclass
class Watched:
    """A watched matter: its file, the files that it reads, its cached pages, and the findings already reported."""

    file: Path
    reads: Reads = field(default_factory=Reads)
    pages: PaperCache = field(default_factory=dict)
    reported: Reported = frozenset()
    paper_hashes: dict[Path, str] = field(default_factory=dict)
    """The hash of each paper that was made, by file."""
    stopped_by: Reported = frozenset()
    """The findings that make the matter unusable at the moment, for example because a sentence is half written."""

    def state(self) -> object:
        """Return the state of all files and folders that the matter reads."""
        return (
            [signature(file) for file in self.reads.files],
            [names_in(folder) for folder in self.reads.folders],
        )

    @property
    def has_changed(self) -> bool:
        """Whether a file or folder has changed since the matter was read, or a paper has been deleted."""
        return not all(file.exists() for file in self.paper_hashes) or self.state() != (
            [*self.reads.files.values()],
            [*self.reads.folders.values()],
        )


def watch(
    matters: Sequence[Path], options: Options, show_line: ShowLine, *, only_check: bool, pause: Pause = time.sleep
) -> NoReturn:
    """Check *matters* and, unless *only_check*, make their papers, at the start and after each change.

    Never returns. *show_line* prints a line. Ctrl-C ends the command without leaving an incomplete file. Raises
    `MatterError` if a matter is outside the root.
    """
    watched = [Watched(locate(file, options.root)[0]) for file in matters]
    for matter in watched:
        _look_again(matter, options, show_line, only_check=only_check)
    if not only_check:
        _be_warm()
    number = f"{len(watched)} matter{'s' if len(watched) > 1 else ''}"
    show_line(f"watching {number}{'' if only_check else _papers_in(watched, options)}; Ctrl-C ends it")
    while True:
        pause(LOOK)
        changed = [matter for matter in watched if matter.has_changed]
        if changed:
            _settle(changed, pause)
        for matter in changed:
            _look_again(matter, options, show_line, only_check=only_check)


@cache
def _be_warm() -> None:
    """Load, once, the engine and data that all papers need."""
    warm_up()


def _papers_in(watched: Sequence[Watched], options: Options) -> str:
    """Return a phrase on the folder with the papers of all *watched* matters, or of the only matter."""
    folders = [options.out / folder_below(matter.file, options.root) for matter in watched]
    return f"; papers are in {display_name(folders[0] if len(folders) == 1 else options.out)}"


def _settle(changed: Sequence[Watched], pause: Pause) -> None:
    """Wait until the files of the *changed* matters have stopped changing."""
    before = [matter.state() for matter in changed]
    for _ in range(LOOKS):
        pause(SETTLE)
        now = [matter.state() for matter in changed]
        if now == before:
            return
        before = now


def _look_again(matter: Watched, options: Options, show_line: ShowLine, *, only_check: bool) -> None:
    """Check a matter and, unless *only_check*, make its papers; show new findings, and a line on the result."""
    name, start = display_name(matter.file), time.perf_counter()
    with recorded_reads() as reads:
        before, matter.reads = matter.reads, reads
        reads.add_file(matter.file)  # watch the matter's path even if it is a folder or a pipe now
        papers = _add_places(matter.file, options, reads)
        if signature(str(matter.file)):
            at = time.strftime("%H:%M:%S")
            done = _done(matter, options, show_line, only_check=only_check)
            show_line(f"{name}: {done} (as saved at {at}, {time.perf_counter() - start:.2f} s)")
        else:
            matter.pages.clear()
            matter.paper_hashes.clear()
            show_line(f"{name}: the file is gone; waiting until it exists again")
        if matter.stopped_by:
            # keep watching the earlier files, because an unusable matter may not name all of them
            for file in before.files:
                reads.add_file(file)
    if papers:
        reads.leave_out(papers)


def _add_places(file: Path, options: Options, reads: Reads) -> str:
    """Add to *reads* the places where a new file would affect the matter; return the folder of its papers, or ""."""
    try:
        file, root = locate(file, options.root)
    except MatterError:  # `load` reports an unreadable matter
        return ""
    for sign in signs_of_roots(file):
        reads.add_file(sign)
    for top in _folders_of(file, root, options):
        for folder in tree(str(top.absolute())):
            reads.add_folder(folder)
    return str((options.out / folder_below(file, options.root)).absolute())


def _folders_of(file: Path, root: Path, options: Options) -> Iterator[Path]:
    """Yield the folders, existing or not, where a new file could change the findings on the matter at *file*."""
    yield from (root / name for name in (*(folder for folder, _ in KINDS.values()), JUDGES, TEMPLATES))
    yield file.parent / FILED
    yield from (Path.cwd() / name for name in (*RECORDS, TEMPLATES))
    if options.templates:
        yield options.templates


def _done(matter: Watched, options: Options, show_line: ShowLine, *, only_check: bool) -> str:
    """Check a matter and, unless *only_check*, make its papers; show new findings, and return the result in words."""
    before = matter.paper_hashes
    matter.paper_hashes = {file: sha256 for file, sha256 in before.items() if file.exists()}
    try:
        if not only_check:
            settle_output(matter.file, options)
        checked = examine_matter(matter.file, options)
    except MatterError as stopped:
        result = Result(stopped.findings) if only_check else stopped_result(matter.file, stopped.findings, options)
        result = replace(result, are_checked=not isinstance(stopped, UncheckedMatterError))
        matter.stopped_by = _show_new(result.findings, matter.stopped_by, show_line)
    else:
        matter.stopped_by = frozenset()
        matter.reported |= _show_new(checked.findings, matter.reported, show_line)
        if not only_check:
            _be_warm()
        result = Result(checked.findings) if only_check else make_papers(checked, options, cache=matter.pages)
        matter.reported = _show_new(result.findings, matter.reported, show_line)
    return "; ".join([*_papers(result, matter, before), report.last_line([result])])


def _show_new(findings: Sequence[Finding], reported: Reported, show_line: ShowLine) -> Reported:
    """Show the *findings* that are not among *reported*, and return all *findings* by code and message."""
    new = tuple(finding for finding in findings if _code_and_message(finding) not in reported)
    for line in report.text(Result(new)):
        show_line(line)
    return frozenset(map(_code_and_message, findings))


def _code_and_message(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _papers(result: Result, matter: Watched, before: Mapping[Path, str]) -> Iterator[str]:
    """Yield a phrase on each paper; *before* has the hashes of the papers before this build."""
    for paper in result.papers:
        matter.paper_hashes[paper.file] = paper.sha256
        same = before.get(paper.file) == paper.sha256
        pages = f"{paper.pages} page{'s' if paper.pages != 1 else ''}"
        yield f"{paper.file.name}, {'the same pages' if same else pages}"
    yield from (f"{file.name} was not changed" for file in result.earlier_papers)
