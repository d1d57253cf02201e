"""Keys that papers of several families have."""

from pydantic import Field

from assembler.model.base import Line
from assembler.model.docket import Hearing
from assembler.model.filing import Filing, in_family


class ActionFiling(Filing):
    """A paper that names the kind of action."""

    character: Line | None = Field(
        None,
        description="the kind of action, for a title that must name it and a motion that states its nature; by default,"
        " the names of the counts",
        examples=["Breach of Contract and Defamation"],
    )


class HeardFiling(Filing):
    """A paper whose caption or text may say when it is heard."""

    hearing: Hearing | None = Field(
        None, description="when it is heard, for a caption that shows it", examples=[{"date": "2025-07-01"}]
    )


def character_of(filing: Filing) -> str | None:
    """Return the kind of action that *filing* names; None if it names none."""
    return in_family(filing, ActionFiling).character


def hearing_of(filing: Filing) -> Hearing | None:
    """Return the hearing that *filing* gives; None if it gives none."""
    return in_family(filing, HeardFiling).hearing
