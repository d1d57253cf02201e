"""The files of a matter as it was read, and the findings in each of them."""

from collections.abc import Iterable
from pathlib import Path

from assembler.findings.finding import Finding
from assembler.language_server.protocol import file_of
from assembler.language_server.readings import Reading, extended_files, matters_of
from assembler.load.files import real_path
from assembler.load.source import OpenTexts


def findings_in(file: Path, reading: Reading) -> dict[Finding, None]:
    """Return the findings of *reading* in *file* as the keys of a dict, which keeps their order."""
    return dict.fromkeys(finding for finding in reading.findings if file_of(finding.place) == file)


def files_of(reading: Reading) -> set[Path]:
    """Return the files of a matter, and all other files in which it has findings."""
    own_files = reading.source.texts if reading.source else [reading.file]
    files = {Path(file).absolute() for file in own_files}
    return files | {file_of(finding.place) for finding in reading.findings}


def extended_by(matters: Iterable[Path], files: Iterable[Path], open_texts: OpenTexts) -> list[Path]:
    """Return those of *files* that one of *matters* extends, and that are not matters in their own right."""
    extended = {real_path(file) for matter in matters for file in extended_files(matter, open_texts)}
    return [file for file in files if real_path(file) in extended and file not in matters_of(file, open_texts)]
