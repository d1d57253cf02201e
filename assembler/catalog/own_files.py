"""Files of a firm's own that were used in the place of the program's, or beside them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OwnFile:
    """A record, a document type, a file of sentences or a template that is not the program's."""

    kind: str
    """What it is: a kind of record (`court`, `document`), `sentences`, or `template`."""
    file: Path
    sha256: str
    replaces: bool
    """Whether the program has one of the same name, which it replaces or changes."""
