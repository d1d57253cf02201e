"""`ExhibitedMatter`: a matter with the text of its exhibits' files, for rules that compare the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assembler.model.matter import Matter


@dataclass(frozen=True)
class ExhibitedMatter:
    """A matter, and the text of each page of its exhibits' files, by the exhibit's name."""

    matter: Matter
    pages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Empty for an exhibit without a file, and for pages that have only an image."""
