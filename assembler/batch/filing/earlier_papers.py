"""Papers of an earlier build in the folder of a filing: of one that is stopped now, or whose row is gone."""

import re
from pathlib import Path

from assembler.batch.settings import Settings
from assembler.model.base import NAME
from assembler.write import papers_of_earlier_build
from assembler.write.disk import hash_of


def papers_left(name: str, settings: Settings) -> dict[str, str]:
    """Return the hashes of the papers that an earlier build of the filing called *name* has left, by path."""
    if not re.fullmatch(NAME, name):
        return {}
    files = papers_of_earlier_build(settings.base, settings.options, Path(settings.folder) / name)
    return {file.relative_to(settings.options.out).as_posix(): hash_of(file) for file in files}


def files_left(folder: Path, settings: Settings) -> dict[str, str]:
    """Return the hashes of all files in the *folder* of a filing, by path; none if there is no such folder."""
    files = sorted(file for file in folder.glob("*") if file.is_file())
    return {file.relative_to(settings.options.out).as_posix(): hash_of(file) for file in files}
