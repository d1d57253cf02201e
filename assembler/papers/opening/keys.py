"""The keys of a paper that opens a case."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import PRINT_OPTIONAL, Line, Name, Strict, text_or
from assembler.model.filing import COMMON_KEYS, Filing, in_family
from assembler.papers.keys import ActionFiling


class EarlierPaper(Strict):
    """The paper that an amended paper amends."""

    file: Line | None = Field(
        None,
        description="the file of the earlier paper's matter, relative to this file, if that is another matter",
        examples=["../old/matter.yaml"],
    )
    paper: Name | None = Field(
        None,
        description="the earlier paper's id; in another matter, by default its only complaint",
        examples=["complaint"],
    )
    revision: Line | None = Field(
        None,
        description="the git revision, as a hash or a tag, from which the earlier paper's matter is read; without "
        "`file`, that is this matter as it was then",
        examples=["filed-2025-11-03"],
    )

    _number: int = PrivateAttr(0)
    _parties: tuple[str, ...] = PrivateAttr(())
    _exhibits: Mapping[tuple[str, str], int] = PrivateAttr({})

    @property
    def number(self) -> int:
        """The number of the amended complaint: 1 for the first; 0 if the earlier paper does not show the number."""
        return self._number

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the earlier paper's parties in its matter; none if only the filed paper is kept."""
        return self._parties

    @property
    def exhibits(self) -> Mapping[tuple[str, str], int]:
        """The exhibits that the earlier paper in another matter cites, by name and file.

        The value is the number of the amended complaint since which every complaint has cited the exhibit, or 0 for the
        original.
        """
        return self._exhibits

    def with_settled_values(
        self, number: int, parties: tuple[str, ...], exhibits: Mapping[tuple[str, str], int]
    ) -> Self:
        """Return a copy for the amended complaint with *number*, whose earlier paper has *parties* and *exhibits*."""
        copy = self.model_copy()
        copy._number = number  # noqa: SLF001 - the copy is of this class
        copy._parties = parties  # noqa: SLF001
        copy._exhibits = exhibits  # noqa: SLF001
        return copy

    @model_validator(mode="after")
    def _check_that_it_names_a_paper(self) -> "EarlierPaper":
        if not (self.file or self.paper or self.revision):
            raise PydanticCustomError("no_paper", "names no paper", {"fix": "write `paper:` with its id"})
        return self


class OpeningFiling(ActionFiling):
    """A paper that opens a case: the kind of action, and whether the paper shows the case number."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"character", "amends", "proposed"}

    conformed: bool = Field(
        False, description="whether the opening paper shows the case number and judge", examples=["true"]
    )
    amends: Annotated[EarlierPaper, text_or(EarlierPaper, "paper")] | None = Field(
        None,
        description="the earlier complaint that this one amends: another filing of the matter, a paper that "
        "`assembler file` keeps, a paper of another matter, or a paper in an earlier revision of a matter",
        examples=["complaint", {"file": "../old/matter.yaml", "paper": "complaint"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    proposed: bool = Field(
        False,
        description="whether an amended complaint is only proposed: its title says so, and it may be signed, unless "
        "the court's rule says otherwise",
        examples=["true"],
    )


def opening_keys(filing: Filing) -> OpeningFiling:
    """Return *filing* as a paper that opens a case; for any other paper, return one with every key at its default."""
    return in_family(filing, OpeningFiling)
