"""Keys shared by the papers of several families."""

from pydantic import Field

from assembler.model.base import Line
from assembler.model.docket import Hearing
from assembler.model.filing import Filing, in_family


class ActionFiling(Filing):
    """A paper that may name the kind of action."""

    character: Line | None = Field(
        None,
        description="the kind of action, which some titles must name and some motions describe; by default, the "
        "names of the counts",
        examples=["Breach of Contract and Defamation"],
    )


class HeardFiling(Filing):
    """A paper that may give the hearing of its motion, for the caption or the text."""

    hearing: Hearing | None = Field(
        None,
        description="when and where the motion is heard, for a caption or text that gives the hearing",
        examples=[{"date": "2025-07-01"}],
    )


def character_of(filing: Filing) -> str | None:
    """Return the kind of action that *filing* names; None if *filing* names no kind."""
    return in_family(filing, ActionFiling).character


def hearing_of(filing: Filing) -> Hearing | None:
    """Return the hearing in *filing*; None if it has none."""
    return in_family(filing, HeardFiling).hearing
