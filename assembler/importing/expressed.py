"""Words of a source that are not text of its matter: its structure expresses them, or a matter never has them."""

from dataclasses import dataclass

from assembler.importing.read_document import NOWHERE, SourcePlace

SIGNATURE = "signature"
CLERKS_STAMP = "filing stamp"
CAPTION_RULE = "rule of the caption"
DIVIDER = "divider"
LINE_OF_SLASHES = "line of slashes"
JOINING_WORD = "joining word"
CONTENTS = "table of contents"
REPEATED_TITLE = "repeated title"
REPEATED_NUMBER = "repeated case number"
DOCUMENT_NUMBER = "number of a document"
REFERENCE_TO_PARAGRAPH = "reference"
RANGE_OF_PARAGRAPHS = "range of paragraphs"
NEVER_WRITTEN = frozenset(
    {
        SIGNATURE,
        CLERKS_STAMP,
        CAPTION_RULE,
        DIVIDER,
        LINE_OF_SLASHES,
        JOINING_WORD,
        CONTENTS,
        REPEATED_TITLE,
        REPEATED_NUMBER,
        DOCUMENT_NUMBER,
    }
)
"""The kinds of words that a matter never has."""


@dataclass(frozen=True, slots=True)
class Expressed:
    """Words of the source that the matter expresses by its structure, such as the number of a paragraph."""

    kind: str
    text: str
    place: SourcePlace = NOWHERE
