"""Keys shared by the papers of several families."""

from pydantic import Field

from assembler.model.base import Line
from assembler.model.docket import Hearing
from assembler.model.filing import Filing, in_family


class ActionFiling(Filing):
    """A paper that can name the kind of action."""

    character: Line | None = Field(
        None,
        description="the kind of action, which some titles must name and some motions describe; by default, the "
        "names of the counts",
        examples=["Breach of Contract and Defamation"],
    )


class HeardFiling(Filing):
    """A paper that can say when its motion is heard, in the caption or the text."""

    hearing: Hearing | None = Field(
        None,
        description="when and where the motion is heard, for a caption that shows this",
        examples=[{"date": "2025-07-01"}],
    )


def character_of(filing: Filing) -> str | None:
    """Return the kind of action that *filing* names; None if it names none."""
    return in_family(filing, ActionFiling).character


def hearing_of(filing: Filing) -> Hearing | None:
    """Return the hearing that *filing* gives; None if it gives none."""
    return in_family(filing, HeardFiling).hearing
