"""The keys of a declaration."""

from typing import ClassVar

from pydantic import Field

from assembler.model.base import Name
from assembler.model.filing import COMMON, Filing, in_family
from assembler.papers.keys import HeardFiling


class DeclarationFiling(HeardFiling):
    """A declaration or an affidavit, and the witness who makes it."""

    always: ClassVar[frozenset[str]] = COMMON | {"hearing"}

    declarant: Name | None = Field(None, description="the declarant, from `people`", examples=["officer"])

    @property
    def affiants(self) -> tuple[str, ...]:
        """The declarant's name in the matter."""
        return (self.declarant,) if self.declarant else ()


def declaration_keys(filing: Filing) -> DeclarationFiling:
    """Return *filing* as a declaration; for any other paper, return one whose keys all have their defaults."""
    return in_family(filing, DeclarationFiling)
