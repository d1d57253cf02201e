"""Reads files as they were in a revision of their git repository, without checking the revision out.

git only reads objects: it runs no hooks and no filters, and fetches nothing. A repository that reads objects from
another folder is refused.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.load.files import display_name, place_of, real_path

TOO_MANY_BYTES = 2_000_001
"""The size, in bytes, from which a file is not read: one byte more than a YAML file may have."""

REVISION = re.compile(r"[^\s\x00-\x20-][^\s\x00-\x20:]{0,199}")
"""The name of a revision: a hash, a tag or a branch, perhaps with a suffix such as `~1`."""

GIT_SECONDS = 30
"""The number of seconds after which git is stopped."""

READ_ONLY = ("-c", "core.hooksPath=", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never", "--no-pager")
"""Settings under which git runs no program of the repository's own and opens no connection."""

RESOLVE = ("rev-parse", "--verify", "--quiet", "--end-of-options")
"""The command that returns the hash of a revision; a name cannot be taken for an option."""

ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "true", "GIT_NO_REPLACE_OBJECTS": "true", "GIT_TERMINAL_PROMPT": "false"}
"""Variables under which git fetches nothing, replaces no object and asks no question."""


class RevisionTexts(Mapping[Path, str]):
    """The text of each file of a revision, by the file's path with links followed; each text is read when needed.

    Getting a file of the repository that is not in the revision raises `MatterError`.
    """

    def __init__(self, top: Path, name: str, commit: str) -> None:
        """Store the repository's folder *top*, the revision's *name* as the user gives it, and its *commit*."""
        self.top = top
        self.name = name
        self.commit = commit
        self._texts: dict[Path, str | None] = {}

    def __getitem__(self, file: Path) -> str:
        if not file.is_relative_to(self.top):
            raise KeyError(file)
        text = self._text(file)
        if text is None:
            message = f"is not in revision `{brief(self.name)}` of the git repository"
            raise MatterError(fault("MAT013", place_of(file), message, fix="name a revision that has the file"))
        return text

    def __contains__(self, file: object) -> bool:
        return isinstance(file, Path) and file.is_relative_to(self.top) and self._text(file) is not None

    def __iter__(self) -> Iterator[Path]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def _text(self, file: Path) -> str | None:
        """Return the text of *file* in the revision; None if the revision has no such file."""
        if file not in self._texts:
            self._texts[file] = _text_of(self.top, f"{self.commit}:{file.relative_to(self.top).as_posix()}")
        return self._texts[file]


def revision_texts(name: str, file: Path, place: Place) -> RevisionTexts:
    """Return the files of the revision *name* of the git repository that contains *file*.

    Raises `MatterError` with a finding at *place* if git cannot be run, *file* is not in a git repository, or the
    repository reads from another folder or has no such revision.
    """
    folder = real_path(file).parent
    top = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)
    if top is None:
        message = f"`{display_name(file)}` is not in a git repository"
        fix = "name the earlier paper's file instead: `amends: {file: ...}`"
        raise MatterError(fault("MAT013", place, message, fix=fix))
    if foreign := _foreign_part(top / ".git"):
        message = f"the git repository `{display_name(top)}` reads from another folder, through `{foreign}`"
        fix = "make a copy of the repository with `git clone --no-local`, and use the matter there"
        raise MatterError(fault("MAT013", place, message, fix=fix))
    commit = _git(top, *RESOLVE, f"{name}^{{commit}}", place=place) if REVISION.fullmatch(name) else None
    if commit is None:
        message = f"the git repository `{display_name(top)}` has no revision `{brief(name)}`"
        fix = "write a commit's hash, a tag or a branch; `git log` lists them"
        raise MatterError(fault("MAT013", place, message, fix=fix))
    return RevisionTexts(top, name, commit.decode().strip())


def _foreign_part(folder: Path) -> str:
    """Return the first part of a repository's *folder* that leads to another folder; "" if there is none."""
    if folder.is_symlink() or not folder.is_dir():
        return ".git"
    for part in (folder / "commondir", folder / "objects/info/alternates"):
        if part.exists():
            return part.relative_to(folder.parent).as_posix()
    parts = (part for parent in ("", "objects", "objects/pack", "refs") for part in _entries(folder / parent))
    return next((part.relative_to(folder.parent).as_posix() for part in parts if part.is_symlink()), "")


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.iterdir())


def _text_of(top: Path, name: str) -> str | None:
    """Return the text of the object *name* of the repository in *top*; None if there is no such object."""
    size = _git(top, "cat-file", "-s", name)
    raw = _git(top, "cat-file", "blob", name) if size and int(size) < TOO_MANY_BYTES else None
    if raw is None:
        return " " * TOO_MANY_BYTES if size else None  # the YAML reader rejects text of this length as too large
    return raw.decode("utf-8", "surrogateescape")


def _git(top: Path, *arguments: str, place: Place | None = None) -> bytes | None:
    """Return the output of git on the repository in *top*; None if git fails.

    Raises `MatterError` with a finding at *place* if git cannot be run.
    """
    from subprocess import DEVNULL, CalledProcessError, TimeoutExpired, check_output  # noqa: PLC0415

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", f"--git-dir={top / '.git'}", *READ_ONLY, *arguments]
    try:
        output: bytes = check_output(  # noqa: S603 - starts no shell
            command, stdin=DEVNULL, stderr=DEVNULL, env=environment | ENVIRONMENT, timeout=GIT_SECONDS, cwd=top
        )
    except (CalledProcessError, TimeoutExpired, ValueError):
        return None
    except OSError:
        message = "git, which reads revisions, cannot be run"
        fix = "install git, or name a file: `amends: {file: ...}`"
        raise MatterError(fault("MAT013", place or place_of(top), message, fix=fix)) from None
    return output
