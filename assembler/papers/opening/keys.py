"""The keys of a paper that opens a case."""

from typing import ClassVar

from pydantic import Field

from assembler.model.filing import COMMON, Filing, in_family
from assembler.papers.keys import ActionFiling


class OpeningFiling(ActionFiling):
    """A paper that opens a case: the kind of action, and whether the paper shows the case number."""

    always: ClassVar[frozenset[str]] = COMMON | {"character"}

    conformed: bool = Field(
        False, description="whether the opening paper shows the case number and judge", examples=["true"]
    )


def opening_keys(filing: Filing) -> OpeningFiling:
    """Return *filing* as a paper that opens a case; for any other paper, return one with every key at its default."""
    return in_family(filing, OpeningFiling)
