"""The keys of a declaration."""

from typing import ClassVar

from pydantic import Field

from assembler.model.base import Name
from assembler.model.filing import COMMON, Filing, in_family
from assembler.papers.keys import HeardFiling


class DeclarationFiling(HeardFiling):
    """A witness's statement under oath, and the name of the witness."""

    always: ClassVar[frozenset[str]] = COMMON | {"hearing"}

    declarant: Name | None = Field(None, description="the declarant, from `people`", examples=["officer"])

    @property
    def affiants(self) -> tuple[str, ...]:
        """The name, in the matter, of the declarant."""
        return (self.declarant,) if self.declarant else ()


def declaration_keys(filing: Filing) -> DeclarationFiling:
    """Return *filing* as a declaration; if it is not a declaration, the result has the default for each key."""
    return in_family(filing, DeclarationFiling)
