"""The keys of papers that propose or report an amended complaint."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from assembler.findings.path import KeyPath
from assembler.model.base import Name, Names
from assembler.model.filing import COMMON_KEYS, Filing, in_family
from assembler.papers.keys import HeardFiling

MadeExhibit = Literal["proposed pleading", "marked copy"]
"""An exhibit that the program makes from the amended complaint."""

PleadingExhibits = Literal["all", "new", "omitted"]
"""Which exhibits of a proposed complaint are attached after it; the earlier complaint did not have the new ones."""


class AmendingFiling(Filing):
    """A paper that proposes or reports an amended complaint: the complaint, and what the paper attaches."""

    proposes: Name | None = Field(
        None,
        description="the id of the amended complaint that the paper is about; by default, the only one of the matter",
        examples=["complaint"],
    )
    attaches: tuple[MadeExhibit, ...] | None = Field(
        None,
        description="what the paper attaches: the proposed pleading, its marked copy, or both, which the program "
        "makes; by default, what the court's rule asks for, and with a notice the marked copy",
        examples=[["proposed pleading", "marked copy"]],
    )
    pleading_exhibits: PleadingExhibits | None = Field(
        None,
        description="which exhibits of the proposed complaint are attached after it: `all`, only `new` ones, or "
        "none (`omitted`), as the paper then says; by default, what the court's rule asks for, or else all",
        examples=["omitted"],
    )


class ConsentFiling(AmendingFiling, HeardFiling):
    """A stipulation to an amended complaint, or the notice of its filing."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"hearing"}

    stipulated_by: Names = Field(
        (),
        description="the parties who sign a stipulation besides the plaintiffs; by default, the parties who must sign "
        "it",
        examples=[["aws"]],
    )

    def party_names(self) -> Iterator[tuple[KeyPath, Names]]:
        """Yield the names of parties in the paper's keys, with their paths."""
        yield from super().party_names()
        yield ("stipulated_by",), self.stipulated_by


def amending_keys(filing: Filing) -> AmendingFiling:
    """Return *filing* as a paper about an amended complaint; for any other paper, one with every key at its default."""
    return in_family(filing, AmendingFiling)


def consent_keys(filing: Filing) -> ConsentFiling:
    """Return *filing* as a stipulation or a notice; for any other paper, one whose keys all have their defaults."""
    return in_family(filing, ConsentFiling)
