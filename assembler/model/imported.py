"""What an import left for a person to confirm."""

from pydantic import Field

from assembler.model.base import Line, Strict


class ImportDoubt(Strict):
    """A doubt about an imported paper; delete the entry once the matter says what the source says."""

    about: Line = Field(description="what the doubt concerns", examples=["the number 6 before paragraph 7 is missing"])
    page: int | None = Field(None, gt=0, description="the page of the source", examples=["3"])
    line: int | None = Field(None, gt=0, description="the line of that page", examples=["12"])
    paragraph: int | None = Field(
        None, gt=0, description="in a Word file, which has no pages: the number of the paragraph", examples=["24"]
    )
    begins: Line | None = Field(
        None, description="the first words of that paragraph, by which Word finds it", examples=["JURY TRIAL DEMANDED"]
    )


class Imported(Strict):
    """What `assembler import` left for a person to confirm in the paper that it read."""

    doubts: tuple[ImportDoubt, ...] = Field(
        (),
        description="the doubts to confirm; while any is left, only drafts are made",
        examples=[[{"about": "the court", "page": 1, "line": 2}]],
    )
