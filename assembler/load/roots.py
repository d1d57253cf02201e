"""Finds a matter's root: a named, marked or trusted folder, or its own folder. No file outside the root is read."""

from collections.abc import Iterator
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import display_name, is_file, is_within, place_of, real_path
from assembler.load.trust import NoConfigurationError, record_file, trust_of

MARKER = "assembler.root"
"""The name of a file that makes its folder the root of all matters in the folder; the file's content is ignored."""


def locate(file: Path, root: Path | None = None) -> tuple[Path, Path]:
    """Return the file of the matter at *file* and the matter's root, without reading the file.

    Raises `MatterError` if the matter is outside the *root* that the user names.
    """
    file = _matter_file(file).absolute()
    root = real_path(root) if root else _root_above(file)
    if not is_within(file, root):
        message = f"is outside the root `{display_name(root)}`"
        raise MatterError(
            fault("YML001", place_of(file), message, fix="choose a root that contains it with `--root DIR`")
        )
    return file, root


def _matter_file(file: Path) -> Path:
    try:
        return file / "matter.yaml" if file.is_dir() else file
    except OSError:
        return file


def _root_above(file: Path) -> Path:
    """Return the nearest marked or trusted folder that contains the matter *file*, or else the folder of *file*."""
    folder_of_file = real_path(file.parent)
    return next((folder for folder in (folder_of_file, *folder_of_file.parents) if _is_marked(folder)), folder_of_file)


def _is_marked(folder: Path) -> bool:
    return is_file(folder / MARKER) or trust_of(folder) is not None


def root_markers(file: Path) -> Iterator[str]:
    """Yield the marker and the trust record of each folder that contains *file*, whether or not they exist."""
    folder_of_file = real_path(file.parent)
    for folder in (folder_of_file, *folder_of_file.parents):
        yield str(folder / MARKER)
        try:
            yield str(record_file(folder))
        except NoConfigurationError:
            continue


def folder_below(file: Path, root: Path | None) -> Path:
    """Return the folder for the papers of the matter at *file*, as a path relative to the output folder.

    The folder is the matter's path without its suffix, relative to the *root* that the user names. By default, the path
    is relative to the working folder or, for a matter outside it, to the matter's root.
    """
    working_folder = Path.cwd()
    top = root or (working_folder if is_within(file, working_folder) else _root_above(file))
    return real_path(file).relative_to(real_path(top)).with_suffix("")
