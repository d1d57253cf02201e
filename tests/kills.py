"""Kill runs while they write: at each line of the code that writes, or at moments spread over a whole build.

The next run must leave the folder in order: no hidden files, and each paper in the manifest complete and from the same
build. `python -m tests.kills 1000` kills 1,000 builds, half of them while they write, and reports the result
(their pages are made only once, because nothing is written while pages are made);
`python -m tests.kills lines` kills at each line, and `python -m tests.kills lines 3` at each third line. Runs are
forked from one process that has imported the program.
"""

import hashlib
import json
import os
import select
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import assembler.pipeline
import assembler.pipeline.finishing
import assembler.write.journal
from assembler.cli import cli
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.pipeline import examine_matter
from assembler.results import Checked, Options
from assembler.write import MANIFEST, settle_output
from assembler.write.filed import keep, settle_filed_papers
from tests.support.places import ASSEMBLER
from tests.support.runs import write_matter
from tests.support.written_papers import write_all

WRITING = {str(ASSEMBLER / "write" / name) for name in ("disk.py", "folders.py", "journal.py")}
pipeline: Any = assembler.pipeline
finishing: Any = assembler.pipeline.finishing
journal: Any = assembler.write.journal
"""Modules in which a function is replaced by one that also signals or fails."""

MATTER = Path("matter.yaml")
OUT = Path("output/matter")
FILED = Path("filed/matter")
OLD = b"%PDF-1.7 old"
NEW = b"%PDF-1.7 new"


IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - only a name that nobody can guess
"""The folder in which runs are killed at each line, where a write that is forced to the disk takes no time."""


def forked(run: Callable[[], object]) -> int:
    """Start *run* in a separate, silent process, and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        run()
    finally:
        os._exit(0)


def was_killed(child: int) -> bool:
    """Wait for the process *child*, and return whether it was killed."""
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def faults(folder: Path) -> list[str]:
    """Return the faults in a *folder* of papers and their records."""
    names = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    problems = [f"hidden file {name}" for name in names if name.startswith(".")]
    entries = entries_by_paper(folder)
    papers = {name for name in names if name.endswith(".pdf")}
    problems += [f"not recorded: {name}" for name in papers ^ entries.keys()]
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in papers & entries.keys()}
    return problems + [f"{name} is not what is recorded" for name in hashes if hashes[name] != entries[name]["sha256"]]


def entries_by_paper(folder: Path) -> dict[str, Any]:
    """Return the entry of each paper in *folder*, from its manifest or from a record beside each."""
    if (folder / MANIFEST).exists():
        entries: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))["papers"]
        return entries
    return {f"{file.stem}.pdf": json.loads(file.read_text("utf-8")) for file in folder.glob("*.json")}


# -- at each line -----------------------------------------------------------------------------------------------------


def run_until(line: int, run: Callable[[], None]) -> None:
    """Start *run*, and kill this process before it reaches the *line*-th line of the modules that write."""
    remaining_lines = line

    def trace(_frame: Any, event: str, _: object) -> Any:
        nonlocal remaining_lines
        if event == "line":
            if not remaining_lines:
                os.kill(os.getpid(), signal.SIGKILL)
            remaining_lines -= 1
        return trace

    sys.settrace(lambda frame, *_: trace if frame.f_code.co_filename in WRITING else None)
    run()


@cache
def checked() -> Checked:
    """Return the matter in the working folder, checked."""
    return examine_matter(MATTER, Options())


def build_new() -> None:
    """Write new papers over old ones."""
    write_all(checked(), NEW)


def build_and_put_back() -> None:
    """Write new papers; the last cannot be put in place, so the old papers come back."""
    real_replace = journal.replace
    call_count = 0

    def replace(part: Path, file: Path) -> None:
        nonlocal call_count
        call_count += 1
        if call_count == 3:  # the journal and one paper are in place
            raise MatterError(fault("OUT003", Place(file.name), "is open in another program"))
        real_replace(part, file)

    journal.replace = replace
    build_new()


def file_again() -> None:
    """File a paper that was rebuilt since it was last filed."""
    keep(MATTER, "complaint", Options(), replace=True)


SCENES: dict[str, Callable[[], None]] = {
    "build": build_new,
    "build and put back": build_and_put_back,
    "file": file_again,
}
"""The runs that are killed."""


def at_each_line(scene: str, step: int) -> Iterator[tuple[int, list[str]]]:
    """Kill the run of *scene* at each *step*-th of its lines; yield the line and the faults after the next run."""
    folder_before = Path.cwd()
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        saved = _saved(Path(name), scene)
        for line in range(0, 100_000, step):
            for folder in saved.iterdir():
                shutil.rmtree(folder.name, ignore_errors=True)
                shutil.copytree(folder, folder.name)
            if not was_killed(forked(partial(run_until, line, SCENES[scene]))):
                break
            yield line, list(_after_a_kill())
    os.chdir(folder_before)


def _saved(folder: Path, scene: str) -> Path:
    """Build and file old papers, change to their folder, and return where they are saved for each run of *scene*."""
    checked.cache_clear()
    (folder / "matter").mkdir()
    os.chdir(folder / "matter")
    write_matter(Path.cwd(), "about: x\n")
    write_all(checked(), OLD)
    keep(MATTER, "complaint", Options(), replace=False)
    if scene == "file":
        build_new()
    for name in ("output", "filed"):
        shutil.copytree(name, folder / "saved" / name)
    return folder / "saved"


def _after_a_kill() -> Iterator[str]:
    """Yield the faults after a kill, and after the next run begins."""
    yield from (f"broken: {file}" for file in Path.cwd().rglob("*.pdf") if file.read_bytes() not in {OLD, NEW})
    settle_output(MATTER, Options())
    settle_filed_papers(MATTER, Path.cwd())
    yield from (*faults(OUT), *faults(FILED))
    if {file.read_bytes() for file in OUT.glob("*.pdf")} == {OLD, NEW}:
        yield "papers of two builds"


# -- at moments of a whole build --------------------------------------------------------------------------------------

# The name of a party in each of three builds, whose papers therefore differ.
OLDER = "Beta Ropes, Inc."
NEWER = "Beta Cables, Inc."
NEXT = "Beta Twines, Inc."

STEP = 0.618034
"""The step from one moment to the next, as a fraction of a run. It is the golden ratio, which spreads them evenly."""


def build(name: str) -> None:
    """Build a matter in which a party is called *name*, or, if *name* is empty, a matter that cannot be read."""
    write_matter(Path.cwd(), f"about: x\nparties: {{beta: {{name: '{name}'}}}}\n" if name else "bogus: x\n")
    cli(["build", "matter.yaml"], standalone_mode=False)


class Signal:
    """A pipe through which a build signals that it begins to write."""

    def __init__(self) -> None:
        self.read_end, write_end = os.pipe()
        real_write = pipeline.write

        def write(*arguments: Any) -> Any:
            os.write(write_end, b"w")
            return real_write(*arguments)

        pipeline.write = write

    def wait(self) -> None:
        """Wait until a build begins to write."""
        os.read(self.read_end, 1)

    def empty(self) -> None:
        """Discard signals that nobody waited for."""
        while select.select([self.read_end], [], [], 0)[0]:
            os.read(self.read_end, 100)


def remember_pages() -> None:
    """Make the papers of each build once, so that killed runs and the runs after them only write papers."""
    real_prove = finishing._prove_paper
    paper_by_plan: dict[str, Any] = {}

    def prove(plan: Any, *rest: Any) -> Any:
        key = repr(plan)
        if key not in paper_by_plan:
            paper_by_plan[key] = real_prove(plan, *rest)
        return paper_by_plan[key]

    finishing._prove_paper = prove
    for name in (NEWER, NEXT, OLDER):
        with suppress(SystemExit):
            build(name)
    # The threads are the page engine's, and no child makes pages.
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)


def at_moments(count: int) -> Iterator[tuple[str, bool, list[str]]]:
    """Kill *count* builds, at moments spread evenly over a build and over its part from the first write.

    Yield when each run was to be killed, whether it was, and what is wrong after the next run.
    """
    signals = Signal()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        with Path(os.devnull).open("w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
            remember_pages()
        before = hashes()
        shutil.copytree("output", "saved")
        seconds_of_build = min(timed(NEWER, signals, writing=False) for _ in range(3))
        seconds_of_writing = min(timed(NEWER, signals, writing=True) for _ in range(3))
        number = killed_count = 0
        while killed_count < count:
            number += 1
            writing = number % 2 == 0
            moment = number * STEP % 1 * (seconds_of_writing if writing else seconds_of_build)
            shutil.rmtree("output")
            shutil.copytree("saved", "output")
            is_killed = killed_after(moment, signals, writing=writing)
            killed_count += is_killed
            is_usable = number % 4 == 0
            was_killed(forked(partial(build, NEXT if is_usable else "")))
            problems = faults(OUT)
            if not is_usable and len(before & hashes()) not in {0, len(before)}:
                problems.append("papers of two builds")
            yield f"{'writing' if writing else 'build'}, {moment:.4f} s", is_killed, problems


def killed_after(moment: float, signals: Signal, *, writing: bool) -> bool:
    """Start a build, kill it *moment* seconds later, or after it began *writing*, and return whether it was killed."""
    signals.empty()
    child = forked(partial(build, NEWER))
    if writing:
        signals.wait()
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return was_killed(child)


def timed(name: str, signals: Signal, *, writing: bool) -> float:
    """Return the seconds that a build takes, or its part from the first write."""
    signals.empty()
    start = time.perf_counter()
    child = forked(partial(build, name))
    if writing:
        signals.wait()
        start = time.perf_counter()
    was_killed(child)
    return time.perf_counter() - start


def hashes() -> set[str]:
    """Return the hashes of the papers in place."""
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in OUT.glob("*.pdf")}


def report(action: str, step: int = 1) -> int:
    """Kill a number of builds, or the runs of one scene or of all; print the faults left, and return their number."""
    if action.isdecimal():
        results = list(at_moments(int(action)))
    else:
        results = []
        for scene in [action] if action in SCENES else SCENES:
            results += [(f"{scene}, line {line}", True, problems) for line, problems in at_each_line(scene, step)]
    for moment, _, problems in results:
        if problems:
            print(f"{moment}: {'; '.join(problems)}")  # noqa: T201 - this command prints a report
    killed_count = sum(is_killed for _, is_killed, _ in results)
    faulty_count = sum(bool(problems) for *_, problems in results)
    outcome = f"{killed_count} killed before their end, {faulty_count} with a fault after the next run"
    print(f"{len(results)} runs, {outcome}")  # noqa: T201
    return faulty_count


if __name__ == "__main__":
    sys.exit(bool(report(sys.argv[1], *map(int, sys.argv[2:]))))
