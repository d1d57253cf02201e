"""The firm's own files that the program used in place of, or in addition to, the program's files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OwnFile:
    """A firm's own record, document type, file of sentences or template."""

    kind: str
    """The kind of file: a kind of record (`court`, `document`), `sentences`, or `template`."""
    file: Path
    sha256: str
    replaces: bool
    """Whether the firm's file replaces or changes one of the program's."""
