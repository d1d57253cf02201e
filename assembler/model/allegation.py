"""A paragraph of a pleading, or a sub-heading between paragraphs, and the allegations that plead an element."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.regex import Regex
from assembler.language.typed_signs import is_divider
from assembler.model.base import NAME, Line, Name, Names, ParagraphProse, Prose, Strict, text_or
from assembler.model.court.headings import HEADING_LEVELS

HIGHEST_NUMBER = 9_999
"""The highest number that a paragraph may be given."""

PrintedNumber = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)] | None
"""The number that a paragraph prints, if it is not the next one."""


class Allegation(Strict):
    """A paragraph of a pleading, or a sub-heading between paragraphs."""

    id: Name | None = Field(None, description="a name, needed if something refers to it", examples=["notice-clause"])
    text: ParagraphProse | None = Field(
        None, description="what is alleged", examples=["On January 9, 2021, AWS wrote ..."]
    )
    numbered: bool = Field(
        True,
        description="whether the paragraph is numbered; an epigraph or an introduction to a section is not",
        examples=["false"],
    )
    number: PrintedNumber = Field(
        None,
        description="the number that the paragraph prints, if it is not the next one; the paragraphs after it continue "
        "from that number",
        examples=["14"],
    )
    belief: bool = Field(False, description='whether it is pleaded "on information and belief"', examples=["true"])
    exhibit: Names = Field((), description="exhibits that support the paragraph, cited at its end", examples=["csa"])
    heading: Line | None = Field(
        None, description="a sub-heading, instead of a text", examples=["The Customer Agreement"]
    )
    level: int = Field(
        2,
        ge=2,
        le=HEADING_LEVELS,
        description="the level of a sub-heading; a first-level heading belongs to a separate section",
        examples=["3"],
    )

    @model_validator(mode="before")
    @classmethod
    def _divider_has_no_number(cls, value: Any) -> Any:
        is_divider_map = isinstance(value, Mapping) and isinstance(value.get("text"), str) and is_divider(value["text"])
        return {"numbered": False, **value} if is_divider_map else value

    @model_validator(mode="after")
    def _text_or_heading(self) -> "Allegation":
        if (self.text is None) is (self.heading is None):
            raise PydanticCustomError("text_or_heading", "takes either `text` or `heading`", {})
        keys = self.model_fields_set
        text_keys = ("numbered", "number", "belief", "exhibit")
        if self.heading and (key := next((key for key in text_keys if key in keys), "")):
            message = "is a sub-heading, which cannot have `{key}`"
            raise PydanticCustomError("heading_only", message, {"key": key, "fix": f"delete `{key}:`"})
        if self.text and "level" in keys:
            raise PydanticCustomError("level_of_text", "has `level`, which only a `heading` can have", {})
        if self.number and not self.numbered:
            message = "has `number: {number}` and `numbered: false`"
            fix = "delete one of the two keys"
            raise PydanticCustomError("number_of_unnumbered", message, {"number": self.number, "fix": fix})
        if self.id and not self.numbered:
            message = "has the name `{id}` but no number for a reference to print"
            raise PydanticCustomError("unnumbered_name", message, {"id": self.id, "fix": "delete `id:`"})
        return self


Allegations = tuple[Annotated[Allegation, text_or(Allegation)], ...]


SENTENCE_END = Regex(r"[.?!][”’\"'*)\]]*\s*$")
"""The end of a sentence: its final mark, with any quotation marks, asterisks and brackets that close after it."""


def _as_entries(value: Any) -> Any:
    """Return *value*, the entries that plead an element, as a tuple; a sentence becomes the map of an allegation."""
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(
        {"text": entry} if isinstance(entry, str) and not re.match(NAME, entry) else entry for entry in entries
    )


def _sentence_only(allegation: Allegation) -> Allegation:
    if allegation.heading is not None:
        raise PydanticCustomError("heading_pleads", "is a sub-heading, which pleads nothing", {})
    if not SENTENCE_END.search(allegation.text or ""):
        message = "is neither a name nor a sentence that ends with a period"
        fix = "end the sentence with a period; write several names as a list, `[one, two]`"
        raise PydanticCustomError("no_sentence", message, {"fix": fix})
    return allegation


def _kind_of_entry(value: Any) -> str:
    return "name" if isinstance(value, str) else "allegation"


Pleaded = Annotated[
    tuple[
        Annotated[
            Annotated[Allegation, AfterValidator(_sentence_only), Tag("allegation")] | Annotated[Name, Tag("name")],
            Discriminator(_kind_of_entry),
        ],
        ...,
    ],
    BeforeValidator(_as_entries, json_schema_input_type=Allegation | Prose | tuple[Allegation | Prose, ...]),
]
"""The allegations that plead an element: names of allegations, or sentences of the count itself."""
