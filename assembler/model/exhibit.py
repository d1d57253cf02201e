"""Exhibits: the documents that a paper attaches, and how they are labeled, marked and filed."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveInt
from pydantic_core import PydanticCustomError

from assembler.model.base import PRINT_OPTIONAL, Day, Line, Strict

ExhibitFiling = Literal["separate", "combined", "not attached"]
"""How exhibits are filed: as separate files, in the paper's file after the paper, or not with the paper."""


BATES = r"^([A-Za-z][A-Za-z0-9 ._-]{0,30})?[0-9]{1,10}$"
"""A Bates number: digits, with or without a prefix."""

MAX_TITLE_LENGTH = 800
"""The maximum length of an exhibit's title, in characters; a longer title may not fit on the cover sheet."""

MAX_LABEL_LENGTH = 20
"""The maximum length of a label, in characters; labels become part of bookmarks and file names."""

EXHIBIT_LABEL = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"


QUOTES = "\"'“”‘’"


def _no_quotes(value: Any) -> Any:
    """Refuse a label typed in quotation marks."""
    if isinstance(value, str) and value[:1] in QUOTES:
        fix = "write the label without quotation marks; `exhibit_form: {quotes: true}` adds them to all labels"
        raise PydanticCustomError("quoted_label", "has quotation marks", {"fix": fix})
    return value


class HiddenWords(Strict):
    """Hidden text on a page of an exhibit. The user says that everybody may read this text."""

    page: PositiveInt = Field(description="the number of the page in the file, from 1", examples=["3"])
    words: Line = Field(description="the hidden text, exactly as in the file", examples=["Figure 2: Sales by month"])


class Exhibit(Strict):
    """A document that a paper attaches."""

    title: Line = Field(
        max_length=MAX_TITLE_LENGTH,
        description="the exhibit's title",
        examples=["AWS Customer Agreement"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    label: (
        Annotated[
            str,
            Field(pattern=EXHIBIT_LABEL, max_length=MAX_LABEL_LENGTH),
            BeforeValidator(_no_quotes, json_schema_input_type=str),
        ]
        | None
    ) = Field(None, description="the exhibit's label, instead of the next letter", examples=["1", "A-1"])
    date: Day | None = Field(None, description="the exhibit's date", examples=["2021-01-09"])
    file: Line | None = Field(
        None,
        description="the exhibit's file: a PDF, or a PNG, JPEG, TIFF or WebP picture, inside the root folder, by its "
        "path relative to this file",
        examples=["exhibits/a.pdf"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    hidden_words: tuple[HiddenWords, ...] = Field(
        (),
        description="hidden text (under a box, in the color of the page or outside the page) that everybody may read "
        "(EXH005)",
        examples=["[{page: 3, words: 'Figure 2: Sales by month'}]"],
        json_schema_extra=PRINT_OPTIONAL,
    )


ExhibitWord = Literal["Exhibit", "Attachment", "Appendix"]
"""A paper's word for its exhibits."""


class ExhibitForm(Strict):
    """How exhibits are labeled, marked and filed."""

    word: ExhibitWord = Field(
        "Exhibit",
        description="the word for exhibits in papers, references, stamps and sheets",
        examples=["Attachment"],
    )

    labels: Literal["letters", "numbers"] = Field(
        "letters", description="whether exhibits have letters or numbers", examples=["numbers"]
    )
    quotes: bool = Field(
        False, description="whether a text puts the label in quotation marks: Exhibit “A”", examples=["true"]
    )
    order: Literal["as listed", "as cited"] = Field(
        "as listed",
        description="whether exhibits are labeled in the order of `exhibits` or in the order in which allegations "
        "first cite them",
        examples=["as cited"],
    )
    filed: ExhibitFiling | None = Field(
        None,
        description="`separate`: each exhibit is a separate file; `combined`: all are in the paper's file; `not "
        "attached`; by default, as the court requires",
        examples=["combined"],
    )
    cover_sheets: bool = Field(True, description="whether each exhibit has a cover sheet", examples=["false"])
    stamps: bool = Field(
        True,
        description="whether each page is marked `Exhibit A, page 3 of 12`, in a blank area of the page",
        examples=["false"],
    )
    bates: Line | None = Field(
        None,
        description="the number of the first page, if the pages of all exhibits of the matter are numbered as one "
        "series",
        examples=["PARLER 000001"],
        pattern=BATES,
    )
    index: bool = Field(False, description="whether an index precedes the exhibits", examples=["true"])
    two_sided: bool = Field(
        False,
        description="whether each exhibit begins on the front of a sheet, for printing on both sides",
        examples=["true"],
    )
    letter_size: bool = Field(
        False, description="whether pages of another size are scaled to letter size", examples=["true"]
    )


USUAL_EXHIBIT_FORM = ExhibitForm.model_construct()
"""How exhibits are labeled, marked and filed by default."""
