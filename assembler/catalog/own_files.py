"""A firm's own files that the program used instead of its own, or in addition."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OwnFile:
    """A record, a document type, a file of sentences or a template that is not the program's."""

    kind: str
    """The kind of file: a kind of record (`court`, `document`), `sentences`, or `template`."""
    file: Path
    sha256: str
    replaces: bool
    """Whether it replaces or changes the program's file of the same name."""
