"""`assembler watch`: matters are checked and built again each time that a file which they read is saved.

The process stays warm: the engine is imported, fonts are read, and a paper whose plan is the same keeps its pages.
Files are watched by looking at them, which costs little for a few dozen, and works on every file system.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NoReturn

from assembler.catalog import KINDS
from assembler.catalog.filed_papers import FILED
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.commands import report
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import display_name
from assembler.load.packed import TEMPLATES
from assembler.load.reads import Reads, names_in, recorded_reads, signature, tree
from assembler.load.roots import folder_below, locate, signs_of_roots
from assembler.pipeline import PaperCache, examine_matter, make_papers, stopped_result, warm_up
from assembler.results import Options, Result
from assembler.validate.outside_files import RECORDS
from assembler.write import settle_output

LOOK = 0.05
"""Seconds between two looks at the files."""

SETTLE = 0.02
"""Seconds for which nothing may change before a matter is read: an editor may save a file in several steps."""

LOOKS = 10
"""How often to wait for that; one who never stops saving is not waited for."""

Tell = Callable[[str], None]
Pause = Callable[[float], None]
Told = frozenset[tuple[str, str]]
"""Findings that were told, by their codes and messages."""


@dataclass
class Watched:
    """A matter that is watched: its file, what it reads, its pages and what was told of it."""

    file: Path
    reads: Reads = field(default_factory=Reads)
    known: PaperCache = field(default_factory=dict)
    told: Told = frozenset()
    made: dict[Path, str] = field(default_factory=dict)
    """The hash of each paper that was made."""
    stopped: Told = frozenset()
    """What was told of a file that cannot be used, as while a sentence is half written."""

    def state(self) -> object:
        """Return the state of all that it reads."""
        return (
            [signature(file) for file in self.reads.files],
            [names_in(folder) for folder in self.reads.folders],
        )

    @property
    def has_changed(self) -> bool:
        """Whether anything that it reads has changed since it was read, or a paper that was made is gone."""
        return not all(file.exists() for file in self.made) or self.state() != (
            [*self.reads.files.values()],
            [*self.reads.folders.values()],
        )


def watch(
    matters: Sequence[Path], options: Options, tell: Tell, *, only_check: bool, pause: Pause = time.sleep
) -> NoReturn:
    """Check *matters* and, unless *only_check*, make their papers, now and each time that something changes.

    *tell* prints a line. It never returns; Ctrl-C ends the run, as any other, at a moment that leaves all files whole.
    Raises `MatterError` if a matter is outside the root.
    """
    watched = [Watched(locate(matter, options.root)[0]) for matter in matters]
    for each in watched:
        _look_again(each, options, tell, only_check=only_check)
    if not only_check:
        _be_warm()
    matters_ = f"{len(watched)} matter{'s' if len(watched) > 1 else ''}"
    tell(f"watching {matters_}{'' if only_check else _papers_in(watched, options)}; Ctrl-C ends it")
    while True:
        pause(LOOK)
        changed = [each for each in watched if each.has_changed]
        if changed:
            _settle(changed, pause)
        for each in changed:
            _look_again(each, options, tell, only_check=only_check)


@cache
def _be_warm() -> None:
    """Keep from the first paper on what the next ones have in common with it."""
    warm_up()


def _papers_in(watched: Sequence[Watched], options: Options) -> str:
    """Return in words where the papers of the *watched* matters are: the folder of one, or that of all."""
    folders = [options.out / folder_below(each.file, options.root) for each in watched]
    return f"; papers are in {display_name(folders[0] if len(folders) == 1 else options.out)}"


def _settle(changed: Sequence[Watched], pause: Pause) -> None:
    """Wait until what *changed* stays as it is for a moment."""
    before = [each.state() for each in changed]
    for _ in range(LOOKS):
        pause(SETTLE)
        now = [each.state() for each in changed]
        if now == before:
            return
        before = now


def _look_again(each: Watched, options: Options, tell: Tell, *, only_check: bool) -> None:
    """Check a matter and, unless *only_check*, make its papers; tell in one line what was done, after new findings."""
    name, start = display_name(each.file), time.perf_counter()
    with recorded_reads() as reads:
        before, each.reads = each.reads, reads
        reads.add_file(each.file)  # a folder or a pipe in its place counts too
        papers = _add_places(each.file, options, reads)
        if signature(str(each.file)):
            at = time.strftime("%H:%M:%S")
            done = _done(each, options, tell, only_check=only_check)
            tell(f"{name}: {done} (as saved at {at}, {time.perf_counter() - start:.2f} s)")
        else:
            each.known.clear()
            each.made.clear()
            tell(f"{name}: is gone; waiting until it is there again")
        if each.stopped:
            for file in before.files:  # one that cannot be read now may be no file at all, and was not opened
                reads.add_file(file)
    if papers:
        reads.leave_out(papers)


def _add_places(file: Path, options: Options, reads: Reads) -> str:
    """Add to *reads* where a file may appear that the matter at *file* would read; return the folder of its papers.

    Of a matter that has become a link out of its root there is none.
    """
    try:
        file, root = locate(file, options.root)
    except MatterError:  # told when it is read
        return ""
    for sign in signs_of_roots(file):
        reads.add_file(sign)
    for top in _folders_of(file, root, options):
        for folder in tree(str(top.absolute())):
            reads.add_folder(folder)
    return str((options.out / folder_below(file, options.root)).absolute())


def _folders_of(file: Path, root: Path, options: Options) -> Iterator[Path]:
    """Yield the folders, existing or not, in which a new file may change what is found in the matter at *file*."""
    yield from (root / name for name in (*(folder for folder, _ in KINDS.values()), JUDGES, TEMPLATES))
    yield file.parent / FILED
    yield from (Path.cwd() / name for name in (*RECORDS, TEMPLATES))
    if options.templates:
        yield options.templates


def _done(each: Watched, options: Options, tell: Tell, *, only_check: bool) -> str:
    """Check a matter and, unless *only_check*, make its papers; tell new findings, and return in words what was done.

    The findings of the check are told before the papers are made.
    """
    before, each.made = each.made, {file: found for file, found in each.made.items() if file.exists()}
    try:
        if not only_check:
            settle_output(each.file, options)
        checked = examine_matter(each.file, options)
    except MatterError as stopped:
        result = Result(stopped.findings) if only_check else stopped_result(each.file, stopped.findings, options)
        each.stopped = _tell_new(result.findings, each.stopped, tell)
    else:
        each.stopped = frozenset()
        each.told |= _tell_new(checked.findings, each.told, tell)
        if not only_check:
            _be_warm()
        result = Result(checked.findings) if only_check else make_papers(checked, options, cache=each.known)
        each.told = _tell_new(result.findings, each.told, tell)
    return "; ".join([*_papers(result, each, before), report.tally(result.findings)])


def _tell_new(findings: Sequence[Finding], told: Told, tell: Tell) -> Told:
    """Tell those of *findings* that are not in *told*, wherever they stood; return what all are known by."""
    for line in report.text(Result(tuple(finding for finding in findings if _known_by(finding) not in told))):
        tell(line)
    return frozenset(map(_known_by, findings))


def _known_by(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _papers(result: Result, each: Watched, before: Mapping[Path, str]) -> Iterator[str]:
    """Yield what became of each paper, compared with the hashes *before*."""
    for paper in result.papers:
        each.made[paper.file] = paper.sha256
        same = before.get(paper.file) == paper.sha256
        pages = f"{paper.pages} page{'s' if paper.pages != 1 else ''}"
        yield f"{paper.file.name}, {'the same pages' if same else pages}"
    yield from (f"{file.name} stays as it was" for file in result.earlier_papers)
