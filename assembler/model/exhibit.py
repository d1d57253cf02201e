"""Exhibits: the documents that a paper attaches, and how they are labeled, marked and filed."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveInt
from pydantic_core import PydanticCustomError

from assembler.model.base import FOR_THE_FILE, Day, Line, Strict

Filed = Literal["separate", "combined", "not attached"]
"""How exhibits are filed: in separate files, in the paper's file behind it, or not with the paper."""


BATES = r"^([A-Za-z][A-Za-z0-9 ._-]{0,30})?[0-9]{1,10}$"
"""A number in a series of pages, which may have words before its digits."""

LONGEST_LABEL = 20
"""The longest label, in characters; bookmarks and file names contain it."""

EXHIBIT_LABEL = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"


QUOTES = "\"'“”‘’"


def _no_quotes(value: Any) -> Any:
    """Refuse a label in quotation marks: `quotes` adds them to all labels."""
    if isinstance(value, str) and value[:1] in QUOTES:
        fix = "write it without them, and `exhibit_form: {quotes: true}` for the quotation marks of all labels"
        raise PydanticCustomError("quoted_label", "has quotation marks", {"fix": fix})
    return value


class HiddenWords(Strict):
    """Hidden words on a page of an exhibit that can be copied out of it, and that everybody may read."""

    page: PositiveInt = Field(description="the page of the file, counted from 1", examples=["3"])
    words: Line = Field(description="the words, as they are in the file", examples=["Figure 2: Sales by month"])


class Exhibit(Strict):
    """A document that the complaint attaches."""

    title: Line = Field(description="its title", examples=["AWS Customer Agreement"], json_schema_extra=FOR_THE_FILE)
    label: (
        Annotated[
            str,
            Field(pattern=EXHIBIT_LABEL, max_length=LONGEST_LABEL),
            BeforeValidator(_no_quotes, json_schema_input_type=str),
        ]
        | None
    ) = Field(None, description="its label, instead of the next letter", examples=["1", "A-1"])
    date: Day | None = Field(None, description="its date", examples=["2021-01-09"])
    file: Line | None = Field(
        None,
        description="a PDF, or a picture in PNG, JPEG, TIFF or WebP, inside the root, relative to this file",
        examples=["exhibits/a.pdf"],
        json_schema_extra=FOR_THE_FILE,
    )
    hidden_words: tuple[HiddenWords, ...] = Field(
        (),
        description="words under a box, in its color or outside the page, which everybody may read (EXH005)",
        examples=["[{page: 3, words: 'Figure 2: Sales by month'}]"],
        json_schema_extra=FOR_THE_FILE,
    )


class ExhibitForm(Strict):
    """How exhibits are labeled, marked and filed."""

    labels: Literal["letters", "numbers"] = Field(
        "letters", description="whether exhibits have letters or numbers", examples=["numbers"]
    )
    quotes: bool = Field(
        False, description="whether a text has the label in quotation marks: Exhibit “A”", examples=["true"]
    )
    order: Literal["as listed", "as cited"] = Field(
        "as listed",
        description="whether exhibits follow one another as `exhibits` lists them, or as allegations first cite them",
        examples=["as cited"],
    )
    filed: Filed | None = Field(
        None,
        description="`separate`: each exhibit is a file of its own; `combined`: all are in the paper's file;"
        " `not attached`; by default, as the court has it",
        examples=["combined"],
    )
    cover_sheets: bool = Field(True, description="whether each exhibit has a cover sheet", examples=["false"])
    stamps: bool = Field(
        True, description="whether each page is marked `Exhibit A, page 3 of 12`, where it is blank", examples=["false"]
    )
    bates: Line | None = Field(
        None,
        description="the number of the first page, if the pages of all exhibits of the matter are numbered in one"
        " series",
        examples=["PARLER 000001"],
        pattern=BATES,
    )
    index: bool = Field(False, description="whether an index of exhibits comes before them", examples=["true"])
    two_sided: bool = Field(
        False,
        description="whether each exhibit begins on the front of a sheet, for printing on both sides",
        examples=["true"],
    )
    letter_size: bool = Field(
        False, description="whether pages of another size are fitted to letter size", examples=["true"]
    )


USUAL_FORM = ExhibitForm.model_construct()
"""How exhibits are labeled, marked and filed if the matter says nothing."""
