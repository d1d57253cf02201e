"""The keys of a declaration."""

from collections.abc import Iterator
from typing import ClassVar, get_args

from pydantic import Field

from assembler.findings.path import KeyPath
from assembler.model.base import Name, Prose, Strict
from assembler.model.court.amended import DeclaredPoint
from assembler.model.filing import COMMON_KEYS, Filing, in_family
from assembler.papers.keys import HeardFiling


class AmendmentPoints(Strict):
    """What a declarant says about an amendment, each point in the declarant's own words."""

    effect: Prose | None = Field(
        None,
        description="the effect of the amendment",
        examples=["The amendment drops one count and states the damages."],
    )
    necessary: Prose | None = Field(
        None,
        description="why the amendment is necessary and proper",
        examples=["The count rests on a statute that was repealed."],
    )
    discovered: Prose | None = Field(
        None,
        description="when the facts behind the amended allegations were discovered",
        examples=["I learned the amount from a report of August 2, 2021."],
    )
    not_earlier: Prose | None = Field(
        None,
        description="why the request was not made earlier",
        examples=["The report was not finished before August 2, 2021."],
    )

    @property
    def stated_points(self) -> dict[DeclaredPoint, str]:
        """The points that the declaration makes, in the usual order."""
        points: tuple[DeclaredPoint, ...] = get_args(DeclaredPoint)
        texts = {point: getattr(self, point) for point in points}
        return {point: text for point, text in texts.items() if text}


class DeclarationFiling(HeardFiling):
    """A declaration or an affidavit, and the witness who makes it."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"hearing"}

    declarant: Name | None = Field(None, description="the declarant, from `people`", examples=["officer"])

    amendment: AmendmentPoints | None = Field(
        None,
        description="what the declarant says about an amendment of the complaint",
        examples=[{"effect": "The amendment drops one count."}],
    )

    def own_texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the paragraphs of the declaration and its points on an amendment, with their paths."""
        yield from super().own_texts()
        points = self.amendment.stated_points if self.amendment else {}
        yield from ((("amendment", point), text) for point, text in points.items())

    @property
    def affiants(self) -> tuple[str, ...]:
        """The declarant's name in the matter."""
        return (self.declarant,) if self.declarant else ()


def declaration_keys(filing: Filing) -> DeclarationFiling:
    """Return *filing* as a declaration; for any other paper, return one whose keys all have their defaults."""
    return in_family(filing, DeclarationFiling)
