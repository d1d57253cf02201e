"""The tables that a court requires before the text of some papers."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.court.motion import role_of
from assembler.model.document import DocumentType
from assembler.model.tables import Table

TabledPaper = Literal["complaint", "motion", "memorandum"]
"""Papers for which a court may require tables."""


class RequiredTables(Strict):
    """The tables that a court requires, and the papers that need them."""

    of: tuple[TabledPaper, ...] = Field(
        description="the papers that must have the tables: complaints, motions, memoranda of law"
    )
    tables: tuple[Table, ...] = Field(description="the tables")
    over_pages: int = Field(
        0,
        description="the maximum number of pages that these papers may have without tables; tables are not counted",
        examples=[10],
    )


def must_have(required: RequiredTables, paper: DocumentType) -> bool:
    """Whether papers of document type *paper* must have the tables required by *required*."""
    return ("complaint" if paper.opens else role_of(paper)) in required.of
