"""The files that a matter reads, and whether one of them has changed: what `watch` and `preview` look at."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assembler.catalog.filed_papers import FILED
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.catalog.record_kinds import KINDS
from assembler.findings.finding import MatterError
from assembler.load.packed import TEMPLATES
from assembler.load.reads import Reads, names_in, record_reads, signature, tree
from assembler.load.roots import folder_below, locate, root_markers
from assembler.results import Options
from assembler.validate.outside_files import RECORD_FOLDERS

POLL_SECONDS = 0.01
"""The number of seconds between polls of the files."""

SETTLE_SECONDS = 0.005
"""The number of seconds without a change before a matter is read. An editor may save a file in several steps."""

MAX_WAITS = 10
"""The maximum number of waits for a pause in saving, in case a program never stops saving."""

Pause = Callable[[float], None]


@dataclass
class WatchedFiles:
    """The files and folders that the matter at *file* reads, with their state when it was last read."""

    file: Path
    reads: Reads = field(default_factory=Reads)

    @property
    def exists(self) -> bool:
        """Whether the matter's file exists."""
        return bool(signature(str(self.file)))

    def state(self) -> object:
        """Return the present state of all files and folders that the matter reads."""
        return (
            [signature(file) for file in self.reads.files],
            [names_in(folder) for folder in self.reads.folders],
        )

    @property
    def have_changed(self) -> bool:
        """Whether a file or folder has changed since the matter was read."""
        return self.state() != ([*self.reads.files.values()], [*self.reads.folders.values()])

    def keep(self, earlier: Reads) -> None:
        """Also watch the files of *earlier* reads, because an unusable matter may not name all of its files."""
        for file in earlier.files:
            self.reads.add_file(file)

    @contextmanager
    def record_reads(self, options: Options) -> Iterator[Reads]:
        """Record what the block reads; yield the reads recorded before the block."""
        earlier_reads = self.reads
        with record_reads() as reads:
            self.reads = reads
            reads.add_file(self.file)  # watch the matter's path even if it is a folder or a pipe now
            output_folder = _add_places(self.file, options, reads)
            yield earlier_reads
        if output_folder:
            reads.leave_out(output_folder)


def settle(changed: Sequence[WatchedFiles], pause: Pause = time.sleep) -> None:
    """Wait until the files of the *changed* matters have stopped changing."""
    states = [files.state() for files in changed]
    for _ in range(MAX_WAITS):
        pause(SETTLE_SECONDS)
        new_states = [files.state() for files in changed]
        if new_states == states:
            return
        states = new_states


def _add_places(file: Path, options: Options, reads: Reads) -> str:
    """Add to *reads* the places where a new file would affect the matter; return the folder of its papers, or ""."""
    try:
        file, root = locate(file, options.root)
    except MatterError:  # `load` reports an unreadable matter
        return ""
    for marker in root_markers(file):
        reads.add_file(marker)
    for top in _folders_of(file, root, options):
        for folder in tree(str(top.absolute())):
            reads.add_folder(folder)
    return str((options.out / folder_below(file, options.root)).absolute())


def _folders_of(file: Path, root: Path, options: Options) -> Iterator[Path]:
    """Yield the folders, existing or not, where a new file could change the findings on the matter at *file*."""
    record_folders = [folder for folder, _ in KINDS.values()]
    yield from (root / name for name in (*record_folders, JUDGES, TEMPLATES))
    yield file.parent / FILED
    yield from (Path.cwd() / name for name in (*RECORD_FOLDERS, TEMPLATES))
    if options.templates:
        yield options.templates
