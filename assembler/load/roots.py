"""The root of a matter, outside which nothing is read: named, marked or trusted; otherwise the matter's own folder."""

from collections.abc import Iterator
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import display_name, is_file, is_within, place_of, real_path
from assembler.load.trust import NoConfigurationError, record_file, trust_of

MARKER = "assembler.root"
"""The name of the file that marks its folder as the root of all matters below; its content is ignored."""


def locate(file: Path, root: Path | None = None) -> tuple[Path, Path]:
    """Return the file of the matter at *file*, and its root, without reading the file.

    Raises `MatterError` if the matter is outside the *root* that the user names.
    """
    file = _matter_file(file).absolute()
    root = real_path(root) if root else _root_above(file)
    if not is_within(file, root):
        message = f"is outside the root `{display_name(root)}`"
        raise MatterError(fault("YML001", place_of(file), message, fix="name a root that contains it, with `--root`"))
    return file, root


def _matter_file(file: Path) -> Path:
    try:
        return file / "matter.yaml" if file.is_dir() else file
    except OSError:
        return file


def _root_above(file: Path) -> Path:
    """Return the nearest marked or trusted folder that the matter *file* is in, or else its own folder.

    The nearest one wins, so that a marker in a folder from somebody else can narrow the root but not widen it.
    """
    own = real_path(file.parent)
    return next((folder for folder in (own, *own.parents) if _is_marked(folder)), own)


def _is_marked(folder: Path) -> bool:
    return is_file(folder / MARKER) or trust_of(folder) is not None


def signs_of_roots(file: Path) -> Iterator[str]:
    """Yield each file, existing or not, that makes a folder the root of the matter *file*."""
    own = real_path(file.parent)
    for folder in (own, *own.parents):
        yield str(folder / MARKER)
        try:
            yield str(record_file(folder))
        except NoConfigurationError:
            continue


def folder_below(file: Path, root: Path | None) -> Path:
    """Return the folder for the papers of the matter at *file*, relative to the output folder.

    It is the matter's path, without its suffix, below the *root* that the user names; otherwise below the working
    folder, or below the root of a matter that is elsewhere.
    """
    here = Path.cwd()
    top = root or (here if is_within(file, here) else _root_above(file))
    return real_path(file).relative_to(real_path(top)).with_suffix("")
